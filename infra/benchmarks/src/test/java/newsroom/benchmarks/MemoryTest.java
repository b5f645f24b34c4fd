package newsroom.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the whole newsroom takes of the machine's memory, as `infra/newsroom` starts it: when it does nothing, at most
/// while the demo runs in it, and at most while ten demos' articles come at once.
@Tag("benchmark")
class MemoryTest {

    private static final int RUNS = 5;
    private static final int TENFOLD = 10;
    private static final int MOST_IDLE = 650;
    private static final int MOST_IN_DEMO = 850;
    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path TEXTS = PROJECT.resolve("infra/launcher/src/main/resources/demo");

    @TempDir(factory = OnThisDisk.class)
    private Path folder;

    @Test
    void the_newsroom_fits_a_small_machine_and_slows_down_under_load() throws Exception {
        var idle = new double[RUNS];
        var inDemo = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            try (var newsroom = new Running("idle-" + i)) {
                idle[i] = newsroom.idle();
            }
            try (var newsroom = new Running("demo-" + i)) {
                newsroom.takeDemo(1);
                inDemo[i] = newsroom.most();
            }
        }
        print("resident, idle", idle);
        print("resident, at most while it takes the demo's articles", inDemo);
        parts();
        try (var newsroom = new Running("tenfold")) {
            newsroom.takeDemo(1);
            var began = System.nanoTime();
            newsroom.takeDemo(TENFOLD);
            print("resident, at most while it takes " + TENFOLD + " times as many at once", newsroom.most());
            System.out.printf(
                    Locale.ROOT,
                    "which took %.0f s and ended well; swapped: %.0f MB%n",
                    (System.nanoTime() - began) / 1e9,
                    newsroom.megabytes("VmSwap"));
            assertThat(newsroom.megabytes("VmSwap")).isZero();
        }
        assertThat(Figures.at(idle, 0.5)).isLessThanOrEqualTo(MOST_IDLE);
        assertThat(Figures.at(inDemo, 0.5)).isLessThanOrEqualTo(MOST_IN_DEMO);
    }

    /// What each part takes, by leaving it to another newsroom.
    private void parts() throws Exception {
        try (var whole = new Running("whole", Map.of("JAVA_TOOL_OPTIONS", "-XX:NativeMemoryTracking=summary"))) {
            var all = whole.idle();
            double withoutBroker;
            double withoutBoth;
            try (var newsroom = new Running("brokerless", Map.of(), "--kafka", whole.address("broker"))) {
                withoutBroker = newsroom.idle();
            }
            try (var newsroom = new Running(
                    "bare", Map.of(), "--kafka", whole.address("broker"), "--store", whole.address("store"))) {
                withoutBoth = newsroom.idle();
            }
            print("of which the broker", all - withoutBroker);
            print("of which the store", withoutBroker - withoutBoth);
            print("of which the services and the JVM", withoutBoth);
            System.out.println(told(List.of("jcmd", Long.toString(whole.process), "VM.native_memory", "summary")));
        }
    }

    private static void print(String what, double... megabytes) {
        System.out.printf(
                Locale.ROOT,
                "%s: %.0f MB (%.0f to %.0f, of %d)%n",
                what,
                Figures.at(megabytes, 0.5),
                Figures.at(megabytes, 0),
                Figures.at(megabytes, 1),
                megabytes.length);
    }

    private static String told(List<String> command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
        return told;
    }

    /// A newsroom of its own, in a process of its own.
    private final class Running implements AutoCloseable {

        private final Path data;
        private final String running;
        private final long process;

        Running(String name) throws Exception {
            this(name, Map.of());
        }

        Running(String name, Map<String, String> environment, String... options) throws Exception {
            data = folder.resolve(name);
            run(
                    environment,
                    Stream.concat(Stream.of("up", "--ports", "auto"), Stream.of(options))
                            .toList());
            running = Files.readString(data.resolve("running.json"));
            process = Long.parseLong(found("\"pid\" : (\\d+)"));
        }

        private void run(Map<String, String> environment, List<String> words) throws Exception {
            var log = folder.resolve("log-" + data.getFileName() + "-" + words.getFirst());
            assertThat(begin(environment, words, log).waitFor())
                    .as(() -> words + " ended badly: " + read(log))
                    .isZero();
        }

        private Process begin(Map<String, String> environment, List<String> words, Path log) throws IOException {
            var command =
                    new ArrayList<>(List.of(PROJECT.resolve("infra/newsroom").toString()));
            command.addAll(words);
            command.addAll(List.of("--data", data.toString()));
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().put("NEWSROOM_LEARN", "no");
            builder.environment().putAll(environment);
            return builder.start();
        }

        /// The articles of as many demos, all at once, each told by a process of its own.
        void takeDemo(int times) throws Exception {
            var senders = new ArrayList<Process>();
            for (int i = 0; i < times; i++) {
                senders.add(begin(
                        Map.of(),
                        List.of("import", TEXTS.toString(), "--approve"),
                        folder.resolve("log-" + data.getFileName() + "-import-" + i)));
            }
            for (int i = 0; i < times; i++) {
                var log = folder.resolve("log-" + data.getFileName() + "-import-" + i);
                assertThat(senders.get(i).waitFor()).as(() -> read(log)).isZero();
            }
        }

        /// Once it does not change any more.
        double idle() {
            var last = new double[] {0};
            Awaitility.await()
                    .pollInterval(Duration.ofSeconds(5))
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> {
                        var before = last[0];
                        last[0] = megabytes("VmRSS");
                        return Math.abs(last[0] - before) < 0.005 * last[0];
                    });
            return last[0];
        }

        double most() {
            return megabytes("VmHWM");
        }

        double megabytes(String kind) {
            var status = read(Path.of("/proc/" + process + "/status"));
            var found = Pattern.compile(kind + ":\\s+(\\d+) kB").matcher(status);
            assertThat(found.find()).as(status).isTrue();
            return Long.parseLong(found.group(1)) / 1024.0;
        }

        String address(String part) {
            return found("\"" + part + "\" : \"([^\"]+)\"");
        }

        private String found(String pattern) {
            var found = Pattern.compile(pattern).matcher(running);
            assertThat(found.find()).as(running).isTrue();
            return found.group(1);
        }

        private static String read(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                return e.toString();
            }
        }

        @Override
        public void close() throws Exception {
            run(Map.of(), List.of("down"));
        }
    }
}
