package newsroom.acceptance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// What is left on the newsroom's topics.
final class Records {

    private Records() {}

    /// Every record that can still be read.
    static List<ConsumerRecord<byte[], byte[]>> all(String broker) {
        var all = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.listTopics().entrySet().stream()
                    .filter(it -> it.getKey().startsWith("newsroom."))
                    .flatMap(it -> it.getValue().stream())
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
        }
        return all;
    }

    /// On which topics these words can be read, in keys, headers or values.
    static Map<String, TreeSet<String>> with(Collection<String> words, String broker) {
        var found = new TreeMap<String, TreeSet<String>>();
        for (var record : all(broker)) {
            var text = text(record);
            words.stream()
                    .filter(text::contains)
                    .forEach(it -> found.computeIfAbsent(record.topic(), _ -> new TreeSet<>())
                            .add(it));
        }
        return found;
    }

    /// What was told about an article under a name such as `article-approved`: each event once, as JSON.
    static List<String> told(String broker, String article, String name) {
        var told = new LinkedHashMap<String, String>();
        for (var record : all(broker)) {
            if (key(record).equals(article) && header(record, "ce_type").endsWith("." + name + ".v1")) {
                told.put(header(record, "ce_id"), new String(record.value(), StandardCharsets.UTF_8));
            }
        }
        return List.copyOf(told.values());
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(record.key());
        record.headers().forEach(it -> bytes.writeBytes(it.value()));
        if (record.value() != null) {
            bytes.writeBytes(record.value());
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
