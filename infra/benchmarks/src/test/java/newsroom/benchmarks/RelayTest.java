package newsroom.benchmarks;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import newsroom.contracts.RevisionContent;
import newsroom.submission.SubmissionService;
import newsroom.testing.EmbeddedStack;
import newsroom.testing.TestTokens;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// How many events a second come from their commit to a consumer, to the slower of two bare things: a producer with
/// `acks=all`, and conditional updates of documents of that size.
@Tag("benchmark")
class RelayTest {

    private static final int THREADS = 16;
    private static final int EVENTS = 10_000;
    private static final double SECONDS = 5;
    private static final double LEAST = 0.5;
    private static final String TOPIC = "newsroom.submissions";

    /// Whose records nobody takes.
    private static final String BARE = "newsroom.publications";

    private final TestTokens tokens = TestTokens.start();

    @Test
    void events_arrive_at_least_half_as_quickly_as_they_could() throws Exception {
        var content = CommittedRevisions.content(Prose.texts(1, 120).getFirst());
        try (var service = service();
                var revisions = new CommittedRevisions(service);
                var consumer = consumer();
                var producer = producer();
                var store = MongoClients.create(EmbeddedStack.mongoUri("relay-bare"))) {
            var documents = store.getDatabase("relay-bare").getCollection("documents");
            relayed(revisions, consumer, content, EVENTS / 2);
            var record = content.body().getBytes(StandardCharsets.UTF_8);
            assertThat(Math.min(updated(documents, content), sent(producer, record)))
                    .as("what warms up does something")
                    .isPositive();
            var ratio = Figures.ratio(
                    "events from commit to consumer, to the slower of a bare producer and bare conditional updates",
                    "at least 0.5",
                    "a second",
                    () -> relayed(revisions, consumer, content, EVENTS),
                    () -> Math.min(updated(documents, content), sent(producer, record)));
            assertThat(ratio).isGreaterThanOrEqualTo(LEAST);
        }
    }

    /// Commits so many by sixteen threads and waits until all have arrived.
    private static double relayed(
            CommittedRevisions revisions, KafkaConsumer<byte[], byte[]> consumer, RevisionContent content, int events)
            throws Exception {
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
        var began = System.nanoTime();
        var workers = new ArrayList<Thread>();
        for (int i = 0; i < THREADS; i++) {
            workers.add(Thread.ofPlatform().start(() -> {
                for (int n = 0; n < events / THREADS; n++) {
                    revisions.commit(UUID.randomUUID(), content);
                }
            }));
        }
        int arrived = 0;
        while (arrived < events / THREADS * THREADS) {
            arrived += consumer.poll(Duration.ofSeconds(20)).count();
        }
        for (var it : workers) {
            it.join();
        }
        return arrived / ((System.nanoTime() - began) / 1e9);
    }

    private static double sent(KafkaProducer<byte[], byte[]> producer, byte[] record) throws Exception {
        var rate = Figures.perSecond(THREADS, SECONDS, () -> producer.send(new ProducerRecord<>(BARE, record)));
        producer.flush();
        return rate;
    }

    private static double updated(MongoCollection<Document> documents, RevisionContent content) throws Exception {
        var own = ThreadLocal.withInitial(() -> new OwnDocuments(documents, content));
        return Figures.perSecond(THREADS, SECONDS, () -> own.get().update());
    }

    /// Documents that one thread alone updates, so that it knows their versions.
    private static final class OwnDocuments {

        private static final int MANY = 200;

        private final MongoCollection<Document> documents;
        private final RevisionContent content;
        private final List<String> ids = new ArrayList<>();
        private long updates;

        OwnDocuments(MongoCollection<Document> documents, RevisionContent content) {
            this.documents = documents;
            this.content = content;
            for (int i = 0; i < MANY; i++) {
                ids.add(UUID.randomUUID().toString());
            }
            documents.insertMany(ids.stream()
                    .map(it -> new Document("_id", it).append("version", 0L).append("text", content.body()))
                    .toList());
        }

        long update() {
            var id = ids.get((int) (updates % MANY));
            var changed = documents
                    .updateOne(
                            and(eq("_id", id), eq("version", updates / MANY)),
                            combine(set("text", content.body()), inc("version", 1L)))
                    .getModifiedCount();
            assertThat(changed).isOne();
            return updates++;
        }
    }

    private static KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", EmbeddedStack.bootstrapServers(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static KafkaConsumer<byte[], byte[]> consumer() {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", EmbeddedStack.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(consumer.partitionsFor(TOPIC).stream()
                .map(it -> new TopicPartition(it.topic(), it.partition()))
                .toList());
        return consumer;
    }

    private ConfigurableApplicationContext service() {
        return SubmissionService.start(
                "--newsroom.kafka=" + EmbeddedStack.bootstrapServers(),
                "--newsroom.identity=" + tokens.issuer(),
                "--spring.mongodb.uri=" + EmbeddedStack.mongoUri("relay"),
                "--newsroom.submission.receipt-key=a secret of this benchmark that nobody else knows",
                "--newsroom.internal-key=a secret between the services of this benchmark",
                "--server.port=0",
                "--management.server.port=0");
    }
}
