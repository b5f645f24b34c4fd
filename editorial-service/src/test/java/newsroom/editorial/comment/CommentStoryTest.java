package newsroom.editorial.comment;

import static newsroom.editorial.Newsroom.get;
import static newsroom.editorial.Newsroom.post;
import static newsroom.editorial.Newsroom.send;
import static newsroom.editorial.Newsroom.store;
import static newsroom.editorial.Newsroom.token;
import static newsroom.editorial.Newsroom.told;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import newsroom.contracts.EditorialEvent.QuestionAsked;
import newsroom.contracts.Significance;
import newsroom.contracts.SubmissionEvent.BylineDropped;
import newsroom.contracts.SubmissionEvent.MessageWritten;
import newsroom.editorial.Newsroom;
import newsroom.editorial.Newsroom.Article;
import newsroom.editorial.Newsroom.Reply;
import newsroom.platform.aggregate.Act;
import newsroom.testing.EmbeddedStack;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Editors comment on texts, over HTTP.
@ExtendWith(Newsroom.class)
class CommentStoryTest {

    private static final String EDITH = token("edith", "editor");
    private static final String VOLTAIRINE = token("voltairine", "editor");
    private static final String TEXT =
            "The mill is old.\n\nThey came at noon to the gate.\n\nNobody was hurt there." + "\n\nThe baker saw it.";

    private final Article article = new Article();

    @Test
    void a_thread_stays_with_its_segment_wherever_the_text_goes() {
        var first = article.revision(1, Significance.MAJOR, TEXT);
        var second = segments(1).get(3);
        assertThat(second.path("text").asString()).isEqualTo("They came at noon to the gate.");
        var opened = open(first.hash(), address(second), "editors", "Who says so?");
        assertThat(opened.status()).as(opened.response().body()).isEqualTo(201);
        var path = path("/" + opened.text("threadId"));
        assertThat(opened.header("Location")).isEqualTo(path);
        assertThat(opened.text("state")).isEqualTo("open");
        assertThat(opened.text("visibility")).isEqualTo("editors");
        assertThat(opened.json().path("first").path("by").asString()).isEqualTo("edith");
        assertThat(opened.json().path("anchor").toString())
                .isEqualTo("{\"revision\":1,\"hash\":\"%s\",\"segment\":\"%s\",\"position\":4,\"excerpt\":\"%s\"}"
                        .formatted(first.hash(), address(second), "They came at noon to the gate."));
        assertThat(place(path)).isEqualTo("same 1 4");

        article.revision(2, Significance.MINOR, "A new beginning.\n\n" + TEXT);
        assertThat(place(path)).isEqualTo("same 2 5");
        article.revision(
                3,
                Significance.MINOR,
                "The mill is old.\n\nNobody was hurt there.\n\nThe baker saw it.\n\nThey came at noon to the gate.");
        assertThat(place(path)).isEqualTo("moved 3 6");
        article.revision(4, Significance.MINOR, TEXT.replace("noon", "night"));
        assertThat(place(path)).isEqualTo("changed 4 4");
        article.revision(5, Significance.MAJOR, "The mill is old.\n\nNobody was hurt there.");
        assertThat(place(path)).isEqualTo("orphaned 5 0");
        var orphaned = get(path, VOLTAIRINE).json().path("thread");
        assertThat(orphaned.path("anchor").path("excerpt").asString()).isEqualTo("They came at noon to the gate.");
        assertThat(orphaned.path("anchor").path("revision").asInt()).isEqualTo(1);
        assertThat(orphaned.path("now").has("segment")).isFalse();
        article.revision(6, Significance.MINOR, TEXT);
        assertThat(place(path)).as("it is back").isEqualTo("same 6 4");
    }

    @Test
    void a_thread_may_be_about_an_older_revision_or_the_whole_text() {
        var first = article.revision(1, Significance.MAJOR, TEXT);
        var second = article.revision(2, Significance.MINOR, TEXT.replace("noon", "night"));
        var old = open(first.hash(), address(segments(1).get(3)), "editors", "It was noon then.");
        assertThat(old.json().path("now").path("is").asString()).isEqualTo("changed");
        assertThat(old.json().path("anchor").path("revision").asInt()).isEqualTo(1);
        var whole = open(second.hash(), null, "editors", "It reads well.");
        assertThat(whole.json().path("anchor").toString())
                .isEqualTo("{\"revision\":2,\"hash\":\"" + second.hash() + "\"}");
        assertThat(whole.json().path("now").path("is").asString()).isEqualTo("same");
    }

    @Test
    void editors_answer_resolve_and_reopen_in_the_version_that_they_read() {
        var first = article.revision(1, Significance.MAJOR, TEXT);
        var path =
                path("/" + open(first.hash(), null, "editors", "Who says so?").text("threadId"));
        var read = get(path, VOLTAIRINE).header("ETag");
        var answered = post(path + "/entries", EDITH, "{\"text\":\"Two neighbours.\"}");
        assertThat(answered.status()).isEqualTo(201);
        assertThat(answered.text("text")).isEqualTo("Two neighbours.");

        var stale = act(path, "resolve", VOLTAIRINE, read);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().path("length").asInt()).isEqualTo(2);
        var again = get(path, VOLTAIRINE);
        assertThat(texts(again)).containsExactly("Who says so?", "Two neighbours.");
        assertThat(answered.header("ETag")).isEqualTo(again.header("ETag"));
        var resolved = act(path, "resolve", VOLTAIRINE, again.header("ETag"));
        assertThat(resolved.status()).as(resolved.response().body()).isEqualTo(200);
        assertThat(resolved.text("state")).isEqualTo("resolved");
        assertThat(resolved.text("resolvedBy")).isEqualTo("voltairine");
        assertThat(act(path, "resolve", VOLTAIRINE, again.header("ETag")).status())
                .as("a repeat")
                .isEqualTo(200);

        var late = post(path + "/entries", EDITH, "{\"text\":\"Three.\"}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("acts").toString()).isEqualTo("[\"reopen\"]");
        assertThat(act(path, "reopen", EDITH, again.header("ETag")).status()).isEqualTo(412);
        var reopened = act(path, "reopen", EDITH, resolved.header("ETag"));
        assertThat(reopened.text("state")).isEqualTo("open");
        assertThat(reopened.json().has("resolvedBy")).isFalse();
        assertThat(post(path + "/entries", EDITH, "{\"text\":\"Three.\"}").status())
                .isEqualTo(201);
        assertThat(texts(get(path, EDITH))).hasSize(3);
    }

    @Test
    void a_contributor_is_told_what_was_written_for_one_and_where_it_belongs() {
        var first = article.revision(1, Significance.MAJOR, TEXT);
        var segment = address(segments(1).get(3));
        var opened = open(first.hash(), segment, "contributor", "Which gate?");
        assertThat(opened.status()).as(opened.response().body()).isEqualTo(201);
        assertThat(opened.text("visibility")).isEqualTo("contributor");
        var path = path("/" + opened.text("threadId"));
        var read = get(path, EDITH).header("ETag");
        assertThat(read).isEqualTo(opened.header("ETag"));
        var answered = post(path + "/entries", VOLTAIRINE, "{\"text\":\"The northern one?\"}");
        assertThat(answered.status()).isEqualTo(201);
        assertThat(act(path, "resolve", EDITH, read).status()).isEqualTo(412);

        var id = UUID.fromString(opened.json().path("first").path("entryId").asString());
        assertThat(told(article.id).stream().map(it -> (Object) it.event()))
                .contains(
                        new QuestionAsked(article.id, id, "Which gate?", 1, segment),
                        new QuestionAsked(
                                article.id,
                                UUID.fromString(answered.text("entryId")),
                                "The northern one?",
                                1,
                                segment));
        article.tell(new MessageWritten(article.id, UUID.randomUUID(), "Yes, the northern one."));
        var conversation =
                get("/reviews/" + article.id + "/conversation", EDITH).json().path("messages");
        assertThat(conversation.valueStream().map(it -> it.path("text").asString()))
                .containsExactly("Which gate?", "The northern one?", "Yes, the northern one.");
        assertThat(conversation.path(1).path("thread").asString()).isEqualTo(opened.text("threadId"));
        assertThat(conversation.path(2).has("thread")).isFalse();
        var shown = get(path, EDITH);
        assertThat(texts(shown)).containsExactly("Which gate?", "The northern one?");
        assertThat(shown.json().path("thread").path("length").asInt()).isEqualTo(2);

        var resolved = act(path, "resolve", EDITH, shown.header("ETag"));
        assertThat(resolved.status()).isEqualTo(200);
        assertThat(post(path + "/entries", EDITH, "{\"text\":\"And who?\"}").status())
                .isEqualTo(409);
        assertThat(get("/reviews/" + article.id + "/history", EDITH).response().body())
                .contains("\"thread\":\"" + opened.text("threadId") + "\"");
    }

    @Test
    void what_editors_write_for_each_other_stands_on_no_topic() {
        var planted = "planted " + UUID.randomUUID();
        var first = article.revision(1, Significance.MAJOR, TEXT);
        var segment = address(segments(1).get(3));
        var hidden = open(first.hash(), segment, "editors", planted + " opening");
        post(path("/" + hidden.text("threadId") + "/entries"), VOLTAIRINE, "{\"text\":\"" + planted + " answer\"}");
        act(path("/" + hidden.text("threadId")), "resolve", EDITH, "\"2\"");
        var seen = "seen " + UUID.randomUUID();
        open(first.hash(), segment, "contributor", seen);
        article.approve(first, "es");
        told(article.id);

        assertThat(get(path("/" + hidden.text("threadId")), EDITH).response().body())
                .contains(planted + " opening", planted + " answer");
        assertThat(topics()).contains(seen).doesNotContain(planted).doesNotContain(hidden.text("threadId"));
        for (var page : List.of("/conversation", "/history", "")) {
            assertThat(get("/reviews/" + article.id + page, EDITH).response().body())
                    .doesNotContain(planted);
        }
        assertThat(post("/translations/" + article.id + "/es/claim", token("rosa", "translator", "es"), null)
                        .response()
                        .body())
                .doesNotContain(planted);
    }

    @Test
    void nothing_widens_a_thread() {
        var first = article.revision(1, Significance.MAJOR, TEXT);
        var path = path("/" + open(first.hash(), null, "editors", "Between us.").text("threadId"));
        for (var body :
                List.of("{\"visibility\":\"contributor\"}", "{\"text\":\"A\",\"visibility\":\"contributor\"}")) {
            assertThat(post(path + "/entries", EDITH, body).status()).isEqualTo(422);
            for (var method : List.of("PUT", "PATCH", "POST", "DELETE")) {
                assertThat(send(method, path, EDITH, body, Map.of("If-Match", "\"1\""))
                                .status())
                        .isEqualTo(405);
            }
        }
        assertThat(get(path, EDITH).json().path("thread").path("visibility").asString())
                .isEqualTo("editors");
        assertThat(told(article.id)).noneMatch(it -> it.event() instanceof QuestionAsked);
    }

    @Test
    void they_are_listed_by_state_and_page_by_page() {
        var first = article.revision(1, Significance.MAJOR, TEXT);
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            Newsroom.CLOCK.pass(Duration.ofSeconds(1));
            ids.add(open(first.hash(), null, i % 2 == 0 ? "editors" : "contributor", "Comment " + i)
                    .text("threadId"));
        }
        var one = get(path("?limit=2"), VOLTAIRINE);
        assertThat(listed(one)).containsExactlyElementsOf(ids.subList(0, 2));
        assertThat(one.header("Link")).isEqualTo("<" + path("?limit=2&after=" + one.text("next")) + ">; rel=\"next\"");
        var two = get(path("?limit=2&after=" + one.text("next")), VOLTAIRINE);
        assertThat(listed(two)).containsExactlyElementsOf(ids.subList(2, 4));
        var three = get(path("?limit=2&after=" + two.text("next")), VOLTAIRINE);
        assertThat(listed(three)).containsExactly(ids.get(4));
        assertThat(three.header("Link")).isEmpty();

        var path = path("/" + ids.get(1));
        Newsroom.CLOCK.pass(Duration.ofSeconds(1));
        act(path, "resolve", EDITH, get(path, EDITH).header("ETag"));
        assertThat(listed(get(path("?state=resolved"), EDITH))).containsExactly(ids.get(1));
        assertThat(listed(get(path("?state=open"), EDITH)))
                .containsExactly(ids.get(0), ids.get(2), ids.get(3), ids.get(4));
        assertThat(listed(get(path(""), EDITH))).hasSize(5);
        var other = new Article();
        other.revision(1, Significance.MAJOR, TEXT);
        assertThat(listed(get("/reviews/" + other.id + "/threads", EDITH))).isEmpty();
    }

    @Test
    void a_thread_is_read_page_by_page_and_ends_after_a_thousand_entries() {
        var first = article.revision(1, Significance.MAJOR, TEXT);
        var id = open(first.hash(), null, "editors", "The first").text("threadId");
        var path = path("/" + id);
        assertThat(post(path + "/entries", EDITH, "{\"text\":\"The last\"}").status())
                .isEqualTo(201);
        fill(id, 998);
        var whole = get(path + "?limit=200", EDITH);
        assertThat(whole.json().path("thread").path("length").asInt()).isEqualTo(1000);
        assertThat(whole.json().path("entries").size()).isEqualTo(200);
        assertThat(whole.header("Link")).contains("rel=\"next\"");
        var next = get(path + "?limit=200&after=" + whole.text("next"), EDITH);
        assertThat(next.json().path("entries").size()).isEqualTo(200);
        assertThat(next.json().path("entries").path(0))
                .isNotEqualTo(whole.json().path("entries").path(199));
        var full = post(path + "/entries", EDITH, "{\"text\":\"One more\"}");
        assertThat(full.status()).isEqualTo(409);
        assertThat(full.text("detail")).contains("1000");
        assertThat(full.json().path("acts").toString()).isEqualTo("[\"resolve\"]");
    }

    @Test
    void repeating_it_writes_nothing_more() throws Exception {
        var first = article.revision(1, Significance.MAJOR, TEXT);
        for (var visibility : List.of("editors", "contributor")) {
            var key = Map.of("Idempotency-Key", "\"" + UUID.randomUUID() + "\"");
            var body = body(first.hash(), null, visibility, "Once");
            var answers = new ArrayList<String>();
            try (var editors = Executors.newVirtualThreadPerTaskExecutor()) {
                var repeats = new ArrayList<Callable<Reply>>();
                for (int i = 0; i < 8; i++) {
                    repeats.add(() -> send("POST", path(""), EDITH, body, key));
                }
                for (var answer : editors.invokeAll(repeats)) {
                    answers.add(answer.get().response().body());
                }
            }
            assertThat(answers).containsOnly(answers.getFirst());
        }
        assertThat(listed(get(path(""), EDITH))).hasSize(2);
        assertThat(told(article.id))
                .filteredOn(it -> it.event() instanceof QuestionAsked)
                .hasSize(1);
    }

    @Test
    void what_a_crash_left_of_a_thread_is_none_until_it_is_repeated() {
        var first = article.revision(1, Significance.MAJOR, TEXT);
        var id = UUID.randomUUID();
        var entry = UUID.randomUUID();
        Newsroom.bean(Threads.class)
                .keep(
                        new CommentThread(
                                id,
                                article.id,
                                new Anchor(1, null),
                                Visibility.CONTRIBUTOR,
                                Newsroom.CLOCK.instant(),
                                null,
                                List.of()),
                        Act.at(Newsroom.CLOCK.instant()));
        assertThat(listed(get(path(""), EDITH))).isEmpty();
        assertThat(get(path("/" + id), EDITH).status()).isEqualTo(404);
        assertThat(post(path("/" + id + "/entries"), EDITH, "{\"text\":\"A\"}").status())
                .isEqualTo(404);
        assertThat(act(path("/" + id), "resolve", EDITH, "\"1\"").status()).isEqualTo(404);

        var asked = new ThreadRequest.Checked(first.hash(), null, Visibility.CONTRIBUTOR, "Who?");
        var write = Newsroom.bean(WriteComment.class);
        write.open(article.id, id, entry, "edith", asked);
        write.open(article.id, id, entry, "edith", asked);
        assertThat(texts(get(path("/" + id), EDITH))).containsExactly("Who?");
        var answer = UUID.randomUUID();
        write.answer(article.id, id, answer, "edith", "And when?");
        act(path("/" + id), "resolve", EDITH, get(path("/" + id), EDITH).header("ETag"));
        write.answer(article.id, id, answer, "edith", "And when?");
        assertThat(texts(get(path("/" + id), EDITH))).containsExactly("Who?", "And when?");
        assertThat(told(article.id))
                .filteredOn(it -> it.event() instanceof QuestionAsked)
                .hasSize(2);
    }

    @Test
    void editors_who_answer_at_once_lose_nothing() throws Exception {
        var first = article.revision(1, Significance.MAJOR, TEXT);
        for (var visibility : List.of("editors", "contributor")) {
            var path = path("/" + open(first.hash(), null, visibility, "Who?").text("threadId"));
            try (var editors = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = new ArrayList<Callable<Reply>>();
                for (int i = 0; i < 8; i++) {
                    var text = "{\"text\":\"Answer " + i + "\"}";
                    answers.add(() -> post(path + "/entries", EDITH, text));
                }
                for (var answer : editors.invokeAll(answers)) {
                    assertThat(answer.get().status()).isEqualTo(201);
                }
            }
            assertThat(texts(get(path, EDITH))).hasSize(9).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        "revision":"%s"           | "revision":"x"                       | revision
        "revision":"%s"           | "other":"x"                          | The body
        "revision":"%s"           | "revision":null                      | revision
        "revision":"%s"           | "revision":"%2$s"                    | revision
        "segment":"%1$s"          | "segment":"x"                        | segment
        "segment":"%1$s"          | "segment":"%2$s~2"                   | segment
        "visibility":"editors"    | "visibility":"all"                   | visibility
        "visibility":"editors"    | "visibility":null                    | visibility
        "text":"Words"            | "text":" "                           | text
        "text":"Words"            | "text":7                             | text
        "text":"Words"            | "text":"A\\u0000"                    | text
        """)
    void what_is_wrong_is_named(String right, String wrong, String named) {
        var first = article.revision(1, Significance.MAJOR, TEXT);
        var segment = address(segments(1).get(3));
        var good = "{\"revision\":\"" + first.hash() + "\",\"segment\":\"" + segment
                + "\",\"visibility\":\"editors\",\"text\":\"Words\"}";
        var replaced = right.startsWith("\"revision") ? right.formatted(first.hash()) : right.formatted(segment);
        assertThat(good).contains(replaced);
        var refused = post(path(""), EDITH, good.replace(replaced, wrong.formatted(segment, "c".repeat(64))));
        assertThat(refused.status()).as(refused.response().body()).isIn(400, 422);
        assertThat(refused.response().body()).contains("\"" + named + "\"");
        assertThat(listed(get(path(""), EDITH))).isEmpty();
    }

    @Test
    void a_comment_has_ten_thousand_characters_at_most() {
        var first = article.revision(1, Significance.MAJOR, TEXT);
        var longest = "\uD83C\uDFF4".repeat(10_000);
        var opened = open(first.hash(), null, "contributor", longest);
        assertThat(opened.status()).isEqualTo(201);
        var path = path("/" + opened.text("threadId"));
        assertThat(post(path + "/entries", EDITH, "{\"text\":\"" + longest + "\"}")
                        .status())
                .isEqualTo(201);
        for (var refused : List.of(
                open(first.hash(), null, "editors", "a".repeat(10_001)),
                post(path + "/entries", EDITH, "{\"text\":\"" + "a".repeat(10_001) + "\"}"),
                post(path + "/entries", EDITH, "{}"))) {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.response().body()).contains("\"text\"");
        }
        assertThat(texts(get(path, EDITH))).containsExactly(longest, longest);
    }

    @Test
    void editors_of_any_desk_may_and_nobody_else() {
        var first = article.revision(1, Significance.MAJOR, TEXT);
        var path = path("/" + open(first.hash(), null, "contributor", "Who?").text("threadId"));
        var body = body(first.hash(), null, "editors", "Words");
        for (var role : List.of("translator", "publisher", "steward")) {
            var other = token("someone", role, "es");
            for (var refused : List.of(
                    post(path(""), other, body),
                    get(path(""), other),
                    get(path, other),
                    post(path + "/entries", other, "{\"text\":\"A\"}"),
                    act(path, "resolve", other, "\"1\""),
                    act(path, "reopen", other, "\"1\""))) {
                assertThat(refused.status()).isEqualTo(403);
                assertThat(refused.text("detail")).contains("the role editor");
            }
        }
        assertThat(post(path(""), null, body).status()).isEqualTo(401);
        assertThat(get(path, null).status()).isEqualTo(401);
    }

    @Test
    void what_is_not_there_is_unknown_and_what_is_malformed_is_said() {
        var first = article.revision(1, Significance.MAJOR, TEXT);
        var id = open(first.hash(), null, "editors", "Who?").text("threadId");
        var other = new Article();
        other.revision(1, Significance.MAJOR, TEXT);
        for (var unknown : List.of(
                "/reviews/" + UUID.randomUUID() + "/threads",
                "/reviews/" + UUID.randomUUID() + "/threads/" + id,
                "/reviews/" + other.id + "/threads/" + id,
                path("/" + UUID.randomUUID()))) {
            assertThat(get(unknown, EDITH).status()).as(unknown).isEqualTo(404);
            if (!unknown.endsWith("/threads")) {
                assertThat(post(unknown + "/entries", EDITH, "{\"text\":\"A\"}").status())
                        .isEqualTo(404);
                assertThat(act(unknown, "resolve", EDITH, "\"1\"").status()).isEqualTo(404);
            }
        }
        assertThat(post("/reviews/" + UUID.randomUUID() + "/threads", EDITH, body(first.hash(), null, "editors", "A"))
                        .status())
                .isEqualTo(404);
        assertThat(get(path("/no-id"), EDITH).status()).isEqualTo(400);
        assertThat(post(path(""), EDITH, "{").status()).isEqualTo(400);
        for (var query :
                List.of("?state=closed", "?after=x", "?limit=0", "/" + id + "?after=x", "/" + id + "?limit=201")) {
            assertThat(get(path(query), EDITH).status()).as(query).isEqualTo(422);
        }
        assertThat(get(path("?colour=red"), EDITH).status()).isEqualTo(400);
        assertThat(post(path("?colour=red"), EDITH, body(first.hash(), null, "editors", "A"))
                        .status())
                .isEqualTo(400);
        assertThat(send("POST", path("/" + id + "/resolve"), EDITH, null, Map.of())
                        .status())
                .isEqualTo(428);
        assertThat(act(path("/" + id), "resolve", EDITH, "one").status()).isEqualTo(422);
    }

    @Test
    void a_withdrawn_article_s_threads_are_read_without_its_words_and_written_by_nobody() {
        var first = article.revision(1, Significance.MAJOR, TEXT);
        var path = path("/"
                + open(first.hash(), address(segments(1).get(3)), "editors", "Who?")
                        .text("threadId"));
        var tag = get(path, EDITH).header("ETag");
        article.withdraw();
        var read = get(path, EDITH);
        assertThat(texts(read)).containsExactly("Who?");
        assertThat(read.response().body()).doesNotContain("They came at noon");
        assertThat(read.json().path("thread").path("acts").size()).isZero();
        assertThat(listed(get(path(""), EDITH))).hasSize(1);
        for (var refused : List.of(
                open(first.hash(), null, "editors", "Why?"),
                open(first.hash(), null, "contributor", "Why?"),
                post(path + "/entries", EDITH, "{\"text\":\"A\"}"),
                act(path, "resolve", EDITH, tag))) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().path("acts").isArray()).isTrue();
        }
        article.restore();
        assertThat(place(path)).isEqualTo("same 1 4");
        assertThat(act(path, "resolve", EDITH, tag).status()).isEqualTo(200);
    }

    @Test
    void an_erased_article_takes_its_threads_with_it() {
        var words = "Words of " + UUID.randomUUID();
        var first = article.revision(1, Significance.MAJOR, TEXT);
        var ids = List.of(
                open(first.hash(), null, "editors", words).text("threadId"),
                open(first.hash(), null, "contributor", words + " too").text("threadId"));
        var kept = new Article();
        var keptRevision = kept.revision(1, Significance.MAJOR, TEXT);
        post("/reviews/" + kept.id + "/threads", EDITH, body(keptRevision.hash(), null, "editors", "Stays"));
        var key = Map.of("Idempotency-Key", "\"" + UUID.randomUUID() + "\"");
        send("POST", path("/" + ids.getFirst() + "/entries"), EDITH, "{\"text\":\"" + words + "\"}", key);
        assertThat(everything()).contains(words);
        told(article.id);
        article.erase();
        for (var gone : List.of(
                get(path(""), EDITH),
                get(path("/" + ids.getFirst()), EDITH),
                open(first.hash(), null, "editors", words),
                post(path("/" + ids.getLast() + "/entries"), EDITH, "{\"text\":\"A\"}"))) {
            assertThat(gone.status()).isEqualTo(410);
        }
        assertThat(everything()).doesNotContain(words);
        assertThat(store().getCollection("threads").countDocuments(Filters.eq("state.article", article.id.toString())))
                .isZero();
        assertThat(store().getCollection("threads").countDocuments(Filters.eq("state.article", kept.id.toString())))
                .isOne();
    }

    @Test
    void a_thread_that_is_written_while_its_article_is_erased_is_not_kept() {
        article.revision(1, Significance.MAJOR, TEXT);
        article.erase();
        var late = new CommentThread(
                UUID.randomUUID(),
                article.id,
                new Anchor(1, null),
                Visibility.EDITORS,
                Newsroom.CLOCK.instant(),
                null,
                List.of());
        Newsroom.bean(Threads.class).keep(late, Act.at(Newsroom.CLOCK.instant()));
        assertThat(store().getCollection("threads").countDocuments(Filters.eq("state.article", article.id.toString())))
                .isZero();
    }

    @Test
    void a_dropped_byline_takes_the_hash_and_leaves_the_thread() {
        var first = article.revision(1, Significance.MAJOR, TEXT + "\n\nThe end of " + article.id);
        var path = path("/"
                + open(first.hash(), address(segments(1).get(3)), "editors", "Who?")
                        .text("threadId"));
        article.tell(new BylineDropped(article.id, 1));
        var anchor = get(path, EDITH).json().path("thread").path("anchor");
        assertThat(anchor.path("hash").asString())
                .isEqualTo(first.content().withoutByline().hash());
        assertThat(place(path)).isEqualTo("same 1 4");
        assertThat(everything()).doesNotContain(first.hash());
    }

    private String place(String path) {
        var now = get(path, VOLTAIRINE).json().path("thread").path("now");
        return now.path("is").asString() + " " + now.path("revision").asInt() + " "
                + now.path("position").asInt();
    }

    private List<JsonNode> segments(int revision) {
        return get("/reviews/" + article.id + "/revisions/" + revision + "/segments", EDITH)
                .json()
                .path("segments")
                .valueStream()
                .toList();
    }

    private static String address(JsonNode segment) {
        return segment.path("segment").asString();
    }

    private Reply open(String revision, @Nullable String segment, String visibility, String text) {
        return post(path(""), EDITH, body(revision, segment, visibility, text));
    }

    private static String body(String revision, @Nullable String segment, String visibility, String text) {
        return "{\"revision\":\"%s\",%s\"visibility\":\"%s\",\"text\":\"%s\"}"
                .formatted(revision, segment == null ? "" : "\"segment\":\"" + segment + "\",", visibility, text);
    }

    private static Reply act(String path, String act, String editor, String seen) {
        return send("POST", path + "/" + act, editor, null, Map.of("If-Match", seen));
    }

    private String path(String rest) {
        return "/reviews/" + article.id + "/threads" + rest;
    }

    private static List<String> listed(Reply reply) {
        return reply.json()
                .path("threads")
                .valueStream()
                .map(it -> it.path("threadId").asString())
                .toList();
    }

    private static List<String> texts(Reply reply) {
        return reply.json()
                .path("entries")
                .valueStream()
                .map(it -> it.path("text").asString())
                .toList();
    }

    /// Entries as if they had been written one by one.
    private static void fill(String thread, int many) {
        var entries = IntStream.range(0, many)
                .mapToObj(it -> new Document("id", UUID.randomUUID().toString())
                        .append("by", "edith")
                        .append("at", Date.from(Newsroom.CLOCK.instant()))
                        .append("text", "0"))
                .toList();
        store().getCollection("threads")
                .updateOne(
                        Filters.eq("_id", thread),
                        com.mongodb.client.model.Updates.pushEach("state.comments", entries));
    }

    /// All that stands on any topic of the newsroom, keys and headers too.
    private static String topics() {
        var config = Map.<String, Object>of("bootstrap.servers", EmbeddedStack.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .filter(it -> it.topic().startsWith("newsroom."))
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var all = new StringBuilder();
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(it -> {
                    all.append(new String(it.value() == null ? new byte[0] : it.value(), StandardCharsets.UTF_8));
                    it.headers().forEach(header -> all.append(new String(header.value(), StandardCharsets.UTF_8)));
                });
            }
            return all.toString();
        }
    }

    /// Everything the service has in its store.
    private static String everything() {
        var all = new StringBuilder();
        for (var collection : store().listCollectionNames()) {
            store().getCollection(collection).find().forEach(it -> {
                all.append(it.toJson()).append('\n');
                if (it.get("value") instanceof Binary value) {
                    all.append(new String(value.getData(), StandardCharsets.UTF_8));
                }
            });
        }
        return all.toString();
    }
}
