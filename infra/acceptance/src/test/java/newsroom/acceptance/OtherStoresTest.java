package newsroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import newsroom.acceptance.People.Text;
import newsroom.testing.process.Ports;
import newsroom.testing.process.StandInMongod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A newsroom whose documents are not with the embedded store. There is no MongoDB in these stories: a script
/// stands in for its server.
class OtherStoresTest {

    @TempDir
    Path folder;

    private final List<ProcessHandle> children = new ArrayList<>();

    @AfterEach
    void nobodyIsLeft() {
        children.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    @Tag("slow")
    void a_newsroom_with_a_mongod_of_its_own_keeps_what_it_acknowledged_and_ends_when_that_dies() throws Exception {
        var path = StandInMongod.in(folder.resolve("bin")) + ":" + System.getenv("PATH");
        try (var newsroom = RunningNewsroom.start(List.of("--store", "mongod"), Map.of("PATH", path))) {
            var people = new People(newsroom);
            var sent = people.send(new Text("en", "Kept", null, "Kept by a child process.\n"));
            people.approve(sent.articleId(), sent.hash(), List.of());
            people.awaitEdition(sent.articleId(), "en");
            assertThat(newsroom.data().resolve("mongod")).isNotEmptyDirectory();
            assertThat(newsroom.data().resolve("store")).doesNotExist();

            var first = child(newsroom);
            newsroom.kill();
            assertThat(first.isAlive())
                    .as("it outlives a newsroom that is killed")
                    .isTrue();
            newsroom.restart();
            assertThat(first.isAlive()).as("and is ended by the next").isFalse();
            people.awaitEdition(sent.articleId(), "en");

            child(newsroom).destroyForcibly();
            assertThat(newsroom.awaitOwnEnd())
                    .contains("mongod was ended by the signal 9, and the newsroom ends without it")
                    .contains("The last it said");
            assertThat(newsroom.command("status").said()).contains("mongod was ended by the signal 9");
            assertThat(newsroom.command("up", "--ports", "auto").said())
                    .contains("are with a mongod of its own")
                    .contains("--store mongod");
            assertThat(newsroom.command("backup", folder.resolve("backup").toString())
                            .said())
                    .contains("mongodump");

            newsroom.restart();
            people.awaitEdition(sent.articleId(), "en");
            var last = child(newsroom);
            newsroom.stop();
            assertThat(last.isAlive()).as("it ends with the newsroom").isFalse();
        }
    }

    @Test
    void a_mongodb_that_is_not_there_is_told_of_within_seconds_and_its_password_nowhere() throws Exception {
        var data = folder.resolve("data");
        var address = "mongodb://emma:geheim-xyzzy@127.0.0.1:" + Ports.free() + "/?w=majority";
        var began = System.nanoTime();
        var told = RunningNewsroom.shared()
                .command("up", "--ports", "auto", "--store", address, "--data", data.toString());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
        assertThat(told.exitValue()).isEqualTo(1);
        assertThat(told.said())
                .contains("--store: the MongoDB at mongodb://***@127.0.0.1")
                .contains("Connection refused")
                .doesNotContain("xyzzy");
        try (var files = Files.walk(data)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("xyzzy");
            }
        }
    }

    private ProcessHandle child(RunningNewsroom newsroom) throws Exception {
        var note = newsroom.data().resolve("mongod.pid");
        await().until(() -> Files.exists(note));
        var child =
                ProcessHandle.of(Long.parseLong(Files.readString(note).strip())).orElseThrow();
        children.add(child);
        return child;
    }
}
