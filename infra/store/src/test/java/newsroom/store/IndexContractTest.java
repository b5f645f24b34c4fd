package newsroom.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ExplainVerbosity;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How indexes are made, listed, used and dropped.
class IndexContractTest extends StoreContract {
    private static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<Document> documents = newCollection();

    @Test
    void an_index_is_made_once_however_often_a_service_starts() {
        for (var start = 0; start < 3; start++) {
            assertThat(documents.createIndex(ascending("folder", "_id"))).isEqualTo("folder_1__id_1");
            documents.createIndex(ascending("due"), new IndexOptions().sparse(true));
            documents.createIndex(ascending("receipt"), new IndexOptions().unique(true));
        }

        assertThat(indexes(documents))
                .isEqualTo(Map.of(
                        "_id_", "{\"_id\": 1}",
                        "folder_1__id_1", "{\"folder\": 1, \"_id\": 1}",
                        "due_1", "{\"due\": 1} sparse",
                        "receipt_1", "{\"receipt\": 1} unique"));
    }

    @Test
    void several_indexes_are_made_at_once_and_keep_their_names_and_directions() {
        documents.createIndexes(List.of(
                new IndexModel(compoundIndex(ascending("a"), descending("b")), new IndexOptions().name("both")),
                new IndexModel(descending("c"))));

        assertThat(indexes(documents))
                .containsEntry("both", "{\"a\": 1, \"b\": -1}")
                .containsEntry("c_-1", "{\"c\": -1}")
                .hasSize(3);
    }

    @Test
    void an_index_that_comes_late_holds_what_was_there_before() {
        documents.insertMany(IntStream.range(0, 500)
                .mapToObj(it -> new Document("_id", it).append("n", it % 10).append("u", it))
                .toList());

        documents.createIndex(ascending("n", "_id"));
        documents.createIndex(ascending("u"), new IndexOptions().unique(true));

        assertThat(ids(documents, and(eq("n", 3), lt("_id", 25)))).containsExactlyInAnyOrder(3, 13, 23);
        assertThat(refusalOf(() -> documents.insertOne(doc("{_id: 1000, u: 7}"))))
                .isEqualTo(DUPLICATE_KEY);
    }

    @Test
    void a_unique_index_over_duplicates_is_refused_and_not_made() {
        documents.insertMany(List.of(doc("{_id: 1, a: 1}"), doc("{_id: 2, a: 1}")));

        assertThat(refusalOf(() -> documents.createIndex(ascending("a"), new IndexOptions().unique(true))))
                .isEqualTo(DUPLICATE_KEY);

        assertThat(indexes(documents)).containsOnlyKeys("_id_");
        documents.insertOne(doc("{_id: 3, a: 1}"));
    }

    @Test
    void an_index_is_dropped_by_its_name_and_binds_nobody_any_more() {
        documents.createIndex(ascending("a"), new IndexOptions().unique(true));
        documents.createIndex(ascending("b"), new IndexOptions().unique(true));
        documents.insertOne(doc("{_id: 1, a: 1, b: 1}"));

        documents.dropIndex("a_1");

        assertThat(indexes(documents)).containsOnlyKeys("_id_", "b_1");
        documents.insertOne(doc("{_id: 2, a: 1, b: 2}"));
        assertThat(refusalOf(() -> documents.insertOne(doc("{_id: 3, a: 3, b: 1}"))))
                .isEqualTo(DUPLICATE_KEY);
        assertThat(ids(documents, eq("a", 1))).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void an_index_is_dropped_by_its_keys() {
        documents.createIndex(ascending("a", "b"));
        documents.createIndex(ascending("a"));

        documents.dropIndex(ascending("a"));

        assertThat(indexes(documents)).containsOnlyKeys("_id_", "a_1_b_1");
    }

    @Test
    void all_indexes_are_dropped_but_for_the_ids_and_those_of_other_collections() {
        var others = newCollection();
        others.createIndex(ascending("a"), new IndexOptions().unique(true));
        others.createIndex(ascending("b"));
        documents.createIndex(ascending("a"), new IndexOptions().unique(true));
        documents.createIndex(ascending("c"));
        documents.insertOne(doc("{_id: 1, a: 1}"));
        others.insertOne(doc("{_id: 1, a: 1}"));

        documents.dropIndexes();

        assertThat(indexes(documents)).containsOnlyKeys("_id_");
        assertThat(indexes(others)).containsOnlyKeys("_id_", "a_1", "b_1");
        documents.insertOne(doc("{_id: 2, a: 1}"));
        assertThat(refusalOf(() -> documents.insertOne(doc("{_id: 1, a: 2}")))).isEqualTo(DUPLICATE_KEY);
        assertThat(refusalOf(() -> others.insertOne(doc("{_id: 2, a: 1}")))).isEqualTo(DUPLICATE_KEY);
    }

    @Test
    void an_index_that_was_dropped_is_made_anew_with_what_came_meanwhile() {
        documents.createIndex(ascending("a"));
        documents.insertOne(doc("{_id: 1, a: 1}"));
        documents.dropIndex("a_1");
        documents.insertOne(doc("{_id: 2, a: 1}"));
        documents.deleteOne(eq("_id", 1));

        documents.createIndex(ascending("a"), new IndexOptions().unique(true));

        assertThat(ids(documents, eq("a", 1))).containsExactly(2);
        documents.insertOne(doc("{_id: 1, a: 2}"));
    }

    @Test
    void the_same_name_for_other_keys_and_the_same_keys_by_another_name_are_refused() {
        documents.createIndex(ascending("a"), new IndexOptions().name("x"));

        assertThat(refusalOf(() -> documents.createIndex(ascending("b"), new IndexOptions().name("x"))))
                .isEqualTo(86);
        assertThat(refusalOf(() -> documents.createIndex(ascending("a"), new IndexOptions().name("y"))))
                .isEqualTo(85);
        assertThat(refusalOf(() -> documents.createIndex(
                        ascending("a"), new IndexOptions().name("x").unique(true))))
                .isIn(85, 86);
        assertThat(indexes(documents)).isEqualTo(Map.of("_id_", "{\"_id\": 1}", "x", "{\"a\": 1}"));
    }

    @Test
    void keys_that_are_none_are_refused() {
        assertThat(refusalOf(() -> documents.createIndex(new Document()))).isEqualTo(67);
        assertThat(refusalOf(() -> documents.createIndex(new Document("a", 0)))).isEqualTo(67);
        assertThat(refusalOf(() -> documents.createIndex(new Document("a", "no such kind"))))
                .isEqualTo(67);
    }

    @Test
    void an_option_of_an_index_that_nobody_knows_is_refused() {
        var index =
                new Document("key", new Document("a", 1)).append("name", "a_1").append("foo", 1);

        assertThat(refusalOf(() -> command("createIndexes", new Document("indexes", List.of(index)))))
                .isEqualTo(197);
    }

    @Test
    void dropping_what_is_not_there_or_must_stay_is_refused() {
        documents.insertOne(doc("{_id: 1}"));

        assertThat(refusalOf(() -> command("dropIndexes", new Document("index", "a_1"))))
                .isEqualTo(27);
        assertThat(refusalOf(() -> command("dropIndexes", new Document("index", new Document("a", 1)))))
                .isEqualTo(27);
        assertThat(refusalOf(() -> command("dropIndexes", new Document("index", "_id_"))))
                .isEqualTo(72);
    }

    @Test
    void two_lists_in_one_index_are_refused() {
        documents.createIndex(ascending("a", "b"));
        documents.insertOne(doc("{_id: 1, a: [1, 2], b: 1}"));

        assertThat(refusalOf(() -> documents.insertOne(doc("{_id: 2, a: [1, 2], b: [1, 2]}"))))
                .isEqualTo(171);
        assertThat(ids(documents, and(eq("a", 2), eq("b", 1)))).containsExactly(1);
        assertThat(documents.countDocuments()).isEqualTo(1);
    }

    @Test
    void of_those_with_a_value_in_a_list_the_index_gives_the_order() {
        documents.createIndex(ascending("topics", "since", "_id"));
        documents.insertMany(IntStream.range(0, 300)
                .mapToObj(it -> new Document("_id", it)
                        .append("topics", List.of("t" + it % 3, "t" + it % 5, "all"))
                        .append("since", (it * 7) % 100))
                .toList());

        assertThat(explained(eq("topics", "t2"), ascending("since", "_id"))).doesNotContain("\"SORT\"");
        assertThat(explained(eq("topics", "t2"), ascending("topics", "since"))).contains("\"SORT\"");
        var found = documents
                .find(and(eq("topics", "t2"), gte("since", 50)))
                .sort(ascending("since", "_id"))
                .into(new ArrayList<>());
        assertThat(found.stream().map(it -> it.getInteger("_id")))
                .containsExactlyElementsOf(IntStream.range(0, 300)
                        .filter(it -> it % 3 == 2 || it % 5 == 2)
                        .filter(it -> (it * 7) % 100 >= 50)
                        .boxed()
                        .sorted(Comparator.comparing((Integer it) -> (it * 7) % 100)
                                .thenComparing(it -> it))
                        .toList());
        documents.insertOne(doc("{_id: 1000, topics: 't2', since: [70, 1]}"));
        assertThat(explained(eq("topics", "t2"), ascending("since", "_id"))).contains("\"SORT\"");
    }

    @Test
    void whoever_asks_is_told_which_index_is_used() {
        documents.createIndex(ascending("state.since", "_id"));
        documents.createIndex(ascending("folder"));
        documents.insertMany(IntStream.range(0, 100)
                .mapToObj(it -> new Document("_id", it)
                        .append("folder", "f" + it % 10)
                        .append("state", new Document("since", new Date(it))))
                .toList());

        assertThat(explained(eq("folder", "f3"), null)).contains("folder_1").doesNotContain("COLLSCAN");
        assertThat(explained(gte("state.since", new Date(50)), ascending("state.since", "_id")))
                .contains("state.since_1__id_1")
                .doesNotContain("COLLSCAN", "\"SORT\"");
        assertThat(explained(eq("other", 1), null)).contains("COLLSCAN");
    }

    @Test
    void what_has_expired_is_deleted_by_itself() {
        documents.createIndex(ascending("expires"), new IndexOptions().expireAfter(60L, TimeUnit.SECONDS));
        var now = Instant.now();
        documents.insertMany(List.of(
                new Document("_id", "over").append("expires", Date.from(now.minusSeconds(120))),
                new Document("_id", "not yet").append("expires", Date.from(now.plusSeconds(3600))),
                new Document("_id", "soon").append("expires", Date.from(now.plusSeconds(300))),
                new Document("_id", "no date").append("expires", 1),
                new Document("_id", "never")));

        // A real server looks once a minute.
        await().atMost(Duration.ofSeconds(TestedStore.isEmbedded() ? 10 : 130))
                .untilAsserted(() -> assertThat(ids(documents, new Document()))
                        .containsExactlyInAnyOrder("not yet", "soon", "no date", "never"));
    }

    private String explained(Bson filter, @Nullable Bson sort) {
        return documents
                .find(filter)
                .sort(sort)
                .explain(ExplainVerbosity.QUERY_PLANNER)
                .get("queryPlanner", Document.class)
                .get("winningPlan", Document.class)
                .toJson();
    }

    private void command(String name, Document rest) {
        var command = new Document(name, documents.getNamespace().getCollectionName());
        command.putAll(rest);
        database().runCommand(command);
    }

    /// What indexes a collection has: by name their keys, and what is said of them.
    private static Map<String, String> indexes(MongoCollection<Document> documents) {
        Collection<Document> listed = documents.listIndexes().into(new ArrayList<>());
        return listed.stream()
                .collect(toMap(
                        it -> it.getString("name"),
                        it -> it.get("key", Document.class).toJson()
                                + (it.getBoolean("unique", false) ? " unique" : "")
                                + (it.getBoolean("sparse", false) ? " sparse" : "")));
    }
}
