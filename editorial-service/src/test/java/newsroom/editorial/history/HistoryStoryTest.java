package newsroom.editorial.history;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static newsroom.editorial.Newsroom.AN_HOUR;
import static newsroom.editorial.Newsroom.get;
import static newsroom.editorial.Newsroom.post;
import static newsroom.editorial.Newsroom.store;
import static newsroom.editorial.Newsroom.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import newsroom.contracts.Significance;
import newsroom.contracts.SubmissionEvent.ArticleAppealed;
import newsroom.contracts.SubmissionEvent.BylineDropped;
import newsroom.contracts.SubmissionEvent.MessageWritten;
import newsroom.contracts.SubmissionEvent.RevisionSent;
import newsroom.editorial.Newsroom;
import newsroom.editorial.Newsroom.Article;
import newsroom.editorial.Newsroom.Reply;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The history of a review, as editors and stewards see it and as it lies in the store.
@ExtendWith(Newsroom.class)
class HistoryStoryTest {

    private static final String EDITH = token("edith", "editor");
    private static final String EMMA = token("emma", "editor");
    private static final String STEWARD = token("sofia", "steward");

    private final Article article = new Article();

    @Test
    void every_act_stands_in_it_with_its_role_and_the_person_who_may_be_named() {
        var sent = article.revision(1, Significance.MAJOR, "The text of " + article.id);
        ask("Which street?");
        article.tell(new MessageWritten(article.id, UUID.randomUUID(), "Mill Street."));
        decide(sent, EMMA, "request-changes", ",\"note\":\"Say which bakery.\"");
        var second = article.revision(2, Significance.MINOR, "The other text of " + article.id);
        decide(second, EMMA, "decline", ",\"note\":\"Not for us.\"");
        article.tell(new ArticleAppealed(article.id, 2, second.hash(), UUID.randomUUID(), "It is for you."));
        var third = article.revision(3, Significance.MINOR, "The last text of " + article.id);
        decide(third, EDITH, "approve", ",\"languages\":[\"es\"]");
        assertThat(post("/translations", token("rosa", "translator", "el"), wanted("el"))
                        .status())
                .isEqualTo(201);
        article.withdraw();
        article.restore();

        var history = history("");
        assertThat(history.status()).as(history.response().body()).isEqualTo(200);
        assertThat(history.header("Cache-Control")).isEqualTo("no-store");
        assertThat(history.json().path("length").asInt()).isEqualTo(18);
        assertThat(told(history, "number", "act", "by", "person", "revision"))
                .containsExactly(
                        "1 revision-sent contributor - 1",
                        "2 message-written editor edith -",
                        "3 message-written contributor - -",
                        "4 proposed editor emma 1",
                        "5 stance-taken editor emma 1",
                        "6 decided editor emma 1",
                        "7 revision-sent contributor - 2",
                        "8 proposed editor emma 2",
                        "9 stance-taken editor emma 2",
                        "10 decided editor emma 2",
                        "11 appealed contributor - 2",
                        "12 revision-sent contributor - 3",
                        "13 proposed editor edith 3",
                        "14 stance-taken editor edith 3",
                        "15 decided editor edith 3",
                        "16 language-wanted translator rosa -",
                        "17 withdrawn contributor - -",
                        "18 restored contributor - -");
        for (var entry : history.json().path("entries")) {
            var at = Instant.parse(entry.path("at").asString());
            assertThat(at.equals(AN_HOUR))
                    .as(entry.toString())
                    .isEqualTo(entry.path("by").asString().equals("contributor"));
        }
        assertThat(entry(history, 6).path("revisionHash").asString()).isEqualTo(sent.hash());
        assertThat(entry(history, 6).path("details").path("outcome").asString()).isEqualTo("request-changes");
        assertThat(entry(history, 6).path("texts").path(0).path("text").asString())
                .isEqualTo("Say which bakery.");
        assertThat(entry(history, 11).path("texts").path(0).path("text").asString())
                .isEqualTo("It is for you.");
        assertThat(entry(history, 18).path("entry").asString())
                .isEqualTo(history.json().path("head").asString());
        assertThat(verified()).isEqualTo("true 18 0 ");
    }

    @Test
    void it_is_read_page_by_page_and_goes_on_while_it_is_read() {
        article.revision(1, Significance.MAJOR, "The text of " + article.id);
        for (int i = 1; i <= 4; i++) {
            ask("Question " + i);
        }
        var first = history("?limit=2");
        assertThat(told(first, "number")).containsExactly("1", "2");
        var next = first.text("next");
        assertThat(first.header("Link"))
                .isEqualTo("</reviews/" + article.id + "/history?limit=2&after=" + next + ">; rel=\"next\"");
        ask("Question 5");
        var second = history("?limit=2&after=" + next);
        assertThat(told(second, "number")).containsExactly("3", "4");
        var third = history("?limit=2&after=" + second.text("next"));
        assertThat(told(third, "number")).containsExactly("5", "6");
        assertThat(third.json().has("next")).isFalse();
        assertThat(third.header("Link")).isEmpty();
    }

    @Test
    void a_change_in_the_store_is_found_in_the_entry_where_it_was_made() {
        prepared();
        assertThat(found(3, set("content.person", "emma"))).isEqualTo("false 6 0 3 content");
        assertThat(found(3, set("content.at", "2026-11-23T00:00:00Z"))).isEqualTo("false 6 0 3 content");
        assertThat(found(3, set("content.details.more", 1))).isEqualTo("false 6 0 3 content");
        assertThat(found(1, set("content.revision", 2L))).isEqualTo("false 6 0 1 content");
        assertThat(found(2, set("salt", "0"))).isEqualTo("false 6 0 2 content");
        assertThat(found(2, unset("salt"))).isEqualTo("false 6 0 2 content");
        assertThat(found(2, set("previous", "0"))).isEqualTo("false 6 0 2 previous 2 hash");
        assertThat(found(2, set("contentHash", "0"))).isEqualTo("false 6 0 2 hash 2 content");
        assertThat(found(2, set("hash", "0"))).isEqualTo("false 6 0 2 hash 3 previous");
        assertThat(found(6, set("hash", "0"))).isEqualTo("false 6 0 6 hash 6 head");
        assertThat(found(1, set("opening.revisionHash", "0"))).isEqualTo("false 6 0 1 revision-hash");
        assertThat(found(3, inc("number", 10))).isEqualTo("false 5 0 3 missing 13 beyond-head");
        assertThat(found(2, combine(unset("salt"), unset("content")))).isEqualTo("true 6 1 ");

        var third = document(3);
        documents().deleteOne(eq("_id", article.id + "/3"));
        assertThat(verified()).isEqualTo("false 5 0 3 missing");
        documents().insertOne(third);
        documents()
                .insertOne(new Document(third).append("_id", article.id + "/7").append("number", 7));
        assertThat(verified()).isEqualTo("false 6 0 7 beyond-head");
        documents().deleteOne(eq("_id", article.id + "/7"));

        var head = heldHistory().getString("hash");
        change(set("state.history.hash", "0"));
        assertThat(verified()).isEqualTo("false 6 0 6 head");
        change(combine(set("state.history.hash", head), set("state.history.length", 8)));
        assertThat(verified()).isEqualTo("false 6 0 7 missing 8 missing");
        change(set("state.history.length", 6));
        assertThat(verified()).isEqualTo("true 6 0 ");
    }

    @Test
    void what_an_erasure_leaves_is_a_chain_that_says_nothing() {
        prepared();
        var salts = all(it -> it.getString("salt"));
        article.erase();
        var history = history("");
        assertThat(history.status()).isEqualTo(410);
        assertThat(history.response().body()).doesNotContain("edith");
        assertThat(verified()).isEqualTo("true 7 6 ");
        var kept = new ArrayList<>(all(Document::toJson));
        kept.add(review().toJson());
        assertThat(kept.toString()).doesNotContain("edith", "message-written", "decided", "opening");
        salts.forEach(it -> assertThat(kept.toString()).doesNotContain(it));
        assertThat(found(3, set("hash", "0"))).isEqualTo("false 7 6 3 hash 4 previous");
    }

    /// As where somebody moved it who read the review before.
    @Test
    void what_is_moved_after_an_erasure_says_nothing_either() {
        prepared();
        var links = all(HistoryDocument::read);
        article.erase();
        documents().deleteOne(eq("_id", article.id + "/3"));
        Newsroom.bean(Histories.class).keep(article.id, links, _ -> null);
        assertThat(document(3)).doesNotContainKeys("content", "salt", "opening");
        assertThat(verified()).isEqualTo("true 7 6 ");
    }

    @Test
    void a_dropped_byline_breaks_no_chain_and_leaves_no_hash_to_try_names_on() {
        var sent = prepared();
        var links = all(HistoryDocument::read);
        article.tell(new BylineDropped(article.id, 1));
        assertThat(history("").response().body()).doesNotContain(sent.hash());
        assertThat(told(history(""), "act", "revision", "person"))
                .containsExactly(
                        "revision-sent 1 -",
                        "message-written - edith",
                        "message-written - edith",
                        "proposed 1 edith",
                        "stance-taken 1 edith",
                        "decided 1 edith",
                        "byline-dropped - -");
        assertThat(verified()).isEqualTo("true 7 0 ");
        documents().deleteMany(eq("article", article.id.toString()));
        Newsroom.bean(Histories.class)
                .keep(article.id, links, _ -> sent.content().withoutByline().hash());
        assertThat(all(Document::toJson).toString()).contains("edith").doesNotContain(sent.hash());
    }

    /// A crash comes after the review's write and before its entry is a document, or before the review lets go of it.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_a_crash_left_in_the_review_is_shown_and_moved_later(boolean written) {
        prepared();
        var last = HistoryDocument.write(HistoryDocument.read(document(6)));
        change(push("state.history.unmoved", last));
        if (!written) {
            documents().deleteOne(eq("_id", article.id + "/6"));
        }
        assertThat(told(history(""), "number")).containsExactly("1", "2", "3", "4", "5", "6");
        assertThat(verified()).isEqualTo("true 6 0 ");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> heldHistory().getList("unmoved", Document.class).isEmpty());
        assertThat(HistoryDocument.write(HistoryDocument.read(document(6)))).isEqualTo(last);
        assertThat(verified()).isEqualTo("true 6 0 ");
    }

    /// As after a restoration from a backup in which the review was older than its history.
    @Test
    void where_the_review_says_otherwise_it_is_right() {
        prepared();
        var last = HistoryDocument.write(HistoryDocument.read(document(6)));
        documents().updateOne(eq("_id", article.id + "/6"), combine(set("hash", "0"), set("contentHash", "0")));
        change(push("state.history.unmoved", last));
        await().atMost(Duration.ofSeconds(20)).until(() -> verified().equals("true 6 0 "));
    }

    @Test
    void moving_it_out_changes_no_version_and_leaves_nothing_in_the_review() {
        prepared();
        var version = review().getLong("version");
        ask("Once more?");
        assertThat(review().getLong("version")).isEqualTo(version + 1);
        assertThat(heldHistory().getList("unmoved", Document.class)).isEmpty();
        assertThat(document(7).keySet())
                .containsExactlyInAnyOrder(
                        "_id", "article", "number", "previous", "contentHash", "hash", "salt", "content");
    }

    @Test
    void many_at_once_make_one_chain() throws Exception {
        article.revision(1, Significance.MAJOR, "The text of " + article.id);
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                var question = "Question " + i;
                var _ = threads.submit(() -> {
                    go.await();
                    ask(question);
                    return question;
                });
            }
            go.countDown();
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> heldHistory().getList("unmoved", Document.class).isEmpty());
        assertThat(verified()).isEqualTo("true 21 0 ");
    }

    @Test
    void one_that_is_younger_than_its_review_says_so_first() {
        article.revision(1, Significance.MAJOR, "The text of " + article.id);
        change(unset("state.history"));
        documents().deleteMany(eq("article", article.id.toString()));
        var none = history("");
        assertThat(none.json().path("length").asInt()).isZero();
        assertThat(none.json().has("head")).isFalse();
        assertThat(verified()).isEqualTo("true 0 0 ");
        ask("Which street?");
        assertThat(told(history(""), "number", "act", "by"))
                .containsExactly("1 history-begun newsroom", "2 message-written editor");
        assertThat(verified()).isEqualTo("true 2 0 ");
    }

    @Test
    void a_withdrawn_article_keeps_its_history_and_shows_no_text_of_it() {
        prepared();
        article.withdraw();
        var history = history("");
        assertThat(history.status()).isEqualTo(200);
        assertThat(told(history, "act")).endsWith("withdrawn");
        assertThat(history.response().body()).doesNotContain("Which street?");
        article.restore();
        assertThat(history("").response().body()).contains("Which street?");
    }

    @Test
    void a_text_that_is_destroyed_is_named_and_not_shown() {
        prepared();
        store().getCollection("texts").deleteMany(eq("text", "Which street?"));
        var text = entry(history(""), 2).path("texts").path(0);
        assertThat(text.path("hash").asString()).hasSize(64);
        assertThat(text.has("text")).isFalse();
        assertThat(verified()).isEqualTo("true 6 0 ");
    }

    @Test
    void editors_read_it_and_stewards_may_have_it_checked() {
        prepared();
        var path = "/reviews/" + article.id + "/history";
        assertThat(get(path, null).status()).isEqualTo(401);
        assertThat(get(path, token("rosa", "translator", "es")).status()).isEqualTo(403);
        assertThat(get(path, STEWARD).status()).isEqualTo(403);
        assertThat(get(path + "/verify", STEWARD).status()).isEqualTo(200);
        assertThat(get(path + "/verify", token("rosa", "translator", "es")).status())
                .isEqualTo(403);
        var unknown = "/reviews/" + UUID.randomUUID() + "/history";
        assertThat(get(unknown, EDITH).status()).isEqualTo(404);
        assertThat(get(unknown + "/verify", EDITH).status()).isEqualTo(404);
        for (var query : List.of("limit=0", "limit=201", "after=x", "after=eA", "after=MTIzNDU2Nzg5MDEyMzQ")) {
            var refused = history("?" + query);
            assertThat(refused.status()).as(query).isEqualTo(422);
            assertThat(refused.json().path("faults").path(0).path("field").asString())
                    .isEqualTo(query.substring(0, query.indexOf('=')));
        }
        assertThat(history("?before=x").status()).isEqualTo(400);
    }

    private RevisionSent prepared() {
        var sent = article.revision(1, Significance.MAJOR, "The text of " + article.id);
        ask("Which street?");
        ask("Which bakery?");
        decide(sent, EDITH, "approve", ",\"languages\":[]");
        return sent;
    }

    private void ask(String text) {
        var reply = post("/reviews/" + article.id + "/conversation", EDITH, "{\"text\":\"" + text + "\"}");
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(201);
    }

    private void decide(RevisionSent sent, String editor, String outcome, String more) {
        var body = "{\"outcome\":\"%s\",\"hash\":\"%s\"%s}".formatted(outcome, sent.hash(), more);
        var reply = post("/reviews/" + article.id + "/decisions", editor, body);
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
    }

    private String wanted(String language) {
        return "{\"articleId\":\"" + article.id + "\",\"language\":\"" + language + "\"}";
    }

    private Reply history(String query) {
        return get("/reviews/" + article.id + "/history" + query, EDITH);
    }

    /// Whether it is intact, how many entries were checked, how many are erased, and what is wrong with which.
    private String verified() {
        var reply = get("/reviews/" + article.id + "/history/verify", EDITH);
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
        var faults = new ArrayList<String>();
        reply.json()
                .path("faults")
                .forEach(it -> faults.add(
                        it.path("number").asInt() + " " + it.path("fault").asString()));
        return reply.json().path("intact").asBoolean() + " "
                + reply.json().path("checked").asInt() + " "
                + reply.json().path("erased").asInt() + " " + String.join(" ", faults);
    }

    /// What is found while an entry is changed.
    private String found(int number, Bson change) {
        var before = document(number);
        documents().updateOne(eq("_id", article.id + "/" + number), change);
        var found = verified();
        documents().replaceOne(eq("_id", article.id + "/" + number), before);
        return found;
    }

    private static List<String> told(Reply reply, String... fields) {
        var told = new ArrayList<String>();
        reply.json().path("entries").forEach(entry -> {
            var values = new ArrayList<String>();
            for (var field : fields) {
                values.add(entry.path(field).asString("-"));
            }
            told.add(String.join(" ", values));
        });
        return told;
    }

    private static JsonNode entry(Reply reply, int number) {
        return reply.json().path("entries").path(number - 1);
    }

    private static MongoCollection<Document> documents() {
        return store().getCollection("history");
    }

    private <T> List<T> all(Function<Document, T> of) {
        return documents()
                .find(eq("article", article.id.toString()))
                .map(of::apply)
                .into(new ArrayList<>());
    }

    private Document document(int number) {
        return Objects.requireNonNull(
                documents().find(eq("_id", article.id + "/" + number)).first());
    }

    private Document review() {
        return Objects.requireNonNull(store().getCollection("reviews")
                .find(eq("_id", article.id.toString()))
                .first());
    }

    private Document heldHistory() {
        return review().get("state", Document.class).get("history", Document.class);
    }

    private void change(Bson change) {
        store().getCollection("reviews").updateOne(eq("_id", article.id.toString()), change);
    }
}
