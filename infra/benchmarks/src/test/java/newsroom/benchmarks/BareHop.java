package newsroom.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import newsroom.testing.EmbeddedStack;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;

/// The bare operations without which no event has an effect: writes to the store, and a record through the broker.
final class BareHop implements AutoCloseable {

    private final TopicPartition topic;
    private final MongoClient store;
    private final MongoCollection<Document> documents;
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", EmbeddedStack.bootstrapServers(), "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    private final KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
            Map.of("bootstrap.servers", EmbeddedStack.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());

    BareHop(String name) throws Exception {
        topic = new TopicPartition("benchmark." + name, 0);
        store = MongoClients.create(EmbeddedStack.mongoUri(name));
        documents = store.getDatabase(name).getCollection("documents");
        try (var admin = AdminClient.create(Map.of("bootstrap.servers", EmbeddedStack.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic.topic(), 1, (short) 1)))
                    .all()
                    .get();
        }
        consumer.assign(List.of(topic));
        consumer.seekToEnd(List.of(topic));
        consumer.position(topic);
    }

    /// Milliseconds of one write and one record.
    double millis(String text) throws Exception {
        return millis(text, 1);
    }

    double millis(String text, int writes) throws Exception {
        var began = System.nanoTime();
        for (int i = 0; i < writes; i++) {
            documents.insertOne(new Document("_id", UUID.randomUUID().toString()).append("text", text));
        }
        producer.send(new ProducerRecord<>(topic.topic(), text.getBytes(StandardCharsets.UTF_8)))
                .get();
        while (consumer.poll(Duration.ofSeconds(5)).isEmpty()) {
            // it comes
        }
        return (System.nanoTime() - began) / 1e6;
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
        store.close();
    }
}
