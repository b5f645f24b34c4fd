package newsroom.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

/// That there is at most one: of an id, of the number of a change, of the state of an edition, of a receipt.
class UniqueKeysContractTest extends StoreContract {
    private static final int DUPLICATE_KEY = 11000;
    private static final IndexOptions UNIQUE = new IndexOptions().unique(true);

    private final MongoCollection<Document> documents = newCollection();

    @Test
    void a_second_document_of_an_id_is_refused_as_a_duplicate_and_changes_nothing() {
        documents.insertOne(doc("{_id: 1, a: 1}"));

        assertThatThrownBy(() -> documents.insertOne(doc("{_id: 1, a: 2}")))
                .isInstanceOfSatisfying(MongoWriteException.class, e -> {
                    assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY);
                    assertThat(e.getCode()).isEqualTo(DUPLICATE_KEY);
                    assertThat(e).hasMessageContaining("E11000");
                });
        assertThat(documents.find()).containsExactly(doc("{_id: 1, a: 1}"));
    }

    @Test
    void whole_numbers_of_one_value_are_one_id() {
        documents.insertOne(new Document("_id", 7));

        assertThatTaken(new Document("_id", 7L));
        assertThatTaken(new Document("_id", 7.0));
        documents.insertOne(new Document("_id", "7"));
        assertThat(documents.countDocuments()).isEqualTo(2);
    }

    @Test
    void of_sixteen_who_claim_a_number_at_once_one_gets_it() throws Exception {
        documents.createIndex(Indexes.ascending("edition", "version"), UNIQUE);
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var claims = IntStream.range(0, 16)
                    .<Callable<Boolean>>mapToObj(
                            it -> () -> inserted(new Document("_id", 5L).append("edition", "e" + it)))
                    .toList();
            var taken = 0;
            for (var claim : hands.invokeAll(claims)) {
                taken += claim.get() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(1);
        }
        assertThat(documents.countDocuments()).isEqualTo(1);
    }

    @Test
    void a_state_of_an_edition_is_numbered_once() {
        documents.createIndex(Indexes.ascending("edition", "version"), UNIQUE);
        documents.insertOne(doc("{_id: 1, edition: 'a/es', version: 1}"));
        documents.insertOne(doc("{_id: 2, edition: 'a/es', version: 2}"));
        documents.insertOne(doc("{_id: 3, edition: 'a/de', version: 1}"));

        assertThatTaken(doc("{_id: 4, edition: 'a/es', version: 1}"));
        assertThatTaken(new Document("_id", 4).append("edition", "a/es").append("version", 1L));
        assertThat(ids(documents, and(eq("edition", "a/es"), eq("version", 2)))).containsExactly(2);
        assertThat(ids(documents, and(eq("edition", "a/de"), eq("version", 2)))).isEmpty();
    }

    @Test
    void a_missing_field_is_a_value_like_null() {
        documents.createIndex(Indexes.ascending("edition", "version"), UNIQUE);
        documents.insertOne(doc("{_id: 1, edition: 'a'}"));

        assertThatTaken(doc("{_id: 2, edition: 'a', version: null}"));
        documents.insertOne(doc("{_id: 3}"));
        assertThatTaken(doc("{_id: 4, edition: null}"));
    }

    @Test
    void a_duplicate_is_refused_however_it_would_come_about() {
        documents.createIndex(Indexes.ascending("receipt"), UNIQUE);
        documents.insertMany(List.of(doc("{_id: 1, receipt: 'a'}"), doc("{_id: 2, receipt: 'b', n: 1}")));
        var upsert = new UpdateOptions().upsert(true);

        assertThat(refusalOf(() -> documents.updateOne(eq("_id", 2), combine(set("receipt", "a"), inc("n", 1)))))
                .isEqualTo(DUPLICATE_KEY);
        assertThat(refusalOf(() -> documents.replaceOne(eq("_id", 2), doc("{receipt: 'a'}"))))
                .isEqualTo(DUPLICATE_KEY);
        assertThat(refusalOf(() -> documents.updateOne(eq("_id", 3), set("receipt", "a"), upsert)))
                .isEqualTo(DUPLICATE_KEY);
        assertThat(refusalOf(() ->
                        documents.replaceOne(eq("_id", 3), doc("{receipt: 'a'}"), new ReplaceOptions().upsert(true))))
                .isEqualTo(DUPLICATE_KEY);
        assertThatThrownBy(() -> documents.findOneAndUpdate(
                        eq("_id", 3), set("receipt", "b"), new FindOneAndUpdateOptions().upsert(true)))
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(DUPLICATE_KEY));
        assertThat(documents.find(eq("_id", 2)).first()).isEqualTo(doc("{_id: 2, receipt: 'b', n: 1}"));
        assertThat(ids(documents, new Document())).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void a_change_of_many_never_makes_two_the_same() {
        documents.createIndex(Indexes.ascending("receipt"), UNIQUE);
        documents.insertMany(List.of(doc("{receipt: 'a'}"), doc("{receipt: 'b'}"), doc("{receipt: 'c'}")));

        assertThat(refusalOf(() -> documents.updateMany(new Document(), set("receipt", "d"))))
                .isEqualTo(DUPLICATE_KEY);

        assertThat(documents.find().map(it -> it.getString("receipt"))).doesNotHaveDuplicates();
        assertThat(documents.countDocuments(eq("receipt", "d"))).isLessThanOrEqualTo(1);
        assertThat(documents.countDocuments()).isEqualTo(3);
    }

    @Test
    void an_upsert_that_misses_what_is_there_is_refused_as_a_duplicate() {
        documents.insertOne(doc("{_id: 1, version: 2}"));

        assertThat(refusalOf(() -> documents.updateOne(
                        and(eq("_id", 1), eq("version", 1)), inc("version", 1), new UpdateOptions().upsert(true))))
                .isEqualTo(DUPLICATE_KEY);
        assertThat(documents.find()).containsExactly(doc("{_id: 1, version: 2}"));
    }

    @Test
    void what_was_given_up_can_be_taken_again() {
        documents.createIndex(
                Indexes.ascending("slug"), new IndexOptions().unique(true).sparse(true));
        documents.insertMany(
                List.of(doc("{_id: 1, slug: 'a'}"), doc("{_id: 2, slug: 'b'}"), doc("{_id: 3, slug: 'c'}")));

        documents.updateOne(eq("_id", 1), unset("slug"));
        documents.updateOne(eq("_id", 2), set("slug", "d"));
        documents.deleteOne(eq("_id", 3));

        documents.insertMany(
                List.of(doc("{_id: 4, slug: 'a'}"), doc("{_id: 5, slug: 'b'}"), doc("{_id: 6, slug: 'c'}")));
        assertThatTaken(doc("{_id: 7, slug: 'd'}"));
    }

    @Test
    void sparse_keys_leave_out_what_has_none_of_them_and_nobody_misses_it() {
        documents.createIndex(
                Indexes.ascending("due"), new IndexOptions().unique(true).sparse(true));
        documents.insertMany(
                List.of(doc("{_id: 1}"), doc("{_id: 2}"), doc("{_id: 3, due: null}"), doc("{_id: 4, due: 5}")));

        assertThatTaken(doc("{_id: 5, due: null}"));
        assertThat(ids(documents, eq("due", null))).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(documents.find().sort(Indexes.ascending("due", "_id")).map(it -> it.get("_id")))
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void a_key_within_a_document_or_a_list_is_as_good_as_any() {
        documents.createIndex(Indexes.ascending("owner.receipt"), UNIQUE);
        documents.createIndex(
                Indexes.ascending("outbox.id"), new IndexOptions().unique(true).sparse(true));
        documents.insertOne(doc("{_id: 1, owner: {receipt: 'a'}, outbox: [{id: 'x'}, {id: 'y'}, {id: 'x'}]}"));
        documents.insertOne(doc("{_id: 2, owner: {receipt: 'b'}, outbox: [{id: 'z'}]}"));

        assertThatTaken(doc("{_id: 3, owner: {receipt: 'a', name: 'n'}}"));
        assertThatTaken(doc("{_id: 3, owner: {receipt: 'c'}, outbox: [{id: 'w'}, {id: 'y'}]}"));
        assertThat(refusalOf(() -> documents.updateOne(eq("_id", 2), push("outbox", doc("{id: 'x'}")))))
                .isEqualTo(DUPLICATE_KEY);
        documents.updateOne(eq("_id", 1), set("outbox", List.of()));
        documents.updateOne(eq("_id", 2), push("outbox", doc("{id: 'x'}")));
    }

    @Test
    void keys_of_every_kind_are_told_apart() {
        documents.createIndex(Indexes.ascending("k"), UNIQUE);
        documents.insertMany(List.of(
                new Document("k", ""),
                new Document("k", "\0"),
                new Document("k", "a"),
                new Document("k", "a\0"),
                new Document("k", "a\0b"),
                new Document("k", "A"),
                new Document("k", "ä"),
                new Document("k", 0),
                new Document("k", 1L << 53),
                new Document("k", (1L << 53) + 1),
                new Document("k", 0.1),
                new Document("k", false),
                new Document("k", new Document()),
                new Document("k", doc("{a: 1, b: 2}")),
                new Document("k", doc("{b: 2, a: 1}")),
                new Document("k", new Binary(new byte[0])),
                new Document("k", new Binary(new byte[] {0})),
                new Document("k", null)));

        assertThat(documents.countDocuments()).isEqualTo(18);
        assertThatTaken(new Document("k", -0.0));
        assertThatTaken(new Document("k", 0x1p53));
        assertThatTaken(new Document("k", "a\0b"));
        assertThatTaken(new Document("k", new Document("a", 1L).append("b", 2.0)));
    }

    @Test
    void a_key_that_counts_only_for_some_documents_is_unique_among_those() {
        documents.createIndex(
                Indexes.ascending("article"),
                new IndexOptions().unique(true).partialFilterExpression(eq("live", true)));
        documents.insertMany(List.of(
                doc("{_id: 1, article: 'a', live: true}"),
                doc("{_id: 2, article: 'a', live: false}"),
                doc("{_id: 3, article: 'a'}"),
                doc("{_id: 4, article: 'b', live: true}")));

        assertThatTaken(doc("{_id: 5, article: 'a', live: true}"));
        assertThat(refusalOf(() -> documents.updateOne(eq("_id", 2), set("live", true))))
                .isEqualTo(DUPLICATE_KEY);
        assertThat(refusalOf(() -> documents.updateOne(eq("_id", 4), set("article", "a"))))
                .isEqualTo(DUPLICATE_KEY);
        documents.updateOne(eq("_id", 1), set("live", false));
        documents.updateOne(eq("_id", 2), set("live", true));
        assertThat(ids(documents, eq("article", "a"))).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void a_key_that_counts_above_a_number_is_unique_above_it() {
        documents.createIndex(
                Indexes.ascending("slot"), new IndexOptions().unique(true).partialFilterExpression(gt("token", 1)));

        documents.insertMany(List.of(doc("{slot: 1, token: 1}"), doc("{slot: 1}"), doc("{slot: 1, token: 2}")));
        assertThatTaken(doc("{slot: 1, token: 3}"));
    }

    private void assertThatTaken(Document document) {
        var before = documents.countDocuments();
        assertThat(inserted(document)).as(document.toJson()).isFalse();
        assertThat(documents.countDocuments()).isEqualTo(before);
    }

    private boolean inserted(Document document) {
        try {
            documents.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY);
            return false;
        }
    }
}
