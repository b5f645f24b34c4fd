package newsroom.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.push;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest {
    @TempDir
    private Path folder;

    @Test
    void what_was_written_is_there_after_a_restart() {
        try (var store = EmbeddedStore.start(folder, 0);
                var client = connect(store)) {
            var drafts = client.getDatabase("submission").getCollection("drafts");
            drafts.createIndex(Indexes.ascending("receipt"), new IndexOptions().unique(true));
            drafts.insertOne(new Document("_id", "a").append("receipt", "r").append("version", 1L));
            drafts.updateOne(eq("_id", "a"), inc("version", 1L));
            drafts.updateOne(eq("_id", "a"), push("outbox", new Document("sequence", 1L)));
        }

        try (var store = EmbeddedStore.start(folder, 0);
                var client = connect(store)) {
            var drafts = client.getDatabase("submission").getCollection("drafts");
            assertThat(drafts.find().first())
                    .isEqualTo(new Document("_id", "a")
                            .append("receipt", "r")
                            .append("version", 2L)
                            .append("outbox", List.of(new Document("sequence", 1L))));
            assertThatThrownBy(() -> drafts.insertOne(new Document("_id", "b").append("receipt", "r")))
                    .hasMessageContaining("E11000");
        }
    }

    @Test
    void a_folder_in_use_is_refused_and_says_so() throws Exception {
        try (var _ = EmbeddedStore.start(folder, 0)) {
            assertThatThrownBy(() -> EmbeddedStore.start(folder, 0))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("Another process has the store in " + folder);
        }
        try (var _ = StoreProcess.start(folder)) {
            assertThatThrownBy(() -> EmbeddedStore.start(folder, 0))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("Another process has the store in " + folder);
        }
    }

    @Test
    void a_port_in_use_is_refused_and_leaves_the_folder_free() throws IOException {
        var second = Files.createDirectory(folder.resolve("second"));
        try (var store = EmbeddedStore.start(folder.resolve("first"), 0)) {
            assertThatThrownBy(() -> EmbeddedStore.start(second, store.port()))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("port " + store.port());
        }
        EmbeddedStore.start(second, 0).close();
    }

    @Test
    void it_is_reached_from_this_machine_alone() {
        try (var store = EmbeddedStore.start(folder, 0)) {
            assertThat(store.connectionString("editorial"))
                    .isEqualTo("mongodb://127.0.0.1:%d/editorial".formatted(store.port()));
        }
    }

    @Test
    void it_says_hello() {
        try (var store = EmbeddedStore.start(folder, 0);
                var client = connect(store)) {
            var hello = client.getDatabase("admin").runCommand(new Document("hello", 1));
            assertThat(hello.getDouble("ok")).isEqualTo(1.0);
            assertThat(hello.getBoolean("isWritablePrimary")).isTrue();
        }
    }

    @Test
    void of_many_documents_those_refused_are_not_counted() {
        try (var store = EmbeddedStore.start(folder, 0);
                var client = connect(store)) {
            var editions = client.getDatabase("publication").getCollection("editions");
            editions.insertOne(new Document("_id", 2));
            var three = List.of(new Document("_id", 1), new Document("_id", 2), new Document("_id", 3));
            assertThatThrownBy(() -> editions.insertMany(three, new InsertManyOptions().ordered(false)))
                    .isInstanceOfSatisfying(
                            MongoBulkWriteException.class,
                            e -> assertThat(e.getWriteResult().getInsertedCount())
                                    .isEqualTo(2));
        }
    }

    @Test
    void a_file_of_much_changed_documents_stays_small() throws IOException {
        try (var store = EmbeddedStore.start(folder, 0);
                var client = connect(store)) {
            var texts = client.getDatabase("submission").getCollection("texts");
            texts.insertOne(new Document("_id", "t").append("body", ""));
            for (var i = 0; i < 300; i++) {
                var body = Integer.toString(i).repeat(100_000);
                texts.replaceOne(eq("_id", "t"), new Document("_id", "t").append("body", body));
            }
        }
        // Ninety megabytes went through it.
        try (var files = Files.list(folder)) {
            assertThat(files.mapToLong(it -> it.toFile().length()).sum()).isLessThan(40L << 20);
        }
    }

    @Test
    void damaged_files_are_told_of_and_harm_nothing_else() throws IOException {
        try (var store = EmbeddedStore.start(folder, 0);
                var client = connect(store)) {
            var drafts = client.getDatabase("submission").getCollection("drafts");
            var random = new Random(7);
            while (tables().isEmpty()) {
                var body = new byte[1 << 20];
                random.nextBytes(body);
                drafts.insertOne(new Document("body", body));
            }
        }
        assertThat(EmbeddedStore.check(folder)).isEmpty();

        var table = tables().getFirst();
        var bytes = Files.readAllBytes(table);
        var middle = bytes.length / 3;
        bytes[middle] ^= 1;
        Files.write(table, bytes);

        assertThat(EmbeddedStore.check(folder))
                .anySatisfy(it -> assertThat(it).contains("not as they were written"))
                .anySatisfy(it -> assertThat(it).contains("cannot be read to their end"));
        try (var store = EmbeddedStore.start(folder, 0);
                var client = connect(store)) {
            var drafts = client.getDatabase("submission").getCollection("drafts");
            assertThatThrownBy(() -> drafts.find().into(new ArrayList<>()))
                    .isInstanceOfSatisfying(
                            MongoException.class, it -> assertThat(it.getCode()).isEqualTo(301))
                    .hasMessageContaining("damaged")
                    .hasMessageContaining("Restore a backup");
            client.getDatabase("editorial").getCollection("claims").insertOne(new Document("_id", 1));
        }

        Files.write(table, new byte[bytes.length]);
        assertThatThrownBy(() -> EmbeddedStore.start(folder, 0))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("The store in " + folder + " is damaged")
                .hasMessageContaining("Restore a backup");
        assertThat(EmbeddedStore.check(folder)).singleElement().asString().contains("is damaged");
    }

    private List<Path> tables() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(it -> it.toString().endsWith(".sst")).toList();
        }
    }

    private static MongoClient connect(EmbeddedStore store) {
        return MongoClients.create(store.connectionString());
    }
}
