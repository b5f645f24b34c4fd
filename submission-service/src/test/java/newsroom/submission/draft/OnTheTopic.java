package newsroom.submission.draft;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import newsroom.testing.EmbeddedStack;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// What the service tells, as it stands on its topic.
final class OnTheTopic {

    private OnTheTopic() {}

    /// What was told of an article, once it is so many events.
    static List<ConsumerRecord<byte[], byte[]>> of(String article, int many) {
        var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", (Object) EmbeddedStack.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor("newsroom.submissions").stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(it -> {
                    if (new String(it.key(), StandardCharsets.UTF_8).equals(article)) {
                        found.add(it);
                    }
                });
                return found.size() >= many;
            });
        }
        return found;
    }

    /// The names of events, without what they have in common, such as `revision-sent`.
    static List<String> names(List<ConsumerRecord<byte[], byte[]>> told) {
        return told.stream()
                .map(it -> header(it, "ce_type")
                        .replace("org.veche.submission.", "")
                        .replace(".v1", ""))
                .toList();
    }

    static String header(ConsumerRecord<byte[], byte[]> told, String name) {
        return new String(told.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
