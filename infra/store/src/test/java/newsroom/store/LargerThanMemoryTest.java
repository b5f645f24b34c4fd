package newsroom.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOneModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Five gigabytes in a store whose heap has 256 MB, in a process of its own that is killed twice.
@Tag("benchmark")
class LargerThanMemoryTest {
    private static final int BYTES = 20_000;
    private static final int GIGABYTE = 1_000_000_000 / BYTES;
    private static final int DOCUMENTS = 5 * GIGABYTE;
    private static final int FIFTH = DOCUMENTS / 5;
    private static final int AT_A_TIME = 50;
    private static final long ROOM = 16L << 30;
    private static final double BOUND = 2;
    private static final int DELETED = -1;

    @TempDir(factory = OnThisDisk.class)
    private Path folder;

    /// How often each document was written, or that it was deleted.
    private final int[] times = new int[DOCUMENTS];

    private final Figures figures = new Figures("5 GB of documents of 20,000 bytes in a heap of 256 MB");
    private StoreProcess store;
    private MongoClient client;
    private Weighed files;

    @BeforeEach
    void start() throws Exception {
        var room = Files.getFileStore(folder).getUsableSpace();
        assumeTrue(room > ROOM, "%d GB are free and %d needed".formatted(room >> 30, ROOM >> 30));
        files = new Weighed(folder);
        open();
    }

    private void open() throws IOException {
        store = StoreProcess.start(folder);
        client = MongoClients.create(store.connectionString());
    }

    @AfterEach
    void end() throws Exception {
        if (store != null) {
            client.close();
            store.close();
            files.close();
        }
    }

    @Test
    void a_store_larger_than_memory_stays_small_and_starts_without_reading_everything() throws Exception {
        insert(0, GIGABYTE);
        var secondsFor1 = restart("1 GB");

        var start = System.nanoTime();
        insert(GIGABYTE, DOCUMENTS);
        figures.add("MB inserted a second", "%.0f", (DOCUMENTS - GIGABYTE) / 1e6 * BYTES / seconds(start));
        start = System.nanoTime();
        overwrite();
        figures.add("MB overwritten a second", "%.0f", FIFTH / 1e6 * BYTES / seconds(start));
        delete();
        var settled = files.settled(figures, BOUND);
        start = System.nanoTime();
        assertThatEverythingIsThere();
        figures.add("MB scanned a second", "%.0f", (DOCUMENTS - FIFTH) / 1e6 * BYTES / seconds(start));
        figures.add("resident memory in MB, at most", "%d", store.fact("status", "VmHWM") >> 10);
        restart("4 GB");
        figures.add("resident memory in MB, after the start", "%d", store.fact("status", "VmRSS") >> 10);

        figures.print();
        assertThat(settled).isLessThan(BOUND);
        assertThat(files.largestOverLive()).isLessThan(BOUND);
        assertThat(secondsFor1).isLessThan(2);
    }

    private void insert(int from, int to) {
        for (int i = from; i < to; i += AT_A_TIME) {
            texts().insertMany(IntStream.range(i, i + AT_A_TIME)
                    .mapToObj(this::document)
                    .toList());
            files.add((long) AT_A_TIME * BYTES);
        }
    }

    /// A fifth of them, taken from everywhere.
    private void overwrite() {
        for (int i = 0; i < FIFTH; i += AT_A_TIME) {
            texts().bulkWrite(IntStream.range(i, i + AT_A_TIME)
                    .map(it -> it * 5)
                    .mapToObj(it -> {
                        times[it]++;
                        return new ReplaceOneModel<>(eq("_id", Texts.id(it)), document(it));
                    })
                    .toList());
        }
    }

    private void delete() {
        for (int i = 0; i < FIFTH; i += AT_A_TIME) {
            var gone = IntStream.range(i, i + AT_A_TIME).map(it -> it * 5 + 1).toArray();
            texts().deleteMany(in("_id", Arrays.stream(gone).mapToObj(Texts::id).toList()));
            Arrays.stream(gone).forEach(it -> times[it] = DELETED);
            files.add(-(long) AT_A_TIME * BYTES);
        }
    }

    private void assertThatEverythingIsThere() {
        var found = new boolean[DOCUMENTS];
        for (var document : texts().find()) {
            var i = document.getInteger("number");
            assertThat(document).isEqualTo(document(i));
            found[i] = true;
        }
        for (int i = 0; i < DOCUMENTS; i++) {
            assertThat(found[i]).isEqualTo(times[i] != DELETED);
        }
    }

    /// Kills it, and starts it again.
    ///
    /// @return the seconds from the start of the process until a document was read
    private double restart(String size) throws Exception {
        client.close();
        store.kill();
        var start = System.nanoTime();
        open();
        assertThat(texts().find(eq("_id", Texts.id(0))).first()).isEqualTo(document(0));
        var seconds = seconds(start);
        figures.add("seconds from start to first read after a kill, " + size, "%.2f", seconds);
        figures.add("MB read until then, " + size, "%d", store.fact("io", "rchar") / 1_000_000);
        return seconds;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private MongoCollection<Document> texts() {
        return client.getDatabase("benchmark").getCollection("texts");
    }

    private Document document(int i) {
        var document = new Document("_id", Texts.id(i)).append("number", i).append("times", times[i]);
        return Texts.filled(document, BYTES, new SplittableRandom((long) i * 31 + times[i]));
    }
}
