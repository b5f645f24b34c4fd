package newsroom.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.contracts.SubmissionEvent.ArticleWithdrawn;
import newsroom.contracts.SubmissionEvent.RevisionSent;
import newsroom.platform.Notes.Note;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.event.EventCodec;
import newsroom.platform.messaging.EventSender;
import newsroom.platform.messaging.OutboxRelay;
import newsroom.platform.messaging.ParkedEvents;
import newsroom.testing.EmbeddedStack;
import newsroom.testing.TestTokens;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// What a real broker says to what the relay sends, and what the relay makes of it.
class RelayAndBrokerTest {

    static final TestTokens TOKENS = TestTokens.start();
    static final Clock AHEAD = Clock.offset(Clock.systemUTC(), Duration.ofHours(3));
    static ConfigurableApplicationContext service;
    static Admin admin;

    final UUID article = UUID.randomUUID();
    final String topic = "test." + article;
    boolean toTopicOfItsOwn;
    Texts texts;
    ParkedEvents parked;
    AggregateStore<Note> notes;
    OutboxRelay relay;

    @BeforeAll
    static void startService() {
        service = NewsroomApplication.start(
                SampleService.class,
                "sample",
                "--newsroom.kafka=" + EmbeddedStack.bootstrapServers(),
                "--newsroom.identity=" + TOKENS.issuer(),
                "--spring.mongodb.uri=" + EmbeddedStack.mongoUri("relay-and-broker"));
        admin = Admin.create(Map.of("bootstrap.servers", EmbeddedStack.bootstrapServers()));
    }

    @AfterAll
    static void stopService() {
        service.close();
        admin.close();
        TOKENS.close();
    }

    @BeforeEach
    void start() {
        var database = service.getBean(MongoDatabase.class);
        texts = new Texts(database.getCollection("texts-" + article));
        parked = new ParkedEvents(database.getCollection("parked-" + article), texts);
        notes = new AggregateStore<>(
                database.getCollection("notes-" + article), new Notes(), new EventCodec(), 1, AHEAD);
        var sender = service.getBean(EventSender.class);
        relay = new OutboxRelay(
                notes,
                texts,
                (shared, key, headers, value, time) ->
                        sender.send(toTopicOfItsOwn ? topic : shared, key, headers, value, time),
                new EventCodec(),
                parked,
                "urn:veche:test",
                Duration.ofMillis(100));
    }

    @AfterEach
    void stop() {
        relay.stop();
    }

    @Test
    void a_service_whose_clock_is_three_hours_ahead_is_heard() {
        relay.start();
        write(AHEAD.instant(), 1);
        await().atMost(Duration.ofSeconds(20)).until(() -> SampleService.HEARD.contains("draft/" + article + " 1"));
        await().until(() -> relay.waiting() == 0);
    }

    @Test
    void where_a_broker_takes_nothing_from_ahead_of_its_clock_the_events_wait_and_are_not_parked() throws Exception {
        aTopic("message.timestamp.after.max.ms", "3600000");
        toTopicOfItsOwn = true;
        relay.start();
        write(AHEAD.instant(), 1);
        write(AHEAD.instant(), 2);
        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(3))
                .until(() -> relay.waiting() == 1 && parked.countFailed() == 0);
        set("message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE)); // as good as three hours later
        await().atMost(Duration.ofSeconds(20)).until(() -> relay.waiting() == 0);
        assertThat(parked.countFailed()).isZero();
        assertThat(records()).isEqualTo(2);
    }

    @Test
    void what_is_too_large_or_lacks_its_text_is_parked_with_the_cause_and_others_flow() {
        var missing = UUID.randomUUID();
        relay.start();
        tell(article, texts.keep(article, "x".repeat(5 << 20)));
        tell(missing, "0".repeat(64));
        var other = UUID.randomUUID();
        notes.decide(
                other.toString(),
                Act.at(AHEAD.instant()),
                _ -> Answer.accepted(new Note(1, null), new ArticleWithdrawn(other, null)));
        await().atMost(Duration.ofSeconds(20)).until(() -> SampleService.HEARD.contains("draft/" + other + " 1"));
        await().until(() -> parked.countFailed() == 2);
        assertThat(parked.failed(2)).anySatisfy(it -> {
            assertThat(it.subject()).isEqualTo("draft/" + article);
            assertThat(it.cause()).startsWith("RecordTooLargeException").contains("bytes");
        });
        assertThat(parked.failed(2)).anySatisfy(it -> {
            assertThat(it.subject()).isEqualTo("draft/" + missing);
            assertThat(it.cause()).contains("is missing");
        });
        assertThat(relay.waiting()).isEqualTo(2);
    }

    @Test
    void what_the_broker_finds_too_large_is_parked_with_the_cause() throws Exception {
        aTopic("max.message.bytes", "1000");
        toTopicOfItsOwn = true;
        relay.start();
        tell(article, texts.keep(article, "x".repeat(2000)));
        await().until(() -> parked.countFailed() == 1);
        assertThat(parked.failed(1).getFirst().cause()).startsWith("RecordTooLargeException");
    }

    /// Writes that a revision was sent, whose text is kept under a hash.
    private void tell(UUID article, String hash) {
        var content = new RevisionContent(
                "en", "A title", null, hash, null, "CC0-1.0", null, List.of(), List.of(), List.of());
        notes.decide(
                article.toString(),
                Act.at(AHEAD.instant()),
                _ -> Answer.accepted(
                        new Note(1, null),
                        new RevisionSent(article, 1, content.hash(), Significance.MAJOR, content, null, null)));
    }

    private void write(Instant time, int count) {
        notes.decide(
                article.toString(),
                Act.at(time),
                _ -> Answer.accepted(new Note(count, null), new ArticleWithdrawn(article, null)));
    }

    private void aTopic(String setting, String value) throws Exception {
        admin.createTopics(
                        List.of(new NewTopic(topic, Optional.of(1), Optional.empty()).configs(Map.of(setting, value))))
                .all()
                .get();
    }

    private void set(String setting, String value) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var change = new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
    }

    private long records() throws Exception {
        var partition = new TopicPartition(topic, 0);
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
    }
}
