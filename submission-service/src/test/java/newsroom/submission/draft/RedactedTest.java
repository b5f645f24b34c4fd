package newsroom.submission.draft;

import static com.mongodb.client.model.Filters.eq;
import static newsroom.submission.RunningService.bean;
import static newsroom.submission.RunningService.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import newsroom.contracts.EditorialEvent.ArticleApproved;
import newsroom.contracts.EditorialEvent.ArticleRedacted;
import newsroom.contracts.EditorialEvent.ReviewOpened;
import newsroom.contracts.EditorialEvent.RevisionRedacted;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.submission.RunningService;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/// A publisher took words out: none of what the service keeps has them, but for what the contributor writes on their
/// own since.
@ExtendWith(RunningService.class)
class RedactedTest {

    private final String name = "Lucy " + UUID.randomUUID();
    private final Contributor emma = Contributor.withReceipt("First of " + name + ".");
    private final Others others = new Others(emma.article);

    @Test
    void nothing_that_is_kept_has_the_words_and_the_contributor_is_told() {
        emma.send();
        var first = hash(1);
        emma.save("Second of " + name + ".", emma.etag());
        emma.send();
        var second = hash(2);
        opened(2, second);
        others.review(new ArticleApproved(
                emma.article, 2, second, Significance.MAJOR, List.of("es"), content("Second"), null, null, null));
        compared();
        assertThat(stored()).contains(name, first, second);

        var left = content("Second of █████.");
        others.review(new ArticleRedacted(emma.article, 1, 2, left.hash(), left, 1, "Somebody is in danger."));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(stored()).doesNotContain(name, first, second));

        assertThat(fingerprint()).isNull();
        compared();

        var shown = emma.get().json();
        assertThat(shown.path("state").stringValue()).isEqualTo("accepted");
        assertThat(shown.path("redacted").toString())
                .isEqualTo("{\"revision\":2,\"segments\":1,\"note\":\"Somebody is in danger.\"}");
        assertThat(shown.path("content").path("body").stringValue()).isEqualTo("Second of █████.");
        assertThat(shown.path("hash").stringValue()).isEqualTo(left.hash()).isEqualTo(hash(2));
        assertThat(shown.path("revisions").path(0).path("hash").isMissingNode()).isTrue();
        assertThat(emma.get("/revisions/2").json().path("content").path("body").stringValue())
                .isEqualTo("Second of █████.");
        for (var of : List.of("/revisions/1", "/revisions/1..2")) {
            var gone = emma.get(of);
            assertThat(gone.status()).as(gone.text()).isEqualTo(410);
            assertThat(gone.text()).contains("Words were taken out");
        }
        assertThat(emma.restore(1, emma.etag()).status()).isEqualTo(410);
        var etag = emma.etag();
        others.review(new ArticleRedacted(emma.article, 1, 2, left.hash(), left, 1, "Somebody is in danger."));
        assertThat(emma.etag()).as("it is told twice").isEqualTo(etag);

        // What comes next is compared with what is left.
        emma.save("Second of a woman.", emma.etag());
        var sent = emma.send();
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        assertThat(emma.get().json().path("revisions").path(2).path("revision").intValue())
                .isEqualTo(3);
        assertThat(emma.get("/revisions/2..3").status()).isEqualTo(200);
    }

    @Test
    void what_they_write_since_is_theirs() {
        emma.send();
        var first = hash(1);
        opened(1, first);
        emma.save("Mine, of " + name + ".", emma.etag());
        var left = content("First of █████.");
        others.review(new ArticleRedacted(emma.article, 1, 1, left.hash(), left, 1, null));
        var shown = emma.get().json();
        assertThat(shown.path("content").path("body").stringValue()).isEqualTo("Mine, of " + name + ".");
        assertThat(shown.path("redacted").toString()).isEqualTo("{\"revision\":1,\"segments\":1}");
        assertThat(stored()).doesNotContain("First of " + name, first);
        assertThat(emma.get("/revisions/1").json().path("content").path("body").stringValue())
                .isEqualTo("First of █████.");
    }

    @Test
    void a_newer_revision_loses_them_too_and_of_those_between_nothing_is_kept() {
        emma.send();
        for (var of : List.of("Second of ", "Third of ", "Fourth of ")) {
            emma.save(of + name + ".", emma.etag());
            emma.send();
        }
        var left = content("First of █████.");
        others.review(new ArticleRedacted(emma.article, 1, 1, left.hash(), left, 1, null));
        var newest = content("Third of █████.");
        others.review(new RevisionRedacted(emma.article, 1, 3, newest.hash(), newest));
        assertThat(stored()).doesNotContain("First of " + name, "Second of " + name, "Third of " + name);
        assertThat(hash(3)).isEqualTo(newest.hash());
        assertThat(emma.get("/revisions/1").status()).isEqualTo(200);
        assertThat(emma.get("/revisions/2").status()).isEqualTo(410);
        // The fourth was on its way; editors see it as a change.
        assertThat(emma.get("/revisions/4").text()).contains("Fourth of " + name);
        others.review(new ReviewOpened(emma.article, 3, "f".repeat(64)));
        assertThat(emma.state())
                .as("whoever has not heard names it by its old hash")
                .isNotEqualTo("declined");
        assertThat(emma.get().json().path("redacted").path("revision").intValue())
                .isEqualTo(1);
    }

    @Test
    void a_withdrawn_draft_loses_them_too() {
        emma.send();
        assertThat(emma.post("/withdrawal", "").status()).isEqualTo(200);
        var left = content("First of █████.");
        others.review(new ArticleRedacted(emma.article, 1, 1, left.hash(), left, 1, null));
        assertThat(stored()).doesNotContain(name);
        assertThat(emma.delete("/withdrawal").status()).isEqualTo(200);
        assertThat(emma.get().json().path("content").path("body").stringValue()).isEqualTo("First of █████.");
    }

    @Test
    void what_a_crash_left_undone_is_done_later() {
        emma.send();
        var drafts = bean(MongoDatabase.class).getCollection("drafts");
        var left = content("First of █████.");
        others.review(new ArticleRedacted(emma.article, 1, 1, left.hash(), left, 1, null));
        // As it is before the words are destroyed outside the draft.
        var text = "A text with " + name;
        var remains = RevisionContent.sha256(text);
        bean(MongoDatabase.class)
                .getCollection("texts")
                .insertOne(new Document("_id", emma.article + "/" + remains)
                        .append("article", emma.article.toString())
                        .append("text", text));
        drafts.updateOne(
                eq("_id", emma.article.toString()),
                Updates.combine(
                        Updates.set("state.redacted.unfinished", true),
                        Updates.set("state.redacted.remains", List.of(remains))));
        bean(WhenRedactedLoseTheWords.class).finish();
        assertThat(stored()).doesNotContain(name);
        assertThat(Objects.requireNonNull(
                                drafts.find(eq("_id", emma.article.toString())).first())
                        .get("state", Document.class)
                        .get("redacted", Document.class)
                        .getBoolean("unfinished"))
                .isFalse();
    }

    private void opened(int revision, String hash) {
        others.review(new ReviewOpened(emma.article, revision, hash));
    }

    private void compared() {
        bean(FindSimilar.class).sweep();
        assertThat(fingerprint()).isNotNull();
    }

    private @Nullable Document fingerprint() {
        return bean(MongoDatabase.class)
                .getCollection("fingerprints")
                .find(eq("_id", emma.article.toString()))
                .first();
    }

    private String hash(int revision) {
        return emma.get()
                .json()
                .path("revisions")
                .path(revision - 1)
                .path("hash")
                .stringValue();
    }

    /// As the contributor's own, with another body.
    private RevisionContent content(String body) {
        var shown = new JsonMapper().treeToValue(emma.get().json().path("content"), RevisionContent.class);
        return shown.withBody(body);
    }
}
