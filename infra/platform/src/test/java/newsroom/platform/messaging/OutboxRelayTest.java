package newsroom.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import newsroom.contracts.SubmissionEvent.ArticleErased;
import newsroom.platform.Notes;
import newsroom.platform.Notes.Note;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.event.EventCodec;
import newsroom.testing.EmbeddedStack;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxRelayTest {

    static final MongoClient CLIENT = MongoClients.create(EmbeddedStack.mongoUri("relay"));
    static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    static final String OTHER = UUID.randomUUID().toString();

    /// A broker that can be away, or refuse, as a real one does through the sender.
    final class Broker implements EventSender {
        final List<String> got = new CopyOnWriteArrayList<>();
        volatile @Nullable RuntimeException away;
        volatile String refused = "";
        volatile Runnable meanwhile = () -> {};
        volatile Throwable refusal = new RecordTooLargeException("It is too large");

        @Override
        public void send(
                String topic, String key, Map<String, String> headers, byte @Nullable [] value, long timestamp) {
            var what = headers.get("ce_subject") + " " + headers.get("ce_sequence");
            meanwhile.run();
            if (away != null) {
                throw away;
            }
            if (what.equals(refused) && !String.valueOf(headers.get("ce_type")).contains("skipped")) {
                if (refusal instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException(refusal);
            }
            got.add(what + (String.valueOf(headers.get("ce_type")).contains("skipped") ? " skipped" : ""));
        }
    }

    final Broker broker = new Broker();
    MongoCollection<Document> documents;
    AggregateStore<Note> notes;
    ParkedEvents parked;
    Texts texts;
    OutboxRelay relay;

    @BeforeEach
    void start() {
        var database = CLIENT.getDatabase("relay-" + UUID.randomUUID());
        documents = database.getCollection("notes");
        notes = new AggregateStore<>(documents, new Notes(), new EventCodec(), 1, Clock.systemUTC());
        texts = new Texts(database.getCollection("texts"));
        parked = new ParkedEvents(database.getCollection("parked"), texts);
        relay = new OutboxRelay(
                notes, texts, broker, new EventCodec(), parked, "urn:veche:test", Duration.ofMillis(100));
        for (var id : List.of(Notes.ID, OTHER)) {
            notes.decide(id, Act.at(NOON), _ -> Answer.accepted(new Note(0, null)));
        }
    }

    @AfterEach
    void stopRelay() {
        relay.stop();
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
    }

    @Test
    void sends_the_events_of_an_aggregate_in_order_and_forgets_them() {
        relay.start();
        add(Notes.ID, 30);
        await().until(this::nothingWaits);
        assertThat(broker.got).hasSize(30).isEqualTo(expected(Notes.ID, 1, 30));
    }

    @Test
    void looks_for_what_it_has_to_do_by_indexes_however_many_aggregates_there_are() {
        assertThat(documents
                        .listIndexes()
                        .map(it -> it.get("key", Document.class).keySet()))
                .contains(Set.of("outbox.sequence"), Set.of("outbox.parked"));
    }

    @Test
    void is_woken_by_the_write_and_does_not_wait_for_the_sweep() {
        var slow = new OutboxRelay(
                notes, new Texts(documents), broker, new EventCodec(), parked, "urn:veche:test", Duration.ofHours(1));
        slow.start();
        try {
            add(Notes.ID, 1);
            await().atMost(Duration.ofSeconds(5)).until(() -> broker.got.size() == 1);
        } finally {
            slow.stop();
        }
    }

    @Test
    void what_the_broker_did_not_take_is_sent_when_it_is_back_and_nothing_overtakes_it() {
        broker.away = new IllegalStateException(new TimeoutException("The broker is away"));
        relay.start();
        add(Notes.ID, 3);
        assertThat(broker.got).isEmpty();
        assertThat(parked.countFailed()).isZero();
        broker.away = null;
        await().until(this::nothingWaits);
        assertThat(broker.got).isEqualTo(expected(Notes.ID, 1, 3));
    }

    @Test
    void what_was_confirmed_before_a_crash_and_not_forgotten_is_sent_again_in_order() {
        add(Notes.ID, 3);
        var before = documents.find(new Document("_id", Notes.ID)).first();
        relay.start();
        await().until(this::nothingWaits);
        relay.stop();
        documents.replaceOne(new Document("_id", Notes.ID), before); // as a crash before forgetting leaves it
        relay.start();
        await().until(this::nothingWaits);
        assertThat(broker.got.subList(3, 6)).isEqualTo(expected(Notes.ID, 1, 3));
    }

    @Test
    void an_event_that_can_never_be_sent_is_parked_and_stops_its_aggregate_only() {
        broker.refused = "draft/" + Notes.ID + " 2";
        relay.start();
        add(Notes.ID, 3);
        add(OTHER, 3);
        await().until(() -> parked.countFailed() == 1 && broker.got.size() == 4);
        assertThat(broker.got).contains("draft/" + OTHER + " 3").doesNotContain("draft/" + Notes.ID + " 3");
        assertThat(parked.failed(1).getFirst().cause()).contains("RecordTooLarge");
    }

    @Test
    void a_parked_event_is_re_driven_and_the_rest_follows() {
        an_event_that_can_never_be_sent_is_parked_and_stops_its_aggregate_only();
        broker.refused = "";
        relay.redrive(parked.failed(1).getFirst());
        await().until(this::nothingWaits);
        assertThat(broker.got).endsWith("draft/" + Notes.ID + " 2", "draft/" + Notes.ID + " 3");
        assertThat(parked.countFailed()).isZero();
    }

    @Test
    void a_dropped_event_leaves_its_number_to_one_that_says_so() {
        an_event_that_can_never_be_sent_is_parked_and_stops_its_aggregate_only();
        relay.drop(parked.failed(1).getFirst());
        await().until(this::nothingWaits);
        assertThat(broker.got).endsWith("draft/" + Notes.ID + " 2 skipped", "draft/" + Notes.ID + " 3");
    }

    @Test
    void what_cannot_be_sent_of_an_erased_article_lets_its_erasure_out() {
        an_event_that_can_never_be_sent_is_parked_and_stops_its_aggregate_only();
        texts.destroy(Notes.ARTICLE);
        await().until(this::nothingWaits);
        assertThat(broker.got).endsWith("draft/" + Notes.ID + " 2 skipped", "draft/" + Notes.ID + " 3");
        assertThat(parked.countFailed()).isZero();
    }

    @Test
    void an_erasure_that_cannot_be_sent_waits_for_a_steward_and_is_never_passed_over() {
        broker.refused = "draft/" + Notes.ID + " 1";
        relay.start();
        notes.decide(Notes.ID, Act.at(NOON), _ -> Answer.accepted(new Note(1, null), new ArticleErased(Notes.ARTICLE)));
        texts.destroy(Notes.ARTICLE);
        await().until(() -> parked.countFailed() == 1);
        await().during(Duration.ofMillis(500)).until(() -> broker.got.isEmpty() && parked.countFailed() == 1);
        broker.refused = "";
        relay.redrive(parked.failed(1).getFirst());
        await().until(this::nothingWaits);
        assertThat(broker.got).containsExactly("draft/" + Notes.ID + " 1");
    }

    /// As where its text is redacted, and the old one destroyed, while it is being sent.
    @Test
    void an_event_that_says_something_else_by_now_is_not_parked_but_sent_as_it_is_then() {
        broker.refused = "draft/" + Notes.ID + " 1";
        broker.meanwhile = () -> {
            documents.updateOne(
                    new Document("_id", Notes.ID),
                    new Document("$set", new Document("outbox.0.data", "{\"articleId\":\"" + Notes.ID + "\"}")));
            broker.meanwhile = () -> broker.refused = "";
        };
        relay.start();
        add(Notes.ID, 2);
        await().until(this::nothingWaits);
        assertThat(parked.countFailed()).isZero();
        assertThat(broker.got).isEqualTo(expected(Notes.ID, 1, 2));
    }

    @Test
    void an_error_of_the_machine_parks_the_event_and_stops_its_aggregate_only() {
        broker.refusal = new StackOverflowError();
        broker.refused = "draft/" + Notes.ID + " 2";
        relay.start();
        add(Notes.ID, 3);
        add(OTHER, 3);
        await().until(() -> parked.countFailed() == 1 && broker.got.size() == 4);
        assertThat(parked.failed(1).getFirst().cause()).startsWith("StackOverflowError");
    }

    @Test
    void want_of_memory_parks_nothing_and_is_over_when_it_is_over() {
        broker.refusal = new OutOfMemoryError("another's doing");
        broker.refused = "draft/" + Notes.ID + " 2";
        relay.start();
        add(Notes.ID, 3);
        add(OTHER, 3);
        await().until(() -> broker.got.size() == 4);
        assertThat(parked.countFailed()).isZero();
        broker.refused = "";
        await().until(this::nothingWaits);
        assertThat(broker.got).endsWith("draft/" + Notes.ID + " 2", "draft/" + Notes.ID + " 3");
    }

    @Test
    void a_thousand_aggregates_that_are_stopped_hide_no_other_from_the_sweep() {
        var entry = documentOf(OTHER);
        var stopped = new ArrayList<Document>();
        for (int i = 0; i < 1000; i++) {
            stopped.add(new Document("_id", UUID.randomUUID().toString())
                    .append("outbox", List.of(new Document(entry).append("parked", true))));
        }
        documents.insertMany(stopped);
        var last = "zzz"; // in the order of ids as in that of insertion
        notes.decide(last, Act.at(NOON), _ -> Answer.accepted(new Note(0, null)));
        add(last, 3);
        relay.start(); // only now, so that no write wakes it
        await().atMost(Duration.ofSeconds(20)).until(() -> broker.got.contains("draft/" + last + " 3"));
    }

    @Test
    void an_outbox_that_a_parked_event_stops_is_no_outage_for_whoever_writes_to_it() {
        broker.away = new IllegalStateException(new TimeoutException("The broker is away"));
        relay.start();
        add(Notes.ID, 200);
        assertThat(Outage.isOne(catchThrowable(() -> add(Notes.ID, 1)))).isTrue();
        broker.refused = "draft/" + Notes.ID + " 1";
        broker.away = null;
        await().until(() -> parked.countFailed() == 1);
        await().until(() -> !Outage.isOne(catchThrowable(() -> add(Notes.ID, 1))));
    }

    /// An entry as an outbox holds it.
    private Document documentOf(String id) {
        add(id, 1);
        var entry = documents.find(new Document("_id", id)).first();
        return java.util.Objects.requireNonNull(entry)
                .getList("outbox", Document.class)
                .getFirst();
    }

    private void add(String id, int many) {
        for (int i = 0; i < many; i++) {
            notes.change(id, Act.at(NOON), Note::add);
        }
    }

    private boolean nothingWaits() {
        return relay.waiting() == 0;
    }

    private static List<String> expected(String id, int from, int to) {
        return java.util.stream.IntStream.rangeClosed(from, to)
                .mapToObj(it -> "draft/" + id + " " + it)
                .toList();
    }
}
