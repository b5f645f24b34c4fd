package newsroom.editorial.review;

import static newsroom.editorial.Newsroom.CLOCK;
import static newsroom.editorial.Newsroom.content;
import static newsroom.editorial.Newsroom.get;
import static newsroom.editorial.Newsroom.post;
import static newsroom.editorial.Newsroom.send;
import static newsroom.editorial.Newsroom.store;
import static newsroom.editorial.Newsroom.token;
import static newsroom.editorial.Newsroom.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import newsroom.contracts.EditorialEvent.ReviewStalled;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.editorial.Newsroom;
import newsroom.editorial.Newsroom.Article;
import newsroom.editorial.Newsroom.Reply;
import newsroom.editorial.Newsroom.Told;
import newsroom.editorial.desk.Desks;
import newsroom.platform.aggregate.AggregateStore;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Newsroom.class)
class QueueStoryTest {

    private static final String STELLA = token("stella", "steward");
    private static final String EDITH = token("edith", "editor");
    private static final String ANA = token("ana", "editor");

    @Test
    void a_first_revision_goes_to_the_desk_that_takes_it_and_a_later_one_stays_there() {
        var desk = desk("\"takes\": {\"topics\": [\"TOPIC\"]}");
        var article = sent(desk);
        assertThat(listed("/reviews?desk=" + desk)).containsExactly(article.id.toString());
        article.revision(2, Significance.MAJOR, about("en", "something-else"));
        assertThat(listed("/reviews?desk=" + desk)).containsExactly(article.id.toString());
        var elsewhere = new Article();
        elsewhere.revision(1, Significance.MAJOR, about("en", "something-else"));
        assertThat(listed("/reviews?desk=general&topic=something-else")).contains(elsewhere.id.toString());
    }

    @Test
    void the_queue_is_filtered_by_each_thing_and_by_all_of_them() {
        var desk = desk("\"takes\": {\"topics\": [\"TOPIC\"]}");
        var one = sent(desk);
        var two = new Article();
        two.revision(1, Significance.MAJOR, about("sr-Latn", desk));
        assertThat(listed("/reviews?desk=" + desk)).containsExactlyInAnyOrder(one.id.toString(), two.id.toString());
        assertThat(listed("/reviews?topic=" + desk)).containsExactlyInAnyOrder(one.id.toString(), two.id.toString());
        assertThat(listed("/reviews?language=sr-Latn&desk=" + desk)).containsExactly(two.id.toString());
        urgency(two.id, 1);
        assertThat(listed("/reviews?urgency=1&desk=" + desk)).containsExactly(two.id.toString());
        assertThat(listed("/reviews?urgency=3&desk=" + desk)).containsExactly(one.id.toString());
        assertThat(listed("/reviews?urgency=1")).contains(two.id.toString());
        decline(one);
        assertThat(listed("/reviews?stage=declined&desk=" + desk)).containsExactly(one.id.toString());
        assertThat(listed("/reviews?state=declined&desk=" + desk)).containsExactly(one.id.toString());
        assertThat(listed("/reviews?stage=open&desk=" + desk)).containsExactly(two.id.toString());
        assertThat(listed("/reviews?age=2&stage=declined&desk=" + desk)).isEmpty();
        CLOCK.pass(Duration.ofHours(2));
        assertThat(listed("/reviews?age=2&stage=declined&desk=" + desk)).containsExactly(one.id.toString());
        var all = "/reviews?stage=open&language=sr-Latn&urgency=1&age=0&topic=%s&desk=%s".formatted(desk, desk);
        assertThat(get(all, EDITH).status()).isEqualTo(200);
        assertThat(get("/reviews?stage=open&state=declined", EDITH).status()).isEqualTo(422);
        for (var wrong :
                List.of("urgency=0", "urgency=6", "age=-1", "age=old", "topic=No", "desk=none-such", "counts=1")) {
            assertThat(get("/reviews?" + wrong, EDITH).status()).as(wrong).isEqualTo(422);
        }
    }

    @Test
    void what_there_is_is_counted_by_stage_and_desk() {
        var desk = desk("\"takes\": {\"topics\": [\"TOPIC\"]}");
        sent(desk);
        sent(desk);
        decline(sent(desk));
        var moved = sent(desk);
        move(moved.id, "general", STELLA);
        var counts =
                get("/reviews?counts=true&limit=1&topic=" + desk, EDITH).json().path("counts");
        assertThat(counts.path("total").asInt()).isEqualTo(4);
        assertThat(counts.path("stages").path("open").asInt()).isEqualTo(3);
        assertThat(counts.path("stages").path("declined").asInt()).isEqualTo(1);
        assertThat(counts.path("desks").path(desk).asInt()).isEqualTo(3);
        assertThat(counts.path("desks").path("general").asInt()).isEqualTo(1);
        assertThat(get("/reviews?limit=1", EDITH).json().path("counts").isMissingNode())
                .isTrue();
    }

    @Test
    void pages_of_any_filter_follow_each_other_without_gap_or_repeat_in_one_order() {
        var desk = desk("\"takes\": {\"topics\": [\"TOPIC\"]}");
        var all = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            all.add(sent(desk).id.toString());
        }
        var byDesk = new ArrayList<String>();
        for (var next = "/reviews?limit=2&desk=" + desk; !next.isEmpty(); ) {
            var page = get(next, EDITH);
            byDesk.addAll(page.json().path("reviews").findValuesAsString("articleId"));
            var link = page.header("Link");
            next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
        }
        assertThat(byDesk).containsExactlyElementsOf(all.stream().sorted().toList());
        assertThat(listed("/reviews?limit=200&topic=" + desk)).isEqualTo(byDesk);
        assertThat(listed("/reviews?limit=200&stage=open&desk=" + desk)).isEqualTo(byDesk);
    }

    @Test
    void an_editor_of_either_desk_moves_a_review_and_nobody_else_but_a_steward() {
        var desk = desk("\"members\": [\"ana\"], \"takes\": {\"topics\": [\"TOPIC\"]}");
        var other = desk("\"members\": [\"bea\"]");
        var article = sent(desk);
        assertThat(move(article.id, other, EDITH).status()).isEqualTo(403);
        assertThat(move(article.id, other, token("ana", "translator", "es")).status())
                .isEqualTo(403);
        var moved = move(article.id, other, ANA);
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.text("desk")).isEqualTo(other);
        assertThat(move(article.id, other, ANA).status()).as("a repeat").isEqualTo(200);
        assertThat(listed("/reviews?desk=" + other)).containsExactly(article.id.toString());
        assertThat(move(article.id, desk, STELLA).status()).isEqualTo(200);
        assertThat(history(article)).containsExactly("revision-sent", "moved", "moved");
        var stale = send("PUT", "/reviews/" + article.id + "/desk", STELLA, "{\"desk\":\"general\"}", ifMatch("\"1\""));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.text("desk")).isEqualTo(desk);
        assertThat(send("PUT", "/reviews/" + article.id + "/desk", STELLA, "{\"desk\":\"general\"}", Map.of())
                        .status())
                .isEqualTo(428);
        assertThat(move(article.id, "none-such", STELLA).status()).isEqualTo(422);
        article.withdraw();
        assertThat(move(article.id, "general", STELLA).status()).isEqualTo(409);
        article.erase();
        assertThat(move(article.id, "general", STELLA).status()).isEqualTo(410);
        assertThat(move(UUID.randomUUID(), "general", STELLA).status()).isEqualTo(404);
    }

    @Test
    void urgency_is_said_by_editors_between_one_and_five() {
        var article = sent("urgent-or-not");
        assertThat(urgency(article.id, 0).status()).isEqualTo(422);
        assertThat(urgency(article.id, 6).status()).isEqualTo(422);
        assertThat(urgency(article.id, 2).json().path("urgency").asInt()).isEqualTo(2);
        assertThat(history(article)).containsExactly("revision-sent", "urgency-said");
        article.revision(2, Significance.MAJOR, about("en", "urgent-or-not"));
        assertThat(get("/reviews?urgency=2&topic=urgent-or-not", EDITH)
                        .json()
                        .path("reviews")
                        .findValuesAsString("articleId"))
                .containsExactly(article.id.toString());
    }

    @Test
    void a_review_that_waits_too_long_is_told_to_stall_once_for_each_stage() {
        var desk = desk("\"takes\": {\"topics\": [\"TOPIC\"]}, \"limits\": {\"changesRequested\": 1}");
        var article = sent(desk);
        var sent = article.revision(2, Significance.MAJOR, about("en", desk));
        var asked = post(
                "/reviews/" + article.id + "/decisions",
                EDITH,
                "{\"outcome\":\"request-changes\",\"hash\":\"%s\",\"note\":\"More\"}".formatted(sent.hash()));
        assertThat(asked.status()).as(asked.response().body()).isEqualTo(200);
        assertThat(stalls(article)).isEmpty();
        CLOCK.pass(Duration.ofHours(1));
        await().atMost(Duration.ofSeconds(20)).until(() -> !stalls(article).isEmpty());
        CLOCK.pass(Duration.ofHours(3));
        var queue = get("/reviews?desk=" + desk, EDITH).json().path("reviews").path(0);
        assertThat(queue.path("stalled").asBoolean()).isTrue();
        var stalls = stalls(article);
        assertThat(stalls).hasSize(1);
        assertThat(history(article))
                .containsExactly("revision-sent", "revision-sent", "proposed", "stance-taken", "decided", "stalled");
        var since = ((ReviewStalled) stalls.getFirst().event()).since();
        assertThat(stalls.getFirst().time()).isEqualTo(since.plus(Duration.ofHours(1)));
        article.revision(3, Significance.MAJOR, about("en", desk));
        assertThat(get("/reviews?desk=" + desk, EDITH)
                        .json()
                        .path("reviews")
                        .path(0)
                        .path("stalled")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void what_waits_for_an_editor_is_what_is_open_at_their_desks() {
        var mine = desk("\"members\": [\"ana\"], \"takes\": {\"topics\": [\"TOPIC\"]}");
        var article = sent(mine);
        var missing = "/reviews?stance=missing&topic=" + mine;
        assertThat(get(missing, ANA).json().path("reviews").findValuesAsString("articleId"))
                .containsExactly(article.id.toString());
        assertThat(listed(missing)).as("of an editor of no such desk").isEmpty();
        var work = get("/me/work", token("ana", "editor")).json().path("work").path(0);
        assertThat(work.path("act").asString()).isEqualTo("stance");
        assertThat(work.path("all").asString()).isEqualTo("/reviews?stance=missing");
        decline(article, ANA);
        assertThat(get(missing, ANA).json().path("reviews").size()).isZero();
        assertThat(get("/reviews?stance=taken", EDITH).status()).isEqualTo(422);
        assertThat(get("/me/work", STELLA).status()).isEqualTo(403);
        assertThat(get("/me/work?all=true", EDITH).status()).isEqualTo(400);
    }

    @Test
    void who_has_spoken_is_not_asked_again_whether_the_ballot_is_open_or_secret() {
        for (var ballot : List.of("open", "secret")) {
            var id = "d-" + UUID.randomUUID();
            var body = """
                {"name": "A desk", "members": ["ana", "bea", "cem"], "takes": {"topics": ["%s"]},
                 "rule": "consensus", "support": 2, "quorum": 2, "ballot": "%s"}\
                """.formatted(id, ballot);
            assertThat(send("PUT", "/desks/" + id, STELLA, body, Map.of("If-None-Match", "*"))
                            .status())
                    .isEqualTo(201);
            var article = sent(id);
            var other = sent(id);
            var missing = "/reviews?stance=missing&limit=1&topic=" + id;
            var hash = get("/reviews/" + article.id, ANA).text("hash");
            var taken = send(
                    "PUT",
                    "/reviews/" + article.id + "/stance",
                    ANA,
                    "{\"stance\":\"support\",\"hash\":\"%s\"}".formatted(hash),
                    Map.of());
            assertThat(taken.status()).as(taken.response().body()).isBetween(200, 204);
            assertThat(get(missing, ANA).json().path("reviews").findValuesAsString("articleId"))
                    .as(ballot)
                    .containsExactly(other.id.toString());
            assertThat(get(missing.replace("limit=1", "limit=9"), token("bea", "editor"))
                            .json()
                            .path("reviews")
                            .size())
                    .isEqualTo(2);
        }
    }

    @Test
    void reviews_from_before_there_were_desks_come_into_the_queue() {
        var article = sent("from-before");
        store().getCollection("reviews")
                .updateOne(
                        Filters.eq("_id", article.id.toString()),
                        Updates.combine(Updates.unset("state.desk"), Updates.unset("state.listed")));
        assertThat(listed("/reviews?topic=from-before")).isEmpty();
        @SuppressWarnings("unchecked")
        var reviews = (AggregateStore<Review>) Newsroom.context().getBean("reviews");
        new ReviewQueue(reviews, Newsroom.bean(Desks.class), Newsroom.bean(DeskBenches.class), CLOCK);
        assertThat(listed("/reviews?topic=from-before&desk=general&urgency=3")).containsExactly(article.id.toString());
    }

    @Test
    void each_filter_is_read_in_the_order_of_an_index() {
        for (var filter : List.of(
                "{'state.listed': true}",
                "{'state.name': 'open'}",
                "{'state.listed': true, 'state.desk.id': 'general'}",
                "{'state.name': 'open', 'state.desk.id': 'general'}",
                "{'state.listed': true, 'state.current.content.language': 'en'}",
                "{'state.listed': true, 'state.current.content.topics': 'history'}",
                "{'state.listed': true, 'state.desk.urgency': 1}")) {
            sent("history");
            var plan = store().getCollection("reviews")
                    .find(Document.parse(filter.replace('\'', '"')))
                    .sort(Document.parse("{\"state.since\": 1, \"_id\": 1}"))
                    .explain()
                    .toJson();
            assertThat(plan).as(filter).contains("IXSCAN").doesNotContain("\"SORT\"");
        }
    }

    /// What was done with it, in order.
    private static List<String> history(Article article) {
        return get("/reviews/" + article.id + "/history", EDITH)
                .json()
                .path("entries")
                .findValuesAsString("act")
                .stream()
                .toList();
    }

    private static List<Told> stalls(Article article) {
        return told(article.id).stream()
                .filter(it -> it.event() instanceof ReviewStalled)
                .toList();
    }

    private static Article sent(String topic) {
        var article = new Article();
        article.revision(1, Significance.MAJOR, about("en", topic));
        return article;
    }

    private static RevisionContent about(String language, String topic) {
        var content = content(language, "A title", "A text " + UUID.randomUUID());
        return new RevisionContent(
                content.language(),
                content.title(),
                content.summary(),
                content.body(),
                content.byline(),
                content.licence(),
                null,
                List.of(topic, "everything"),
                List.of(),
                List.of());
    }

    private static void decline(Article article) {
        decline(article, EDITH);
    }

    private static void decline(Article article, String editor) {
        var hash = get("/reviews/" + article.id, editor).text("hash");
        var reply = post(
                "/reviews/" + article.id + "/decisions",
                editor,
                "{\"outcome\":\"decline\",\"hash\":\"%s\",\"note\":\"No\"}".formatted(hash));
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
    }

    /// Makes a desk of single editors, with what is said beside; `TOPIC` stands for its id.
    private static String desk(String more) {
        var id = "d-" + UUID.randomUUID();
        var body = "{\"name\": \"A desk\", \"rule\": \"single-editor\", %s}".formatted(more.replace("TOPIC", id));
        var reply = send("PUT", "/desks/" + id, STELLA, body, Map.of("If-None-Match", "*"));
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(201);
        return id;
    }

    private static Reply move(UUID article, String desk, String token) {
        return send("PUT", "/reviews/" + article + "/desk", token, "{\"desk\":\"" + desk + "\"}", seen(article));
    }

    private static Reply urgency(UUID article, int urgency) {
        return send("PUT", "/reviews/" + article + "/urgency", EDITH, "{\"urgency\":" + urgency + "}", seen(article));
    }

    private static Map<String, String> seen(UUID article) {
        var tag = get("/reviews/" + article, EDITH).header("ETag");
        return ifMatch(tag.isEmpty() ? "\"1\"" : tag);
    }

    private static Map<String, String> ifMatch(String tag) {
        return Map.of("If-Match", tag);
    }

    private static List<String> listed(String path) {
        return get(path, EDITH).json().path("reviews").findValuesAsString("articleId");
    }
}
