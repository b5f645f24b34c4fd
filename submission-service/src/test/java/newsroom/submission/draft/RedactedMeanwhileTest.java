package newsroom.submission.draft;

import static com.mongodb.client.model.Filters.eq;
import static newsroom.submission.RunningService.bean;
import static newsroom.submission.RunningService.call;
import static newsroom.submission.RunningService.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import newsroom.contracts.ConfirmationEvent.EditionPublished;
import newsroom.contracts.EditorialEvent.ArticleRedacted;
import newsroom.contracts.EditorialEvent.RevisionRedacted;
import newsroom.contracts.Event;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.contracts.SubmissionEvent.ArticleAppealed;
import newsroom.contracts.SubmissionEvent.RevisionSent;
import newsroom.platform.event.EventCodec;
import newsroom.submission.RunningService;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/// What is under way when words are taken out of a text brings them back nowhere, and nothing else is lost by it.
@ExtendWith(RunningService.class)
class RedactedMeanwhileTest {

    private static final EventCodec CODEC = new EventCodec();

    private final String name = "Lucy " + UUID.randomUUID();
    private final Contributor emma = Contributor.withReceipt("First of " + name + ".");
    private final Others others = new Others(emma.article);

    @Test
    void what_was_saved_long_before_it_was_sent_goes_too() {
        for (int i = 0; i < 6; i++) {
            emma.save("Draft " + i + " of " + name + ".", emma.etag());
        }
        emma.send();
        redact(1, 1, "Draft of █████.");
        assertThat(stored()).doesNotContain(name);
        assertThat(emma.get().json().path("content").path("body").stringValue()).isEqualTo("Draft of █████.");
    }

    @Test
    void what_was_written_to_each_other_stays() {
        emma.send();
        emma.post("/conversation", "{\"text\":\"It is urgent.\"}");
        emma.save("Mine.", emma.etag());
        redact(1, 1, "First of █████.");
        assertThat(emma.get("/conversation").text()).contains("It is urgent.");
        assertThat(emma.get().json().path("content").path("body").stringValue()).isEqualTo("Mine.");
        assertThat(emma.get("/revisions/1..draft").status()).isEqualTo(200);
    }

    @Test
    void nobody_brings_the_words_back_who_has_not_seen_that_they_are_gone() {
        var before = emma.etag();
        emma.send();
        redact(1, 1, "First of █████.");

        var refused = emma.save("First of " + name + ", and more.", before);
        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.json().path("current").path("content").path("body").stringValue())
                .isEqualTo("First of █████.");
        assertThat(stored()).as("of what is refused, nothing is kept").doesNotContain(name);

        var wrote = emma.post("/conversation", "{\"text\":\"Is it read yet?\"}");
        assertThat(wrote.status()).isEqualTo(201);
        assertThat(emma.save("First of " + name + ", and more.", wrote.etag()).status())
                .as("who wrote to the editors has not seen it either")
                .isEqualTo(412);
        assertThat(emma.save("First of a woman.", emma.etag()).status()).isEqualTo(200);
        var later = emma.post("/conversation", "{\"text\":\"And now?\"}");
        assertThat(emma.save("First of two.", later.etag()).status()).isEqualTo(200);
    }

    @Test
    void an_older_text_that_was_taken_up_again_is_what_is_left() {
        emma.send();
        emma.save("Second of " + name + ".", emma.etag());
        emma.send();
        assertThat(emma.restore(1, emma.etag()).status()).isEqualTo(200);
        redact(1, 2, "Second of █████.");
        assertThat(stored()).doesNotContain(name);
        assertThat(emma.get().json().path("content").path("body").stringValue()).isEqualTo("Second of █████.");
    }

    @Test
    void a_newest_revision_that_lost_words_can_lose_more() {
        var place = "at " + UUID.randomUUID();
        emma.send();
        emma.save("Second of " + name + ", " + place + ".", emma.etag());
        emma.send();
        redact(1, 1, "First of █████, " + place + ".");
        newest(1, 2, "Second of █████, " + place + ".");
        assertThat(hash(2)).isEqualTo(content("Second of █████, " + place + ".").hash());
        redact(2, 1, "█████.");
        newest(2, 2, "█████.");
        assertThat(hash(1)).isEqualTo(content("█████.").hash());
        assertThat(hash(2)).isEqualTo(content("█████.").hash());
        assertThat(stored()).doesNotContain(name, place);

        var etag = emma.etag();
        redact(1, 1, "First of █████, " + place + ".");
        newest(1, 2, "Second of █████, " + place + ".");
        assertThat(emma.etag()).as("an older one comes late").isEqualTo(etag);
        assertThat(stored()).doesNotContain(name, place);
    }

    @Test
    void a_byline_that_was_dropped_meanwhile_does_not_come_back() {
        var byline = "Voltairine " + UUID.randomUUID();
        var signed = Contributor.request("First of " + name + ".").put("byline", byline);
        call("PUT", emma.path(), signed.toString(), "Authorization", emma.authorization, "If-Match", emma.etag());
        emma.send();
        var left = content("First of █████.");
        assertThat(left.byline()).isEqualTo(byline);
        emma.delete("/byline");
        others.review(new ArticleRedacted(emma.article, 1, 1, left.hash(), left, 1, null));
        assertThat(stored()).doesNotContain(name, byline, left.hash());
        assertThat(hash(1)).isEqualTo(left.withoutByline().hash());
        assertThat(emma.get().json().path("content").path("byline").isMissingNode())
                .isTrue();
    }

    @Test
    void a_byline_that_stays_can_be_dropped_after() {
        var byline = "Voltairine " + UUID.randomUUID();
        var signed = Contributor.request("First of " + name + ".").put("byline", byline);
        call("PUT", emma.path(), signed.toString(), "Authorization", emma.authorization, "If-Match", emma.etag());
        emma.send();
        redact(1, 1, "First of █████.");
        assertThat(emma.get("/revisions/1")
                        .json()
                        .path("content")
                        .path("byline")
                        .stringValue())
                .isEqualTo(byline);
        assertThat(emma.delete("/byline").status()).isEqualTo(200);
        assertThat(stored()).doesNotContain(name, byline);
    }

    @Test
    void what_readers_had_before_is_not_noted_by_its_hash() {
        emma.send();
        var first = hash(1);
        redact(1, 1, "First of █████.");
        others.edition("en", new EditionPublished(emma.article, "en", 1, first, "/en/1/first"));
        assertThat(stored()).doesNotContain(first);
        others.edition("en", new EditionPublished(emma.article, "en", 1, hash(1), "/en/1/first"));
        assertThat(emma.get().json().path("editions").toString())
                .isEqualTo("[{\"language\":\"en\",\"state\":\"published\",\"address\":\"/en/1/first\","
                        + "\"corrections\":0}]");
    }

    @Test
    void what_is_not_noted_as_sent_says_what_is_left() {
        emma.send();
        emma.save("Second of " + name + ".", emma.etag());
        emma.send();
        await().atMost(Duration.ofSeconds(30)).until(() -> outbox().isEmpty());
        var first = unsent(1, new RevisionSent(emma.article, 1, hash(1), Significance.MAJOR, named(1), null, null));
        var second = unsent(
                2, new RevisionSent(emma.article, 2, hash(2), Significance.MAJOR, named(2), "Mind the date.", null));
        var appeal = unsent(3, new ArticleAppealed(emma.article, 2, hash(2), UUID.randomUUID(), "Again."));
        var hashes = List.of(hash(1), hash(2));
        redact(1, 2, "Second of █████.");

        assertThat(stored()).doesNotContain(name).doesNotContain(hashes);
        assertThat(outbox()).extracting(it -> it.getString("id")).containsExactly(first, second, appeal);
        assertThat(outbox())
                .extracting(it -> it.getString("type"))
                .containsExactly(
                        "org.veche.newsroom.skipped.v1",
                        "org.veche.submission.revision-sent.v1",
                        "org.veche.submission.article-appealed.v1");
        var told = (RevisionSent) read(outbox().get(1));
        var left = content("Second of █████.");
        assertThat(told)
                .isEqualTo(new RevisionSent(
                        emma.article,
                        2,
                        left.hash(),
                        Significance.MAJOR,
                        left.withBody(RevisionContent.sha256(left.body())),
                        "Mind the date.",
                        null));
        assertThat(((ArticleAppealed) read(outbox().get(2))).hash()).isEqualTo(left.hash());
        drafts().updateOne(eq("_id", emma.article.toString()), Updates.unset("outbox.$[].parked"));
        await().atMost(Duration.ofSeconds(30)).until(() -> outbox().isEmpty());
    }

    @Test
    void what_the_contributor_saves_again_before_it_is_finished_is_not_destroyed() {
        emma.send();
        redact(1, 1, "First of █████.");
        emma.save("First of " + name + ".", emma.etag());
        var again = RevisionContent.sha256("First of " + name + ".");
        drafts().updateOne(
                        eq("_id", emma.article.toString()),
                        Updates.combine(
                                Updates.set("state.redacted.unfinished", true),
                                Updates.set("state.redacted.remains", List.of(again))));
        bean(WhenRedactedLoseTheWords.class).finish();
        assertThat(emma.get().json().path("content").path("body").stringValue()).isEqualTo("First of " + name + ".");
    }

    private void redact(int redaction, int revision, String body) {
        var left = content(body);
        others.review(new ArticleRedacted(emma.article, redaction, revision, left.hash(), left, 1, null));
    }

    private void newest(int redaction, int revision, String body) {
        var left = content(body);
        others.review(new RevisionRedacted(emma.article, redaction, revision, left.hash(), left));
    }

    private String hash(int revision) {
        var shown = emma.get().json().path("revisions").path(revision - 1);
        return shown.path("hash").stringValue();
    }

    /// The contributor's own, with another body.
    private RevisionContent content(String body) {
        var shown = new JsonMapper().treeToValue(emma.get().json().path("content"), RevisionContent.class);
        return shown.withBody(body);
    }

    private RevisionContent named(int revision) {
        var shown = emma.get("/revisions/" + revision).json().path("content");
        var whole = new JsonMapper().treeToValue(shown, RevisionContent.class);
        return whole.withBody(RevisionContent.sha256(whole.body()));
    }

    /// Puts an event among those that are to be sent, stopped, as if the broker's answer to it had been lost.
    private String unsent(int sequence, Event event) {
        var id = UUID.randomUUID().toString();
        drafts().updateOne(
                        eq("_id", emma.article.toString()),
                        Updates.push(
                                "outbox",
                                new Document("id", id)
                                        .append("topic", event.topic().name())
                                        .append("key", event.key())
                                        .append("article", emma.article.toString())
                                        .append("type", event.type())
                                        .append("subject", "draft/" + emma.article)
                                        .append("epoch", 1)
                                        .append("sequence", (long) sequence)
                                        .append("time", new Date(0))
                                        .append("data", CODEC.write(event))
                                        .append("parked", true)));
        return id;
    }

    private static Event read(Document entry) {
        var data = entry.getString("data").getBytes(StandardCharsets.UTF_8);
        return CODEC.read(entry.getString("type"), data).orElseThrow();
    }

    private List<Document> outbox() {
        return Objects.requireNonNull(
                        drafts().find(eq("_id", emma.article.toString())).first())
                .getList("outbox", Document.class);
    }

    private static MongoCollection<Document> drafts() {
        return bean(MongoDatabase.class).getCollection("drafts");
    }
}
