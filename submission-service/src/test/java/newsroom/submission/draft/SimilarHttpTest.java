package newsroom.submission.draft;

import static com.mongodb.client.model.Filters.eq;
import static newsroom.submission.RunningService.TOKENS;
import static newsroom.submission.RunningService.bean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.submission.RunningService;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Texts that are much like others are linked, to those who may know of these.
@ExtendWith(RunningService.class)
class SimilarHttpTest {

    private static final Act ACT = Act.ofContributor(Instant.parse("2026-05-01T12:00:00Z"));

    private final String mark = UUID.randomUUID().toString();
    private final String account = TOKENS.contributor("emma-" + mark);

    @Test
    void of_their_own_account_contributors_learn_and_of_nobody_elses() {
        var first = Contributor.withAccount(account, text(0, 10));
        sent(first);
        var again = Contributor.withAccount(account, text(2, 12));
        sent(again);
        var stranger = Contributor.withReceipt(text(1, 11));
        sent(stranger);

        assertThat(similar(again)).isEqualTo("[{\"articleId\":\"" + first.article + "\"}]");
        assertThat(similar(stranger)).isEqualTo("[]");
        assertThat(toldOf(stranger)).isTrue();
    }

    @Test
    void of_what_readers_have_everybody_learns_while_they_have_it() {
        var first = Contributor.withReceipt(text(0, 10));
        sent(first);
        var stranger = Contributor.withReceipt(text(0, 9));
        sent(stranger);
        assertThat(similar(stranger)).isEqualTo("[]");

        publish(first, 1);
        assertThat(similar(stranger))
                .isEqualTo("[{\"articleId\":\"" + first.article + "\",\"address\":\"/en/x/first\"}]");

        first.save(text(0, 10) + "\n\nMore.", first.etag());
        sent(first);
        assertThat(similar(stranger))
                .as("what readers do not have yet is not public")
                .isEqualTo("[]");
        publish(first, 2);
        assertThat(similar(stranger)).contains("/en/x/first");
        first.post("/withdrawal", "");
        assertThat(similar(stranger)).isEqualTo("[]");
        first.delete("/withdrawal");
        assertThat(similar(stranger)).contains("/en/x/first");
        decided(first, EditorialStep.Kind.WITHDRAWN_BY_DESK);
        assertThat(similar(stranger)).as("the desk withdrew it").isEqualTo("[]");
        decided(first, EditorialStep.Kind.RESTORED_BY_DESK);
        assertThat(similar(stranger)).contains("/en/x/first");
        first.delete("");
        assertThat(similar(stranger)).isEqualTo("[]");
    }

    @Test
    void another_text_or_one_of_less_than_four_fifths_is_not_linked() {
        var first = Contributor.withAccount(account, text(0, 10));
        sent(first);
        var other = Contributor.withAccount(account, text(3, 13));
        sent(other);
        assertThat(similar(other)).isEqualTo("[]");
        assertThat(toldOf(other)).isFalse();
    }

    @Test
    void what_was_only_saved_is_compared_with_nothing() {
        var saved = Contributor.withAccount(account, text(0, 10));
        var other = Contributor.withAccount(account, text(0, 10));
        sent(other);
        assertThat(similar(other)).isEqualTo("[]");
        assertThat(saved.get().json().has("similar")).isTrue();
    }

    @Test
    void erasing_destroys_the_fingerprint() {
        var first = Contributor.withAccount(account, text(0, 10));
        sent(first);
        var fingerprints = bean(MongoDatabase.class).getCollection("fingerprints");
        assertThat(fingerprints.countDocuments(eq("_id", first.article.toString())))
                .isOne();
        first.delete("");
        assertThat(fingerprints.countDocuments(eq("_id", first.article.toString())))
                .isZero();
        var other = Contributor.withAccount(account, text(0, 10));
        sent(other);
        assertThat(similar(other)).isEqualTo("[]");
    }

    /// Sends what is saved, and lets it be compared. Here that is done by no clock: what it finds is told, and would
    /// come in between what other tests look at.
    private static void sent(Contributor contributor) {
        var sent = contributor.send();
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        int revision = sent.json().path("revision").intValue();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            bean(FindSimilar.class).sweep();
            return stored("drafts", contributor).get("state", Document.class).getInteger("compared") >= revision;
        });
    }

    private static Document stored(String collection, Contributor contributor) {
        var found = bean(MongoDatabase.class)
                .getCollection(collection)
                .find(eq("_id", contributor.article.toString()))
                .first();
        assertThat(found).isNotNull();
        return found;
    }

    /// Whether its article has told more than its revisions.
    private static boolean toldOf(Contributor contributor) {
        var told = stored("drafts", contributor).get("told", Document.class).getLong("SUBMISSIONS");
        return told > contributor.get().json().path("revisions").size();
    }

    private static String similar(Contributor contributor) {
        JsonNode json = contributor.get().json();
        return json.path("similar").toString();
    }

    private static void publish(Contributor contributor, int revision) {
        var hash = contributor
                .get()
                .json()
                .path("revisions")
                .path(revision - 1)
                .path("hash")
                .stringValue();
        drafts().change(
                        contributor.article.toString(),
                        ACT,
                        it -> it.noted(reach -> reach.published("en", "/en/x/first", hash)))
                .orThrow();
    }

    private static void decided(Contributor contributor, EditorialStep.Kind kind) {
        drafts().change(contributor.article.toString(), ACT, it -> {
                    var last =
                            it.papersIfAny().orElseThrow().writing().lastSent().orElseThrow();
                    return it.reviewed(
                            new EditorialStep(last.revision(), last.hash(), kind, ACT.time(), null, List.of()));
                })
                .orThrow();
    }

    @SuppressWarnings("unchecked") // there is one store
    private static AggregateStore<Draft> drafts() {
        return (AggregateStore<Draft>) bean(AggregateStore.class);
    }

    private String text(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(it -> "Paragraph " + it + " of " + mark + ".")
                .collect(Collectors.joining("\n\n"));
    }
}
