package newsroom.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody outside, who calls one service over HTTP.
record Client(String address) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String text() {
            return response.body();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /// Fails the story unless it tells of success.
        Answer ok() {
            if (status() / 100 != 2) {
                throw new AssertionError(response.request().method() + " " + response.uri() + " was answered "
                        + status() + ": " + text());
            }
            return this;
        }
    }

    Answer get(String path, String authorization) {
        return send("GET", path, authorization, null, Map.of());
    }

    Answer get(String path) {
        return get(path, "");
    }

    Answer post(String path, String authorization, @Nullable Object body) {
        return send("POST", path, authorization, body, Map.of());
    }

    Answer send(String method, String path, String authorization, @Nullable Object body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        if (!method.equals("GET") && !headers.containsKey("Idempotency-Key")) {
            request.header("Idempotency-Key", "\"" + UUID.randomUUID() + "\"");
        }
        headers.forEach(request::header);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(
                            method,
                            switch (body) {
                                case String text -> BodyPublishers.ofString(text);
                                case byte[] bytes -> BodyPublishers.ofByteArray(bytes);
                                default -> BodyPublishers.ofString(JSON.writeValueAsString(body));
                            });
        }
        return send(request.build());
    }

    /// An access token of the identity service.
    String token(String account, String secret) {
        return send(HttpRequest.newBuilder(URI.create(address + "/oauth2/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=newsroom&client_id="
                                + account + "&client_secret=" + secret))
                        .build())
                .ok()
                .json()
                .path("access_token")
                .stringValue();
    }

    private static Answer send(HttpRequest request) {
        try {
            return new Answer(HTTP.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + " " + request.headers(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
