package newsroom.editorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import newsroom.contracts.Event;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.contracts.SubmissionEvent;
import newsroom.contracts.SubmissionEvent.RevisionSent;
import newsroom.platform.event.EventCodec;
import newsroom.platform.messaging.EventConsumer;
import newsroom.testing.EmbeddedStack;
import newsroom.testing.TestTokens;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.support.MessageBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The service as it runs, on the embedded stack, with a clock that tests move. It is started once for all tests; each
/// test has articles of its own. A test that uses it is extended with it, so that it ends before the stack does.
public final class Newsroom implements BeforeAllCallback {

    public static final MovableClock CLOCK = new MovableClock();
    public static final TestTokens TOKENS = TestTokens.start();

    /// When contributors act: weeks after the clock began, so that nothing has waited too long, however it is moved.
    public static final Instant AN_HOUR =
            Clock.systemUTC().instant().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.HOURS);

    private static final JsonMapper JSON = new JsonMapper();
    private static final EventCodec CODEC = new EventCodec();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ConfigurableApplicationContext SERVICE = start();

    /// What the service answered.
    public record Reply(int status, JsonNode json, HttpResponse<String> response) {

        public String text(String field) {
            return json.path(field).asString();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /// What the service told, as it stands on the topic.
    public record Told(Event event, String subject, long sequence, Instant time) {}

    @Configuration(proxyBeanMethods = false)
    static class Time {
        @Bean
        @Primary
        MovableClock movableClock() {
            return CLOCK;
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(Newsroom.class, _ ->
                (AutoCloseable) SERVICE::close);
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(EditorialService.class, Time.class)
                .properties("spring.config.name=editorial")
                .logStartupInfo(false)
                .run(
                        "--newsroom.kafka=" + EmbeddedStack.bootstrapServers(),
                        "--newsroom.identity=" + TOKENS.issuer(),
                        "--spring.mongodb.uri=" + EmbeddedStack.mongoUri("editorial"),
                        "--newsroom.submission-address=" + SubmittedFiles.start(),
                        "--newsroom.internal-key=" + SubmittedFiles.KEY,
                        "--newsroom.timers.every=100ms",
                        "--server.port=0",
                        "--management.server.port=0");
    }

    public static <T> T bean(Class<T> type) {
        return SERVICE.getBean(type);
    }

    public static ConfigurableApplicationContext context() {
        return SERVICE;
    }

    public static MongoDatabase store() {
        return bean(MongoDatabase.class);
    }

    public static String token(String name, String role, String... languages) {
        return TOKENS.token(name, List.of(role), List.of(languages));
    }

    public static Reply get(String path, @Nullable String token) {
        return send("GET", path, token, null, Map.of());
    }

    public static Reply post(String path, @Nullable String token, @Nullable String body) {
        return send("POST", path, token, body, Map.of());
    }

    public static Reply send(
            String method, String path, @Nullable String token, @Nullable String body, Map<String, String> headers) {
        var port = SERVICE.getEnvironment().getProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var type = response.headers().firstValue("Content-Type").orElse("");
            var json = type.contains("json") ? JSON.readTree(response.body()) : JSON.createObjectNode();
            return new Reply(response.statusCode(), json, response);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// An article as its submission tells it, each event with the next sequence.
    public static final class Article {
        public final UUID id = UUID.randomUUID();
        private long sequence;
        private int withdrawals;

        /// Sends the next revision and waits for nothing: the consumer is fed directly.
        public RevisionSent revision(int number, Significance significance, String body) {
            return revision(number, significance, content("en", "A title", body));
        }

        public RevisionSent revision(int number, Significance significance, RevisionContent content) {
            var event = new RevisionSent(id, number, content.hash(), significance, content, null, null);
            tell(event);
            return event;
        }

        public void withdraw() {
            tell(new SubmissionEvent.ArticleWithdrawn(id, ++withdrawals));
        }

        public void restore() {
            tell(new SubmissionEvent.ArticleRestored(id));
        }

        public void erase() {
            tell(new SubmissionEvent.ArticleErased(id));
        }

        public void tell(Event event) {
            feed(event, id, ++sequence);
        }

        /// A review with its first revision, and that approved into these languages.
        public RevisionSent approved(String... languages) {
            var sent = revision(1, Significance.MAJOR, "The text of " + id);
            approve(sent, languages);
            return sent;
        }

        /// Where readers have an earlier text, it is an erratum.
        public void approve(RevisionSent sent, String... languages) {
            var names = List.of(languages).stream().map(it -> '"' + it + '"').toList();
            var corrects = get("/reviews/" + id, token("edith", "editor"))
                    .json()
                    .path("corrects")
                    .booleanValue();
            var body = "{\"outcome\":\"approve\",\"hash\":\"%s\",\"languages\":[%s]%s}"
                    .formatted(
                            sent.hash(),
                            String.join(",", names),
                            corrects ? ",\"correction\":{\"type\":\"erratum\",\"note\":\"It was otherwise.\"}" : "");
            var reply = post("/reviews/" + id + "/decisions", token("edith", "editor"), body);
            assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
        }
    }

    public static RevisionContent content(String language, String title, String body) {
        return content(language, title, body, "CC-BY-SA-4.0");
    }

    public static RevisionContent content(String language, String title, String body, String licence) {
        return new RevisionContent(
                language,
                title,
                "A summary",
                body,
                "A byline",
                licence,
                null,
                List.of("history"),
                List.of(),
                List.of());
    }

    /// Gives an event to the service's consumer as the broker would.
    public static void feed(Event event, UUID article, long sequence) {
        var message = MessageBuilder.withPayload(CODEC.write(event).getBytes(StandardCharsets.UTF_8))
                .setHeader(KafkaHeaders.RECEIVED_KEY, article.toString().getBytes(StandardCharsets.UTF_8))
                .copyHeaders(headers(event, article, sequence))
                .build();
        bean(EventConsumer.class).accept(message);
    }

    public static Map<String, String> headers(Event event, UUID article, long sequence) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                UUID.nameUUIDFromBytes((article + "/" + sequence).getBytes(StandardCharsets.UTF_8))
                        .toString(),
                "ce_source",
                "urn:veche:submission-service",
                "ce_type",
                event.type(),
                "ce_subject",
                "draft/" + article,
                "ce_time",
                AN_HOUR.toString(),
                "ce_epoch",
                "1",
                "ce_sequence",
                Long.toString(sequence),
                "content-type",
                "application/json");
    }

    /// All that the service told about an article so far, each event once, in the order of the topic.
    public static List<Told> told(UUID article) {
        await().atMost(Duration.ofSeconds(20)).until(() -> outboxesAreEmpty(article));
        var config = Map.<String, Object>of("bootstrap.servers", EmbeddedStack.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor("newsroom.editorial").stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var told = new ArrayList<Told>();
            var ids = new java.util.HashSet<String>();
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(it -> {
                    var header = (java.util.function.Function<String, String>)
                            name -> new String(it.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
                    if (it.key().equals(article.toString()) && ids.add(header.apply("ce_id"))) {
                        told.add(new Told(
                                CODEC.read(header.apply("ce_type"), it.value()).orElseThrow(),
                                header.apply("ce_subject"),
                                Long.parseLong(header.apply("ce_sequence")),
                                Instant.parse(header.apply("ce_time"))));
                    }
                });
            }
            return told;
        }
    }

    private static boolean outboxesAreEmpty(UUID article) {
        for (var collection : List.of("reviews", "translations")) {
            for (var it : store().getCollection(collection)
                    .find(com.mongodb.client.model.Filters.eq("state.article", article.toString()))) {
                if (!it.getList("outbox", org.bson.Document.class).isEmpty()) {
                    return false;
                }
            }
        }
        return true;
    }
}
