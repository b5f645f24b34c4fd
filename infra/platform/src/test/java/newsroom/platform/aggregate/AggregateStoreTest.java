package newsroom.platform.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import newsroom.contracts.SubmissionEvent.ArticleErased;
import newsroom.platform.Notes;
import newsroom.platform.Notes.Note;
import newsroom.platform.event.Envelope;
import newsroom.platform.event.EventCodec;
import newsroom.platform.event.Position;
import newsroom.testing.EmbeddedStack;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AggregateStoreTest {

    static final Instant NOON = Instant.parse("2026-05-01T12:34:56Z");
    static final String ID = Notes.ID;
    static final MongoClient CLIENT = MongoClients.create(EmbeddedStack.mongoUri("aggregates"));

    MongoCollection<Document> documents;
    Instant now = NOON;
    AggregateStore<Note> notes;

    @BeforeEach
    void start() {
        documents = CLIENT.getDatabase("aggregates").getCollection("notes-" + UUID.randomUUID());
        notes = store(1);
        notes.decide(ID, Act.at(NOON), _ -> Answer.accepted(new Note(0, null)));
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
    }

    @Test
    void state_and_event_are_in_one_document_after_one_write() {
        notes.change(ID, Act.at(NOON), Note::add);
        assertThat(notes.find(ID)).contains(new Versioned<>(ID, 2, new Note(1, null)));
        assertThat(outbox())
                .singleElement()
                .satisfies(it -> assertThat(it.getString("subject")).isEqualTo("draft/" + ID));
    }

    @Test
    void whoever_listens_is_told_what_was_written_and_nothing_else() {
        var written = new ArrayList<String>();
        notes.onWrite((id, state) -> written.add(id + " " + state.getInteger("count")));
        var other = UUID.randomUUID().toString();
        notes.decide(other, Act.at(NOON), _ -> Answer.accepted(new Note(7, null)));
        notes.change(ID, Act.at(NOON), Note::add);
        notes.change(ID, Act.at(NOON), _ -> Answer.alreadyDone());
        assertThat(written).containsExactly(other + " 7", ID + " 1");
    }

    @Test
    void of_many_who_write_at_once_nobody_overwrites_anybody_and_no_event_is_missing() throws Exception {
        var writers = new ArrayList<Callable<Outcome<Note>>>();
        for (int i = 0; i < 40; i++) {
            writers.add(() -> notes.change(ID, Act.at(NOON), Note::add));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(writers).forEach(it -> assertThat(it.resultNow()).isInstanceOf(Outcome.Done.class));
        }
        assertThat(notes.find(ID).orElseThrow().state().count()).isEqualTo(40);
        assertThat(outbox().stream().map(it -> it.getLong("sequence")).toList())
                .isEqualTo(LongStream.rangeClosed(1, 40).boxed().toList());
    }

    @Test
    void the_effect_of_an_event_is_taken_once_however_often_and_late_it_comes() {
        notes.change(ID, because(1), Note::add);
        notes.change(ID, because(3), Note::add);
        notes.change(ID, because(3), Note::add);
        notes.change(ID, because(2), Note::add);
        assertThat(notes.find(ID).orElseThrow().state().count()).isEqualTo(2);
    }

    @Test
    void the_event_that_brought_an_aggregate_into_being_is_remembered_too() {
        var other = UUID.randomUUID().toString();
        notes.decide(other, because(1), _ -> Answer.accepted(new Note(7, null)));
        notes.decide(other, because(1), it -> it.orElseThrow().add());
        assertThat(notes.find(other).orElseThrow().state().count()).isEqualTo(7);
    }

    @Test
    void what_is_due_is_settled_before_anything_is_decided() {
        notes.change(ID, Act.at(NOON), Note::add);
        notes.change(ID, Act.at(NOON), it -> it.lapseAt(NOON.plusSeconds(60)));
        now = NOON.plusSeconds(60);
        notes.change(ID, Act.at(now), Note::add);
        assertThat(notes.find(ID).orElseThrow().state()).isEqualTo(new Note(1, null));
        assertThat(outbox().stream().map(it -> it.getString("type")))
                .containsExactly(
                        "org.veche.submission.article-withdrawn.v1",
                        "org.veche.submission.article-restored.v1",
                        "org.veche.submission.article-withdrawn.v1");
    }

    @Test
    void what_is_due_happens_once_though_many_look() throws Exception {
        notes.change(ID, Act.at(NOON), it -> it.lapseAt(NOON.plusSeconds(60)));
        assertThat(notes.due(10)).isEmpty();
        now = NOON.plus(Duration.ofDays(3));
        assertThat(notes.due(10)).containsExactly(ID);
        var looks = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 20; i++) {
            looks.add(() -> {
                notes.settle(ID);
                return null;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(looks);
        }
        assertThat(outbox()).hasSize(1);
        assertThat(notes.due(10)).isEmpty();
    }

    @Test
    void a_timer_that_is_out_of_date_is_set_anew_and_nothing_happens_early() {
        notes.change(ID, Act.at(NOON), it -> it.lapseAt(NOON.plus(Duration.ofDays(30))));
        var other = UUID.randomUUID().toString();
        notes.decide(other, Act.at(NOON), _ -> Answer.accepted(new Note(7, null)));
        for (var id : List.of(ID, other)) {
            documents.updateOne(Filters.eq("_id", id), Updates.set("due", Date.from(NOON)));
        }
        assertThat(notes.due(10)).containsExactlyInAnyOrder(ID, other);
        var before = notes.find(ID);
        notes.settle(ID);
        notes.settle(other);
        assertThat(notes.due(10)).isEmpty();
        assertThat(notes.find(ID)).isEqualTo(before);
        assertThat(outbox()).isEmpty();
        now = NOON.plus(Duration.ofDays(30));
        assertThat(notes.due(10)).containsExactly(ID);
    }

    @Test
    void an_aggregate_with_200_unsent_events_takes_no_more_until_they_are_sent() {
        for (int i = 0; i < 200; i++) {
            notes.change(ID, Act.at(NOON), Note::add);
        }
        assertThatThrownBy(() -> notes.change(ID, Act.at(NOON), Note::add)).isInstanceOf(OutboxFull.class);
        assertThat(notes.find(ID).orElseThrow().state().count()).isEqualTo(200);
    }

    @Test
    void after_a_restore_the_next_epoch_counts_from_one_again() {
        notes.change(ID, Act.at(NOON), Note::add);
        store(2).change(ID, Act.at(NOON), Note::add);
        assertThat(outbox().stream().map(it -> it.getInteger("epoch") + "/" + it.getLong("sequence")))
                .containsExactly("1/1", "2/1");
    }

    @Test
    void the_act_of_a_contributor_has_no_time_finer_than_an_hour() {
        notes.change(ID, Act.ofContributor(NOON), Note::add);
        assertThat(outbox().getFirst().getDate("time")).isEqualTo(Instant.parse("2026-05-01T12:00:00Z"));
    }

    @Test
    void what_is_not_there_is_unknown_and_is_not_made() {
        assertThat(notes.change("nothing", Act.at(NOON), Note::add)).isInstanceOf(Outcome.Unknown.class);
        assertThat(notes.find("nothing")).isEmpty();
    }

    private AggregateStore<Note> store(int epoch) {
        InstantSource hands = () -> now;
        return new AggregateStore<>(documents, new Notes(), new EventCodec(), epoch, hands.withZone(ZoneOffset.UTC));
    }

    private static Act because(long sequence) {
        return Act.because(
                new Envelope<>(new ArticleErased(Notes.ARTICLE), "review/" + ID, new Position(1, sequence), NOON));
    }

    private List<Document> outbox() {
        return Objects.requireNonNull(documents.find(new Document("_id", ID)).first())
                .getList("outbox", Document.class);
    }
}
