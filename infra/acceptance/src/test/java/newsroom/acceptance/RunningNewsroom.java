package newsroom.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import newsroom.identity.Accounts;
import newsroom.identity.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A whole newsroom in a process of its own, from the launcher's jar, as `infra/newsroom up` runs it: on free ports and
/// in a folder of its own.
final class RunningNewsroom implements Newsroom, AutoCloseable {

    /// Every language of the corpus and of the demo texts.
    static final List<String> LANGUAGES = List.of(
            ("ar be bg ca cs de el en eo es eu fa fi fr he hi hy id it ja ka kmr ko nl pl pt pt-BR ro ru sr-Cyrl "
                            + "sr-Latn sv th tr uk vi zh-Hans zh-Hant")
                    .split(" "));

    private static final Duration LONGEST_START = Duration.ofSeconds(120);
    private static @Nullable RunningNewsroom shared;

    private final Path data;
    private final List<String> options;
    private final Map<String, String> environment;
    private final ConcurrentHashMap<String, String> secrets = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, String> tokens = new ConcurrentHashMap<>();
    private Process process;
    private JsonNode running;

    private RunningNewsroom(Path data, List<String> options, Map<String, String> environment) {
        this.data = data;
        this.options = List.copyOf(options);
        this.environment = Map.copyOf(environment);
        this.process = launch();
        this.running = awaitReady();
    }

    /// The newsroom that the stories share which leave nothing broken behind.
    static synchronized RunningNewsroom shared() {
        if (shared == null) {
            var started = start();
            shared = started;
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
        }
        return shared;
    }

    /// A newsroom for one story alone.
    static RunningNewsroom start() {
        return start(List.of(), Map.of());
    }

    /// One for a story alone, with more options and variables.
    static RunningNewsroom start(List<String> options, Map<String, String> environment) {
        try {
            return new RunningNewsroom(Files.createTempDirectory("newsroom-story"), options, environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The address of a part by its label, such as `submission`.
    String address(String part) {
        return running.path("addresses").path(part).stringValue();
    }

    @Override
    public Client submission() {
        return new Client(address("submission"));
    }

    @Override
    public Client editorial() {
        return new Client(address("editorial"));
    }

    @Override
    public Client publication() {
        return new Client(address("publication"));
    }

    @Override
    public String as(String name, Role role) {
        var account = name + "-" + role.spelling();
        return tokens.computeIfAbsent(account, it -> {
            var secret = secrets.computeIfAbsent(
                    it,
                    _ -> Accounts.open(data.resolve("identity"))
                            .create(it, Set.of(role), role == Role.TRANSLATOR ? LANGUAGES : List.of()));
            return "Bearer " + new Client(address("identity")).token(it, secret);
        });
    }

    /// Ends the process without warning, as a power cut would, and starts it again on the same data.
    void killAndRestart() {
        kill();
        restart();
    }

    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /// Asks the process to end, as an operator does, and starts it again on the same data.
    void stopAndRestart() {
        process.destroy();
        awaitEnd();
        restart();
    }

    /// Asks the process to end, and waits until it has.
    void stop() {
        process.destroy();
        awaitEnd();
    }

    /// Waits until it has ended by itself.
    ///
    /// @return what it printed and noted
    String awaitOwnEnd() throws IOException {
        awaitEnd();
        return Files.readString(data.resolve("logs/process.log")) + Files.readString(data.resolve("logs/newsroom.log"));
    }

    /// What a command beside it was answered.
    record Told(int exitValue, String said) {}

    /// Gives a command, as `infra/newsroom` does, for these data unless it names others.
    Told command(String... words) {
        try {
            var said = Files.createTempFile("newsroom-said", ".txt");
            var command = command(List.of(words));
            if (!command.contains("--data")) {
                command.addAll(List.of("--data", data.toString()));
            }
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
            builder.environment().putAll(environment);
            var given = builder.start();
            if (!given.waitFor(LONGEST_START.toSeconds(), TimeUnit.SECONDS)) {
                given.destroyForcibly();
                throw new AssertionError(List.of(words) + " does not end");
            }
            var told = new Told(given.exitValue(), Files.readString(said));
            Files.delete(said);
            return told;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void restart() {
        process = launch();
        running = awaitReady();
        tokens.clear();
    }

    Path data() {
        return data;
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd();
        try (var all = Files.walk(data)) {
            for (var file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("The newsroom does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process launch() {
        try {
            Files.deleteIfExists(data.resolve("running.json"));
            var command = command(List.of("run", "--ports", "auto", "--data", data.toString()));
            command.addAll(options);
            Files.createDirectories(data.resolve("logs"));
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            data.resolve("logs/process.log").toFile()));
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(List<String> words) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx1g",
                "-jar",
                Path.of("../launcher/target/veche-launcher.jar")
                        .toAbsolutePath()
                        .normalize()
                        .toString()));
        command.addAll(words);
        return command;
    }

    private JsonNode awaitReady() {
        var file = data.resolve("running.json");
        var json = new JsonMapper();
        return await().atMost(LONGEST_START)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> {
                            if (!process.isAlive()) {
                                throw new AssertionError("The newsroom did not start:\n"
                                        + Files.readString(data.resolve("logs/process.log")));
                            }
                            return Files.exists(file) ? json.readTree(Files.readString(file)) : json.createObjectNode();
                        },
                        it -> it.path("state").asString("").equals("ready"));
    }
}
