package newsroom.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import newsroom.contracts.Topic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledBrokerTest {
    private static final String TOPIC = Topic.EDITORIAL.address();

    @TempDir
    private Path folder;

    @Test
    void nothing_confirmed_is_lost_when_the_process_is_killed() throws Exception {
        Set<String> confirmed = ConcurrentHashMap.newKeySet();
        try (var broker = BrokerProcess.start(folder)) {
            var settings = Map.<String, Object>of(
                    "bootstrap.servers", broker.bootstrapServers(),
                    "acks", "all",
                    "delivery.timeout.ms", 3000,
                    "request.timeout.ms", 2000,
                    "max.block.ms", 3000);
            try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
                var end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
                for (var i = 0; System.nanoTime() < end; i++) {
                    var key = String.valueOf(i);
                    var _ = producer.send(new ProducerRecord<>(TOPIC, key, "x".repeat(300)), (_, failure) -> {
                        if (failure == null) {
                            confirmed.add(key);
                        }
                    });
                    if (i % 20 == 0) {
                        Thread.sleep(1);
                    }
                }
                broker.kill();
                producer.close(Duration.ZERO);
            }
        }

        try (var broker = EmbeddedBroker.start(folder, 0)) {
            assertThat(confirmed).hasSizeGreaterThan(1000);
            var lost = new HashSet<>(confirmed);
            lost.removeAll(keysOn(broker));
            assertThat(lost).isEmpty();
        }
    }

    private static Set<String> keysOn(EmbeddedBroker broker) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", broker.bootstrapServers(), "auto.offset.reset", "earliest", "group.id", "test");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(each -> new TopicPartition(TOPIC, each.partition()))
                    .toList();
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions);
            var keys = new HashSet<String>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofSeconds(1)).forEach(found -> keys.add(found.key()));
            }
            return keys;
        }
    }
}
