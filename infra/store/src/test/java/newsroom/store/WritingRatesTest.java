package newsroom.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.PushOptions;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How fast many clients write, each write forced to the disk, compared with a store that keeps everything in memory
/// and is served in the same way.
@Tag("benchmark")
class WritingRatesTest {
    private static final int CLIENTS = 8;
    private static final int OF_EACH = 4;
    private static final int BYTES = 700;
    private static final int WORKERS = 16;
    private static final Duration TURN = Duration.ofSeconds(3);
    private static final double LEAST_OF_MEMORY = 1.0 / 3;

    @TempDir(factory = OnThisDisk.class)
    private Path folder;

    @Test
    void synced_writes_reach_a_third_of_the_rate_of_a_store_in_memory() throws Exception {
        var memory = new MongoServer(new MemoryBackend());
        memory.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1, WORKERS);
        try (var store = EmbeddedStore.start(folder, 0);
                var ours = MongoClients.create(store.connectionString());
                var theirs = MongoClients.create(memory.getConnectionString())) {
            var figures =
                    new Figures("Eight clients, documents of 700 bytes: times the rate of memory, and per second");
            var inserts = figures.ratio(
                    "synced inserts",
                    () -> insertsPerSecond(ours.getDatabase("benchmark")),
                    () -> insertsPerSecond(theirs.getDatabase("benchmark")));
            var ourDrafts = drafts(ours.getDatabase("benchmark"));
            var theirDrafts = drafts(theirs.getDatabase("benchmark"));
            var updates = figures.ratio(
                    "synced conditional updates",
                    () -> updatesPerSecond(ourDrafts),
                    () -> updatesPerSecond(theirDrafts));
            figures.print();
            assertThat(inserts).isGreaterThan(LEAST_OF_MEMORY);
            assertThat(updates).isGreaterThan(LEAST_OF_MEMORY);
        } finally {
            memory.shutdownNow();
        }
    }

    private static double insertsPerSecond(MongoDatabase database) throws Exception {
        var collection = database.getCollection("inserted");
        try {
            return perSecond(_ -> {
                var random = new SplittableRandom();
                return () -> collection.insertOne(document(UUID.randomUUID().toString(), random));
            });
        } finally {
            collection.drop();
        }
    }

    /// @param versions of each
    private record Drafts(MongoCollection<Document> collection, long[] versions) {}

    private static Drafts drafts(MongoDatabase database) {
        var drafts = database.getCollection("drafts");
        IntStream.range(0, CLIENTS * OF_EACH)
                .forEach(i -> drafts.insertOne(document("draft-" + i, new SplittableRandom(i))));
        return new Drafts(drafts, new long[CLIENTS * OF_EACH]);
    }

    /// Changes as `AggregateStore` makes them, except that the outbox keeps its last two of itself, where a relay would
    /// have emptied it.
    private static double updatesPerSecond(Drafts drafts) throws Exception {
        return perSecond(client -> {
            var random = new SplittableRandom();
            return () -> {
                var which = client * OF_EACH + random.nextInt(OF_EACH);
                var id = "draft-" + which;
                var version = drafts.versions()[which]++;
                var change = combine(
                        set("state.title", Texts.some(random, 40)),
                        set("told", version + 1),
                        inc("version", 1L),
                        pushEach("outbox", List.of(event(id, version + 1)), new PushOptions().slice(-2)));
                var result = drafts.collection().updateOne(and(eq("_id", id), eq("version", version)), change);
                assertThat(result.getModifiedCount()).isEqualTo(1);
            };
        });
    }

    private static Document event(String id, long sequence) {
        return new Document("id", id + "/" + sequence)
                .append("sequence", sequence)
                .append("type", "saved");
    }

    private interface Client {
        Runnable newAct(int number);
    }

    private static double perSecond(Client client) throws Exception {
        var acts = IntStream.range(0, CLIENTS).mapToObj(client::newAct).toList();
        try (var hands = Executors.newFixedThreadPool(CLIENTS)) {
            var start = System.nanoTime();
            var end = start + TURN.toNanos();
            var counts = hands.invokeAll(acts.stream()
                    .map(act -> (Callable<Integer>) () -> {
                        int count = 0;
                        for (; System.nanoTime() < end; count++) {
                            act.run();
                        }
                        return count;
                    })
                    .toList());
            long all = 0;
            for (var count : counts) {
                all += count.get();
            }
            return all / ((System.nanoTime() - start) / 1e9);
        }
    }

    private static Document document(String id, SplittableRandom random) {
        var draft = new Document("_id", id)
                .append("version", 0L)
                .append("told", 0L)
                .append("state", new Document("title", Texts.some(random, 40)))
                .append("outbox", List.of(event(id, 0)));
        return Texts.filled(draft, BYTES, random);
    }
}
