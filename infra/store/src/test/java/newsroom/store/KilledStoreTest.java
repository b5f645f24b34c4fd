package newsroom.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class KilledStoreTest {
    private static final int WRITERS = 4;
    private static final int ENOUGH = 200;

    @TempDir
    private Path folder;

    private final Set<String> tried = ConcurrentHashMap.newKeySet();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Integer> counted = new ConcurrentHashMap<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    @RepeatedTest(2)
    void nothing_answered_is_lost_when_the_process_is_killed() throws Exception {
        try (var store = StoreProcess.start(folder);
                var client = MongoClients.create(store.connectionString());
                var hands = Executors.newFixedThreadPool(WRITERS + 1)) {
            articles(client).createIndex(Indexes.ascending("slug"), new IndexOptions().unique(true));
            IntStream.range(0, WRITERS).forEach(writer -> hands.execute(() -> write(writer, client)));
            hands.execute(() -> read(client));
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> acknowledged.size() > ENOUGH);
            store.kill();
        }

        try (var store = EmbeddedStore.start(folder, 0);
                var client = MongoClients.create(store.connectionString())) {
            var present = new HashSet<String>();
            articles(client).find().forEach(article -> present.add(article.getString("_id")));
            assertThat(present).containsAll(acknowledged).containsAll(seen);
            counted.forEach((writer, value) -> {
                var counter = counters(client).find(eq("_id", writer)).first();
                assertThat(counter).isNotNull();
                assertThat(counter.getInteger("value")).isGreaterThanOrEqualTo(value);
            });
            assertThatEveryDocumentIsIndexedAndNothingElseIs(articles(client), present);
        }
    }

    private void assertThatEveryDocumentIsIndexedAndNothingElseIs(
            MongoCollection<Document> articles, Set<String> present) {
        for (var id : tried) {
            if (present.contains(id)) {
                if (id.endsWith("7")) {
                    assertThatThrownBy(() -> articles.insertOne(article("again-" + id, id)))
                            .isInstanceOf(MongoWriteException.class);
                }
            } else {
                articles.insertOne(article(id, id));
            }
        }
    }

    private void write(int writer, MongoClient client) {
        try {
            for (var i = 0; ; i++) {
                var id = writer + "-" + i;
                tried.add(id);
                articles(client).insertOne(article(id, id));
                acknowledged.add(id);
                if (i % 4 == 0) {
                    var counter = counters(client)
                            .findOneAndUpdate(
                                    eq("_id", writer),
                                    inc("value", 1),
                                    new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
                    assertThat(counter).isNotNull();
                    counted.put(writer, counter.getInteger("value"));
                }
            }
        } catch (MongoException e) {
            // The store was killed.
        }
    }

    private void read(MongoClient client) {
        try {
            for (; ; ) {
                for (var article : articles(client).find()) {
                    seen.add(article.getString("_id"));
                }
            }
        } catch (MongoException e) {
            // The store was killed.
        }
    }

    private static Document article(String id, String slug) {
        return new Document("_id", id).append("slug", slug).append("body", List.of("x".repeat(300)));
    }

    private static MongoCollection<Document> articles(MongoClient client) {
        return client.getDatabase("newsroom").getCollection("articles");
    }

    private static MongoCollection<Document> counters(MongoClient client) {
        return client.getDatabase("newsroom").getCollection("counters");
    }
}
