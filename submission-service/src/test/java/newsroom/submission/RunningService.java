package newsroom.submission;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import newsroom.testing.EmbeddedStack;
import newsroom.testing.TestTokens;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The submission service on the embedded stack, once for all tests. A test that uses it is extended with it, so that
/// it ends before the stack does.
public final class RunningService implements BeforeAllCallback {

    public static final String INTERNAL_KEY = "a key of this test that only services know";
    public static final TestTokens TOKENS = TestTokens.start();
    public static final ConfigurableApplicationContext CONTEXT = start();

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(RunningService.class, _ ->
                (AutoCloseable) CONTEXT::close);
    }

    private static ConfigurableApplicationContext start() {
        return instance(
                "submission-" + UUID.randomUUID(),
                "--newsroom.submission.flood.drafts-at-once=1000000",
                "--newsroom.submission.flood.visits-at-once=1000000",
                "--newsroom.submission.flood.strangers-at-once=1000000");
    }

    /// Another instance, for a test that needs settings of its own. Whoever starts it ends it.
    public static ConfigurableApplicationContext instance(String database, String... settings) {
        var arguments = new ArrayList<>(List.of(
                "--spring.mongodb.uri=" + EmbeddedStack.mongoUri(database),
                "--newsroom.kafka=" + EmbeddedStack.bootstrapServers(),
                "--newsroom.identity=" + TOKENS.issuer(),
                "--newsroom.submission.receipt-key=a secret of this test that nobody else knows",
                "--newsroom.internal-key=" + INTERNAL_KEY,
                "--newsroom.submission.attachments.every=200ms",
                "--newsroom.submission.comparison-sweep=1h",
                "--newsroom.timers.every=200ms",
                "--server.port=0",
                "--management.server.port=0"));
        arguments.addAll(List.of(settings));
        return SubmissionService.start(arguments.toArray(String[]::new));
    }

    public static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    /// Everything the service has in its store.
    public static String stored() {
        var all = new StringBuilder();
        var store = bean(MongoDatabase.class);
        for (var name : store.listCollectionNames()) {
            store.getCollection(name)
                    .find()
                    .forEach(it -> all.append(it.toJson()).append('\n'));
        }
        return all.toString();
    }

    /// An answer of the service.
    public record Answer(int status, HttpResponse<byte[]> response) {
        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String etag() {
            return header("ETag");
        }
    }

    /// @param headers names and values in turns
    public static Answer call(String method, String path, String body, String... headers) {
        return call(method, path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public static Answer call(String method, String path, byte[] body, String... headers) {
        return call(CONTEXT, method, path, body, headers);
    }

    /// @param instance who is asked
    public static Answer call(
            ConfigurableApplicationContext instance, String method, String path, byte[] body, String... headers) {
        var port = instance.getEnvironment().getRequiredProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (body.length > 0) {
            request.setHeader("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
