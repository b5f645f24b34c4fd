package newsroom.publication;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import newsroom.publication.change.Changes;
import newsroom.publication.change.PublicOrder;
import newsroom.testing.EmbeddedStack;
import newsroom.testing.TestTokens;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The publication service as it runs, for tests. Tests that do not mind one another share one.
public final class RunningPublication implements AutoCloseable {

    public static final String ADDRESS = "https://veche.example";
    public static final TestTokens TOKENS = TestTokens.start();

    private static final String LISTENING = "--listening=true";
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;

    private RunningPublication(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// Extends the tests that use the shared one, so that it ends before the stack does.
    public static final class Ends implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            context.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(Ends.class, _ ->
                    (AutoCloseable) shared()::close);
        }
    }

    private static final class Shared {
        static final RunningPublication SERVICE = start("publication-shared", LISTENING);
    }

    public static RunningPublication shared() {
        return Shared.SERVICE;
    }

    /// One with a store of its own, that takes events from its tests alone.
    public static RunningPublication fresh() {
        return start("publication-" + UUID.randomUUID());
    }

    /// Another instance over the same store.
    public static RunningPublication start(String database, String... more) {
        var arguments = new ArrayList<>(List.of(
                "--spring.mongodb.uri=" + EmbeddedStack.mongoUri(database),
                "--newsroom.kafka=" + EmbeddedStack.bootstrapServers(),
                "--newsroom.identity=" + TOKENS.issuer(),
                "--newsroom.publication.address=" + ADDRESS,
                "--newsroom.publication.sweep=1s",
                "--spring.cloud.stream.bindings.editorial-in-0.group=" + database,
                "--spring.cloud.stream.bindings.submissions-in-0.group=" + database,
                "--spring.cloud.stream.bindings.editorial-in-0.consumer.auto-startup="
                        + List.of(more).contains(LISTENING),
                "--spring.cloud.stream.bindings.submissions-in-0.consumer.auto-startup="
                        + List.of(more).contains(LISTENING),
                "--server.port=0",
                "--management.server.port=0"));
        arguments.addAll(List.of(more));
        return new RunningPublication(PublicationService.start(arguments.toArray(String[]::new)));
    }

    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T part(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public MongoDatabase store() {
        return part(MongoDatabase.class);
    }

    /// The way in for events.
    public Wire wire() {
        return new Wire(this);
    }

    /// Waits until this instance has followed all changes there are.
    public void followed() {
        var changes = part(Changes.class);
        var order = part(PublicOrder.class);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> changes.after(order.last(), 1).isEmpty());
        // what was followed is rendered in the same step; a moment later it is
        try {
            Thread.sleep(150);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return java.util.Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    public HttpResponse<byte[]> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    public HttpResponse<byte[]> send(String method, String path, String... headers) {
        return send(method, path, HttpRequest.BodyPublishers.noBody(), headers);
    }

    public HttpResponse<byte[]> send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return answered(request.build());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Sends once more where the connection that was kept from the request before turns out to be closed, as
    /// Jetty does after refusing a request whose body it has not read.
    private static HttpResponse<byte[]> answered(HttpRequest request) throws IOException, InterruptedException {
        try {
            return HTTP.send(request, BodyHandlers.ofByteArray());
        } catch (IOException _) {
            return HTTP.send(request, BodyHandlers.ofByteArray());
        }
    }

    public String text(String path) {
        return new String(get(path).body(), StandardCharsets.UTF_8);
    }

    public JsonNode json(String path) {
        return JSON.readTree(get(path).body());
    }

    public static JsonNode json(HttpResponse<byte[]> response) {
        return JSON.readTree(response.body());
    }

    /// All entries of the change feed, read to its end in pages.
    public List<JsonNode> changes(int limit) {
        var all = new ArrayList<JsonNode>();
        var since = "";
        for (; ; ) {
            var page = json("/changes?limit=" + limit + (since.isEmpty() ? "" : "&since=" + since));
            page.get("changes").forEach(all::add);
            since = page.get("next").stringValue();
            if (!page.get("more").booleanValue()) {
                return all;
            }
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
