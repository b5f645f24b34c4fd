package newsroom.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import com.mongodb.client.result.UpdateResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

/// How texts, keys, positions and parked events are written, changed and removed.
class WritingContractTest extends StoreContract {
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> documents = newCollection();

    @Test
    void a_text_is_kept_whether_or_not_it_was_there() {
        var first = documents.replaceOne(eq("_id", "a/1"), doc("{_id: 'a/1', text: 'x'}"), UPSERT);
        var second = documents.replaceOne(eq("_id", "a/1"), doc("{_id: 'a/1', article: 'a'}"), UPSERT);

        assertThat(first.getUpsertedId()).isEqualTo(new BsonString("a/1"));
        assertThat(first.getMatchedCount()).isZero();
        assertThat(second.getUpsertedId()).isNull();
        assertThat(second.getMatchedCount()).isEqualTo(1);
        assertThat(documents.find()).containsExactly(doc("{_id: 'a/1', article: 'a'}"));
    }

    @Test
    void of_sixteen_who_keep_the_same_text_at_once_none_fails_but_for_a_duplicate_and_one_is_there() throws Exception {
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var keepers = IntStream.range(0, 16)
                    .<Callable<Boolean>>mapToObj(it -> () -> {
                        try {
                            documents.replaceOne(eq("_id", "t"), doc("{_id: 't', text: 'x'}"), UPSERT);
                            return true;
                        } catch (MongoWriteException e) {
                            return e.getCode() == 11000;
                        }
                    })
                    .toList();
            for (var keeper : hands.invokeAll(keepers)) {
                assertThat(keeper.get()).isTrue();
            }
        }
        assertThat(documents.find()).containsExactly(doc("{_id: 't', text: 'x'}"));
    }

    @Test
    void the_texts_of_an_article_are_destroyed_but_for_the_marker() {
        documents.createIndex(new Document("article", 1));
        documents.insertMany(List.of(
                doc("{_id: 'a', destroyed: true}"),
                doc("{_id: 'a/1', article: 'a'}"),
                doc("{_id: 'a/2', article: 'a'}"),
                doc("{_id: 'a/3', article: 'b'}")));

        var result = documents.deleteMany(and(eq("article", "a"), ne("_id", "a")));

        assertThat(result.getDeletedCount()).isEqualTo(2);
        assertThat(ids(documents, new Document())).containsExactlyInAnyOrder("a", "a/3");
        assertThat(ids(documents, eq("article", "a"))).isEmpty();
    }

    @Test
    void one_of_several_is_removed_and_what_is_gone_is_not_removed_again() {
        documents.insertMany(List.of(doc("{_id: 1, a: 1}"), doc("{_id: 2, a: 1}")));

        assertThat(documents.deleteOne(eq("a", 1)).getDeletedCount()).isEqualTo(1);
        assertThat(documents.countDocuments()).isEqualTo(1);
        assertThat(documents.deleteOne(and(eq("_id", 1), eq("a", 2))).getDeletedCount())
                .isZero();
        assertThat(documents.deleteMany(eq("a", 1)).getDeletedCount()).isEqualTo(1);
        assertThat(newCollection().deleteMany(eq("a", 1)).getDeletedCount()).isZero();
    }

    @Test
    void expired_answers_are_forgotten() {
        var now = Instant.parse("2026-11-22T12:00:00Z");
        documents.insertMany(List.of(
                new Document("_id", 1).append("expires", Date.from(now)),
                new Document("_id", 2).append("expires", Date.from(now.plusMillis(1))),
                new Document("_id", 3)));

        assertThat(documents.deleteMany(lte("expires", Date.from(now))).getDeletedCount())
                .isEqualTo(1);
        assertThat(ids(documents, new Document())).containsExactlyInAnyOrder(2, 3);
    }

    @Test
    void a_request_that_was_given_up_is_taken_over_once() {
        documents.insertOne(doc("{_id: 'k', attempt: 'abandoned', seed: 's'}"));
        var abandoned = and(eq("_id", "k"), eq("attempt", "abandoned"), exists("seed"));

        assertThat(documents.updateOne(abandoned, set("attempt", "2")).getModifiedCount())
                .isEqualTo(1);
        assertThat(documents.updateOne(abandoned, set("attempt", "3")).getModifiedCount())
                .isZero();
        documents.updateOne(eq("_id", "k"), combine(set("answer", new Binary(new byte[3])), unset("seed")));
        assertThat(documents.find())
                .containsExactly(
                        new Document("_id", "k").append("attempt", "2").append("answer", new Binary(new byte[3])));
    }

    @Test
    void all_answers_about_an_article_go_and_their_keys_stay() {
        documents.insertMany(List.of(
                doc("{_id: 1, article: 'a', answer: 'x'}"),
                doc("{_id: 2, article: 'a', answer: 'y'}"),
                doc("{_id: 3, article: 'b', answer: 'z'}")));

        var result = documents.updateMany(eq("article", "a"), combine(unset("answer"), unset("article")));

        assertThat(result.getModifiedCount()).isEqualTo(2);
        assertThat(documents.find())
                .containsExactlyInAnyOrder(
                        doc("{_id: 1}"), doc("{_id: 2}"), doc("{_id: 3, article: 'b', answer: 'z'}"));
    }

    @Test
    void a_parked_event_is_emptied_in_its_place() {
        var nothing = new Binary("{}".getBytes(StandardCharsets.UTF_8));
        documents.insertOne(doc("{_id: 1, headers: {ce_type: 'told.v1', ce_id: 'x'}, cause: 'c', failed: true}"));

        documents.updateMany(
                and(eq("_id", 1), ne("value", nothing)),
                combine(
                        set("headers.ce_type", "skipped.v1"),
                        set("value", nothing),
                        set("cause", "erased"),
                        set("failed", false)));

        assertThat(documents.find())
                .containsExactly(doc("{_id: 1, headers: {ce_type: 'skipped.v1', ce_id: 'x'}}")
                        .append("cause", "erased")
                        .append("failed", false)
                        .append("value", nothing));
    }

    @Test
    void how_far_a_consumer_is_moves_on_from_where_it_was_read_alone() {
        documents.insertOne(doc("{_id: 'c review/1', epoch: 1, last: {$numberLong: '4'}}"));

        assertThat(moveOn(1, 4).getModifiedCount()).isEqualTo(1);
        assertThat(moveOn(1, 4).getModifiedCount()).isZero();
        assertThat(documents.find()).containsExactly(doc("{_id: 'c review/1', epoch: 1, last: {$numberLong: '5'}}"));
    }

    @Test
    void a_write_that_asks_for_the_disk_or_a_majority_is_answered() {
        documents.withWriteConcern(WriteConcern.JOURNALED).insertOne(doc("{_id: 1}"));
        documents.withWriteConcern(WriteConcern.MAJORITY.withJournal(true)).updateOne(eq("_id", 1), set("a", 1));

        assertThat(documents.find()).containsExactly(doc("{_id: 1, a: 1}"));
    }

    @Test
    void a_document_is_changed_and_answered_as_it_was_or_as_it_is() {
        documents.insertMany(List.of(doc("{_id: 1, n: 1}"), doc("{_id: 2, n: 2}")));

        assertThat(documents.findOneAndUpdate(eq("_id", 1), inc("n", 1))).isEqualTo(doc("{_id: 1, n: 1}"));
        assertThat(documents.findOneAndUpdate(new Document(), inc("n", 5), after().sort(descending("_id"))))
                .isEqualTo(doc("{_id: 2, n: 7}"));
        assertThat(documents.findOneAndUpdate(eq("_id", 3), inc("n", 1))).isNull();
        assertThat(documents.findOneAndUpdate(eq("_id", 3), inc("n", 1), after().upsert(true)))
                .isEqualTo(doc("{_id: 3, n: 1}"));
        assertThat(documents.findOneAndReplace(eq("_id", 3), doc("{m: 1}"))).isEqualTo(doc("{_id: 3, n: 1}"));
        assertThat(documents.findOneAndDelete(eq("m", 1))).isEqualTo(doc("{_id: 3, m: 1}"));
        assertThat(documents.countDocuments()).isEqualTo(2);
    }

    @Test
    void what_is_missing_comes_into_being_from_its_filter_and_its_change() {
        var change = combine(inc("n", 1), set("state.is", "open"));

        var result = documents.updateOne(
                and(eq("_id", "x"), eq("language", "es")), change, new UpdateOptions().upsert(true));

        assertThat(result.getUpsertedId()).isEqualTo(new BsonString("x"));
        assertThat(documents.find()).containsExactly(doc("{_id: 'x', language: 'es', n: 1, state: {is: 'open'}}"));
    }

    @Test
    void of_many_documents_in_order_those_before_the_first_refusal_are_counted_and_kept() {
        documents.insertOne(doc("{_id: 2}"));

        assertThatThrownBy(() -> documents.insertMany(oneToFour()))
                .isInstanceOfSatisfying(MongoBulkWriteException.class, e -> {
                    assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(1);
                    assertThat(e.getWriteErrors()).hasSize(1);
                    assertThat(e.getWriteErrors().getFirst().getIndex()).isEqualTo(1);
                    assertThat(e.getWriteErrors().getFirst().getCode()).isEqualTo(11000);
                });
        assertThat(ids(documents, new Document())).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void of_many_documents_in_no_order_all_but_the_refused_are_counted_and_kept() {
        documents.insertMany(List.of(doc("{_id: 2}"), doc("{_id: 4}")));

        assertThatThrownBy(() -> documents.insertMany(oneToFour(), new InsertManyOptions().ordered(false)))
                .isInstanceOfSatisfying(MongoBulkWriteException.class, e -> {
                    assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(2);
                    assertThat(e.getWriteErrors())
                            .extracting(it -> it.getIndex())
                            .containsExactly(1, 3);
                });
        assertThat(ids(documents, new Document())).containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    @Test
    void of_changes_in_order_none_after_the_first_refusal_is_made() {
        documents.insertMany(List.of(doc("{_id: 1, n: 'x'}"), doc("{_id: 2, n: 2}")));
        var changes = List.<WriteModel<Document>>of(
                new UpdateOneModel<>(eq("_id", 1), inc("n", 1)), new UpdateOneModel<>(eq("_id", 2), inc("n", 1)));

        assertThat(refusalOf(() -> documents.bulkWrite(changes))).isEqualTo(14);
        assertThat(documents.find(eq("_id", 2)).first()).isEqualTo(doc("{_id: 2, n: 2}"));
        assertThat(refusalOf(() -> documents.bulkWrite(changes, new BulkWriteOptions().ordered(false))))
                .isEqualTo(14);
        assertThat(documents.find(eq("_id", 2)).first()).isEqualTo(doc("{_id: 2, n: 3}"));
    }

    @Test
    void writes_of_several_kinds_are_done_at_once_and_counted_by_kind() {
        documents.insertMany(List.of(doc("{_id: 1, n: 1}"), doc("{_id: 2, n: 1}")));

        var result = documents.bulkWrite(List.of(
                new InsertOneModel<>(doc("{_id: 3, n: 1}")),
                new UpdateManyModel<>(in("_id", List.of(1, 2, 3)), inc("n", 1)),
                new UpdateOneModel<>(eq("_id", 4), set("n", 9), new UpdateOptions().upsert(true)),
                new DeleteOneModel<>(eq("_id", 2))));

        assertThat(result.getInsertedCount()).isEqualTo(1);
        assertThat(result.getMatchedCount()).isEqualTo(3);
        assertThat(result.getModifiedCount()).isEqualTo(3);
        assertThat(result.getUpserts()).hasSize(1);
        assertThat(result.getDeletedCount()).isEqualTo(1);
        assertThat(documents.find())
                .containsExactlyInAnyOrder(doc("{_id: 1, n: 2}"), doc("{_id: 3, n: 2}"), doc("{_id: 4, n: 9}"));
    }

    private static FindOneAndUpdateOptions after() {
        return new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
    }

    private UpdateResult moveOn(int epoch, long last) {
        return documents.updateOne(
                and(eq("_id", "c review/1"), eq("epoch", epoch), eq("last", last)),
                combine(set("epoch", epoch), set("last", last + 1)));
    }

    private static List<Document> oneToFour() {
        return List.of(doc("{_id: 1}"), doc("{_id: 2}"), doc("{_id: 3}"), doc("{_id: 4}"));
    }
}
