package newsroom.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

/// How drafts, reviews, papers and parked events are found and listed.
class ListingContractTest extends StoreContract {
    private final MongoCollection<Document> documents = newCollection();

    @Test
    void a_document_is_found_by_its_id_and_none_by_an_unknown_one() {
        documents.insertMany(List.of(doc("{_id: 'a', n: 1}"), doc("{_id: 'b', n: 2}")));

        assertThat(documents.find(eq("_id", "b")).first()).isEqualTo(doc("{_id: 'b', n: 2}"));
        assertThat(documents.find(eq("_id", "c")).first()).isNull();
        assertThat(newCollection().find(eq("_id", "a")).first()).isNull();
    }

    @Test
    void hundreds_of_ids_are_looked_up_at_once_and_come_in_their_order() {
        documents.insertMany(IntStream.range(0, 600)
                .mapToObj(it -> new Document("_id", "%03d/es".formatted(599 - it)))
                .toList());
        var wanted = IntStream.range(300, 800).mapToObj("%03d/es"::formatted).toList();

        var found =
                listed(documents.find(in("_id", wanted)).sort(ascending("_id")).limit(500));

        assertThat(found).containsExactlyElementsOf(wanted.subList(0, 300));
        assertThat(ids(documents, in("_id", List.of()))).isEmpty();
    }

    @Test
    void the_numbers_of_the_public_order_are_looked_up_by_any_whole_number() {
        documents.insertMany(LongStream.rangeClosed(1, 20)
                .mapToObj(it -> new Document("_id", it))
                .toList());

        var wanted = LongStream.rangeClosed(15, 40).boxed().toList();
        assertThat(ids(documents, in("_id", wanted))).containsExactlyInAnyOrder(15L, 16L, 17L, 18L, 19L, 20L);
        assertThat(ids(documents, eq("_id", 7))).containsExactly(7L);
        assertThat(ids(documents, eq("_id", 21L))).isEmpty();
    }

    @Test
    void the_last_number_is_the_first_of_the_order_turned_round() {
        documents.insertMany(LongStream.of(9, 100, 11, 2)
                .mapToObj(it -> new Document("_id", it).append("kind", "PUBLISHED"))
                .toList());

        var last = documents
                .find()
                .projection(include("_id"))
                .sort(descending("_id"))
                .first();

        assertThat(last).isEqualTo(new Document("_id", 100L));
        assertThat(newCollection().find().sort(descending("_id")).first()).isNull();
    }

    @Test
    void the_drafts_of_an_account_are_paged_by_their_ids() {
        documents.createIndex(Indexes.ascending("state.owner.account"), new IndexOptions().sparse(true));
        for (var id : List.of("c", "a", "e", "b", "d")) {
            documents.insertOne(owned(id, "rosa"));
            documents.insertOne(owned("x" + id, "emma"));
        }
        documents.insertOne(doc("{_id: 'f', state: {owner: {receipt: 'sealed'}}}"));
        var hers = eq("state.owner.account", "rosa");

        assertThat(listed(documents.find(hers).sort(ascending("_id")).limit(2))).containsExactly("a", "b");
        assertThat(listed(documents
                        .find(and(hers, gt("_id", "b")))
                        .sort(ascending("_id"))
                        .limit(2)))
                .containsExactly("c", "d");
        assertThat(listed(documents
                        .find(and(hers, gt("_id", "d")))
                        .sort(ascending("_id"))
                        .limit(2)))
                .containsExactly("e");
        assertThat(listed(documents.find().sort(ascending("_id")).limit(100))).hasSize(11);
    }

    @Test
    void reviews_are_paged_by_two_keys_of_which_the_first_is_shared() {
        for (var i = 0; i < 60; i++) {
            documents.insertOne(review("r%02d".formatted(59 - i), since(i % 7), i % 2 == 0 ? "open" : "approved"));
        }
        documents.insertOne(review("declined", since(0), "declined"));
        var wanted = in("state.name", List.of("open", "approved"));

        var seen = new ArrayList<Document>();
        for (var page = page(wanted); !page.isEmpty(); page = page(and(wanted, beyond(seen.getLast())))) {
            seen.addAll(page);
        }

        assertThat(seen).hasSize(60).doesNotHaveDuplicates();
        assertThat(seen).isSortedAccordingTo((a, b) -> {
            var first = sinceOf(a).compareTo(sinceOf(b));
            return first == 0 ? a.getString("_id").compareTo(b.getString("_id")) : first;
        });
    }

    @Test
    void a_translation_is_listed_by_what_all_its_fields_say() {
        documents.insertMany(List.of(
                doc("{_id: 1, state: {name: 'open', language: 'es', hidden: false}}"),
                doc("{_id: 2, state: {name: 'open', language: 'es', hidden: true}}"),
                doc("{_id: 3, state: {name: 'open', language: 'de', hidden: false}}"),
                doc("{_id: 4, state: {name: 'open', language: 'es'}}"),
                doc("{_id: 5, state: {name: 'claimed', language: 'es', hidden: false}}")));

        var open = and(List.of(eq("state.hidden", false), eq("state.name", "open"), eq("state.language", "es")));
        assertThat(ids(documents, open)).containsExactly(1);
        var either = and(eq("state.hidden", false), in("state.name", List.of("open", "claimed", "submitted")));
        assertThat(ids(documents, either)).containsExactlyInAnyOrder(1, 3, 5);
    }

    @Test
    void the_papers_of_a_folder_come_in_the_order_of_their_ids() {
        documents.createIndex(Indexes.ascending("folder", "_id"));
        for (var id : List.of("es/9", "es/10", "es/1", "es/2")) {
            documents.insertOne(new Document("_id", id).append("folder", "es"));
            documents.insertOne(new Document("_id", "x" + id).append("folder", "es/old"));
        }

        assertThat(listed(documents
                        .find(and(eq("folder", "es"), gt("_id", "es/")))
                        .sort(ascending("_id"))
                        .limit(3)))
                .containsExactly("es/1", "es/10", "es/2");
        assertThat(listed(documents
                        .find(and(eq("folder", "es"), gt("_id", "es/10")))
                        .sort(ascending("_id"))
                        .limit(3)))
                .containsExactly("es/2", "es/9");
    }

    @Test
    void parked_events_come_by_aggregate_and_in_their_order_and_first_those_without_one() {
        documents.createIndex(Indexes.ascending("subject"));
        documents.insertMany(List.of(
                doc("{_id: 'a', subject: 'review/1', epoch: 1, sequence: {$numberLong: '10'}}"),
                doc("{_id: 'b', subject: 'review/1', epoch: 1, sequence: {$numberLong: '9'}}"),
                doc("{_id: 'c', subject: 'review/1', epoch: 2, sequence: {$numberLong: '1'}}"),
                doc("{_id: 'e', subject: 'review/1'}"),
                doc("{_id: 'd', subject: 'review/1'}"),
                doc("{_id: 'f', subject: 'draft/1', epoch: 7, sequence: {$numberLong: '7'}}")));
        var order = ascending("subject", "epoch", "sequence", "_id");

        assertThat(listed(documents.find(new Document()).sort(order).limit(100)))
                .containsExactly("f", "d", "e", "b", "a", "c");
        assertThat(listed(documents.find(new Document()).sort(order).limit(2))).containsExactly("f", "d");
    }

    @Test
    void parked_events_are_counted_by_whether_they_failed() {
        documents.insertMany(
                List.of(doc("{_id: 1, failed: true}"), doc("{_id: 2, failed: false}"), doc("{_id: 3, failed: true}")));

        assertThat(documents.countDocuments(eq("failed", true))).isEqualTo(2);
        assertThat(documents.countDocuments(eq("failed", false))).isEqualTo(1);
        assertThat(documents.countDocuments()).isEqualTo(3);
        assertThat(documents.estimatedDocumentCount()).isEqualTo(3);
        assertThat(newCollection().countDocuments(eq("failed", true))).isZero();
    }

    @Test
    void what_is_there_and_what_is_missing_is_told_apart() {
        documents.insertMany(List.of(doc("{_id: 1, seed: 'x'}"), doc("{_id: 2, seed: null}"), doc("{_id: 3}")));

        assertThat(ids(documents, exists("seed"))).containsExactlyInAnyOrder(1, 2);
        assertThat(ids(documents, exists("seed", false))).containsExactly(3);
        assertThat(ids(documents, eq("seed", null))).containsExactlyInAnyOrder(2, 3);
        assertThat(ids(documents, ne("seed", "x"))).containsExactlyInAnyOrder(2, 3);
    }

    @Test
    void bytes_are_compared_byte_by_byte() {
        documents.insertMany(List.of(
                new Document("_id", 1).append("value", new Binary(new byte[] {1, 2})),
                new Document("_id", 2).append("value", new Binary(new byte[] {1, 3})),
                new Document("_id", 3).append("failed", true)));
        var nothing = new Binary(new byte[] {1, 2});

        assertThat(ids(documents, eq("value", nothing))).containsExactly(1);
        assertThat(ids(documents, ne("value", nothing))).containsExactlyInAnyOrder(2, 3);
        assertThat(ids(documents, and(exists("_id"), or(ne("value", nothing), eq("failed", true)))))
                .containsExactlyInAnyOrder(2, 3);
    }

    @Test
    void only_what_was_asked_for_is_answered() {
        documents.insertOne(doc("{_id: 1, outbox: [{id: 'x', data: 'y'}], state: {is: 'draft', title: 't'}}"));

        assertThat(documents.find().projection(include("outbox")).first())
                .isEqualTo(doc("{_id: 1, outbox: [{id: 'x', data: 'y'}]}"));
        assertThat(documents.find().projection(include("state.is", "outbox.id")).first())
                .isEqualTo(doc("{_id: 1, outbox: [{id: 'x'}], state: {is: 'draft'}}"));
    }

    @Test
    void a_long_list_comes_whole_though_it_is_sent_in_parts() {
        documents.insertMany(
                IntStream.range(0, 2500).mapToObj(it -> new Document("_id", it)).toList());

        assertThat(listed(documents.find())).hasSize(2500).doesNotHaveDuplicates();
        assertThat(listed(documents.find().sort(descending("_id")).batchSize(7).limit(100)))
                .containsExactlyElementsOf(IntStream.range(0, 100)
                        .mapToObj(it -> (Object) (2499 - it))
                        .toList());
        assertThat(listed(documents.find().sort(ascending("_id")).skip(2490).batchSize(3)))
                .hasSize(10);
    }

    @Test
    void a_list_that_is_being_read_may_be_written_to() {
        documents.insertMany(
                IntStream.range(0, 300).mapToObj(it -> new Document("_id", it)).toList());

        for (var each : documents.find().sort(ascending("_id")).batchSize(10)) {
            documents.deleteOne(eq("_id", requireNonNull(each.getInteger("_id"))));
        }

        assertThat(documents.countDocuments()).isZero();
    }

    private List<Document> page(Bson filter) {
        return documents
                .find(filter)
                .sort(ascending("state.since", "_id"))
                .limit(7)
                .into(new ArrayList<>());
    }

    private static Bson beyond(Document last) {
        var since = sinceOf(last);
        return or(gt("state.since", since), and(eq("state.since", since), gt("_id", last.getString("_id"))));
    }

    private static List<Object> listed(FindIterable<Document> found) {
        return found.map(it -> it.get("_id")).into(new ArrayList<>());
    }

    private static Document owned(String id, String account) {
        return new Document("_id", id).append("state", new Document("owner", new Document("account", account)));
    }

    private static Document review(String id, Date since, String state) {
        return new Document("_id", id).append("state", new Document("name", state).append("since", since));
    }

    private static Date since(int hours) {
        return Date.from(Instant.parse("2026-11-22T12:00:00Z").plusSeconds(3600L * hours));
    }

    private static Date sinceOf(Document review) {
        return requireNonNull(review.get("state", Document.class).getDate("since"));
    }
}
