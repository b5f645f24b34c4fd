package newsroom.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One service's public API, as any client would call it.
final class Api {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /// What was answered.
    record Answer(int status, Optional<String> etag, JsonNode body) {

        /// @throws Refused if it tells of no success
        Answer orRefused(String what) {
            if (status / 100 != 2) {
                throw new Refused(what + " was answered " + status + ": "
                        + body.path("detail").asString(body.path("title").asString("no reason given")));
            }
            return this;
        }
    }

    private final String address;

    Api(String address) {
        this.address = address;
    }

    Answer get(String path, String authorization) {
        return send(HttpRequest.newBuilder().GET(), path, authorization, Map.of());
    }

    /// A write that can be repeated: it carries an `Idempotency-Key`.
    Answer write(String method, String path, String authorization, @Nullable Object body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder()
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .header("Idempotency-Key", "\"" + UUID.randomUUID() + UUID.randomUUID() + "\"");
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return send(request, path, authorization, headers);
    }

    /// An access token for an account.
    String token(String account, String secret) {
        var request = HttpRequest.newBuilder()
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=" + encoded(account)
                        + "&client_secret=" + encoded(secret) + "&scope=newsroom"));
        return send(request, "/oauth2/token", "", Map.of())
                .orRefused("Signing in as " + account)
                .body()
                .path("access_token")
                .stringValue();
    }

    private Answer send(HttpRequest.Builder request, String path, String authorization, Map<String, String> headers) {
        request.uri(URI.create(address + path)).timeout(Duration.ofSeconds(60));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            var isJson = response.headers()
                    .firstValue("Content-Type")
                    .map(it -> it.contains("json"))
                    .orElse(false);
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("ETag"),
                    isJson ? JSON.readTree(response.body()) : JSON.createObjectNode());
        } catch (IOException e) {
            throw new Refused(address + " does not answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("Interrupted");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
