package newsroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import newsroom.testing.process.Ports;
import newsroom.testing.process.StandInMongod;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How a child process that is the store is started, watched and ended. No MongoDB is needed: a script stands in.
@Timeout(120)
class MongodTest {

    @TempDir
    Path folder;

    @Test
    void it_is_found_as_a_shell_finds_it() throws Exception {
        var bin = StandInMongod.in(folder.resolve("bin"));
        Files.createDirectories(folder.resolve("other/mongod")); // a folder of that name is no program
        assertThat(Mongod.find(folder.resolve("other") + File.pathSeparator + bin))
                .isEqualTo(bin.resolve("mongod"));
    }

    @Test
    void where_none_is_on_the_path_that_is_said() {
        assertThatThrownBy(() -> Mongod.find("/nowhere:" + folder))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("no mongod on the PATH");
    }

    @Test
    void it_answers_on_the_loopback_address_with_its_data_in_the_folder_and_ends_when_it_is_closed() throws Exception {
        var port = Ports.free();
        var mongod = launch(port);
        mongod.awaitReady();
        insert(mongod, "first");
        var process = noted();
        assertThat(process.isAlive()).isTrue();

        mongod.close();

        assertThat(process.isAlive()).isFalse();
        assertThat(folder.resolve("data/mongod")).isNotEmptyDirectory();
        assertThat(folder.resolve("data/logs/mongod.log"))
                .content()
                .contains(StandInMongod.GREETING)
                .contains("--bind_ip 127.0.0.1 --port " + port + " --dbpath " + folder.resolve("data/mongod"));
    }

    @Test
    void one_that_ends_at_once_is_refused_with_what_it_said_last() throws Exception {
        var bin = StandInMongod.thatEnds(folder.resolve("bin"), "Error parsing command line: no such option", 2);
        Files.createDirectories(folder.resolve("data/logs"));
        Files.writeString(folder.resolve("data/logs/mongod.log"), "What another said yesterday\n");
        try (var mongod = Mongod.launch(bin.resolve("mongod"), folder.resolve("data"), 0)) {
            assertThatThrownBy(mongod::awaitReady)
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("exit value 2")
                    .hasMessageContaining("no such option")
                    .hasMessageContaining("logs/mongod.log")
                    .hasMessageNotContaining("yesterday");
        }
    }

    @Test
    void one_that_is_killed_is_told_of() throws Exception {
        var told = new CompletableFuture<String>();
        try (var mongod = launch(0)) {
            mongod.awaitReady();
            mongod.whenLost(told::complete);
            noted().destroyForcibly();
            assertThat(told.get(10, TimeUnit.SECONDS)).contains("ended by the signal 9");
        }
    }

    @Test
    void one_that_is_asked_to_end_is_not_told_of() throws Exception {
        var told = new CompletableFuture<String>();
        var mongod = launch(0);
        mongod.awaitReady();
        mongod.whenLost(told::complete);
        var ended = noted().onExit();
        mongod.close();
        ended.get(10, TimeUnit.SECONDS);
        await().during(Duration.ofMillis(300)).until(() -> !told.isDone());
    }

    @Test
    void one_that_a_killed_newsroom_left_behind_is_ended_by_the_next_which_has_its_data() throws Exception {
        var left = launch(0);
        left.awaitReady();
        insert(left, "first");
        var process = noted();

        try (var mongod = launch(0)) {
            assertThat(process.isAlive()).isFalse();
            mongod.awaitReady();
            try (var client = MongoClients.create(mongod.connectionString("submission"))) {
                assertThat(client.getDatabase("submission")
                                .getCollection("drafts")
                                .find())
                        .containsExactly(new Document("_id", "first"));
            }
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void a_process_that_has_the_number_by_chance_is_left_alone() throws Exception {
        var other = new ProcessBuilder("sleep", "60").start();
        try {
            Files.createDirectories(folder.resolve("data"));
            Files.writeString(folder.resolve("data/mongod.pid"), other.pid() + "\n");
            Mongod.endLeftOver(folder.resolve("data"));
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    private Mongod launch(int port) throws Exception {
        return Mongod.launch(StandInMongod.in(folder.resolve("bin")).resolve("mongod"), folder.resolve("data"), port);
    }

    private static void insert(Mongod mongod, String id) {
        try (var client = MongoClients.create(mongod.connectionString("submission"))) {
            client.getDatabase("submission").getCollection("drafts").insertOne(new Document("_id", id));
        }
    }

    private ProcessHandle noted() throws Exception {
        return ProcessHandle.of(Long.parseLong(
                        Files.readString(folder.resolve("data/mongod.pid")).strip()))
                .orElseThrow();
    }
}
