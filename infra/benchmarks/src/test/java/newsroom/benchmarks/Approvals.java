package newsroom.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import newsroom.contracts.EditorialEvent.ArticleApproved;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.platform.event.EventCodec;
import newsroom.testing.EmbeddedStack;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Tells approvals as the editorial service does, over the topic.
final class Approvals implements AutoCloseable {

    private static final Instant TIME = Instant.parse("2026-11-20T12:00:00Z");

    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", EmbeddedStack.bootstrapServers(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());

    void tell(String title, String body) throws Exception {
        var article = UUID.randomUUID();
        var content = new RevisionContent(
                "en", title, null, body, "A collective", "CC-BY-SA-4.0", null, List.of("labour"), List.of(), List.of());
        var event = new ArticleApproved(
                article, 1, content.hash(), Significance.MAJOR, List.of(), content, null, null, null, null);
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
        producer.send(sent).get();
    }

    @Override
    public void close() {
        producer.close();
    }
}
