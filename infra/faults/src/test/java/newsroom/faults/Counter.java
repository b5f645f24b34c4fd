package newsroom.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import newsroom.faults.Clients.Wish;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where people ask once, and look at what they are answered and how long it took: what [Clients], who repeat
/// themselves, do not see. What settles a wish goes into the history.
final class Counter implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /// Longer than anybody may be kept waiting.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// @param status 0 if there was no answer at all
    /// @param retryAfter empty if it does not say
    record Answered(int status, Duration after, String retryAfter, String etag, JsonNode body) {

        boolean isDone() {
            return status / 100 == 2;
        }

        /// Whether it says to try again later.
        boolean isLater() {
            return status == 503 && retryAfter.matches("[1-9]\\d*");
        }
    }

    private final Newsroom newsroom;
    private final History history;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    Counter(Newsroom newsroom, History history) {
        this.newsroom = newsroom;
        this.history = history;
    }

    /// Asks for something under a key that nobody else has.
    Answered ask(Wish wish) {
        return ask(wish, UUID.randomUUID());
    }

    /// Asks for something, perhaps not for the first time.
    Answered ask(Wish wish, UUID key) {
        var headers = new HashMap<>(wish.headers());
        if (!wish.method().equals("GET")) {
            headers.put("Idempotency-Key", "\"" + key + "\"");
        }
        if (!wish.authorization().isEmpty()) {
            headers.put("Authorization", wish.authorization());
        }
        var sent = wish.body() == null ? JSON.nullNode() : JSON.<JsonNode>valueToTree(wish.body());
        var body = BodyPublishers.noBody();
        if (wish.body() != null) {
            headers.put("Content-Type", "application/json");
            body = BodyPublishers.ofString(JSON.writeValueAsString(sent));
        }
        var began = history.now();
        var answered = tried(newsroom.first(wish.service()).address() + wish.path(), wish.method(), headers, body);
        if (!wish.method().equals("GET") && answered.status() != 0 && answered.status() != 503) {
            headers.put("ETag", answered.etag());
            history.add(new Call(
                    wish.act(),
                    wish.who(),
                    wish.article(),
                    began,
                    history.now(),
                    answered.status(),
                    sent,
                    headers,
                    answered.body()));
        }
        return answered;
    }

    /// How an instance says it is.
    Answered health(Instance instance) {
        return tried(instance.health(), "GET", Map.of(), BodyPublishers.noBody());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private Answered tried(String address, String method, Map<String, String> headers, BodyPublisher body) {
        var request =
                HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).method(method, body);
        headers.forEach(request::header);
        var began = System.nanoTime();
        try {
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Answered(
                    answer.statusCode(),
                    Duration.ofNanos(System.nanoTime() - began),
                    header(answer, "Retry-After"),
                    header(answer, "ETag"),
                    isJson(answer) ? Clients.json(answer.body()) : JSON.nullNode());
        } catch (IOException e) {
            return new Answered(
                    0, Duration.ofNanos(System.nanoTime() - began), "", "", JSON.valueToTree(String.valueOf(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isJson(HttpResponse<?> answer) {
        return header(answer, "Content-Type").contains("json");
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
