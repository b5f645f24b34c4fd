package newsroom.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import newsroom.contracts.EditorialEvent.ArticleApproved;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.platform.event.EventCodec;
import newsroom.testing.EmbeddedStack;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Tells approvals as the editorial service does, over the topic.
final class Approvals implements AutoCloseable {

    private static final Instant TIME = Instant.parse("2026-11-20T12:00:00Z");

    private final KafkaProducer<String, byte[]> producer;

    Approvals() {
        this(EmbeddedStack.bootstrapServers());
    }

    Approvals(String broker) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker, "acks", "all"), new StringSerializer(), new ByteArraySerializer());
    }

    /// To be published at once.
    UUID tell(String title, String body) throws Exception {
        var article = UUID.randomUUID();
        send(article, title, body, false).get();
        return article;
    }

    /// To be published by hand.
    UUID tellByHand(String title, String body) throws Exception {
        var article = UUID.randomUUID();
        send(article, title, body, true).get();
        return article;
    }

    /// To be published at once, as one of many.
    Future<RecordMetadata> tellSoon(String title, String body) {
        return send(UUID.randomUUID(), title, body, false);
    }

    private Future<RecordMetadata> send(UUID article, String title, String body, boolean byHand) {
        var content = new RevisionContent(
                "en", title, null, body, "A collective", "CC-BY-SA-4.0", null, List.of("labour"), List.of(), List.of());
        var event = new ArticleApproved(
                article, 1, content.hash(), Significance.MAJOR, List.of(), content, null, null, null, byHand);
        var sent = new ProducerRecord<>(
                "newsroom.editorial",
                article.toString(),
                new EventCodec().write(event).getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_source", "urn:veche:benchmark",
                        "ce_type", event.type(),
                        "ce_subject", "review/" + article,
                        "ce_time", TIME.toString(),
                        "ce_epoch", "1",
                        "ce_sequence", "1",
                        "content-type", "application/json")
                .forEach((name, value) -> sent.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return producer.send(sent);
    }

    @Override
    public void close() {
        producer.close();
    }
}
