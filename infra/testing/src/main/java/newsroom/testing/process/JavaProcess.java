package newsroom.testing.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A Java program in a process of its own, on the class path of the tests. It ends with the JVM that started it.
public final class JavaProcess implements AutoCloseable {

    /// How a process that was killed ended, as a shell tells it.
    public static final int KILLED = 137;

    private static final Duration LONGEST_END = Duration.ofSeconds(60);

    /// What to run.
    ///
    /// @param name for messages and for the log
    /// @param classPath what stands on the class path before that of the tests
    /// @param flags of the JVM
    /// @param environment what to add to that of the tests
    /// @param log where its output is appended
    public record Program(
            String name,
            Class<?> main,
            List<Path> classPath,
            List<String> flags,
            List<String> arguments,
            Map<String, String> environment,
            Path log) {
        public Program {
            classPath = List.copyOf(classPath);
            flags = List.copyOf(flags);
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
        }
    }

    private final Program program;
    private final Process process;
    private final Thread lastResort;

    private JavaProcess(Program program, Process process) {
        this.program = program;
        this.process = process;
        this.lastResort = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /// Starts a program; says nothing about when it is ready.
    public static JavaProcess start(Program program) {
        var path = new ArrayList<String>();
        program.classPath().forEach(it -> path.add(it.toString()));
        path.add(System.getProperty("java.class.path"));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(program.flags());
        command.addAll(List.of("-cp", String.join(":", path), program.main().getName()));
        command.addAll(program.arguments());
        try {
            Files.createDirectories(program.log().getParent());
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(program.log().toFile()));
            builder.environment().putAll(program.environment());
            return new JavaProcess(program, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// Ends it without warning, as `kill -9` does.
    public void kill() {
        process.destroyForcibly();
        awaitEnd(LONGEST_END);
    }

    /// Asks it to end, and waits until it has.
    public void stop() {
        process.destroy();
        awaitEnd(LONGEST_END);
    }

    /// Stops it where it is, as `kill -STOP` does; its connections stay open.
    public void pause() {
        signal("STOP");
    }

    /// Lets it go on from where it was stopped.
    public void resume() {
        signal("CONT");
    }

    /// Writes a line to its standard input.
    public void say(String line) {
        try {
            var input = process.getOutputStream();
            input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(program.name() + " does not listen", e);
        }
    }

    /// Waits until it has ended by itself.
    ///
    /// @return how it ended
    /// @throws AssertionError if it has not within the time
    public int awaitEnd(Duration longest) {
        try {
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(program.name() + " does not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// What it has printed last, for messages about failures.
    public String lastWords() {
        try {
            var lines = Files.readAllLines(program.log(), StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return "nothing: " + e.getMessage();
        }
    }

    @Override
    public void close() {
        kill();
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }

    private void signal(String signal) {
        if (!process.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
