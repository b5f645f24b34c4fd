package newsroom.editorial.review;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static newsroom.editorial.Newsroom.get;
import static newsroom.editorial.Newsroom.post;
import static newsroom.editorial.Newsroom.send;
import static newsroom.editorial.Newsroom.store;
import static newsroom.editorial.Newsroom.token;
import static newsroom.editorial.Newsroom.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import newsroom.contracts.EditorialEvent.ArticleApproved;
import newsroom.contracts.EditorialEvent.RevisionProposed;
import newsroom.contracts.Image;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.contracts.SubmissionEvent.ProposalStale;
import newsroom.contracts.SubmissionEvent.RevisionSent;
import newsroom.editorial.Newsroom;
import newsroom.editorial.Newsroom.Article;
import newsroom.editorial.Newsroom.Reply;
import newsroom.editorial.Newsroom.Told;
import newsroom.editorial.SubmittedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Editors propose revisions, over HTTP.
@ExtendWith(Newsroom.class)
class ProposedRevisionStoryTest {

    private static final String EDITH = token("edith", "editor");
    private static final String VOLTAIRINE = token("voltairine", "editor");
    private static final String PICTURE = RevisionContent.sha256("pixels");

    @Test
    void it_is_told_numbered_and_decided_about_by_somebody_else() {
        var article = article();
        var first = article.revision(1, Significance.MAJOR, whole("They come at noon."));
        var proposed = propose(
                article.id,
                first.hash(),
                "\"body\":\"They came at noon.\",\"significance\":\"typo\",\"note\":\"A slip\"");
        assertThat(proposed.status()).as(proposed.response().body()).isEqualTo(202);
        assertThat(proposed.text("state")).isEqualTo("told");
        assertThat(proposed.header("Location"))
                .isEqualTo("/reviews/" + article.id + "/proposed-revisions/" + proposed.text("proposalId"));

        var event = (RevisionProposed) told(article.id).getLast().event();
        assertThat(event)
                .isEqualTo(new RevisionProposed(
                        article.id,
                        id(proposed),
                        1,
                        first.hash(),
                        whole("They came at noon."),
                        Significance.TYPO,
                        "A slip"));
        var seen = get(proposed.header("Location"), VOLTAIRINE);
        assertThat(seen.json().path("proposed").path("mine").asBoolean()).isFalse();
        assertThat(seen.json().path("diff").toString()).contains("came", "come");
        assertThat(seen.response().body()).doesNotContain("edith");

        var second = new RevisionSent(
                article.id, 2, event.content().hash(), Significance.TYPO, event.content(), null, id(proposed));
        article.tell(second);
        var accepted = get(proposed.header("Location"), EDITH).json().path("proposed");
        assertThat(accepted.path("state").asString()).isEqualTo("accepted");
        assertThat(accepted.path("revision").asInt()).isEqualTo(2);
        assertThat(accepted.path("mine").asBoolean()).isTrue();
        assertThat(get("/reviews/" + article.id, VOLTAIRINE).text("by")).isEqualTo("editors");
        assertThat(get("/reviews/" + article.id + "/revisions/1", EDITH).text("by"))
                .isEqualTo("contributor");

        assertThat(get("/reviews/" + article.id, EDITH).json().path("acts").size())
                .isZero();
        var own = decide(article.id, EDITH, second.hash());
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.text("detail")).contains("proposed");
        assertThat(get("/reviews/" + article.id, VOLTAIRINE).json().path("acts").toString())
                .contains("approve");
        assertThat(decide(article.id, VOLTAIRINE, second.hash()).status()).isEqualTo(200);
        var approved = (ArticleApproved) told(article.id).stream()
                .map(Told::event)
                .filter(ArticleApproved.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(approved.content()).isEqualTo(whole("They came at noon."));
    }

    @Test
    void against_what_is_known_to_be_newer_the_editor_has_both_texts_at_once() {
        var article = article();
        var first = article.revision(1, Significance.MAJOR, whole("They come at noon."));
        var second = article.revision(2, Significance.MINOR, whole("They come at night."));
        var stale = propose(article.id, first.hash(), "\"body\":\"They came at noon.\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().path("revision").asInt()).isEqualTo(2);
        assertThat(stale.text("hash")).isEqualTo(second.hash());
        assertThat(stale.json().path("current").path("body").asString()).isEqualTo("They come at night.");
        assertThat(stale.json().path("proposed").path("body").asString()).isEqualTo("They came at noon.");
        assertThat(stale.json().path("diff").path("segments").toString()).contains("\"night\"", "\"noon\"");
        assertThat(listed(article.id)).isEmpty();
        assertThat(told(article.id)).noneMatch(it -> it.event() instanceof RevisionProposed);
    }

    @Test
    void one_that_was_stale_when_it_came_is_shown_against_the_current_text_and_proposed_anew() {
        var article = article();
        var first = article.revision(1, Significance.MAJOR, whole("They come at noon."));
        var proposed = propose(article.id, first.hash(), "\"body\":\"They came at noon.\"");
        var second = article.revision(2, Significance.MINOR, whole("They come at night."));
        article.tell(new ProposalStale(article.id, id(proposed), 2, second.hash()));
        var seen = get(proposed.header("Location"), EDITH).json();
        assertThat(seen.path("proposed").path("state").asString()).isEqualTo("stale");
        assertThat(seen.path("against").asInt()).isEqualTo(2);
        assertThat(seen.path("content").path("body").asString()).isEqualTo("They came at noon.");
        assertThat(seen.path("diff").path("segments").toString()).contains("\"night\"", "\"noon\"");
        assertThat(propose(article.id, second.hash(), "\"body\":\"They came at noon.\"")
                        .status())
                .isEqualTo(202);
        assertThat(listed(article.id)).containsExactly("stale", "told");
    }

    @Test
    void what_is_left_away_stays_and_what_is_empty_goes() {
        var article = article();
        var first = article.revision(1, Significance.MAJOR, whole("They come at noon."));
        propose(
                article.id,
                first.hash(),
                "\"summary\":\"\",\"topics\":[],\"images\":[{\"hash\":\"" + PICTURE
                        + "\",\"alternativeText\":\"A crowd\"}],\"contentWarning\":\"Violence\"");
        var event = (RevisionProposed) told(article.id).getLast().event();
        var base = whole("They come at noon.");
        assertThat(event.content())
                .isEqualTo(new RevisionContent(
                        base.language(),
                        base.title(),
                        null,
                        base.body(),
                        base.byline(),
                        base.licence(),
                        base.originalUrl(),
                        List.of(),
                        base.regions(),
                        List.of(new Image(PICTURE, "A crowd", "A caption", "A credit")),
                        "Violence"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        "body":"They come at noon."                       | changes nothing
        "byline":"Another"                                | known are
        "licence":"CC0-1.0"                               | known are
        "language":"es"                                   | known are
        "originalUrl":"https://example.org/"              | known are
        "title":" "                                       | title
        "title":"One\\nTwo"                               | title
        "body":""                                         | body
        "topics":["No Id"]                                | topics
        "images":[{"hash":"x","alternativeText":"Y"}]     | images[0].hash
        "images":[{"hash":"%1$s"}]                        | images[0].alternativeText
        "images":[{"hash":"%2$s","alternativeText":"Y"}]  | images[0].hash
        "significance":"huge"                             | significance
        "note":[7]                                        | note
        """)
    void what_is_wrong_is_named(String wrong, String named) {
        var article = article();
        var first = article.revision(1, Significance.MAJOR, whole("They come at noon."));
        var refused = propose(article.id, first.hash(), wrong.formatted(PICTURE, "c".repeat(64)));
        assertThat(refused.status()).as(refused.response().body()).isEqualTo(422);
        assertThat(refused.response().body()).contains(named);
        assertThat(listed(article.id)).isEmpty();
    }

    @Test
    void repeating_it_proposes_nothing_more_however_far_the_text_has_come() throws Exception {
        var article = article();
        var first = article.revision(1, Significance.MAJOR, whole("They come at noon."));
        var request = "\"body\":\"They came at noon.\",\"note\":\"A slip\"";
        var key = Map.of("Idempotency-Key", "\"" + UUID.randomUUID() + "\"");
        try (var editors = Executors.newVirtualThreadPerTaskExecutor()) {
            var repeats = new ArrayList<Callable<Reply>>();
            for (int i = 0; i < 10; i++) {
                repeats.add(() -> send("POST", path(article.id), EDITH, body(first.hash(), request), key));
            }
            var answers = new ArrayList<String>();
            for (var answer : editors.invokeAll(repeats)) {
                answers.add(answer.get().response().body());
            }
            assertThat(answers).containsOnly(answers.getFirst());
        }
        var again = propose(article.id, first.hash(), request);
        assertThat(again.status()).isEqualTo(202);
        var event = (RevisionProposed) told(article.id).getLast().event();
        article.tell(new RevisionSent(
                article.id, 2, event.content().hash(), Significance.MINOR, event.content(), null, id(again)));
        var late = propose(article.id, first.hash(), request);
        assertThat(late.text("proposalId")).isEqualTo(again.text("proposalId"));
        assertThat(late.text("state")).isEqualTo("accepted");
        assertThat(send("POST", path(article.id), VOLTAIRINE, body(first.hash(), request), Map.of())
                        .status())
                .isEqualTo(412);
        assertThat(told(article.id))
                .filteredOn(it -> it.event() instanceof RevisionProposed)
                .hasSize(1);
    }

    @Test
    void editors_propose_where_the_text_is_before_them_and_nobody_else_does() {
        var article = article();
        var first = article.revision(1, Significance.MAJOR, whole("They come at noon."));
        var request = body(first.hash(), "\"body\":\"They came at noon.\"");
        assertThat(post(path(article.id), null, request).status()).isEqualTo(401);
        assertThat(post(path(article.id), token("rosa", "translator", "es"), request)
                        .status())
                .isEqualTo(403);
        assertThat(post(path(UUID.randomUUID()), EDITH, request).status()).isEqualTo(404);
        var told = propose(article.id, first.hash(), "\"body\":\"They came at noon.\"");
        article.withdraw();
        assertThat(propose(article.id, first.hash(), "\"title\":\"Noon\"").status())
                .isEqualTo(409);
        assertThat(get(path(article.id), EDITH).status()).isEqualTo(404);
        assertThat(get(told.header("Location"), EDITH).status()).isEqualTo(404);
        article.restore();
        assertThat(listed(article.id)).containsExactly("told");
        post(
                "/reviews/" + article.id + "/decisions",
                EDITH,
                "{\"outcome\":\"decline\",\"hash\":\"" + first.hash() + "\",\"note\":\"No\"}");
        assertThat(propose(article.id, first.hash(), "\"title\":\"Noon\"").status())
                .isEqualTo(409);
        assertThat(get(path(article.id) + "/" + UUID.randomUUID(), EDITH).status())
                .isEqualTo(404);
    }

    @Test
    void an_approved_text_is_edited_too() {
        var article = article();
        var first = article.approved();
        assertThat(propose(article.id, first.hash(), "\"title\":\"A better title\"")
                        .status())
                .isEqualTo(202);
        assertThat(get("/reviews/" + article.id, EDITH).text("state")).isEqualTo("approved");
    }

    @Test
    void it_is_kept_without_the_byline_and_destroyed_with_the_article() {
        var article = article();
        var first = article.revision(1, Significance.MAJOR, whole("They come at noon."));
        var told =
                propose(article.id, first.hash(), "\"body\":\"Words proposed of " + article.id + "\",\"note\":\"N\"");
        var folder = and(eq("article", article.id.toString()), eq("folder", "proposed/" + article.id));
        assertThat(store().getCollection("papers").find(folder).first())
                .isNotNull()
                .asString()
                .contains("A caption")
                .doesNotContain("A byline");
        article.erase();
        assertThat(get(told.header("Location"), EDITH).status()).isEqualTo(410);
        assertThat(propose(article.id, first.hash(), "\"title\":\"Noon\"").status())
                .isEqualTo(410);
        assertThat(store().getCollection("papers").countDocuments(folder)).isZero();
        for (var name : store().listCollectionNames()) {
            for (var document : store().getCollection(name).find()) {
                assertThat(document.toJson()).doesNotContain("Words proposed of " + article.id);
            }
        }
    }

    private static List<String> listed(UUID article) {
        return get(path(article), EDITH)
                .json()
                .path("proposedRevisions")
                .valueStream()
                .map(it -> it.path("state").asString())
                .toList();
    }

    private static Reply propose(UUID article, String hash, String fields) {
        return post(path(article), EDITH, body(hash, fields));
    }

    private static String body(String hash, String fields) {
        return "{\"baseHash\":\"" + hash + "\"," + fields + "}";
    }

    private static Reply decide(UUID article, String editor, String hash) {
        return post(
                "/reviews/" + article + "/decisions",
                editor,
                "{\"outcome\":\"approve\",\"hash\":\"" + hash + "\",\"languages\":[]}");
    }

    /// One whose picture is there to be pulled.
    private static Article article() {
        var article = new Article();
        SubmittedFiles.has(article.id, PICTURE, "pixels".getBytes(StandardCharsets.UTF_8));
        return article;
    }

    private static String path(UUID article) {
        return "/reviews/" + article + "/proposed-revisions";
    }

    private static UUID id(Reply proposed) {
        return UUID.fromString(proposed.text("proposalId"));
    }

    private static RevisionContent whole(String body) {
        return new RevisionContent(
                "en",
                "A title",
                "A summary",
                body,
                "A byline",
                "CC-BY-SA-4.0",
                null,
                List.of("history"),
                List.of("europe"),
                List.of(new Image(PICTURE, "A square", "A caption", "A credit")));
    }
}
