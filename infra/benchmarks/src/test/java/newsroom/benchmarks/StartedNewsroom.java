package newsroom.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// A newsroom of its own, in a process of its own, started by the script as everybody starts it.
final class StartedNewsroom implements AutoCloseable {

    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path TEXTS = PROJECT.resolve("infra/launcher/src/main/resources/demo");

    private final Path folder;
    private final Path data;
    private final String running;
    private final long process;

    StartedNewsroom(Path folder, String name) throws Exception {
        this(folder, name, Map.of());
    }

    StartedNewsroom(Path folder, String name, Map<String, String> environment, String... options) throws Exception {
        this.folder = folder;
        this.data = folder.resolve(name);
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
        var command = new ArrayList<>(List.of(PROJECT.resolve("infra/newsroom").toString()));
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

    /// Begins to take the articles of a demo.
    Process beginDemo() throws IOException {
        return begin(
                Map.of(),
                List.of("import", TEXTS.toString(), "--approve"),
                folder.resolve("log-" + data.getFileName() + "-begun"));
    }

    long process() {
        return process;
    }

    /// As `kill -9`.
    void kill() {
        ProcessHandle.of(process).ifPresent(it -> {
            it.destroyForcibly();
            it.onExit().join();
        });
    }

    /// Resident memory, once it does not change any more.
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

    /// Resident memory at most until now.
    double most() {
        return megabytes("VmHWM");
    }

    /// @param kind as `/proc` names it
    double megabytes(String kind) {
        var status = read(Path.of("/proc/" + process + "/status"));
        var found = Pattern.compile(kind + ":\\s+(\\d+) kB").matcher(status);
        assertThat(found.find()).as(status).isTrue();
        return Long.parseLong(found.group(1)) / 1024.0;
    }

    /// @param part as `status` names it
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
