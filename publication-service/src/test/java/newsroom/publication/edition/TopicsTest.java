package newsroom.publication.edition;

import static newsroom.contracts.Significance.MAJOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import newsroom.contracts.ConfirmationEvent.WithdrawalConfirmed;
import newsroom.contracts.SubmissionEvent;
import newsroom.contracts.Topic;
import newsroom.platform.event.EventCodec;
import newsroom.publication.RunningPublication;
import newsroom.publication.Wire;
import newsroom.publication.Wire.Sent;
import newsroom.publication.change.Follower;
import newsroom.testing.EmbeddedStack;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Over the real topics, from the approval to what the world is told.
@ExtendWith(RunningPublication.Ends.class)
class TopicsTest {

    private final RunningPublication publication = RunningPublication.shared();
    private final UUID article = UUID.randomUUID();

    @Test
    void what_is_approved_is_told_to_the_newsroom_and_to_the_world_and_so_is_its_end() {
        var wire = publication.wire();
        send(wire.translated(article, 1, Wire.text("es", "Pan", "cuerpo")));
        send(wire.approved(article, 1, MAJOR, Wire.text("en", "Bread", "body of bread")));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> publication.get("/editions/" + article + "/es").statusCode() == 200);
        send(wire.withdrawn(article));
        awaitConfirmed(1);
        send(wire.erased(article));

        var told = told(so -> types(so, Topic.CONFIRMATIONS, "article/" + article)
                                .size()
                        == 2
                && types(so, Topic.PUBLICATIONS, "edition/" + article + "/es").size() == 3
                && types(so, Topic.EDITIONS, "edition/" + article + "/en").size() == 2
                && types(so, Topic.EDITIONS, "edition/" + article + "/es").size() == 2);

        assertThat(types(told, Topic.CONFIRMATIONS, "edition/" + article + "/es"))
                .containsExactly(
                        "org.veche.confirmation.edition-ready.v1", "org.veche.confirmation.edition-published.v1");
        assertThat(types(told, Topic.CONFIRMATIONS, "article/" + article))
                .containsExactly(
                        "org.veche.confirmation.withdrawal-confirmed.v1",
                        "org.veche.confirmation.erasure-confirmed.v1");
        assertThat(types(told, Topic.PUBLICATIONS, "edition/" + article + "/es"))
                .containsExactly(
                        "org.veche.publication.edition-published.v1",
                        "org.veche.publication.edition-withdrawn.v1",
                        "org.veche.publication.edition-erased.v1");
        var english = told.stream()
                .filter(it ->
                        it.topic().equals(Topic.EDITIONS.address()) && it.key().equals(article + "/en"))
                .toList();
        assertThat(new String(english.getFirst().value(), StandardCharsets.UTF_8))
                .contains("body of bread");
        assertThat(english.getLast().value()).isNull();
        assertThat(told.stream().filter(it -> it.topic().equals(Topic.PUBLICATIONS.address())))
                .allSatisfy(it -> assertThat(new String(it.value(), StandardCharsets.UTF_8))
                        .doesNotContain("body of bread", "cuerpo"));
        // what a contributor caused is told by the hour
        assertThat(told.stream()
                        .filter(it -> header(it, "ce_type").matches(".*(withdrawn|erased|removed|confirmed)\\.v1")))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(header(it, "ce_time")).isEqualTo(Wire.HOUR.toString()))
                .allSatisfy(it -> assertThat(it.timestamp()).isEqualTo(Wire.HOUR.toEpochMilli()));
    }

    @Test
    void each_withdrawal_is_confirmed_by_its_number() {
        var wire = publication.wire();
        send(wire.approved(article, 1, MAJOR, Wire.text("en", "Bread", "body of bread")));
        send(wire.withdrawn(article));
        awaitConfirmed(1);
        send(wire.restored(article));
        send(wire.withdrawn(article));
        awaitConfirmed(2);
        send(wire.erased(article));

        var told = told(so -> types(so, Topic.CONFIRMATIONS, "article/" + article)
                .contains("org.veche.confirmation.erasure-confirmed.v1"));

        assertThat(told.stream().filter(it -> header(it, "ce_type").endsWith(".withdrawal-confirmed.v1")))
                .extracting(it -> new EventCodec().read(header(it, "ce_type"), it.value()))
                .containsExactly(
                        Optional.of(new WithdrawalConfirmed(article, 1)),
                        Optional.of(new WithdrawalConfirmed(article, 2)));
    }

    @Test
    void a_withdrawal_is_confirmed_when_no_instance_can_show_the_article_any_more() {
        var wire = publication.wire();
        send(wire.approved(article, 1, MAJOR, Wire.text("en", "Bread", "body of bread")));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> publication.get("/editions/" + article + "/en").statusCode() == 200);
        var began = System.nanoTime();
        send(wire.withdrawn(article));
        awaitConfirmed(1);

        assertThat(System.nanoTime() - began).isGreaterThan(Follower.FARTHEST.toNanos());
    }

    private void awaitConfirmed(int times) {
        told(so -> so.stream()
                        .filter(it -> header(it, "ce_type").endsWith(".withdrawal-confirmed.v1"))
                        .map(it -> header(it, "ce_id"))
                        .distinct()
                        .count()
                == times);
    }

    /// What was told of the article, once that is all that a test waits for.
    private List<ConsumerRecord<String, byte[]>> told(Predicate<List<ConsumerRecord<String, byte[]>>> all) {
        var told = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        EmbeddedStack.bootstrapServers(),
                        "group.id",
                        "topics-test-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(
                    List.of(Topic.CONFIRMATIONS.address(), Topic.PUBLICATIONS.address(), Topic.EDITIONS.address()));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(it -> {
                    if (it.key().startsWith(article.toString())) {
                        told.add(it);
                    }
                });
                return all.test(told);
            });
        }
        return told;
    }

    private static void send(Sent sent) {
        var topic = sent.event() instanceof SubmissionEvent ? Topic.SUBMISSIONS : Topic.EDITORIAL;
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", EmbeddedStack.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var record = new ProducerRecord<>(topic.address(), sent.event().key(), Wire.value(sent));
            Wire.headers(sent)
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(record);
        }
    }

    private static List<String> types(List<ConsumerRecord<String, byte[]>> told, Topic topic, String subject) {
        return told.stream()
                .filter(it -> it.topic().equals(topic.address()))
                .filter(it -> header(it, "ce_subject").equals(subject))
                .map(it -> header(it, "ce_type"))
                .distinct()
                .toList();
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
