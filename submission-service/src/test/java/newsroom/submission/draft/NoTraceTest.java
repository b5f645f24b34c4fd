package newsroom.submission.draft;

import static newsroom.submission.RunningService.TOKENS;
import static newsroom.submission.RunningService.call;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import newsroom.submission.RunningService;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a contributor's acts leave behind, in the store and on the topic.
@ExtendWith(RunningService.class)
class NoTraceTest {

    private static final Pattern TIME = Pattern.compile("\"\\$date\": ?\"([^\"]+)\"");

    @Test
    void no_address_agent_or_receipt_is_stored_or_sent() {
        var word = "planted" + UUID.randomUUID().toString().replace("-", "");
        var receipt = "";
        var article = "";
        for (var headers : List.of(
                new String[] {"User-Agent", word, "X-Forwarded-For", "203.0.113.77", "Forwarded", "for=203.0.113.77"},
                new String[] {"User-Agent", word, "X-Real-IP", "203.0.113.77", "Referer", "https://" + word})) {
            var created = call("POST", "/drafts", Contributor.text("Some words."), headers);
            call("POST", "/drafts", "{" + word, headers);
            call("POST", "/drafts", "x".repeat(3 * 1024 * 1024), headers);
            call("GET", created.header("Location"), "", headers);
            receipt = created.json().path("receipt").stringValue();
            article = created.json().path("articleId").stringValue();
        }
        var path = "/drafts/" + article;
        call("POST", path + "/receipt", "{\"receipt\":\"" + receipt + "\"}", "Authorization", "Receipt " + receipt);
        call(
                "POST",
                path + "/revisions",
                "{}",
                "Authorization",
                "Receipt " + receipt,
                "If-Match",
                "\"2\"",
                "User-Agent",
                word);
        var told = OnTheTopic.of(article, 1);
        assertThat(RunningService.stored()).doesNotContain(word, "203.0.113.77", receipt, receipt.replace("-", " "));
        assertThat(text(told)).doesNotContain(word, "203.0.113.77", receipt);
    }

    @Test
    void whose_account_wrote_what_is_in_no_event() {
        var name = "emma-" + UUID.randomUUID();
        var emma = Contributor.withAccount(TOKENS.contributor(name), "Some words.");
        emma.send();
        emma.post("/withdrawal", "");
        emma.delete("/withdrawal");
        emma.delete("");
        var told = OnTheTopic.of(emma.article.toString(), 4);
        assertThat(text(told)).doesNotContain(name);
        assertThat(OnTheTopic.names(told))
                .containsExactly("revision-sent", "article-withdrawn", "article-restored", "article-erased");
    }

    @Test
    void every_time_is_a_full_hour() {
        var rosa = Contributor.withReceipt("Some words.");
        rosa.send();
        rosa.post("/withdrawal", "");
        var told = OnTheTopic.of(rosa.article.toString(), 2);
        assertThat(told).allSatisfy(it -> {
            assertThat(it.timestamp() % Duration.ofHours(1).toMillis()).isZero();
            assertThat(fullHour(OnTheTopic.header(it, "ce_time"))).isTrue();
        });
        var stored = RunningService.stored();
        assertThat(stored).contains("$date").doesNotContain("$oid");
        assertThat(TIME.matcher(stored).results().map(it -> it.group(1)))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(fullHour(it)).as(it).isTrue());
    }

    @Test
    void an_articles_id_says_nothing_about_when_it_was_made() {
        assertThat(Contributor.anonymous("Some words.").article.version()).isEqualTo(4);
    }

    private static boolean fullHour(String time) {
        var instant = Instant.parse(time);
        return instant.equals(instant.truncatedTo(ChronoUnit.HOURS));
    }

    private static String text(List<ConsumerRecord<byte[], byte[]>> records) {
        var all = new StringBuilder();
        records.forEach(it -> {
            all.append(new String(it.value(), StandardCharsets.UTF_8));
            it.headers().forEach(header -> all.append(new String(header.value(), StandardCharsets.UTF_8)));
        });
        return all.toString();
    }
}
