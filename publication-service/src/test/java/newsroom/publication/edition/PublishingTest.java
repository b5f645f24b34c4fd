package newsroom.publication.edition;

import static newsroom.contracts.Significance.MAJOR;
import static newsroom.contracts.Significance.MINOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import newsroom.contracts.Correction;
import newsroom.contracts.EditorialEvent.ArticleApproved;
import newsroom.contracts.EditorialEvent.ArticleRetracted;
import newsroom.contracts.EditorialEvent.WithdrawalTaken;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.SubmissionEvent.ArticleErased;
import newsroom.publication.RunningPublication;
import newsroom.publication.Wire;
import newsroom.publication.Wire.Sent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// What publishers plan, and what readers and integrators are told when something was corrected, retracted or recalled.
@ExtendWith(RunningPublication.Ends.class)
class PublishingTest {

    private final RunningPublication publication = RunningPublication.shared();
    private final Wire wire = publication.wire();
    private final UUID article = UUID.randomUUID();
    private final String publisher = "Bearer " + RunningPublication.TOKENS.publisher("vera");
    private final String editor = "Bearer " + RunningPublication.TOKENS.editor("ana");

    @Test
    void what_waits_for_a_publisher_is_found_and_appears_when_it_is_published() {
        wire.bring(byHand(text("en")), wire.translated(article, 1, text("es")));
        assertThat(status("en")).isEqualTo(404);
        var plan = plan();
        assertThat(plan.path("editions").path(0).path("waitsFor").stringValue()).isEqualTo("publisher");
        assertThat(plan.path("editions").path(0).path("title").stringValue()).isEqualTo("Title en");
        assertThat(everythingThatWaits()).contains(article.toString());

        var published = act("POST", "/editions/en/publish", "", etag());
        assertThat(published.statusCode()).isEqualTo(200);
        assertThat(status("en")).isEqualTo(200);
        assertThat(status("es")).isEqualTo(200);
        assertThat(everythingThatWaits()).doesNotContain(article.toString());
        assertThat(act("POST", "/editions/en/publish", "", "\"0\"").statusCode())
                .as("a repeat is no conflict")
                .isEqualTo(200);
    }

    @Test
    void a_scheduled_edition_appears_by_itself_and_once() {
        wire.bring(byHand(text("en")));
        var at = Instant.now().plusSeconds(2);
        assertThat(act("PUT", "/editions/en/schedule", "{\"at\":\"" + at + "\"}", etag())
                        .statusCode())
                .isEqualTo(200);
        assertThat(plan().path("editions").path(0).path("state").stringValue()).isEqualTo("scheduled");
        assertThat(status("en")).isEqualTo(404);
        await().atMost(Duration.ofSeconds(20)).until(() -> status("en") == 200);
        assertThat(Instant.parse(publication.json(path("en")).path("published").stringValue()))
                .isAfterOrEqualTo(at.minusSeconds(1));
        assertThat(changes()).containsExactly("en published");
    }

    @Test
    void an_embargo_can_be_set_before_anything_is_approved_and_lifted() {
        var until = Instant.now().plusSeconds(3600);
        assertThat(act("PUT", "/embargo", "{\"until\":\"" + until + "\"}", "\"0\"")
                        .statusCode())
                .isEqualTo(200);
        wire.bring(wire.approved(article, 1, MAJOR, text("en")), wire.translated(article, 1, text("es")));
        assertThat(List.of("en", "es")).allMatch(it -> status(it) == 404);
        assertThat(publication.get("/articles/" + article).statusCode()).isEqualTo(404);
        assertThat(act("POST", "/editions/en/publish", "", etag()).statusCode()).isEqualTo(409);
        assertThat(act("DELETE", "/embargo", "", etag()).statusCode()).isEqualTo(200);
        assertThat(List.of("en", "es")).allMatch(it -> status(it) == 200);
        assertThat(act("PUT", "/embargo", "{\"until\":\"" + until + "\"}", etag())
                        .statusCode())
                .as("readers have it")
                .isEqualTo(409);
    }

    @Test
    void only_a_publisher_who_has_seen_the_plan_changes_it() {
        wire.bring(byHand(text("en")));
        assertThat(publication.get("/publishing/articles/" + article).statusCode())
                .isEqualTo(401);
        var asEditor = publication.get("/publishing/articles/" + article, "Authorization", editor);
        assertThat(asEditor.statusCode()).isEqualTo(403);
        assertThat(new String(asEditor.body(), StandardCharsets.UTF_8)).contains("publisher");
        assertThat(act("POST", "/editions/en/publish", "", null).statusCode()).isEqualTo(428);
        var stale = act("POST", "/editions/en/publish", "", "\"77\"");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(RunningPublication.json(stale).path("plan").path("articleId").stringValue())
                .isEqualTo(article.toString());
        for (var wrong : List.of("{\"at\":\"tomorrow\"}", "{}", "{\"at\":\"2020-01-01T00:00:00Z\"}")) {
            var refused = act("PUT", "/editions/en/schedule", wrong, etag());
            assertThat(refused.statusCode()).as(wrong).isBetween(400, 422);
            assertThat(new String(refused.body(), StandardCharsets.UTF_8))
                    .as(wrong)
                    .contains("at");
        }
        assertThat(act("POST", "/editions/el/publish", "", etag()).statusCode()).isEqualTo(409);
        assertThat(status("en")).isEqualTo(404);
    }

    @Test
    void a_correction_shows_its_note_and_leaves_the_text_before_it_to_be_read() {
        var note = new Correction("clarification", "Two assemblies decided, not one.");
        wire.bring(wire.approved(article, 1, MAJOR, text("en")), wire.translated(article, 1, text("es")));
        var second = Wire.text("en", "Title two", "Another body");
        wire.bring(wire.next(
                "review/" + article,
                new ArticleApproved(article, 2, second.hash(), MAJOR, List.of(), second, null, null, note),
                Wire.NOON.plusSeconds(7200)));
        var corrected = publication.json(path("en"));
        var correction = corrected.path("corrections").path(0);
        assertThat(correction.path("type").stringValue()).isEqualTo("clarification");
        assertThat(correction.path("note").stringValue()).isEqualTo(note.note());
        var before = correction.path("before").stringValue().replace(RunningPublication.ADDRESS, "");
        assertThat(publication.json(before).path("title").stringValue()).isEqualTo("Title en");
        assertThat(publication.get(path("en") + "/versions/7").statusCode()).isEqualTo(404);
        var behind = publication.json(path("es"));
        assertThat(behind.path("outdated").path("since").intValue()).isEqualTo(2);
        assertThat(behind.path("outdated").path("major").booleanValue()).isTrue();
        assertThat(changes()).containsExactly("en published", "es published", "en corrected", "es marked");
        wire.bring(wire.translated(article, 2, 2, Wire.text("es", "Título", "otro cuerpo")));
        assertThat(publication.json(path("es")).path("outdated").isMissingNode())
                .isTrue();
        wire.bring(wire.withdrawn(article));
        assertThat(publication.get(before).statusCode()).isEqualTo(410);
    }

    @Test
    void a_retraction_marks_every_language_and_is_recalled() {
        wire.bring(wire.approved(article, 1, MAJOR, text("en")), wire.translated(article, 1, text("es")));
        wire.bring(wire.next(
                "review/" + article,
                new ArticleRetracted(article, 1, text("en").hash(), "The source does not exist.", null, null),
                Wire.NOON.plusSeconds(7200)));
        for (var language : List.of("en", "es")) {
            var retracted = publication.json(path(language));
            assertThat(retracted.path("retraction").path("reason").stringValue())
                    .isEqualTo("The source does not exist.");
            assertThat(retracted.path("body").stringValue()).isNotBlank();
        }
        assertThat(changes()).containsExactly("en published", "es published", "en retracted", "es retracted");
        await().atMost(Duration.ofSeconds(20)).until(() -> confirmedBy(0).contains("publication"));
        wire.bring(wire.approved(article, 2, MINOR, Wire.text("en", "Title en", "All is right now")));
        assertThat(publication.json(path("en")).path("retraction").isMissingNode())
                .isTrue();
        assertThat(publication.json(path("es")).path("retraction").isMissingNode())
                .isFalse();
    }

    @Test
    void the_recall_list_says_who_has_followed() {
        wire.bring(wire.approved(article, 1, MAJOR, text("en")));
        assertThat(publication.json("/articles/" + article + "/recall").path("acts"))
                .isEmpty();
        wire.bring(wire.withdrawn(article));
        assertThat(confirmedBy(0)).isEmpty();
        wire.bring(wire.next("review/" + article, new WithdrawalTaken(article, 1), Wire.HOUR));
        assertThat(confirmedBy(0)).containsExactly("editorial");
        await().atMost(Duration.ofSeconds(20)).until(() -> confirmedBy(0).contains("publication"));
        assertThat(publication.get("/articles/" + UUID.randomUUID() + "/recall").statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_had_to_be_erased_for_a_legal_duty_says_so() {
        wire.bring(wire.approved(article, 1, MAJOR, text("en")));
        var page = publication.json(path("en")).path("address").stringValue().replace(RunningPublication.ADDRESS, "");
        wire.bring(wire.next("draft/" + article, new ArticleErased(article, true), Wire.HOUR));
        assertThat(status("en")).isEqualTo(451);
        assertThat(publication.get("/articles/" + article).statusCode()).isEqualTo(451);
        assertThat(publication.get(page, "Accept", "text/html").statusCode()).isEqualTo(451);
    }

    private Sent byHand(RevisionContent content) {
        return wire.next(
                "review/" + article,
                new ArticleApproved(article, 1, content.hash(), MAJOR, List.of(), content, null, null, null, true),
                Wire.NOON);
    }

    private HttpResponse<byte[]> act(String method, String path, String body, @Nullable String ifMatch) {
        var headers = new ArrayList<>(List.of("Authorization", publisher, "Content-Type", "application/json"));
        if (ifMatch != null) {
            headers.addAll(List.of("If-Match", ifMatch));
        }
        return publication.send(
                method,
                "/publishing/articles/" + article + path,
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
                headers.toArray(String[]::new));
    }

    private JsonNode plan() {
        return RunningPublication.json(publication.get("/publishing/articles/" + article, "Authorization", publisher));
    }

    private String etag() {
        return publication
                .get("/publishing/articles/" + article, "Authorization", publisher)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    private String everythingThatWaits() {
        var all = new StringBuilder();
        var after = "";
        do {
            var page = RunningPublication.json(
                    publication.get("/publishing/articles?limit=2" + after, "Authorization", publisher));
            all.append(page);
            var next = page.path("next").asString("");
            after = next.isEmpty() ? "" : "&after=" + next;
        } while (!after.isEmpty());
        return all.toString();
    }

    private List<String> confirmedBy(int act) {
        return publication
                .json("/articles/" + article + "/recall")
                .path("acts")
                .path(act)
                .path("confirmed")
                .valueStream()
                .map(it -> it.path("who").stringValue())
                .toList();
    }

    private List<String> changes() {
        publication.followed();
        return publication.changes(500).stream()
                .filter(it -> it.path("articleId").stringValue().equals(article.toString()))
                .map(it -> it.path("language").stringValue() + " "
                        + it.path("change").stringValue())
                .toList();
    }

    private int status(String language) {
        return publication.get(path(language)).statusCode();
    }

    private String path(String language) {
        return "/editions/" + article + "/" + language;
    }

    private static RevisionContent text(String language) {
        return Wire.text(language, "Title " + language, language + " body");
    }
}
