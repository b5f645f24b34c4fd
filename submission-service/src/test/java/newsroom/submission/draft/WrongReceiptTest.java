package newsroom.submission.draft;

import static newsroom.submission.RunningService.TOKENS;
import static newsroom.submission.RunningService.call;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import newsroom.submission.RunningService;
import newsroom.submission.RunningService.Answer;
import newsroom.submission.receipt.Receipt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever guesses does not learn whether there is a draft.
@ExtendWith(RunningService.class)
class WrongReceiptTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    |                           | ''",
                "HEAD   |                           | ''",
                "PUT    |                           | {}",
                "DELETE |                           | ''",
                "POST   | /receipt                  | {\"receipt\":\"words\"}",
                "POST   | /revisions                | {}",
                "GET    | /revisions/1              | ''",
                "POST   | /revisions/1/restoration  | ''",
                "GET    | /revisions/1..2           | ''",
                "GET    | /checks                   | ''",
                "GET    | /conversation             | ''",
                "POST   | /conversation             | {\"text\":\"words\"}",
                "POST   | /appeal                   | {\"reason\":\"words\"}",
                "POST   | /withdrawal               | ''",
                "DELETE | /withdrawal               | ''",
                "DELETE | /byline                   | ''",
                "GET    | /attachments              | ''",
                "POST   | /attachments              | words",
                "GET    | /attachments/{file}           | ''",
                "GET    | /attachments/{file}/file      | ''",
                "DELETE | /attachments/{file}           | ''",
                "POST   | /attachments/{file}/text      | ''"
            })
    void a_wrong_receipt_and_an_unknown_draft_are_answered_alike(String method, @Nullable String below, String body) {
        var rosa = Contributor.withReceipt("Words.");
        var sent = Contributor.withReceipt("Words.");
        assertThat(sent.send().status()).isEqualTo(201);
        var member = Contributor.withAccount(TOKENS.contributor("emma"), "Words.");
        var unknown = "/drafts/" + UUID.randomUUID();
        for (var receipt : List.of(
                receipt(1, "en"),
                receipt(2, "es"),
                Contributor.anonymous("Other words.").receipt(),
                rosa.receipt().substring(1),
                "abandon-ability-able",
                "%D1")) {
            var expected = seen(ask(method, unknown, below, body, receipt));
            assertThat(expected).containsEntry(":status", "404");
            for (var draft : List.of(rosa, sent, member)) {
                assertThat(seen(ask(method, draft.path(), below, body, receipt)))
                        .isEqualTo(expected);
            }
        }
    }

    /// What whoever asks a thousand times could tell apart: the median of each kind, asked in turns. The draft
    /// that is there is a large one, since reading it would take the longest.
    @Test
    @Tag("slow")
    void a_wrong_receipt_and_an_unknown_draft_take_the_same_time() {
        var rosa = Contributor.withReceipt("Words.");
        rosa.send();
        for (int i = 0; i < 150; i++) {
            assertThat(rosa.post("/conversation", "{\"text\":\"Message " + i + "\"}")
                            .status())
                    .isEqualTo(201);
        }
        var guess = receipt(3, "en");
        double nearest = Double.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            var there = new long[1000];
            var unknown = new long[there.length];
            for (int i = 0; i < there.length; i++) {
                there[i] = time(rosa.path(), guess);
                unknown[i] = time("/drafts/" + UUID.randomUUID(), guess);
            }
            var ratio = median(there) / median(unknown);
            System.out.printf(
                    "A wrong receipt takes %.3f times as long as an unknown draft (%.0f and %.0f µs)%n",
                    ratio, median(there) / 1000, median(unknown) / 1000);
            nearest = Math.abs(ratio - 1) < Math.abs(nearest - 1) ? ratio : nearest;
        }
        assertThat(nearest).isBetween(0.9, 1.1);
    }

    private static long time(String path, String receipt) {
        var began = System.nanoTime();
        var answer = ask("GET", path, null, "", receipt);
        var took = System.nanoTime() - began;
        assertThat(answer.status()).isEqualTo(404);
        return took;
    }

    private static double median(long[] times) {
        var sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static Answer ask(String method, String path, @Nullable String below, String body, String receipt) {
        return call(
                method,
                path
                        + (below == null
                                ? ""
                                : below.replace("{file}", UUID.randomUUID().toString())),
                body,
                "Authorization",
                "Receipt " + receipt,
                "If-Match",
                "\"2\"");
    }

    /// All of an answer but the time.
    private static Map<String, String> seen(Answer answer) {
        var seen = new TreeMap<String, String>();
        answer.response().headers().map().forEach((name, values) -> seen.put(name, String.join(",", values)));
        seen.remove("date");
        seen.put(":status", Integer.toString(answer.status()));
        seen.put("", answer.text());
        return seen;
    }

    private static String receipt(int seed, String language) {
        var bytes = new byte[Receipt.BYTES];
        new Random(seed).nextBytes(bytes);
        return Receipt.of(bytes, language).spelled();
    }
}
