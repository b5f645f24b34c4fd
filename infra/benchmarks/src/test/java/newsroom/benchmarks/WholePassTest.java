package newsroom.benchmarks;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import newsroom.contracts.Topic;
import newsroom.editorial.EditorialService;
import newsroom.publication.PublicationService;
import newsroom.submission.SubmissionService;
import newsroom.testing.EmbeddedStack;
import newsroom.testing.TestTokens;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// How many articles sixteen clients take through the whole newsroom in a second (sent, approved, translated into two
/// languages by one and approved by another, until all three editions can be read), to how often as many threads can do
/// the bare operations that this needs, one after another: a conditional update of a document of that size for each act
/// of a person and for each effect of an event in another service, and a record of that size for each event.
@Tag("benchmark")
class WholePassTest {

    private static final int CLIENTS = 16;
    private static final double SECONDS = 8;
    private static final double WARM_UP = 30;
    private static final double LEAST = 0.4;
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final String BARE_TOPIC = "benchmark.pass";
    private static final List<String> LANGUAGES = List.of("es", "fr");

    /// Save a draft and send it, decide, and for each translation claim, save, hand in and approve.
    private static final int ACTS = 3 + 4 * LANGUAGES.size();

    private static final List<Topic> BETWEEN_SERVICES =
            List.of(Topic.SUBMISSIONS, Topic.EDITORIAL, Topic.CONFIRMATIONS);

    private final TestTokens tokens = TestTokens.start();
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger clients = new AtomicInteger();
    private final ThreadLocal<Integer> client = ThreadLocal.withInitial(clients::getAndIncrement);
    private String submission = "";
    private String editorial = "";
    private String publication = "";

    @Test
    void articles_pass_at_least_four_tenths_as_quickly_as_the_bare_operations_they_need() throws Exception {
        var texts = Prose.texts(1 + LANGUAGES.size(), 370);
        try (var submitting = submissionService();
                var editing = editorialService();
                var publishing = publicationService();
                var store = MongoClients.create(EmbeddedStack.mongoUri("pass-bare"));
                var producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", EmbeddedStack.bootstrapServers(), "acks", "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            try (var admin = AdminClient.create(Map.of("bootstrap.servers", EmbeddedStack.bootstrapServers()))) {
                admin.createTopics(List.of(new NewTopic(BARE_TOPIC, 12, (short) 1)))
                        .all()
                        .get();
            }
            submission = address(submitting);
            editorial = address(editing);
            publication = address(publishing);
            pass(texts);
            int events = (int) allRecords();
            int writes = ACTS + (int) records(BETWEEN_SERVICES);
            System.out.printf("A pass needs %d conditional updates and %d records%n", writes, events);
            Figures.perSecond(CLIENTS, WARM_UP, () -> pass(texts));
            var documents = store.getDatabase("pass-bare").getCollection("documents");
            var text = texts.getFirst();
            Figures.perSecond(CLIENTS, 5, () -> bare(documents, producer, text, writes, events));
            var ratio = Figures.ratio(
                    "articles through the whole newsroom by 16 clients, to the bare operations they need",
                    "at least 0.4",
                    "a second",
                    () -> Figures.perSecond(CLIENTS, SECONDS, () -> pass(texts)),
                    () -> Figures.perSecond(
                            CLIENTS, SECONDS / 2, () -> bare(documents, producer, text, writes, events)));
            assertThat(ratio).isGreaterThanOrEqualTo(LEAST);
        }
    }

    private static int bare(
            MongoCollection<Document> documents,
            KafkaProducer<byte[], byte[]> producer,
            String text,
            int writes,
            int events)
            throws Exception {
        var id = UUID.randomUUID().toString();
        documents.insertOne(new Document("_id", id).append("version", 1).append("text", text));
        for (int version = 1; version < writes; version++) {
            var updated = documents.updateOne(
                    and(eq("_id", id), eq("version", version)), combine(set("text", text), inc("version", 1)));
            assertThat(updated.getModifiedCount()).isOne();
        }
        for (int i = 0; i < events; i++) {
            producer.send(new ProducerRecord<>(BARE_TOPIC, text.getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
        return events;
    }

    /// @return the article
    private String pass(List<String> texts) throws Exception {
        var name = "somebody-" + client.get();
        var contributor = "Bearer " + tokens.contributor(name);
        var editor = "Bearer " + tokens.editor(name + "-editor");
        var created = call(
                201,
                "POST",
                submission + "/drafts",
                contributor,
                "{\"language\":\"en\",\"title\":\"A title\",\"licence\":\"CC-BY-SA-4.0\",\"body\":\"%s\"}"
                        .formatted(escaped(texts.getFirst())));
        var article = field("articleId", created);
        var sent = call(
                201,
                "POST",
                submission + "/drafts/" + article + "/revisions",
                contributor,
                "{}",
                "If-Match",
                created.headers().firstValue("ETag").orElseThrow());
        await(editorial + "/reviews/" + article, editor);
        call(
                200,
                "POST",
                editorial + "/reviews/" + article + "/decisions",
                editor,
                "{\"outcome\":\"approve\",\"hash\":\"%s\",\"languages\":[\"es\",\"fr\"]}"
                        .formatted(field("hash", sent)));
        for (int i = 0; i < LANGUAGES.size(); i++) {
            translate(editorial + "/translations/" + article + "/" + LANGUAGES.get(i), name, texts.get(i + 1));
        }
        for (var language : Stream.concat(Stream.of("en"), LANGUAGES.stream()).toList()) {
            await(publication + "/editions/" + article + "/" + language, "");
        }
        return article;
    }

    private void translate(String translation, String name, String text) throws Exception {
        var translator = "Bearer " + tokens.translator(name + "-translator", LANGUAGES.toArray(String[]::new));
        var second = "Bearer " + tokens.translator(name + "-second", LANGUAGES.toArray(String[]::new));
        await(translation, translator);
        var claim = call(200, "POST", translation + "/claim", translator, "");
        var fencing = field("fencingToken", claim);
        var words = "{\"title\":\"Another title\",\"body\":\"%s\"}".formatted(escaped(text));
        call(200, "PUT", translation + "/text", translator, words, "Fencing-Token", fencing);
        var handedIn = call(200, "POST", translation + "/submission", translator, "", "Fencing-Token", fencing);
        var approval = "{\"hash\":\"%s\"}".formatted(field("hash", handedIn));
        call(200, "POST", translation + "/approval", second, approval);
    }

    /// The services hear of one another by events.
    private void await(String address, String token) throws Exception {
        while (send("GET", address, token, "").statusCode() != 200) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private HttpResponse<String> call(
            int expected, String method, String address, String token, String body, String... header) throws Exception {
        var answer = send(method, address, token, body, header);
        assertThat(answer.statusCode()).as(address + " " + answer.body()).isEqualTo(expected);
        return answer;
    }

    private HttpResponse<String> send(String method, String address, String token, String body, String... header)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", token);
        }
        if (header.length > 0) {
            request.headers(header);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String field(String name, HttpResponse<String> answer) {
        return answer.body().replaceFirst("(?s).*?\"" + name + "\":\"?([^\",}]+).*", "$1");
    }

    private static String escaped(String text) {
        return text.replace("\n", "\\n");
    }

    /// Once no more come.
    private static long allRecords() {
        var last = new long[1];
        Awaitility.await().pollInterval(Duration.ofSeconds(2)).until(() -> {
            var before = last[0];
            last[0] = records(List.of(Topic.values()));
            return last[0] > 0 && last[0] == before;
        });
        return last[0];
    }

    private static long records(List<Topic> topics) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", EmbeddedStack.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = new ArrayList<TopicPartition>();
            topics.forEach(topic -> consumer.partitionsFor(topic.address())
                    .forEach(it -> partitions.add(new TopicPartition(it.topic(), it.partition()))));
            return consumer.endOffsets(partitions, Duration.ofSeconds(30)).values().stream()
                    .mapToLong(it -> it)
                    .sum();
        }
    }

    private static String address(ConfigurableApplicationContext service) {
        return "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
    }

    private ConfigurableApplicationContext submissionService() {
        return SubmissionService.start(settings(
                "pass-submission",
                "--newsroom.submission.receipt-key=a secret of this benchmark that nobody else knows",
                "--newsroom.submission.flood.drafts-at-once=100000000",
                "--newsroom.submission.flood.visits-at-once=100000000",
                "--newsroom.submission.flood.strangers-at-once=100000000"));
    }

    private ConfigurableApplicationContext editorialService() {
        return EditorialService.start(settings("pass-editorial"));
    }

    private ConfigurableApplicationContext publicationService() {
        return PublicationService.start(settings("pass-publication"));
    }

    private String[] settings(String database, String... more) {
        return Stream.concat(
                        Arrays.stream(more),
                        Stream.of(
                                "--newsroom.kafka=" + EmbeddedStack.bootstrapServers(),
                                "--newsroom.identity=" + tokens.issuer(),
                                "--newsroom.internal-key=a secret between the services of this benchmark",
                                "--spring.mongodb.uri=" + EmbeddedStack.mongoUri(database),
                                "--server.port=0",
                                "--management.server.port=0"))
                .toArray(String[]::new);
    }
}
