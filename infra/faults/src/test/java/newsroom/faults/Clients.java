package newsroom.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Everybody who calls the newsroom over HTTP, by whichever instance answers. A write is repeated under its
/// `Idempotency-Key` until it is answered; what was asked and answered goes into the history.
final class Clients implements AutoCloseable {

    /// The mark of an article, which stands in each of its texts and nowhere else.
    static final Pattern MARK = Pattern.compile("zq\\d+x");

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int SHORTEST_PAUSE = 50;
    private static final int LONGEST_PAUSE = 400;

    /// A write.
    ///
    /// @param article its id; empty while it has none
    /// @param body none where nothing is sent
    record Wish(
            Service service,
            String act,
            String who,
            String article,
            String method,
            String path,
            String authorization,
            Map<String, String> headers,
            @Nullable Object body) {}

    private final Newsroom newsroom;
    private final History history;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final int mostLooks;
    private volatile boolean over;

    /// @param mostLooks how often to look for something before it is no use any more
    Clients(Newsroom newsroom, History history, int mostLooks) {
        this.newsroom = newsroom;
        this.history = history;
        this.mostLooks = mostLooks;
    }

    /// From now on nobody tries again.
    void giveUp() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /// Writes, as often as it takes.
    Call write(Wish wish) {
        var headers = new HashMap<>(wish.headers());
        headers.put("Idempotency-Key", "\"" + java.util.UUID.randomUUID() + "\"");
        var began = history.now();
        var answer = settled(wish.service(), wish.method(), wish.path(), wish.authorization(), headers, wish.body());
        var status = answer.map(HttpResponse::statusCode).orElse(0);
        var seen = new HashMap<>(headers);
        answer.flatMap(it -> it.headers().firstValue("ETag")).ifPresent(it -> seen.put("ETag", it));
        var call = new Call(
                wish.act(),
                wish.who(),
                wish.article(),
                began,
                history.now(),
                status,
                wish.body() == null ? JSON.nullNode() : JSON.valueToTree(wish.body()),
                seen,
                answer.map(it -> json(it.body())).orElse(JSON.nullNode()));
        history.add(call);
        return call;
    }

    /// Notes what somebody saw that the checker goes by, as a call that was answered.
    void note(String act, String who, String article, String what) {
        var now = history.now();
        history.add(new Call(act, who, article, now, now, 200, JSON.valueToTree(what), Map.of(), JSON.nullNode()));
    }

    /// How often to look for something before it is no use any more.
    int mostLooks() {
        return mostLooks;
    }

    /// Looks once, at any instance.
    ///
    /// @return nothing if it did not answer with success
    Optional<JsonNode> look(Service service, String path, String authorization) {
        return tried(any(service), "GET", path, authorization, Map.of(), null)
                .filter(it -> it.statusCode() == 200)
                .map(it -> json(it.body()));
    }

    /// Reads as the public does, at one instance, and notes what was there.
    Optional<HttpResponse<byte[]>> read(Instance instance, String path) {
        var began = history.now();
        var answer = tried(instance, "GET", path, "", Map.of(), null);
        answer.ifPresent(it -> history.add(new Read(
                instance.name(),
                path,
                began,
                it.statusCode(),
                it.headers().firstValue("ETag").orElse(""),
                sha256(it.body()),
                marks(new String(it.body(), StandardCharsets.UTF_8)))));
        return answer;
    }

    static Set<String> marks(String text) {
        return MARK.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    static JsonNode json(byte[] body) {
        return body.length == 0 ? JSON.nullNode() : JSON.readTree(body);
    }

    /// A moment in which others get on.
    static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(ThreadLocalRandom.current().nextInt(SHORTEST_PAUSE, LONGEST_PAUSE))
                .toNanos());
    }

    @Override
    public void close() {
        over = true;
        http.shutdownNow();
    }

    private Optional<HttpResponse<byte[]>> settled(
            Service service,
            String method,
            String path,
            String authorization,
            Map<String, String> headers,
            @Nullable Object body) {
        while (!over) {
            var answer = tried(any(service), method, path, authorization, headers, body);
            if (answer.isPresent() && answer.get().statusCode() != 503) {
                return answer;
            }
            pause();
        }
        return Optional.empty();
    }

    private Instance any(Service service) {
        var instances = newsroom.instances(service);
        return instances.get(ThreadLocalRandom.current().nextInt(instances.size()));
    }

    private Optional<HttpResponse<byte[]>> tried(
            Instance instance,
            String method,
            String path,
            String authorization,
            Map<String, String> headers,
            @Nullable Object body) {
        var request =
                HttpRequest.newBuilder(URI.create(instance.address() + path)).timeout(PATIENCE);
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        headers.forEach(request::header);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        try {
            return Optional.of(http.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
