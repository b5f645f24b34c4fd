package newsroom.submission.draft;

import static newsroom.submission.RunningService.call;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import newsroom.submission.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Unfinished work is kept; what is sent is whole.
@ExtendWith(RunningService.class)
class ChecksHttpTest {

    @Test
    void unfinished_work_is_kept_and_says_what_it_lacks() {
        var rosa = Contributor.withReceipt("Words.");
        save(rosa, Contributor.request("").put("title", " ").put("licence", ""));
        var kept = rosa.get().json().path("content");
        assertThat(kept.path("title").stringValue()).isEmpty();
        assertThat(kept.path("body").stringValue()).isEmpty();

        var checks = rosa.get("/checks");
        assertThat(checks.status()).as(checks.text()).isEqualTo(200);
        assertThat(checks.etag()).isEqualTo(rosa.etag());
        assertThat(found(checks.json(), "blockers"))
                .containsExactly("empty title", "empty body", "licence-missing licence");
        assertThat(checks.json().path("blockers").path(0).path("sentence").stringValue())
                .isNotBlank();

        var refused = rosa.send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("blockers")).isEqualTo(checks.json().path("blockers"));
        assertThat(refused.json().path("type").stringValue()).isEqualTo("urn:veche:problem:unprocessable-content");
        assertThat(rosa.state()).isEqualTo("draft");

        save(rosa, Contributor.request("Words."));
        assertThat(found(rosa.get("/checks").json(), "blockers")).isEmpty();
        assertThat(rosa.send().status()).isEqualTo(201);
    }

    @Test
    void a_draft_can_begin_with_nothing_but_its_language() {
        var created = call("POST", "/drafts", "{\"language\":\"el\"}");
        assertThat(created.status()).as(created.text()).isEqualTo(201);
    }

    @Test
    void a_finding_tells_where_and_never_what() {
        var rosa = Contributor.withReceipt("Write to us.\n\nrosa@example.org, or [here](http://rosa.example.org:x/a).");
        var checks = rosa.get("/checks");
        var warning = checks.json().path("warnings").path(0);
        assertThat(warning.path("code").stringValue()).isEqualTo("email-address");
        assertThat(warning.path("field").stringValue()).isEqualTo("body");
        assertThat(warning.path("place").path("offset").intValue()).isEqualTo(14);
        assertThat(warning.path("place").path("length").intValue()).isEqualTo(16);
        assertThat(warning.path("place").path("line").intValue()).isEqualTo(3);
        assertThat(found(checks.json(), "blockers")).containsExactly("link-host-invalid body");
        assertThat(checks.text()).doesNotContain("rosa");
        var refused = rosa.send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).doesNotContain("rosa.example");
    }

    @Test
    void warnings_keep_nothing_from_being_sent() {
        var rosa = Contributor.withReceipt("Schreibt an rosa@example.org oder ruft an: +49 30 901820.\n\n"
                + "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen "
                + "begabt und sollen einander im Geist der Brüderlichkeit begegnen. Jeder hat das Recht auf Leben, "
                + "Freiheit und Sicherheit der Person, und niemand darf in Sklaverei oder Leibeigenschaft gehalten "
                + "werden; Sklaverei und Sklavenhandel sind in allen ihren Formen verboten.");
        assertThat(found(rosa.get("/checks").json(), "warnings"))
                .contains("email-address body", "phone-number body", "language-differs body");
        assertThat(found(rosa.get("/checks").json(), "blockers")).isEmpty();
        assertThat(rosa.send().status()).isEqualTo(201);
    }

    @Test
    void what_cannot_be_sent_anyway_is_told_first() {
        var rosa = Contributor.anonymous("");
        assertThat(rosa.send().status()).isEqualTo(409);
    }

    @Test
    void a_repeat_of_a_send_is_not_checked_again() {
        var rosa = Contributor.withReceipt("Words.");
        rosa.send();
        assertThat(rosa.send().status()).isEqualTo(200);
    }

    @Test
    void what_is_erased_cannot_be_checked_nor_what_is_anothers() {
        var rosa = Contributor.withReceipt("Words.");
        var other = Contributor.withReceipt("Other words.");
        assertThat(call("GET", rosa.path() + "/checks", "", "Authorization", other.authorization)
                        .status())
                .isEqualTo(404);
        rosa.delete("");
        assertThat(rosa.get("/checks").status()).isEqualTo(404);
    }

    private static void save(Contributor contributor, ObjectNode request) {
        var saved = call(
                "PUT",
                contributor.path(),
                request.toString(),
                "Authorization",
                contributor.authorization,
                "If-Match",
                contributor.etag());
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    }

    private static List<String> found(JsonNode checks, String severity) {
        return StreamSupport.stream(checks.path(severity).spliterator(), false)
                .map(it ->
                        it.path("code").stringValue() + " " + it.path("field").stringValue())
                .toList();
    }
}
