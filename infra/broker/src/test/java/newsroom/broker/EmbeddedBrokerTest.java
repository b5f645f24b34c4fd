package newsroom.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import newsroom.broker.Topics.Difference;
import newsroom.contracts.Topic;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.assertj.core.api.MapAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
    @TempDir
    private Path folder;

    @Test
    void the_topics_are_created_once_and_records_outlive_a_restart() throws Exception {
        try (var broker = EmbeddedBroker.start(folder, 0)) {
            assertThat(Topics.create(broker.bootstrapServers()).created())
                    .containsExactlyInAnyOrder(
                            "newsroom.submissions",
                            "newsroom.editorial",
                            "newsroom.confirmations",
                            "newsroom.publications",
                            "newsroom.editions");
            assertThat(Topics.create(broker.bootstrapServers())).isEqualTo(new Topics.Report(List.of(), List.of()));
            assertThatThe(broker, "newsroom.submissions").containsEntry("retention.ms", "2592000000");
            assertThatThe(broker, "newsroom.editorial")
                    .containsEntry("message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE));
            assertThatThe(broker, "newsroom.publications").containsEntry("retention.ms", "31536000000");
            assertThatThe(broker, "newsroom.editions")
                    .containsEntry("cleanup.policy", "compact")
                    .containsEntry("max.compaction.lag.ms", "3600000")
                    .containsEntry("max.message.bytes", "4194304");
            send(broker, "a-b", "x".repeat(4_000_000));
        }

        try (var broker = EmbeddedBroker.start(folder, 0)) {
            assertThat(Topics.create(broker.bootstrapServers())).isEqualTo(new Topics.Report(List.of(), List.of()));
            assertThat(read(broker))
                    .singleElement()
                    .satisfies(text -> assertThat(text).hasSize(4_000_000));
        }
    }

    @Test
    void a_topic_that_differs_is_named_and_left_as_it_is() throws Exception {
        try (var broker = EmbeddedBroker.start(folder, 0);
                var admin = admin(broker)) {
            admin.createTopics(List.of(new NewTopic(Topic.EDITORIAL.address(), Optional.of(3), Optional.empty())
                            .configs(Map.of("retention.ms", "1000"))))
                    .all()
                    .get();

            var report = Topics.create(broker.bootstrapServers());

            assertThat(report.created()).hasSize(4);
            assertThat(report.differences())
                    .containsExactly(
                            new Difference("newsroom.editorial", "partitions", "12", "3"),
                            new Difference("newsroom.editorial", "max.message.bytes", "4194304", "5242880"),
                            new Difference(
                                    "newsroom.editorial",
                                    "message.timestamp.after.max.ms",
                                    "9223372036854775807",
                                    "3600000"),
                            new Difference("newsroom.editorial", "retention.ms", "2592000000", "1000"));
            assertThat(report.differences().getFirst())
                    .hasToString("newsroom.editorial has partitions=3, the newsroom wants 12");
        }
    }

    @Test
    void a_folder_or_a_port_in_use_is_refused_and_says_so() {
        try (var broker = EmbeddedBroker.start(folder, 0)) {
            assertThatThrownBy(() -> EmbeddedBroker.start(folder, 0))
                    .isInstanceOf(BrokerUnavailable.class)
                    .hasMessageContaining("Another process has the broker in " + folder);
            assertThatThrownBy(() -> EmbeddedBroker.start(folder.resolve("other"), broker.port()))
                    .isInstanceOf(BrokerUnavailable.class)
                    .hasMessageContaining("port " + broker.port());
        }
    }

    private static void send(EmbeddedBroker broker, String key, String value) throws Exception {
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "acks",
                "all",
                "compression.type",
                "none",
                "max.request.size",
                Topics.LARGEST_MESSAGE);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topic.SUBMISSIONS.address(), 0, key, value))
                    .get();
        }
    }

    private static List<String> read(EmbeddedBroker broker) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", broker.bootstrapServers(), "auto.offset.reset", "earliest", "group.id", "test");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(Topic.SUBMISSIONS.address(), 0);
            consumer.assign(List.of(partition));
            return consumer.poll(Duration.ofSeconds(20)).records(partition).stream()
                    .map(found -> found.value())
                    .toList();
        }
    }

    private static MapAssert<String, String> assertThatThe(EmbeddedBroker broker, String topic) throws Exception {
        try (var admin = admin(broker)) {
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            var settings = new HashMap<String, String>();
            admin.describeConfigs(List.of(resource))
                    .all()
                    .get()
                    .values()
                    .forEach(config -> config.entries().forEach(entry -> settings.put(entry.name(), entry.value())));
            return assertThat(settings);
        }
    }

    private static Admin admin(EmbeddedBroker broker) {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }
}
