package newsroom.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.MaxKey;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/// What a driver and the health of a service ask for, what documents may hold, and what is refused because of the
/// document or the call itself: an event that meets such a refusal is parked and not tried again.
class ServerContractTest extends StoreContract {
    private static final int MEGABYTE = 1 << 20;

    private final MongoCollection<Document> documents = newCollection();

    @Test
    void it_says_that_it_is_well() {
        assertThat(database()
                        .runCommand(new Document("ping", 1))
                        .get("ok", Number.class)
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void it_says_hello_and_what_it_takes() {
        for (var database : List.of("admin", database().getName())) {
            var hello = store().client().getDatabase(database).runCommand(new Document("hello", 1));

            assertThat(hello.get("ok", Number.class).intValue()).isEqualTo(1);
            assertThat(hello.getBoolean("isWritablePrimary")).isTrue();
            assertThat(hello.getInteger("maxBsonObjectSize")).isEqualTo(16 * MEGABYTE);
            assertThat(hello.getInteger("maxMessageSizeBytes")).isEqualTo(48_000_000);
            assertThat(hello.getInteger("maxWriteBatchSize")).isGreaterThanOrEqualTo(1000);
            assertThat(hello.getInteger("maxWireVersion")).isGreaterThanOrEqualTo(8);
            assertThat(hello.getDate("localTime")).isNotNull();
        }
    }

    @Test
    void it_says_its_version_to_whoever_asks() {
        assertThat(database().runCommand(new Document("buildInfo", 1)).getString("version"))
                .matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void collections_come_with_their_first_document_or_index_and_go_when_dropped() {
        var drafts = database().getCollection("drafts");
        var texts = database().getCollection("texts");
        var reviews = database().getCollection("reviews");
        drafts.insertOne(doc("{_id: 1, receipt: 'a'}"));
        texts.createIndex(new Document("article", 1));
        reviews.find().first();
        assertThat(collections()).contains("drafts", "texts").doesNotContain("reviews");

        drafts.drop();
        texts.drop();
        reviews.drop();

        assertThat(collections()).doesNotContain("drafts", "texts", "reviews");
        assertThat(drafts.countDocuments()).isZero();
        drafts.insertOne(doc("{_id: 1, receipt: 'b'}"));
        assertThat(drafts.listIndexes()).hasSize(1);
        drafts.drop();
    }

    @Test
    void a_database_goes_with_all_it_holds_and_no_other() {
        var client = store().client();
        var one = client.getDatabase("test-" + UUID.randomUUID());
        documents.insertOne(doc("{_id: 1}"));
        one.getCollection("drafts").createIndex(new Document("a", 1));
        one.getCollection("drafts").insertOne(doc("{_id: 1, a: 1}"));
        assertThat(client.listDatabaseNames())
                .contains(one.getName(), database().getName());

        one.drop();

        assertThat(client.listDatabaseNames()).contains(database().getName()).doesNotContain(one.getName());
        assertThat(one.listCollectionNames()).isEmpty();
        assertThat(one.getCollection("drafts").countDocuments()).isZero();
        assertThat(documents.countDocuments()).isEqualTo(1);
    }

    @Test
    void a_document_comes_back_as_it_was_given() {
        var document = new Document("_id", new ObjectId())
                .append("text", "Ж 中 ' \" \\ \0 \u0001 🕊 ع")
                .append("", "a name without letters")
                .append("a/b c", "a name with others")
                .append("int", 1)
                .append("long", 1L)
                .append("large", Long.MAX_VALUE)
                .append("double", 1.0)
                .append("small", Double.MIN_VALUE)
                .append("negative zero", -0.0)
                .append("nan", Double.NaN)
                .append("infinite", Double.NEGATIVE_INFINITY)
                .append("decimal", Decimal128.parse("1.10"))
                .append("yes", true)
                .append("null", null)
                .append("date", new Date(-1))
                .append("uuid", UUID.randomUUID())
                .append("bytes", new Binary(new byte[] {0, -1, 127}))
                .append("least", new MinKey())
                .append("most", new MaxKey())
                .append("list", List.of(1, List.of(), List.of(2L, List.of("x")), new Document()))
                .append("nested", new Document("z", new Document()).append("a", new Document("b", List.of())));
        documents.insertOne(document);

        var found = requireNonNull(documents.find().first());

        assertThat(found).isEqualTo(document);
        assertThat(bson(found)).hasToString(bson(document).toString());
    }

    @Test
    void an_instant_is_kept_to_the_millisecond() {
        documents.insertOne(new Document("_id", 1).append("at", Instant.parse("2026-11-22T12:00:00.123456Z")));

        assertThat(requireNonNull(documents.find().first()).getDate("at"))
                .isEqualTo(Date.from(Instant.parse("2026-11-22T12:00:00.123Z")));
    }

    @Test
    void a_document_without_an_id_is_given_one_that_stands_first() {
        database()
                .runCommand(new Document("insert", documents.getNamespace().getCollectionName())
                        .append("documents", List.of(doc("{a: 1}"))));

        var found = requireNonNull(documents.find().first());
        assertThat(found.getObjectId("_id")).isNotNull();
        assertThat(found.keySet()).containsExactly("_id", "a");
    }

    @Test
    void a_document_of_almost_sixteen_megabytes_is_kept_and_a_larger_one_is_not() {
        documents.insertOne(new Document("_id", 1).append("value", new Binary(new byte[15 * MEGABYTE])));

        assertThat(requireNonNull(documents.find().first())
                        .get("value", Binary.class)
                        .length())
                .isEqualTo(15 * MEGABYTE);
        assertThatThrownBy(() -> documents.insertOne(new Document("_id", 2).append("value", "x".repeat(17 * MEGABYTE))))
                .isInstanceOf(BsonMaximumSizeExceededException.class);
        assertThat(refusalOf(() -> documents.updateOne(eq("_id", 1), push("more", "x".repeat(2 * MEGABYTE)))))
                .isIn(10334, 17419);
        assertThat(ids(documents, new Document())).containsExactly(1);
        assertThat(documents.countDocuments(Filters.exists("more"))).isZero();
    }

    @Test
    void a_change_that_does_not_fit_its_document_is_refused_and_changes_nothing() {
        var document = doc("{_id: 1, text: 'x', number: 1, list: [1], state: {is: 'open'}}");
        documents.insertOne(document);

        assertThat(refusalOf(() -> documents.updateOne(eq("_id", 1), combine(set("number", 2), inc("text", 1)))))
                .as("TypeMismatch")
                .isEqualTo(14);
        assertThat(refusalOf(() -> documents.updateOne(eq("_id", 1), push("text", 1))))
                .as("BadValue")
                .isEqualTo(2);
        assertThat(refusalOf(() -> documents.updateOne(eq("_id", 1), addToSet("number", 1))))
                .as("BadValue")
                .isEqualTo(2);
        assertThat(refusalOf(() -> documents.updateOne(eq("_id", 1), set("text.is", "open"))))
                .as("PathNotViable")
                .isEqualTo(28);
        assertThat(refusalOf(() -> documents.updateOne(eq("_id", 1), combine(set("state", 1), set("state.is", "x")))))
                .as("ConflictingUpdateOperators")
                .isEqualTo(40);
        assertThat(refusalOf(() -> documents.updateOne(eq("_id", 1), set("list.$.a", 1))))
                .as("BadValue")
                .isEqualTo(2);
        assertThat(refusalOf(() -> documents.updateOne(eq("_id", 1), set("_id", 2))))
                .as("ImmutableField")
                .isEqualTo(66);
        assertThat(refusalOf(() -> documents.replaceOne(eq("_id", 1), doc("{_id: 2}"))))
                .as("ImmutableField")
                .isEqualTo(66);
        assertThat(documents.find()).containsExactly(document);
    }

    @Test
    void an_id_that_is_a_list_is_refused() {
        assertThat(refusalOf(() -> documents.insertOne(doc("{_id: [1]}")))).isIn(2, 53);
        assertThat(refusalOf(() ->
                        documents.updateOne(eq("a", 1), set("_id", List.of(1)), new UpdateOptions().upsert(true))))
                .isIn(2, 53);
        assertThat(documents.countDocuments()).isZero();
    }

    @Test
    void an_operator_that_nobody_knows_is_refused_whatever_it_would_meet() {
        for (var there : List.of(false, true)) {
            assertThat(refusalOf(() -> documents.find(doc("{a: {$foo: 1}}")).first()))
                    .as("BadValue, documents: " + there)
                    .isEqualTo(2);
            assertThat(refusalOf(() -> documents.find(doc("{$foo: 1}")).first()))
                    .isEqualTo(2);
            assertThat(refusalOf(() ->
                            documents.find(doc("{b: 1, a: {$not: {$foo: 1}}}")).first()))
                    .isEqualTo(2);
            assertThat(refusalOf(() -> documents.find(doc("{$or: []}")).first()))
                    .isEqualTo(2);
            assertThat(refusalOf(() -> documents.find(doc("{a: {$in: 1}}")).first()))
                    .isEqualTo(2);
            assertThat(refusalOf(() -> documents.deleteMany(doc("{a: {$foo: 1}}"))))
                    .isEqualTo(2);
            assertThat(refusalOf(() -> documents.updateMany(doc("{a: {$foo: 1}}"), set("b", 1))))
                    .isEqualTo(2);
            assertThat(refusalOf(() -> documents.countDocuments(doc("{a: {$foo: 1}}"))))
                    .isEqualTo(2);
            assertThat(refusalOf(() -> documents.updateOne(new Document(), doc("{$foo: {a: 1}}"))))
                    .as("FailedToParse, documents: " + there)
                    .isEqualTo(9);
            assertThat(refusalOf(
                            () -> documents.aggregate(List.of(doc("{$foo: 1}"))).first()))
                    .isEqualTo(40324);
            documents.insertOne(new Document("b", 2));
        }
    }

    @Test
    void a_call_or_an_option_that_nobody_knows_is_refused() {
        var name = documents.getNamespace().getCollectionName();
        documents.insertOne(doc("{_id: 1}"));

        assertThat(refusalOf(() -> database().runCommand(new Document("foo", 1))))
                .isEqualTo(59);
        assertThat(refusalOf(() -> database().runCommand(new Document("find", name).append("foo", 1))))
                .isIn(9, 40415);
        assertThat(refusalOf(() -> database()
                        .runCommand(new Document("insert", name)
                                .append("documents", List.of(doc("{_id: 2}")))
                                .append("foo", 1))))
                .isIn(9, 40415);
        assertThat(refusalOf(() -> database()
                        .runCommand(new Document("update", name)
                                .append("updates", List.of(doc("{q: {}, u: {$set: {a: 1}}, foo: 1}"))))))
                .isIn(9, 40415);
        assertThat(refusalOf(() -> database()
                        .runCommand(new Document("delete", name)
                                .append("deletes", List.of(doc("{q: {}, limit: 0, foo: 1}"))))))
                .isIn(9, 40415);
        assertThat(documents.find()).containsExactly(doc("{_id: 1}"));
    }

    @Test
    void more_copies_than_there_can_be_are_refused() {
        // A replica set would wait for them without end, so this is for one server alone.
        assumeFalse(database().runCommand(new Document("hello", 1)).containsKey("setName"));

        assertThat(refusalOf(() -> documents.withWriteConcern(WriteConcern.W2).insertOne(doc("{_id: 1}"))))
                .isEqualTo(2);
    }

    @Test
    void a_time_limit_is_taken() {
        documents.insertOne(doc("{_id: 1}"));

        assertThat(documents.find().maxTime(10, TimeUnit.SECONDS)).hasSize(1);
        assertThat(documents.aggregate(List.of(Aggregates.match(eq("_id", 1)))).maxTime(10, TimeUnit.SECONDS))
                .hasSize(1);
    }

    private static BsonDocument bson(Document document) {
        return document.toBsonDocument(BsonDocument.class, TestedStore.CODECS);
    }

    private static List<String> collections() {
        return database().listCollectionNames().into(new ArrayList<>());
    }
}
