package newsroom.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import newsroom.broker.EmbeddedBroker;
import newsroom.broker.Topics;
import newsroom.store.EmbeddedStore;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Backup, restore and check, with a store and a broker that no service uses.
@Timeout(120)
class BackupsTest {

    @TempDir
    static Path brokerFolder;

    static EmbeddedBroker broker;

    @TempDir
    Path folder;

    @BeforeAll
    static void aBroker() {
        broker = EmbeddedBroker.start(brokerFolder.resolve("broker"), 0);
        Topics.create(broker.bootstrapServers());
    }

    @AfterAll
    static void noBroker() {
        broker.close();
    }

    @Test
    void a_backup_of_a_running_newsroom_is_restored_with_what_it_held_and_in_the_next_epoch() throws Exception {
        var backup = folder.resolve("backups/monday");
        try (var data = DataFolder.take(data());
                var store = EmbeddedStore.start(data().resolve("store"), 0)) {
            data.secret("receipt");
            data.noteStoreKind(StoreKind.EMBEDDED);
            data.epochOfAtLeast(3);
            tellReady(store);
            insert(store, "before");
            assertThat(said(() -> make(backup))).contains("is copied to " + backup);
            insert(store, "after");
        }
        assertThat(Files.getPosixFilePermissions(backup)).isEqualTo(PosixFilePermissions.fromString("rwx------"));

        assertThat(said(() -> Backups.restore(options(folder.resolve("new"), backup))))
                .contains("its epoch is 4")
                .doesNotContain("topics");

        assertThat(documentsIn(folder.resolve("new"))).containsExactly("before");
        assertThat(DataFolder.epoch(folder.resolve("new"))).isEqualTo(4);
        assertThat(folder.resolve("new/keys/receipt")).hasSameTextualContentAs(data().resolve("keys/receipt"));
        assertThat(folder.resolve("new/store.part")).doesNotExist();

        Backups.restore(options(folder.resolve("again"), backup));
        assertThat(DataFolder.epoch(folder.resolve("again")))
                .as("the backup knows that epoch 4 was begun")
                .isEqualTo(5);
    }

    @Test
    void what_is_known_beside_the_backup_counts_for_the_epoch() throws Exception {
        var backup = backupOf("before");
        Files.move(data().resolve("store"), data().resolve("store.before"));
        Files.writeString(data().resolve("epoch"), "7\n");
        Files.createDirectories(data().resolve("broker"));
        assertThat(said(() -> Backups.restore(options(data(), backup))))
                .contains("its epoch is 8")
                .contains("The topics are those of before");
        assertThat(documentsIn(data())).containsExactly("before");
    }

    @Test
    void a_stopped_newsroom_that_was_copied_as_a_whole_is_restored_too() throws Exception {
        backupOf("before");
        var copy = folder.resolve("copy");
        DataFolder.PrivateFiles.copy(data(), copy);
        Backups.restore(options(folder.resolve("new"), copy));
        assertThat(documentsIn(folder.resolve("new"))).containsExactly("before");
        assertThat(DataFolder.epoch(folder.resolve("new"))).isEqualTo(2);
    }

    @Test
    void no_data_are_overwritten() throws Exception {
        var backup = backupOf("before");
        assertThatThrownBy(() -> Backups.restore(options(data(), backup)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("There is a store in " + data() + " already")
                .hasMessageContaining("--data DIR");
        assertThat(DataFolder.epoch(data())).isEqualTo(1);

        try (var data = DataFolder.take(data());
                var store = EmbeddedStore.start(data().resolve("store"), 0)) {
            tellReady(store);
            assertThatThrownBy(() -> make(backup)).isInstanceOf(Refused.class).hasMessageContaining("is there already");
            assertThatThrownBy(() -> make(data.resolve("backup-within")))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("would be lost with it");
            assertThatThrownBy(() -> Backups.restore(options(folder.resolve("new"), data())))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("A newsroom runs on");
            assertThatThrownBy(() -> Backups.check(options(data())))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("infra/newsroom down");
        }
    }

    @Test
    void accounts_of_today_stay_and_another_newsrooms_receipts_are_refused() throws Exception {
        var backup = backupOf("before");
        Files.createDirectories(folder.resolve("new/identity"));
        Files.writeString(folder.resolve("new/identity/accounts.json"), "those of today");
        Files.writeString(backup.resolve("identity/accounts.json"), "those of then");
        Files.writeString(backup.resolve("identity/signing-key.json"), "the key of then");
        Files.createDirectories(folder.resolve("new/keys"));
        Files.writeString(folder.resolve("new/keys/receipt"), "another key");
        assertThatThrownBy(() -> Backups.restore(options(folder.resolve("new"), backup)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("key of the receipts");
        assertThat(folder.resolve("new/store")).doesNotExist();

        Files.copy(
                backup.resolve("keys/receipt"),
                folder.resolve("new/keys/receipt"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Backups.restore(options(folder.resolve("new"), backup));
        assertThat(folder.resolve("new/identity/accounts.json")).hasContent("those of today");
        assertThat(folder.resolve("new/identity/signing-key.json")).hasContent("the key of then");
    }

    @Test
    void what_is_no_backup_or_damaged_is_not_restored() throws Exception {
        assertThatThrownBy(() -> Backups.restore(options(folder.resolve("new"), folder)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is not a backup");
        assertThatThrownBy(() -> Backups.restore(options(folder.resolve("new"))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("infra/newsroom restore FOLDER");

        var backup = backupOf("before");
        damage(backup.resolve("store"));
        assertThatThrownBy(() -> Backups.restore(options(folder.resolve("new"), backup)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("damaged");
        assertThat(folder.resolve("new/store")).doesNotExist();
        assertThat(folder.resolve("new/store.part")).doesNotExist();
        assertThat(DataFolder.epoch(folder.resolve("new"))).isEqualTo(1);
    }

    @Test
    void a_check_says_whether_all_is_well() throws Exception {
        assertThatThrownBy(() -> Backups.check(options(data())))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("There is no store in " + data());
        var backup = backupOf("before");
        assertThat(said(() -> Backups.check(options(data())))).contains("is as it should be");
        DataFolder.PrivateFiles.destroy(data().resolve("store"));
        DataFolder.PrivateFiles.copy(backup.resolve("store"), data().resolve("store"));
        damage(data().resolve("store"));
        assertThatThrownBy(() -> Backups.check(options(data())))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining("infra/newsroom restore");
    }

    @Test
    void documents_in_a_mongodb_are_for_its_own_tools() {
        try (var data = DataFolder.take(data())) {
            for (var kind : List.of(StoreKind.MONGOD, StoreKind.ELSEWHERE)) {
                data.noteStoreKind(kind);
                for (var command :
                        List.<Runnable>of(() -> make(folder.resolve("backup")), () -> Backups.check(options(data())))) {
                    assertThatThrownBy(command::run)
                            .isInstanceOf(Refused.class)
                            .hasMessageContaining(kind.words())
                            .hasMessageContaining("mongodump")
                            .hasMessageContaining("mongorestore");
                }
            }
        }
        assertThat(folder.resolve("backup")).doesNotExist();
    }

    @Test
    void without_a_running_newsroom_there_is_nothing_to_copy_from() {
        assertThatThrownBy(() -> make(folder.resolve("backup")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("No newsroom runs on " + data())
                .hasMessageContaining("cp -a");
    }

    @Test
    void events_on_their_way_are_waited_for_and_told_of_if_they_stay() throws Exception {
        try (var data = DataFolder.take(data());
                var store = EmbeddedStore.start(data.resolve("store"), 0)) {
            tellReady(store);
            insert(store, "before");
            try (var editorial = new KafkaConsumer<>(
                            Map.of(
                                    "bootstrap.servers", broker.bootstrapServers(),
                                    "group.id", "editorial",
                                    "auto.offset.reset", "earliest",
                                    "enable.auto.commit", "false"),
                            new StringDeserializer(),
                            new StringDeserializer());
                    var submission = new KafkaProducer<>(
                            Map.of("bootstrap.servers", broker.bootstrapServers()),
                            new StringSerializer(),
                            new StringSerializer())) {
                editorial.subscribe(List.of("newsroom.submissions"));
                submission
                        .send(new ProducerRecord<>("newsroom.submissions", "a", "{}"))
                        .get();
                await().until(() -> !editorial.poll(Duration.ofMillis(100)).isEmpty());
                assertThat(waiting())
                        .as("of a partition of which nothing was ever taken")
                        .containsEntry("editorial", 1L);

                assertThat(said(() -> make(folder.resolve("busy")))).contains("Some event was on its way");
                editorial.commitSync();
                assertThat(waiting()).containsEntry("editorial", 0L);
                assertThat(said(() -> make(folder.resolve("quiet"))))
                        .contains("is copied")
                        .doesNotContain("on its way");
            }
        }
    }

    private static Map<String, Long> waiting() throws ExecutionException, InterruptedException {
        return Queues.at(broker.bootstrapServers()).waiting();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private static Options options(Path data, Path... rest) {
        var words = new java.util.ArrayList<>(List.of("--data", data.toString()));
        for (var one : rest) {
            words.add(one.toString());
        }
        return Options.parse(words);
    }

    private void make(Path backup) {
        Backups.make(options(data(), backup), Duration.ofSeconds(1));
    }

    /// A newsroom with one document, stopped, and a backup of it.
    private Path backupOf(String id) {
        var backup = folder.resolve("backup");
        try (var data = DataFolder.take(data());
                var store = EmbeddedStore.start(data.resolve("store"), 0)) {
            data.secret("receipt");
            DataFolder.PrivateFiles.write(
                    Files.createDirectories(data.resolve("identity")).resolve("accounts.json"), "{}");
            tellReady(store);
            insert(store, id);
            make(backup);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return backup;
    }

    private void tellReady(EmbeddedStore store) {
        new Running(
                        ProcessHandle.current().pid(),
                        "ready",
                        "",
                        1,
                        Map.of(
                                Part.STORE.label(), store.connectionString(),
                                Part.BROKER.label(), broker.bootstrapServers()))
                .write(data());
    }

    private static void insert(EmbeddedStore store, String id) {
        try (var client = MongoClients.create(store.connectionString())) {
            client.getDatabase("submission").getCollection("drafts").insertOne(new Document("_id", id));
        }
    }

    private static List<String> documentsIn(Path data) {
        try (var store = EmbeddedStore.start(data.resolve("store"), 0);
                var client = MongoClients.create(store.connectionString())) {
            return client.getDatabase("submission")
                    .getCollection("drafts")
                    .find()
                    .map(it -> it.getString("_id"))
                    .into(new java.util.ArrayList<>());
        }
    }

    /// Changes a byte in the midst of each file that holds documents.
    private static void damage(Path store) throws Exception {
        try (var files = Files.list(store)) {
            var tables = files.filter(it -> it.toString().endsWith(".sst")).toList();
            assertThat(tables).isNotEmpty();
            for (var table : tables) {
                var bytes = Files.readAllBytes(table);
                bytes[10] ^= 1;
                Files.delete(table); // it may be the same file as in the running store
                Files.write(table, bytes);
            }
        }
    }

    private static String said(Runnable command) {
        var out = System.out;
        var said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, UTF_8));
        try {
            command.run();
        } finally {
            System.setOut(out);
        }
        return said.toString(UTF_8);
    }
}
