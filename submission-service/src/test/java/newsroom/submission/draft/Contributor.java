package newsroom.submission.draft;

import static newsroom.submission.RunningService.call;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import newsroom.submission.RunningService.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Somebody with a draft, over HTTP.
final class Contributor {

    private static final JsonMapper JSON = new JsonMapper();

    final UUID article;
    final String authorization;

    private Contributor(UUID article, String authorization) {
        this.article = article;
        this.authorization = authorization;
    }

    /// Without an account, the receipt not yet confirmed.
    static Contributor anonymous(String body) {
        var created = call("POST", "/drafts", text(body));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return new Contributor(
                articleOf(created.json()),
                "Receipt " + created.json().path("receipt").stringValue());
    }

    static Contributor withReceipt(String body) {
        var contributor = anonymous(body);
        var confirmed = contributor.post("/receipt", "{\"receipt\":\"" + contributor.receipt() + "\"}");
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        return contributor;
    }

    static Contributor withAccount(String token, String body) {
        var created = call("POST", "/drafts", text(body), "Authorization", "Bearer " + token);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return new Contributor(articleOf(created.json()), "Bearer " + token);
    }

    String receipt() {
        return authorization.substring("Receipt ".length());
    }

    Answer get() {
        return call("GET", path(), "", "Authorization", authorization);
    }

    String etag() {
        return get().etag();
    }

    String state() {
        return get().json().path("state").stringValue();
    }

    Answer save(String body, String etag) {
        return call("PUT", path(), text(body), "Authorization", authorization, "If-Match", etag);
    }

    Answer send() {
        return send("{}", etag());
    }

    Answer send(String request, String etag) {
        return call("POST", path() + "/revisions", request, "Authorization", authorization, "If-Match", etag);
    }

    Answer restore(int revision, String etag) {
        var path = path() + "/revisions/" + revision + "/restoration";
        return call("POST", path, "", "Authorization", authorization, "If-Match", etag);
    }

    Answer post(String below, String body) {
        return call("POST", path() + below, body, "Authorization", authorization);
    }

    Answer get(String below) {
        return call("GET", path() + below, "", "Authorization", authorization);
    }

    Answer delete(String below) {
        return call("DELETE", path() + below, "", "Authorization", authorization);
    }

    String path() {
        return "/drafts/" + article;
    }

    static ObjectNode request(String body) {
        return JSON.createObjectNode()
                .put("language", "en")
                .put("title", "a title")
                .put("body", body)
                .put("licence", "CC-BY-SA-4.0");
    }

    static String text(String body) {
        return request(body).toString();
    }

    private static UUID articleOf(JsonNode created) {
        return UUID.fromString(created.path("articleId").stringValue());
    }
}
