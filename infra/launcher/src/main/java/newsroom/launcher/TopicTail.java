package newsroom.launcher;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import newsroom.contracts.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Tells each event as it appears on the topics, from now on.
final class TopicTail implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(200);

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Thread thread;

    TopicTail(String broker, Consumer<String> told) {
        var placed = new CountDownLatch(1);
        thread = Thread.ofVirtual().name("topic-tail").start(() -> follow(broker, told, placed));
        try {
            placed.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopped.set(true);
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(String broker, Consumer<String> told, CountDownLatch placed) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", broker, "enable.auto.commit", false, "max.partition.fetch.bytes", 5 * 1024 * 1024);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = Arrays.stream(Topic.values())
                    .flatMap(it -> consumer.partitionsFor(it.address()).stream())
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            placed.countDown();
            while (!stopped.get()) {
                consumer.poll(LOOK).forEach(it -> told.accept(line(it)));
            }
        } finally {
            placed.countDown();
        }
    }

    private static String line(ConsumerRecord<byte[], byte[]> event) {
        return "   %-22s %-36s %s"
                .formatted(
                        event.topic(), header(event, "ce_type").replace("org.veche.", ""), header(event, "ce_subject"));
    }

    private static String header(ConsumerRecord<byte[], byte[]> event, String name) {
        var header = event.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
