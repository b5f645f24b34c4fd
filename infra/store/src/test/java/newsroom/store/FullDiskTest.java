package newsroom.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a disk of its own, where one may be mounted.
class FullDiskTest {
    private static final int OUT_OF_DISK_SPACE = 14031;
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=40m", "newsroom-test", disk.toString()));
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    @Test
    void a_full_disk_refuses_writes_loses_nothing_and_ends_when_there_is_room() throws Exception {
        try (var store = EmbeddedStore.start(disk.resolve("store"), 0);
                var client = MongoClients.create(store.connectionString())) {
            var texts = client.getDatabase("newsroom").getCollection("texts");
            texts.insertOne(text("first", 100));
            var filler = fill(5 * MEGABYTE);

            // There is room for a little, but not for this: the commit itself fails.
            assertThatTheDiskIsFull(() -> texts.insertOne(text("second", 8 * MEGABYTE)));
            await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> texts.countDocuments() == 1);
            texts.updateOne(eq("_id", "first"), set("title", "still here"));

            // There is no room for anything: nothing is tried, and reading goes on.
            var more = fill(MEGABYTE);
            assertThatTheDiskIsFull(() -> texts.insertOne(text("third", 100)));
            assertThat(titleOfTheFirst(texts)).isEqualTo("still here");

            Files.delete(filler);
            Files.delete(more);
            texts.insertOne(text("second", 8 * MEGABYTE));
            assertThat(texts.countDocuments()).isEqualTo(2);
        }
        try (var store = EmbeddedStore.start(disk.resolve("store"), 0);
                var client = MongoClients.create(store.connectionString())) {
            var texts = client.getDatabase("newsroom").getCollection("texts");
            assertThat(texts.countDocuments()).isEqualTo(2);
            assertThat(titleOfTheFirst(texts)).isEqualTo("still here");
        }
    }

    private static void assertThatTheDiskIsFull(Runnable write) {
        assertThatThrownBy(write::run)
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(OUT_OF_DISK_SPACE));
    }

    private static String titleOfTheFirst(MongoCollection<Document> texts) {
        var first = texts.find(eq("_id", "first")).first();
        assertThat(first).isNotNull();
        return first.getString("title");
    }

    private static Document text(String id, int size) {
        return new Document("_id", id).append("body", new Binary(new byte[size]));
    }

    /// Leaves about so much.
    private Path fill(int rest) throws IOException {
        var filler = disk.resolve("filler-" + rest);
        var size = Files.getFileStore(disk).getUsableSpace() - rest;
        try (var out = Files.newOutputStream(filler)) {
            for (var written = 0L; written < size; written += 4096) {
                out.write(new byte[4096]);
            }
        }
        return filler;
    }

    private static boolean run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
