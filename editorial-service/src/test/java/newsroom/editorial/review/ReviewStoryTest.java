package newsroom.editorial.review;

import static com.mongodb.client.model.Filters.eq;
import static newsroom.editorial.Newsroom.AN_HOUR;
import static newsroom.editorial.Newsroom.content;
import static newsroom.editorial.Newsroom.get;
import static newsroom.editorial.Newsroom.post;
import static newsroom.editorial.Newsroom.send;
import static newsroom.editorial.Newsroom.store;
import static newsroom.editorial.Newsroom.token;
import static newsroom.editorial.Newsroom.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import newsroom.contracts.EditorialEvent.ArticleApproved;
import newsroom.contracts.EditorialEvent.ArticleDeclined;
import newsroom.contracts.EditorialEvent.ChangesRequested;
import newsroom.contracts.EditorialEvent.ErasureTaken;
import newsroom.contracts.EditorialEvent.ReviewOpened;
import newsroom.contracts.EditorialEvent.TranslationCancelled;
import newsroom.contracts.EditorialEvent.TranslationOpened;
import newsroom.contracts.EditorialEvent.WithdrawalTaken;
import newsroom.contracts.Event;
import newsroom.contracts.Remark;
import newsroom.contracts.Significance;
import newsroom.contracts.SubmissionEvent.ArticleErased;
import newsroom.contracts.SubmissionEvent.ArticleWithdrawn;
import newsroom.contracts.SubmissionEvent.RevisionSent;
import newsroom.editorial.Newsroom;
import newsroom.editorial.Newsroom.Article;
import newsroom.editorial.Newsroom.Reply;
import newsroom.editorial.Newsroom.Told;
import newsroom.platform.event.EventCodec;
import newsroom.platform.messaging.ParkedEvents;
import newsroom.testing.EmbeddedStack;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Newsroom.class)
class ReviewStoryTest {

    private static final String EDITH = token("edith", "editor");
    private static final String ROSA = token("rosa", "translator", "es", "ru");

    @Test
    void a_revision_on_the_topic_opens_a_review_whatever_is_repeated_or_late() throws Exception {
        var article = UUID.randomUUID();
        var first = revision(article, 1, Significance.MAJOR, "The first text");
        var second = revision(article, 2, Significance.MINOR, "The second text");
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", EmbeddedStack.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (var sequence : List.of(2, 1, 1, 2, 1)) {
                var event = sequence == 1 ? first : second;
                var record = new ProducerRecord<>(
                        "newsroom.submissions",
                        article.toString(),
                        new EventCodec().write(event).getBytes(StandardCharsets.UTF_8));
                Newsroom.headers(event, article, sequence)
                        .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
                producer.send(record).get();
            }
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(show(article).json().path("revision").asInt())
                                .isEqualTo(2));
        assertThat(show(article).text("hash")).isEqualTo(second.hash());
        assertThat(show(article).json().path("content").path("body").asString()).isEqualTo("The second text");
        assertThat(events(article))
                .containsExactly(
                        new ReviewOpened(article, 1, first.hash()), new ReviewOpened(article, 2, second.hash()));
        var older = get("/reviews/" + article + "/revisions/1", EDITH);
        assertThat(older.json().path("content").path("body").asString()).isEqualTo("The first text");
    }

    @Test
    void every_event_twice_and_late_leaves_the_same_state_and_tells_nothing_more() {
        var article = UUID.randomUUID();
        var told = new ArrayList<Event>(List.of(
                revision(article, 1, Significance.MAJOR, "One"),
                revision(article, 2, Significance.MINOR, "Two"),
                new ArticleWithdrawn(article, 1),
                new newsroom.contracts.SubmissionEvent.ArticleRestored(article),
                revision(article, 3, Significance.TYPO, "Three"),
                new ArticleWithdrawn(article, 2)));
        for (int last = 1; last <= told.size(); last++) {
            for (int sequence = last; sequence >= 1; sequence--) {
                Newsroom.feed(told.get(sequence - 1), article, sequence);
            }
        }
        var state = stateOf(article);
        var events = events(article);
        assertThat(state.getString("name")).isEqualTo("withdrawn");
        assertThat(events.stream().map(it -> it.getClass().getSimpleName()))
                .containsExactly(
                        "ReviewOpened",
                        "ReviewOpened",
                        "WithdrawalTaken",
                        "ReviewOpened",
                        "ReviewOpened",
                        "WithdrawalTaken");
        for (int sequence = 1; sequence <= told.size(); sequence++) {
            Newsroom.feed(told.get(sequence - 1), article, sequence);
        }
        assertThat(stateOf(article)).isEqualTo(state);
        assertThat(events(article)).isEqualTo(events);
    }

    @Test
    void an_effect_that_is_repeated_after_a_crash_before_it_was_noted_changes_nothing() {
        var article = new Article();
        article.approved("es", "ru");
        article.withdraw();
        var state = stateOf(article.id);
        var told = events(article.id);
        store().getCollection("inbox").deleteMany(new Document());
        Newsroom.feed(revision(article.id, 1, Significance.MAJOR, "The text of " + article.id), article.id, 1);
        Newsroom.feed(new ArticleWithdrawn(article.id, 1), article.id, 2);
        assertThat(stateOf(article.id)).isEqualTo(state);
        assertThat(events(article.id)).isEqualTo(told);
    }

    @Test
    void a_revision_whose_hash_is_not_its_contents_is_parked() {
        var article = new Article();
        var content = content("en", "A title", "The text");
        article.tell(new RevisionSent(article.id, 1, "0".repeat(64), Significance.MAJOR, content, null, null));
        assertThat(show(article.id).status()).isEqualTo(404);
        assertThat(Newsroom.bean(ParkedEvents.class).failed(1000))
                .filteredOn(it -> it.subject().equals("draft/" + article.id))
                .hasSize(1);
    }

    @Test
    void a_decision_stands_for_exactly_the_text_that_was_read() {
        var article = new Article();
        var first = article.revision(1, Significance.MAJOR, "The first text");
        var second = article.revision(2, Significance.MINOR, "The second text");
        var stale = decide(article.id, "approve", first.hash(), null);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.text("hash")).isEqualTo(second.hash());
        assertThat(stale.json().path("revision").asInt()).isEqualTo(2);

        var approved = decide(article.id, "approve", second.hash(), null);
        assertThat(approved.status()).isEqualTo(200);
        assertThat(decide(article.id, "approve", second.hash(), null).json()).isEqualTo(approved.json());
        assertThat(decide(article.id, "decline", second.hash(), "No").status()).isEqualTo(409);
        article.revision(3, Significance.MINOR, "The third text");
        assertThat(decide(article.id, "approve", second.hash(), null).json()).isEqualTo(approved.json());

        var event = (ArticleApproved) events(article.id).stream()
                .filter(ArticleApproved.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(event.content()).isEqualTo(second.content());
        assertThat(event.significance()).isEqualTo(Significance.MAJOR);
        assertThat(event.languages()).containsExactly("ar", "el", "es", "ru");
        var decision = show(article.id).json().path("decisions").get(0);
        assertThat(decision.path("by").asString()).isEqualTo("edith");
        assertThat(decision.path("hash").asString()).isEqualTo(second.hash());
    }

    @Test
    void the_contributor_is_told_what_to_change_and_why_it_was_declined() {
        var article = new Article();
        var first = article.revision(1, Significance.MAJOR, "The first text");
        decide(article.id, "request-changes", first.hash(), "Name your sources");
        var second = article.revision(2, Significance.MINOR, "The second text");
        decide(article.id, "decline", second.hash(), "Still none");
        assertThat(events(article.id))
                .contains(
                        new ChangesRequested(
                                article.id,
                                1,
                                first.hash(),
                                "Name your sources",
                                List.of(),
                                "single-editor",
                                new newsroom.contracts.Tally(1, 0, 0, 0)),
                        new ArticleDeclined(
                                article.id,
                                2,
                                second.hash(),
                                "Still none",
                                "single-editor",
                                new newsroom.contracts.Tally(1, 0, 0, 0)));
        assertThat(show(article.id).json().path("decisions").get(1).path("note").asString())
                .isEqualTo("Still none");
    }

    @Test
    void what_is_to_be_changed_names_the_segments_it_concerns() {
        var article = new Article();
        var sent = article.revision(1, Significance.MAJOR, "One paragraph.\n\nAnother paragraph.");
        var listed = get("/reviews/" + article.id + "/revisions/1/segments", EDITH);
        var segments = listed.json().path("segments");
        assertThat(segments.valueStream().map(it -> it.path("kind").asString()))
                .containsExactly("title", "summary", "paragraph", "paragraph");
        assertThat(segments.path(3).path("text").asString()).isEqualTo("Another paragraph.");
        var address = segments.path(3).path("segment").asString();
        var request = "{\"outcome\":\"request-changes\",\"hash\":\"" + sent.hash()
                + "\",\"note\":\"One thing\",\"remarks\":[{\"segment\":\"%s\",\"text\":\"Whose?\"}]}";

        var wrong = post("/reviews/" + article.id + "/decisions", EDITH, request.formatted("0".repeat(64)));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.response().body()).contains("remarks[0].segment");
        var malformed = post("/reviews/" + article.id + "/decisions", EDITH, request.formatted("the last one"));
        assertThat(malformed.status()).isEqualTo(422);
        assertThat(malformed.response().body()).contains("remarks[0].segment").doesNotContain("the last one");

        for (int twice = 0; twice < 2; twice++) {
            var decided = post("/reviews/" + article.id + "/decisions", EDITH, request.formatted(address));
            assertThat(decided.status()).as(decided.response().body()).isEqualTo(200);
            assertThat(decided.json().path("remarks").path(0).path("text").asString())
                    .isEqualTo("Whose?");
        }
        assertThat(events(article.id).stream().filter(ChangesRequested.class::isInstance))
                .containsExactly(new ChangesRequested(
                        article.id,
                        1,
                        sent.hash(),
                        "One thing",
                        List.of(new Remark(address, "Whose?")),
                        "single-editor",
                        new newsroom.contracts.Tally(1, 0, 0, 0)));
    }

    @Test
    void editors_read_what_the_contributor_wrote_to_them_with_a_revision() {
        var article = new Article();
        var content = content("en", "A title", "The text");
        article.tell(new RevisionSent(
                article.id, 1, content.hash(), Significance.MAJOR, content, "Please do not name the street.", null));
        assertThat(show(article.id).text("note")).isEqualTo("Please do not name the street.");
        assertThat(get("/reviews/" + article.id + "/revisions/1", EDITH).text("note"))
                .isEqualTo("Please do not name the street.");
    }

    @Test
    void translations_that_a_crash_left_unopened_are_opened_by_the_sweep() {
        var article = new Article();
        article.approved("es");
        store().getCollection("translations").deleteOne(eq("_id", article.id + "/es"));
        store().getCollection("reviews")
                .updateOne(
                        eq("_id", article.id.toString()),
                        Updates.combine(
                                Updates.set("state.behind", List.of("es")), Updates.set("state.unfinished", true)));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get("/translations/" + article.id + "/es", ROSA).status() == 200);
        await().atMost(Duration.ofSeconds(20)).until(() -> !stateOf(article.id).getBoolean("unfinished"));
    }

    @Test
    void a_withdrawal_hides_everything_and_keeps_the_work_until_it_is_undone() {
        var article = new Article();
        var sent = article.approved("es", "ru");
        var hash = handInSpanish(article.id);
        article.withdraw();

        assertThat(get("/translations/" + article.id + "/es", ROSA).response().body())
                .contains("withdrawn")
                .doesNotContain("El texto");
        assertThat(show(article.id).response().body()).doesNotContain("The text of");
        assertThat(get("/reviews/" + article.id + "/revisions/1", EDITH).status())
                .isEqualTo(404);
        assertThat(listed("/reviews?limit=200")).doesNotContain(article.id.toString());
        assertThat(listed("/translations?limit=200")).doesNotContain(article.id.toString());
        var approval = post("/translations/" + article.id + "/es/approval", token("emma", "translator", "es"), hash);
        assertThat(approval.status()).isEqualTo(409);
        assertThat(post("/translations/" + article.id + "/ru/claim", ROSA, null).status())
                .isEqualTo(409);
        assertThat(post("/translations", EDITH, "{\"articleId\":\"" + article.id + "\",\"language\":\"el\"}")
                        .status())
                .isEqualTo(409);

        article.restore();
        assertThat(get("/translations/" + article.id + "/es", ROSA).response().body())
                .contains("El texto");
        assertThat(show(article.id).text("hash")).isEqualTo(sent.hash());
        assertThat(listed("/translations?limit=200")).contains(article.id.toString());
        assertThat(post("/translations/" + article.id + "/es/approval", token("emma", "translator", "es"), hash)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_withdrawal_that_overtakes_the_revision_hides_it_when_it_comes() {
        var article = new Article();
        article.withdraw();
        var sent = article.revision(1, Significance.MAJOR, "The text");
        assertThat(show(article.id).text("state")).isEqualTo("withdrawn");
        assertThat(decide(article.id, "approve", sent.hash(), null).status()).isEqualTo(409);
        assertThat(events(article.id)).containsExactly(new WithdrawalTaken(article.id, 1));
        article.restore();
        assertThat(events(article.id))
                .containsExactly(new WithdrawalTaken(article.id, 1), new ReviewOpened(article.id, 1, sent.hash()));
        assertThat(decide(article.id, "approve", sent.hash(), null).status()).isEqualTo(200);
    }

    @Test
    void each_withdrawal_is_answered_by_its_number() {
        var article = new Article();
        article.approved("es", "ru");
        article.withdraw();
        article.restore();
        article.withdraw();
        assertThat(events(article.id))
                .filteredOn(WithdrawalTaken.class::isInstance)
                .containsExactly(new WithdrawalTaken(article.id, 1), new WithdrawalTaken(article.id, 2));
    }

    @Test
    void an_erasure_destroys_every_text_and_leaves_a_marker() {
        var article = new Article();
        var sent = article.revision(1, Significance.MAJOR, "The text of " + article.id);
        decide(article.id, "request-changes", sent.hash(), "A note about " + article.id);
        var second = article.revision(2, Significance.MAJOR, "The second text of " + article.id);
        article.approve(second, "es", "ru");
        var hash = handInSpanish(article.id);
        send(
                "PUT",
                "/translations/" + article.id + "/es/text",
                ROSA,
                "{\"title\":\"Tarde\",\"body\":\"Una línea tardía\"}",
                Map.of("Fencing-Token", "1"));
        article.tell(new RevisionSent(
                article.id, 3, "0".repeat(64), Significance.MAJOR, content("en", "A wrong one", "Parked"), null, null));
        Newsroom.feed(revision(article.id, 9, Significance.MAJOR, "Ahead"), article.id, 9);
        for (var parked : Newsroom.bean(ParkedEvents.class).failed(1000)) {
            if (parked.subject().equals("draft/" + article.id)) {
                Newsroom.bean(newsroom.platform.messaging.EventConsumer.class).drop(parked);
            }
        }
        article.erase();

        assertThat(show(article.id).status()).isEqualTo(410);
        assertThat(get("/translations/" + article.id + "/es", ROSA).status()).isEqualTo(410);
        assertThat(post("/translations/" + article.id + "/es/approval", token("emma", "translator", "es"), hash)
                        .status())
                .isEqualTo(410);
        var events = events(article.id);
        assertThat(events)
                .contains(new TranslationCancelled(article.id, "es"), new TranslationCancelled(article.id, "ru"));
        assertThat(events).contains(new ErasureTaken(article.id));
        assertThat(everythingAbout(article.id))
                .doesNotContain(
                        "text of", "A note", "El texto", "Tarde", "tardía", "Ahead", "A title", "rosa", "edith");
        assertThat(store().getCollection("papers").countDocuments(eq("article", article.id.toString())))
                .isZero();
    }

    @Test
    void whatever_comes_of_an_erased_article_is_passed_over() {
        var article = new Article();
        article.erase();
        var state = stateOf(article.id);
        article.revision(1, Significance.MAJOR, "The text of " + article.id);
        var wrong = content("en", "A title", "The wrong text of " + article.id);
        article.tell(new RevisionSent(article.id, 2, "0".repeat(64), Significance.MAJOR, wrong, null, null));
        article.withdraw();
        article.restore();
        article.erase();
        assertThat(stateOf(article.id)).isEqualTo(state);
        assertThat(events(article.id)).containsExactly(new ErasureTaken(article.id));
        assertThat(everythingAbout(article.id)).doesNotContain("text of");
        assertThat(Newsroom.bean(ParkedEvents.class).failed(1000))
                .noneMatch(it -> it.subject().equals("draft/" + article.id));
    }

    @Test
    void an_erasure_waits_for_no_steward_where_an_event_before_it_is_parked() {
        var article = new Article();
        article.revision(1, Significance.MAJOR, "The text of " + article.id);
        article.tell(new RevisionSent(
                article.id, 2, "0".repeat(64), Significance.MAJOR, content("en", "A wrong one", "Parked"), null, null));
        article.revision(3, Significance.MAJOR, "The text of " + article.id);
        article.erase();

        assertThat(show(article.id).status()).isEqualTo(410);
        assertThat(everythingAbout(article.id)).doesNotContain("text of", "Parked", "A wrong one");
        assertThat(parkedOf(article)).isEmpty();
        assertThat(events(article.id)).endsWith(new ErasureTaken(article.id));
    }

    @Test
    void an_erasure_waits_for_no_event_that_is_missing_and_what_comes_late_leaves_nothing() {
        var article = new Article();
        Newsroom.feed(revision(article.id, 1, Significance.MAJOR, "The text of " + article.id), article.id, 1);
        Newsroom.feed(new ArticleErased(article.id), article.id, 5);
        assertThat(show(article.id).status()).isEqualTo(410);
        assertThat(everythingAbout(article.id)).doesNotContain("text of");

        Newsroom.feed(revision(article.id, 3, Significance.MAJOR, "The text of " + article.id), article.id, 4);
        Newsroom.feed(revision(article.id, 2, Significance.MAJOR, "The text of " + article.id), article.id, 3);
        assertThat(everythingAbout(article.id)).doesNotContain("text of");
        Newsroom.feed(new ArticleWithdrawn(article.id, 1), article.id, 2);
        assertThat(parkedOf(article)).isEmpty();
        assertThat(events(article.id)).endsWith(new ErasureTaken(article.id));
    }

    private static List<String> parkedOf(Article article) {
        return Newsroom.bean(ParkedEvents.class).all(1000).stream()
                .map(ParkedEvents.Parked::subject)
                .filter(it -> it.equals("draft/" + article.id))
                .toList();
    }

    @Test
    void an_erasure_that_a_crash_left_half_done_is_finished_by_the_sweep() {
        var article = new Article();
        article.approved("es");
        var standing = stateOf(article.id).getLong("standing");
        store().getCollection("reviews")
                .updateOne(
                        eq("_id", article.id.toString()),
                        Updates.set(
                                "state",
                                new ReviewDocument()
                                        .write(new Review.Erased(
                                                article.id,
                                                AN_HOUR,
                                                standing + 1,
                                                new java.util.TreeSet<>(List.of("es")),
                                                false,
                                                newsroom.editorial.history.History.NONE))));
        await().atMost(Duration.ofSeconds(20)).until(() -> stateOf(article.id).getBoolean("destroyed"));
        assertThat(events(article.id))
                .contains(new TranslationCancelled(article.id, "es"), new ErasureTaken(article.id));
        assertThat(everythingAbout(article.id)).doesNotContain("text of");
    }

    @Test
    void what_a_contributor_causes_has_the_hour_and_no_more() {
        var article = new Article();
        article.approved("es");
        article.withdraw();
        article.restore();
        article.erase();
        for (var it : told(article.id)) {
            if (!(it.event() instanceof ArticleApproved) && !isFirstOpening(it)) {
                assertThat(it.time()).as(it.toString()).isEqualTo(AN_HOUR);
            }
        }
    }

    @Test
    void lists_are_read_page_by_page_without_gap_or_repeat() {
        var mine = new HashSet<String>();
        for (int i = 0; i < 7; i++) {
            var article = new Article();
            article.revision(1, Significance.MAJOR, content("eo", "Titolo", "Teksto " + i));
            mine.add(article.id.toString());
        }
        var seen = new ArrayList<String>();
        var next = "/reviews?state=open&language=eo&limit=3";
        while (!next.isEmpty()) {
            var page = get(next, EDITH);
            assertThat(page.status()).isEqualTo(200);
            page.json()
                    .path("reviews")
                    .forEach(it -> seen.add(it.path("articleId").asString()));
            var link = page.header("Link");
            assertThat(link)
                    .satisfiesAnyOf(
                            it -> assertThat(it).isEmpty(), it -> assertThat(it).endsWith(">; rel=\"next\""));
            next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
        }
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(mine);
    }

    private static boolean isFirstOpening(Told told) {
        return told.event() instanceof TranslationOpened && told.sequence() == 1;
    }

    private static String handInSpanish(UUID article) {
        var address = "/translations/" + article + "/es";
        assertThat(post(address + "/claim", ROSA, null).status()).isEqualTo(200);
        var token = Map.of("Fencing-Token", "1");
        send(
                "PUT",
                address + "/text",
                ROSA,
                "{\"title\":\"Un título\",\"summary\":\"Un resumen\",\"body\":\"El texto\"}",
                token);
        var handedIn = send("POST", address + "/submission", ROSA, null, token);
        assertThat(handedIn.status()).isEqualTo(200);
        return "{\"hash\":\"" + handedIn.text("hash") + "\"}";
    }

    private static String listed(String path) {
        var all = new StringBuilder();
        var next = path;
        while (!next.isEmpty()) {
            var page = get(next, EDITH);
            all.append(page.response().body());
            var link = page.header("Link");
            next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
        }
        return all.toString();
    }

    /// All documents of the store that name the article, as JSON.
    private static String everythingAbout(UUID article) {
        var all = new StringBuilder();
        for (var name : store().listCollectionNames()) {
            for (var document : store().getCollection(name).find()) {
                var values = new ArrayList<String>();
                values.add(document.toJson());
                if (document.get("value") instanceof org.bson.types.Binary binary) {
                    values.add(new String(binary.getData(), StandardCharsets.UTF_8));
                }
                if (document.toJson().contains(article.toString())) {
                    values.forEach(it -> all.append(it).append('\n'));
                }
            }
        }
        return all.toString();
    }

    private static Document stateOf(UUID article) {
        return Objects.requireNonNull(store().getCollection("reviews")
                        .find(eq("_id", article.toString()))
                        .first())
                .get("state", Document.class);
    }

    private static Reply show(UUID article) {
        return get("/reviews/" + article, EDITH);
    }

    private static Reply decide(
            UUID article, String outcome, String hash, @org.jspecify.annotations.Nullable String note) {
        var body = note == null
                ? "{\"outcome\":\"%s\",\"hash\":\"%s\"}".formatted(outcome, hash)
                : "{\"outcome\":\"%s\",\"hash\":\"%s\",\"note\":\"%s\"}".formatted(outcome, hash, note);
        return post("/reviews/" + article + "/decisions", EDITH, body);
    }

    private static RevisionSent revision(UUID article, int number, Significance significance, String body) {
        var content = content("en", "A title", body);
        return new RevisionSent(article, number, content.hash(), significance, content, null, null);
    }

    private static List<Event> events(UUID article) {
        return told(article).stream().map(Told::event).toList();
    }
}
