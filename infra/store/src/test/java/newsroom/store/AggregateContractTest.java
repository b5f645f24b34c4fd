package newsroom.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;

/// How aggregates are saved with their unsent events, found by what is unsent or due, and relieved of what is
/// sent.
class AggregateContractTest extends StoreContract {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final MongoCollection<Document> drafts = newCollection();

    AggregateContractTest() {
        drafts.createIndex(Indexes.ascending("outbox.sequence"), new IndexOptions().sparse(true));
        drafts.createIndex(Indexes.ascending("due"), new IndexOptions().sparse(true));
    }

    @Test
    void a_change_saves_the_state_and_its_events_and_nothing_else() {
        drafts.insertOne(draft("a").append("kept", "as it is").append("due", Date.from(NOON)));

        var result = drafts.updateOne(
                and(eq("_id", "a"), eq("version", 1L)),
                combine(
                        set("state", new Document("is", "submitted").append("revision", 1)),
                        set("told", new Document("epoch", 1).append("SUBMISSIONS", 1L)),
                        inc("version", 1L),
                        pushEach("outbox", List.of(event(1), event(2))),
                        unset("due"),
                        set("seen.review/4c6d/es", new Document("epoch", 1).append("sequence", 7L))));

        assertThat(result.getMatchedCount()).isEqualTo(1);
        assertThat(result.getModifiedCount()).isEqualTo(1);
        assertThat(found("a"))
                .isEqualTo(new Document("_id", "a")
                        .append("version", 2L)
                        .append("state", new Document("is", "submitted").append("revision", 1))
                        .append("told", new Document("epoch", 1).append("SUBMISSIONS", 1L))
                        .append("outbox", List.of(event(1), event(2)))
                        .append("kept", "as it is")
                        .append("seen", new Document("review/4c6d/es", position(7))));
    }

    @Test
    void a_change_to_an_older_version_saves_nothing() {
        drafts.insertOne(draft("a").append("version", 2L));

        var result = drafts.updateOne(and(eq("_id", "a"), eq("version", 1L)), set("state", "lost"));

        assertThat(result.getMatchedCount()).isZero();
        assertThat(result.getModifiedCount()).isZero();
        assertThat(found("a")).isEqualTo(draft("a").append("version", 2L));
    }

    @Test
    void of_sixteen_changes_at_once_to_one_version_one_is_saved() throws Exception {
        drafts.insertOne(draft("a"));
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var changes = IntStream.range(0, 16)
                    .<Callable<Long>>mapToObj(it -> () -> drafts.updateOne(
                                    and(eq("_id", "a"), eq("version", 1L)),
                                    combine(inc("version", 1L), pushEach("outbox", List.of(event(it)))))
                            .getModifiedCount())
                    .toList();
            var saved = 0L;
            for (var change : hands.invokeAll(changes)) {
                saved += change.get();
            }
            assertThat(saved).isEqualTo(1);
        }
        assertThat(found("a").getList("outbox", Document.class)).hasSize(1);
    }

    @Test
    void a_change_that_tells_nothing_leaves_the_outbox_as_it_was() {
        drafts.insertOne(draft("a", event(1)));

        drafts.updateOne(eq("_id", "a"), combine(inc("version", 1L), pushEach("outbox", List.of()), set("due", NOON)));

        assertThat(found("a"))
                .isEqualTo(draft("a", event(1)).append("version", 2L).append("due", Date.from(NOON)));
    }

    @Test
    void setting_what_is_there_already_matches_and_modifies_nothing() {
        drafts.insertOne(draft("a"));

        var result = drafts.updateOne(and(eq("_id", "a"), eq("version", 1L)), set("version", 1L));

        assertThat(result.getMatchedCount()).isEqualTo(1);
        assertThat(result.getModifiedCount()).isZero();
    }

    @Test
    void a_newer_sequence_is_kept_beside_those_of_other_sources() {
        drafts.insertOne(draft("a").append("seen", new Document("review/1", position(1))));

        drafts.updateOne(eq("_id", "a"), set("seen.translation/1/es", position(4)));
        drafts.updateOne(eq("_id", "a"), set("seen.review/1", position(2)));

        assertThat(found("a").get("seen"))
                .isEqualTo(new Document("review/1", position(2)).append("translation/1/es", position(4)));
    }

    @Test
    void confirmed_events_leave_the_outbox_and_the_others_keep_their_order() {
        drafts.insertOne(draft("a", event(1), event(2), event(3), event(4)));

        drafts.updateOne(eq("_id", "a"), pull("outbox", in("id", List.of("event-1", "event-3", "event-9"))));

        assertThat(found("a")).isEqualTo(draft("a", event(2), event(4)));
    }

    @Test
    void one_event_of_an_outbox_is_stopped_and_another_is_let_go() {
        drafts.insertOne(draft("a", event(1), event(2).append("parked", true), event(3)));

        change("event-3", set("outbox.$.parked", true));
        change("event-2", unset("outbox.$.parked"));

        assertThat(found("a")).isEqualTo(draft("a", event(1), event(2), event(3).append("parked", true)));
    }

    @Test
    void an_event_that_is_passed_over_is_replaced_in_its_place() {
        drafts.insertOne(draft("a", event(1), event(2).append("parked", true)));

        change(
                "event-2",
                combine(unset("outbox.$.parked"), set("outbox.$.type", "skipped.v1"), set("outbox.$.data", "{}")));

        var skipped = event(2).append("type", "skipped.v1").append("data", "{}");
        assertThat(found("a")).isEqualTo(draft("a", event(1), skipped));
    }

    @Test
    void an_event_that_is_gone_is_not_changed() {
        drafts.insertOne(draft("a", event(1)));

        var result = drafts.updateOne(and(eq("_id", "a"), eq("outbox.id", "event-2")), set("outbox.$.parked", true));

        assertThat(result.getMatchedCount()).isZero();
        assertThat(found("a")).isEqualTo(draft("a", event(1)));
    }

    @Test
    void whoever_has_unsent_events_is_found_by_them_and_counted() {
        drafts.insertMany(List.of(
                draft("none"),
                new Document("_id", "no outbox"),
                draft("one", event(1)),
                draft("more", event(7), event(8)),
                draft("stopped", event(1).append("parked", true), event(2))));
        var unsent = gt("outbox.sequence", 0L);
        var stopped = eq("outbox.parked", true);

        assertThat(ids(drafts, unsent)).containsExactlyInAnyOrder("one", "more", "stopped");
        assertThat(drafts.countDocuments(unsent)).isEqualTo(3);
        assertThat(ids(drafts, and(unsent, not(stopped)))).containsExactlyInAnyOrder("one", "more");
        assertThat(ids(drafts, stopped)).containsExactly("stopped");
    }

    @Test
    void whoever_has_sent_everything_is_no_longer_found() {
        drafts.insertOne(draft("a", event(1), event(2)));

        drafts.updateOne(eq("_id", "a"), pull("outbox", in("id", List.of("event-1"))));
        assertThat(ids(drafts, gt("outbox.sequence", 0L))).containsExactly("a");
        drafts.updateOne(eq("_id", "a"), pull("outbox", in("id", List.of("event-2"))));
        assertThat(ids(drafts, gt("outbox.sequence", 0L))).isEmpty();
        drafts.updateOne(eq("_id", "a"), pushEach("outbox", List.of(event(3))));
        assertThat(ids(drafts, gt("outbox.sequence", 0L))).containsExactly("a");
    }

    @Test
    void what_is_due_is_found_to_the_millisecond_and_nothing_without_a_due_time() {
        drafts.insertMany(List.of(
                draft("due").append("due", Date.from(NOON)),
                draft("long due").append("due", Date.from(NOON.minusSeconds(86400L * 365 * 80))),
                draft("not yet").append("due", Date.from(NOON.plusMillis(1))),
                draft("never").append("due", null),
                draft("no due")));

        var due = drafts.find(lte("due", Date.from(NOON)))
                .projection(include("_id"))
                .limit(1000)
                .into(new ArrayList<>());

        assertThat(due).containsExactlyInAnyOrder(new Document("_id", "due"), new Document("_id", "long due"));
    }

    @Test
    void what_is_settled_is_no_longer_due() {
        drafts.insertOne(draft("a").append("due", Date.from(NOON)));
        drafts.insertOne(draft("b").append("due", Date.from(NOON)));

        drafts.updateOne(eq("_id", "a"), unset("due"));
        drafts.updateOne(eq("_id", "b"), set("due", Date.from(NOON.plusSeconds(60))));

        assertThat(ids(drafts, lte("due", Date.from(NOON)))).isEmpty();
        assertThat(ids(drafts, lte("due", Date.from(NOON.plusSeconds(60))))).containsExactly("b");
    }

    private void change(String event, Bson change) {
        drafts.updateOne(and(eq("_id", "a"), eq("outbox.id", event)), change);
    }

    private Document found(String id) {
        return requireNonNull(drafts.find(eq("_id", id)).first());
    }

    private static Document draft(String id, Document... outbox) {
        return new Document("_id", id)
                .append("version", 1L)
                .append("state", new Document("is", "draft"))
                .append("outbox", List.of(outbox));
    }

    private static Document event(int sequence) {
        return new Document("id", "event-" + sequence)
                .append("type", "revision-sent.v1")
                .append("sequence", (long) sequence)
                .append("time", Date.from(NOON))
                .append("data", "{\"n\":" + sequence + "}");
    }

    private static Document position(long sequence) {
        return new Document("epoch", 1).append("sequence", sequence);
    }
}
