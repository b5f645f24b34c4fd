package newsroom.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import newsroom.contracts.Event;
import newsroom.contracts.SubmissionEvent.ArticleWithdrawn;
import newsroom.contracts.Topic;
import newsroom.platform.messaging.ParkedEvents;
import newsroom.testing.EmbeddedStack;
import newsroom.testing.TestTokens;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// What becomes of a record whose effect fails, in the container that a service really has.
class ConsumerAndBrokerTest {

    static final TestTokens TOKENS = TestTokens.start();
    static final int PARTITION = 7;
    static ConfigurableApplicationContext service;
    static KafkaProducer<byte[], byte[]> producer;

    final UUID article = UUID.randomUUID();
    final UUID other = UUID.randomUUID();

    @BeforeAll
    static void startService() {
        service = NewsroomApplication.start(
                SampleService.class,
                "sample",
                "--newsroom.kafka=" + EmbeddedStack.bootstrapServers(),
                "--newsroom.identity=" + TOKENS.issuer(),
                "--spring.mongodb.uri=" + EmbeddedStack.mongoUri("consumer-and-broker"));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", EmbeddedStack.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @AfterAll
    static void stopService() {
        service.close();
        producer.close();
        TOKENS.close();
    }

    @Test
    void an_outage_is_waited_out_and_no_event_is_lost_by_it() {
        failing(new MongoTimeoutException("away"), new MongoTimeoutException("still away"));
        send(article);
        send(other);
        heard(article);
        heard(other);
        assertThat(parked()).isEmpty();
    }

    @Test
    void an_error_of_the_machine_parks_the_event_and_the_consumer_goes_on() {
        failing(new StackOverflowError(), new StackOverflowError());
        send(article);
        send(other);
        heard(other);
        assertThat(parked())
                .singleElement()
                .satisfies(it -> assertThat(it.cause()).startsWith("StackOverflowError"));
    }

    @Test
    void want_of_memory_is_waited_out() {
        failing(new OutOfMemoryError("another's doing"), new OutOfMemoryError("another's doing"));
        send(article);
        send(other);
        heard(article);
        heard(other);
        assertThat(parked()).isEmpty();
    }

    @Test
    void an_event_that_takes_all_memory_every_time_is_parked() {
        failing(java.util.stream.Stream.generate(() -> new OutOfMemoryError("its own doing"))
                .limit(20)
                .toArray(Throwable[]::new));
        send(article);
        send(other);
        heard(other);
        assertThat(parked())
                .singleElement()
                .satisfies(it -> assertThat(it.cause()).startsWith("OutOfMemoryError"));
    }

    private void failing(Throwable... failures) {
        SampleService.FAILURES.put("draft/" + article, new ConcurrentLinkedQueue<>(List.of(failures)));
    }

    private static void heard(UUID article) {
        await().atMost(Duration.ofSeconds(30)).until(() -> SampleService.HEARD.contains("draft/" + article + " 1"));
    }

    private List<ParkedEvents.Parked> parked() {
        return service.getBean(ParkedEvents.class).failed(100).stream()
                .filter(it -> it.subject().equals("draft/" + article))
                .toList();
    }

    private static void send(UUID article) {
        var value = ("{\"articleId\":\"" + article + "\"}").getBytes(StandardCharsets.UTF_8);
        var record = new ProducerRecord<>(
                Topic.SUBMISSIONS.address(), PARTITION, article.toString().getBytes(StandardCharsets.UTF_8), value);
        new TreeMap<>(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_source", "urn:veche:test",
                        "ce_type", Event.typeOf(ArticleWithdrawn.class),
                        "ce_subject", "draft/" + article,
                        "ce_time", "2026-05-01T12:00:00Z",
                        "ce_epoch", "1",
                        "ce_sequence", "1",
                        "content-type", "application/json"))
                .forEach((name, it) -> record.headers().add(name, it.getBytes(StandardCharsets.UTF_8)));
        producer.send(record);
    }
}
