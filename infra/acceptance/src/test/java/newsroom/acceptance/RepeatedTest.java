package newsroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import newsroom.acceptance.People.Text;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/// Every event delivered again, and late, changes nothing.
class RepeatedTest {

    static final List<String> INTERNAL =
            List.of("newsroom.submissions", "newsroom.editorial", "newsroom.confirmations");

    @Test
    void every_event_delivered_twice_and_late_gives_the_same_end() throws Exception {
        try (var newsroom = RunningNewsroom.start()) {
            var people = new People(newsroom);
            var kept = people.send(new Text("en", "Told once", null, "First.\n"));
            people.approve(kept.articleId(), kept.hash(), List.of("es", "el"));
            for (var language : List.of("es", "el")) {
                var hash = people.translate(kept.articleId(), new Text(language, "Una vez", null, "Uno.\n"));
                people.approveTranslation(kept.articleId(), language, hash).ok();
                people.awaitEdition(kept.articleId(), language);
            }
            var changed = people.change(kept, new Text("en", "Told once", null, "Second, in 1921.\n"));
            people.approve(kept.articleId(), changed, List.of());
            await().untilAsserted(() -> assertThat(newsroom.publication()
                            .get("/editions/" + kept.articleId() + "/en")
                            .text())
                    .contains("1921"));
            var withdrawn = people.send(new Text("en", "Taken back", null, "Gone.\n"));
            people.approve(withdrawn.articleId(), withdrawn.hash(), List.of());
            people.awaitEdition(withdrawn.articleId(), "en");
            newsroom.submission()
                    .post("/drafts/" + withdrawn.articleId() + "/withdrawal", withdrawn.authorization(), null)
                    .ok();
            await().until(() -> newsroom.publication()
                            .get("/editions/" + withdrawn.articleId() + "/en")
                            .status()
                    == 410);
            await().untilAsserted(() -> assertThat(newsroom.submission()
                            .get("/drafts/" + withdrawn.articleId(), withdrawn.authorization())
                            .json()
                            .path("taken")
                            .toString())
                    .contains("editorial", "publication"));
            awaitAllTaken(newsroom);
            var before = end(newsroom, kept.articleId());

            assertThat(deliverAgain(newsroom.address("broker"))).isGreaterThan(15);
            awaitAllTaken(newsroom);

            assertThat(end(newsroom, kept.articleId())).isEqualTo(before);
        }
    }

    /// All that readers and integrators can see, and how far the public topics are.
    private static String end(RunningNewsroom newsroom, String articleId) {
        var seen = new StringBuilder();
        for (var path : List.of(
                "/changes?limit=200",
                "/editions",
                "/articles/" + articleId,
                "/feeds/all.atom",
                "/feeds/en.rss",
                "/feeds/es.json")) {
            var answer = newsroom.publication().get(path).ok();
            seen.append(path)
                    .append(answer.header("ETag"))
                    .append(answer.text())
                    .append('\n');
        }
        try (var admin = Admin.create(Map.of("bootstrap.servers", newsroom.address("broker")))) {
            for (var topic : List.of("newsroom.publications", "newsroom.editions")) {
                seen.append(topic).append(records(admin, topic));
            }
        }
        return seen.toString();
    }

    /// Delivers everything that was told inside the newsroom once more.
    ///
    /// @return how many events that were
    static int deliverAgain(String broker) throws Exception {
        var told = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = INTERNAL.stream()
                    .flatMap(it -> consumer.partitionsFor(it).stream())
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(told::add);
            }
        }
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker, "max.request.size", 5 << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (var record : told) {
                producer.send(new ProducerRecord<>(
                                record.topic(),
                                record.partition(),
                                record.timestamp(),
                                record.key(),
                                record.value(),
                                record.headers()))
                        .get();
            }
        }
        return told.size();
    }

    /// Waits until no group of consumers has anything left to take.
    static void awaitAllTaken(RunningNewsroom newsroom) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", newsroom.address("broker")))) {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                for (var group : List.of("submission", "editorial", "publication")) {
                    var taken = admin.listConsumerGroupOffsets(group)
                            .partitionsToOffsetAndMetadata()
                            .get();
                    assertThat(taken).isNotEmpty();
                    for (var topic : taken.keySet().stream()
                            .map(TopicPartition::topic)
                            .distinct()
                            .toList()) {
                        var sum = taken.entrySet().stream()
                                .filter(it -> it.getKey().topic().equals(topic))
                                .mapToLong(it -> it.getValue().offset())
                                .sum();
                        assertThat(sum).as(group + " " + topic).isEqualTo(records(admin, topic));
                    }
                }
            });
        }
    }

    private static long records(Admin admin, String topic) {
        try {
            var partitions = admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .partitions();
            var latest = new java.util.HashMap<TopicPartition, OffsetSpec>();
            partitions.forEach(it -> latest.put(new TopicPartition(topic, it.partition()), OffsetSpec.latest()));
            return admin.listOffsets(latest).all().get().values().stream()
                    .mapToLong(it -> it.offset())
                    .sum();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
