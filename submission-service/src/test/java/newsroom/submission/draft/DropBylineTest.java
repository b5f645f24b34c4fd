package newsroom.submission.draft;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static newsroom.submission.RunningService.bean;
import static newsroom.submission.RunningService.call;
import static newsroom.submission.RunningService.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import newsroom.contracts.ConfirmationEvent.BylineDropConfirmed;
import newsroom.contracts.EditorialEvent.ArticleApproved;
import newsroom.contracts.EditorialEvent.BylineDropTaken;
import newsroom.contracts.EditorialEvent.ReviewOpened;
import newsroom.contracts.Event;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.platform.event.EventCodec;
import newsroom.platform.messaging.EventConsumer;
import newsroom.platform.messaging.ParkedEvents;
import newsroom.submission.RunningService;
import newsroom.submission.RunningService.Answer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.support.MessageBuilder;

/// A contributor drops the byline: none of what the service keeps holds it, and nothing that is on its way is lost.
@ExtendWith(RunningService.class)
class DropBylineTest {

    private final String name = "Voltairine " + UUID.randomUUID();
    private final Contributor emma = Contributor.withReceipt("Words.");

    @Test
    void nothing_that_is_kept_holds_a_dropped_byline() {
        sign("Words with a name.");
        assertThat(emma.send().status()).isEqualTo(201);
        sign("More words with a name.");
        assertThat(emma.send("{\"significance\":\"typo\"}", emma.etag()).status())
                .isEqualTo(422);
        var before = hash(1);
        var etag = emma.etag();
        assertThat(acts(emma.get())).contains("drop-byline");
        assertThat(kept()).contains(name, before);

        var dropped = emma.delete("/byline");
        assertThat(dropped.status()).as(dropped.text()).isEqualTo(200);
        assertThat(acts(dropped)).doesNotContain("drop-byline");
        assertThat(kept()).doesNotContain(name);
        assertThat(hash(1)).isNotEqualTo(before);
        var whole = emma.get("/revisions/1").json().path("content");
        assertThat(whole.path("byline").isMissingNode()).isTrue();
        assertThat(whole.path("body").stringValue()).isEqualTo("Words with a name.");

        var stale = call("PUT", emma.path(), signed("Words."), "Authorization", emma.authorization, "If-Match", etag);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().path("current").toString()).contains("a title").doesNotContain(name);
        var again = emma.delete("/byline");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.etag()).isEqualTo(dropped.etag());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(kept())
                        .doesNotContain("revision-sent.v1\", \"subject\": \"draft/" + emma.article)
                        .doesNotContain(before));
    }

    @Test
    void a_byline_that_was_never_sent_is_nobody_else_s_business() {
        sign("Words with a name.");
        assertThat(emma.delete("/byline").status()).isEqualTo(200);
        assertThat(emma.get().json().path("bylineDropped").isMissingNode()).isTrue();
        assertThat(kept()).doesNotContain(name);
    }

    @Test
    void an_erased_draft_has_none() {
        assertThat(emma.delete("").status()).isEqualTo(200);
        assertThat(emma.delete("/byline").status()).isEqualTo(409);
    }

    @Test
    void what_is_told_meanwhile_of_the_text_with_its_byline_counts_and_brings_nothing_back() {
        sign("Words with a name.");
        emma.send();
        var before = hash(1);
        emma.delete("/byline");

        take("editorial", "review/" + emma.article, 1, new ReviewOpened(emma.article, 1, before));
        assertThat(emma.state()).isEqualTo("in-review");
        // One that is ahead of its turn is parked with all that it says.
        take("editorial", "review/" + emma.article, 3, approved("f".repeat(64)));
        assertThat(kept()).doesNotContain(name);
        take("editorial", "review/" + emma.article, 2, approved(before));
        assertThat(emma.state()).isEqualTo("accepted");
        assertThat(kept()).doesNotContain(name).doesNotContain(before);
    }

    @Test
    void what_was_parked_before_loses_it() {
        sign("Words with a name.");
        emma.send();
        take("editorial", "review/" + emma.article, 2, approved(hash(1)));
        assertThat(emma.state()).isEqualTo("submitted");
        emma.delete("/byline");
        assertThat(kept()).doesNotContain(name);
        take("editorial", "review/" + emma.article, 1, new ReviewOpened(emma.article, 1, hash(1)));
        assertThat(emma.state()).isEqualTo("accepted");
    }

    @Test
    void the_contributor_sees_who_has_it_nowhere_any_more() {
        sign("Words with a name.");
        emma.send();
        emma.delete("/byline");
        assertThat(emma.get().json().path("bylineDropped").toString()).isEqualTo("{\"lastRevision\":1,\"taken\":[]}");
        take("editorial", "review/" + emma.article, 1, new BylineDropTaken(emma.article, 1));
        take("confirmations", "article/" + emma.article, 1, new BylineDropConfirmed(emma.article, 1));
        assertThat(emma.get().json().path("bylineDropped").toString())
                .isEqualTo("{\"lastRevision\":1,\"taken\":[\"editorial\",\"publication\"]}");
    }

    @Test
    void a_byline_that_was_kept_with_the_content_of_its_revision_is_destroyed_with_that() {
        emma.send();
        var store = bean(MongoDatabase.class);
        var id = emma.article.toString();
        var draft = store.getCollection("drafts").find(eq("_id", id)).first();
        assertThat(draft).isNotNull();
        var content = draft.get("state", Document.class)
                .getList("revisions", Document.class)
                .getFirst()
                .getString("content");
        var texts = store.getCollection("texts");
        var kept = texts.find(eq("_id", id + "/" + content)).first();
        assertThat(kept).isNotNull();
        var old = "{\"byline\":\"" + name + "\","
                + kept.getString("text").substring(1).replace("\"byline\":null,", "");
        texts.deleteOne(eq("_id", id + "/" + content));
        texts.insertOne(new Document("_id", id + "/" + RevisionContent.sha256(old))
                .append("article", id)
                .append("text", old));
        store.getCollection("drafts").updateOne(eq("_id", id), unset("state.revisions.0.byline"));
        store.getCollection("drafts")
                .updateOne(eq("_id", id), set("state.revisions.0.content", RevisionContent.sha256(old)));
        assertThat(emma.get("/revisions/1").text()).contains(name);

        assertThat(emma.delete("/byline").status()).isEqualTo(200);
        assertThat(kept()).doesNotContain(name).doesNotContain(RevisionContent.sha256(old));
        assertThat(emma.get("/revisions/1").json().path("content").path("body").stringValue())
                .isEqualTo("Words.");
    }

    /// Everything the service has in its store, what is parked too.
    private static String kept() {
        var all = new StringBuilder(stored());
        bean(ParkedEvents.class).all(1000).forEach(it -> {
            if (it.value() != null) {
                all.append(new String(it.value(), StandardCharsets.UTF_8)).append('\n');
            }
        });
        return all.toString();
    }

    private void sign(String body) {
        var saved =
                call("PUT", emma.path(), signed(body), "Authorization", emma.authorization, "If-Match", emma.etag());
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    }

    private String signed(String body) {
        return Contributor.request(body).put("byline", name).toString();
    }

    private String hash(int revision) {
        var sent = emma.get().json().path("revisions").path(revision - 1);
        return sent.path("hash").stringValue();
    }

    private static List<String> acts(Answer answer) {
        return answer.json()
                .path("acts")
                .valueStream()
                .map(it -> it.stringValue())
                .toList();
    }

    private ArticleApproved approved(String hash) {
        var content = new RevisionContent(
                "en", "a title", null, "Words.", name, "CC0-1.0", null, List.of(), List.of(), List.of());
        return new ArticleApproved(emma.article, 1, hash, Significance.MAJOR, List.of("es"), content, null, null, null);
    }

    private void take(String consumer, String subject, long sequence, Event event) {
        var codec = new EventCodec();
        var message = MessageBuilder.withPayload(codec.write(event).getBytes(StandardCharsets.UTF_8))
                .copyHeaders(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_source", "urn:veche:test",
                        "ce_type", event.type(),
                        "ce_subject", subject,
                        "ce_time", "2026-05-01T12:00:00Z",
                        "ce_epoch", "1",
                        "ce_sequence", Long.toString(sequence),
                        "content-type", "application/json"))
                .setHeader(KafkaHeaders.RECEIVED_KEY, emma.article.toString().getBytes(StandardCharsets.UTF_8))
                .build();
        RunningService.CONTEXT.getBean(consumer, EventConsumer.class).accept(message);
    }
}
