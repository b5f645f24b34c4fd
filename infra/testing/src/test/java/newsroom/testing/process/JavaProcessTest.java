package newsroom.testing.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.locks.LockSupport;
import newsroom.testing.process.JavaProcess.Program;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process is killed, stopped where it is, and told a line.
class JavaProcessTest {

    /// Says every line again, and `farewell` when it is asked to end.
    static final class Echo {
        static void main(String[] arguments) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("farewell")));
            System.out.println(arguments[0] + " " + System.getenv("WHERE"));
            try (var lines = new Scanner(System.in, StandardCharsets.UTF_8)) {
                while (lines.hasNextLine()) {
                    var line = lines.nextLine();
                    if (line.equals("end")) {
                        System.exit(3);
                    }
                    System.out.println("heard " + line);
                }
            }
        }
    }

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration A_WHILE = Duration.ofMillis(300);

    @TempDir
    Path folder;

    private JavaProcess process;

    @BeforeEach
    void start() {
        process = JavaProcess.start(new Program(
                "echo",
                Echo.class,
                List.of(),
                List.of("-Xmx64m"),
                List.of("ready"),
                Map.of("WHERE", "here"),
                folder.resolve("logs/echo.log")));
        awaitWords("ready here");
    }

    @AfterEach
    void end() {
        process.close();
    }

    @Test
    void it_is_told_a_line_and_ends_by_itself() {
        process.say("hello");
        awaitWords("heard hello");
        process.say("end");
        assertThat(process.awaitEnd(SOON)).isEqualTo(3);
        assertThat(process.isAlive()).isFalse();
        assertThat(process.lastWords()).endsWith("farewell");
    }

    @Test
    void killed_it_has_no_time_to_say_anything() {
        process.kill();
        assertThat(process.isAlive()).isFalse();
        assertThat(process.awaitEnd(SOON)).isEqualTo(JavaProcess.KILLED);
        assertThat(process.lastWords()).doesNotContain("farewell");
    }

    @Test
    void asked_to_end_it_does_so_in_order() {
        process.stop();
        assertThat(process.isAlive()).isFalse();
        assertThat(process.lastWords()).endsWith("farewell");
    }

    @Test
    void paused_it_does_nothing_and_then_goes_on_where_it_was() {
        process.pause();
        process.say("hello");
        LockSupport.parkNanos(A_WHILE.toNanos());
        assertThat(process.isAlive()).isTrue();
        assertThat(process.lastWords()).doesNotContain("hello");
        process.resume();
        awaitWords("heard hello");
    }

    @Test
    void paused_it_can_be_killed() {
        process.pause();
        process.kill();
        assertThat(process.isAlive()).isFalse();
        process.pause(); // nothing is there to be paused
        process.resume();
    }

    @Test
    void whoever_waits_for_its_end_waits_no_longer_than_agreed() {
        assertThatThrownBy(() -> process.awaitEnd(A_WHILE))
                .isInstanceOf(AssertionError.class)
                .hasMessage("echo does not end");
    }

    private void awaitWords(String words) {
        Awaitility.await()
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(process.lastWords()).contains(words));
    }
}
