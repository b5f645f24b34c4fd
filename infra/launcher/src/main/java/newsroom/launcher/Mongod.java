package newsroom.launcher;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.bson.Document;

/// A `mongod` that runs as a child of this process: on the loopback address only, with its data and its log in the
/// newsroom's folder. It ends with the newsroom; where that was killed and could not end it, the next one does.
final class Mongod implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
    private static final int LOWEST_PORT = 27_018; // one above MongoDB's usual one
    private static final int HIGHEST_PORT = 32_000;
    private static final long LONGEST_LOG = 10L * 1024 * 1024;
    private static final int LAST_LINES = 10;
    private static final int LONGEST_LINE = 400;

    private final Process process;
    private final Path log;
    private final long logBegins;
    private final int port;
    private volatile boolean closing;

    private Mongod(Process process, Path log, long logBegins, int port) {
        this.process = process;
        this.log = log;
        this.logBegins = logBegins;
        this.port = port;
    }

    /// The program, as a shell would find it.
    ///
    /// @throws Refused if there is none
    static Path onPath() {
        return find(System.getenv().getOrDefault("PATH", ""));
    }

    static Path find(String path) {
        for (var folder : path.split(File.pathSeparator)) {
            var program = Path.of(folder, "mongod");
            if (Files.isExecutable(program) && Files.isRegularFile(program)) {
                return program.toAbsolutePath();
            }
        }
        throw new Refused("--store mongod: there is no mongod on the PATH. Install MongoDB's server, or begin without "
                + "--store, with the store that is built in.");
    }

    /// Starts it, and does not wait until it is ready.
    ///
    /// @param wanted the port, or 0 for a free one
    static Mongod launch(Path program, Path data, int wanted) {
        endLeftOver(data);
        var port = wanted == 0 ? freePort() : wanted;
        var files = data.resolve("mongod");
        var log = data.resolve("logs/mongod.log");
        try {
            Files.createDirectories(files);
            Files.createDirectories(log.getParent());
            if (Files.exists(log) && Files.size(log) > LONGEST_LOG) {
                Files.move(log, log.resolveSibling("mongod.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            var logBegins = Files.exists(log) ? Files.size(log) : 0;
            var process = new ProcessBuilder(command(program, files, port))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
            DataFolder.PrivateFiles.write(noteIn(data), Long.toString(process.pid()));
            return new Mongod(process, log, logBegins, port);
        } catch (IOException e) {
            throw new Refused("--store mongod: " + program + " cannot be started: " + e.getMessage());
        }
    }

    /// It takes a while until the child has the port, so this is none of those that the system gives to whoever
    /// connects meanwhile.
    private static int freePort() {
        var most = HIGHEST_PORT - LOWEST_PORT;
        for (int tries = 0; tries < most; tries++) {
            var port = LOWEST_PORT + (int) ((ProcessHandle.current().pid() + tries) % most);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException _) {
                // somebody has it
            }
        }
        throw new Refused("--store mongod: no port from " + LOWEST_PORT + " to " + HIGHEST_PORT
                + " is free. Name another with --store-port PORT.");
    }

    private static List<String> command(Path program, Path files, int port) {
        return List.of(
                program.toString(),
                "--bind_ip",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--dbpath",
                files.toString(),
                "--nounixsocket",
                // Who connects, and what took long, would stand in the log with its time, and with the texts.
                "--quiet",
                "--slowms",
                "3600000");
    }

    /// Returns when it answers.
    ///
    /// @throws Refused with its last lines if it ends, or takes too long
    void awaitReady() {
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(connectionString("admin")))
                .applyToClusterSettings(it -> it.serverSelectionTimeout(500, TimeUnit.MILLISECONDS))
                .build();
        var until = System.nanoTime() + LONGEST_START.toNanos();
        try (var client = MongoClients.create(settings)) {
            while (process.isAlive()) {
                try {
                    client.getDatabase("admin").runCommand(new Document("ping", 1));
                    if (process.isAlive()) { // nobody else who listens there has answered
                        return;
                    }
                } catch (MongoException _) {
                    if (System.nanoTime() > until) {
                        throw new Refused("--store mongod: it did not answer within " + LONGEST_START.toSeconds()
                                + " s. " + lastWords());
                    }
                }
            }
        }
        throw new Refused("--store mongod: " + howItEnded(process) + " before it answered. " + lastWords());
    }

    /// Tells once it has ended and was not asked to.
    void whenLost(Consumer<String> told) {
        process.onExit().thenAccept(it -> {
            if (!closing) {
                told.accept(howItEnded(it) + ", and the newsroom ends without it. " + lastWords());
            }
        });
    }

    String connectionString(String database) {
        // What it has acknowledged has to be with the operating system, or it would be lost with the process.
        return "mongodb://127.0.0.1:" + port + "/" + database + "?journal=true";
    }

    /// What is shown of it.
    String address() {
        return "mongodb://127.0.0.1:" + port + "/";
    }

    /// Asks it to end, and waits until it has.
    @Override
    public void close() {
        closing = true;
        if (!end(process.toHandle())) {
            throw new IllegalStateException("mongod (process " + process.pid() + ") does not end");
        }
    }

    /// Ends one that was left behind by a newsroom that was killed. Its data are nobody else's: whoever calls this
    /// has the folder.
    ///
    /// @throws Refused if it does not end
    static void endLeftOver(Path data) {
        leftOver(data).ifPresent(it -> {
            if (!end(it)) {
                throw new Refused("A mongod (process " + it.pid() + ") still runs on " + data.resolve("mongod")
                        + " and does not end. Stop it first.");
            }
        });
        try {
            Files.deleteIfExists(noteIn(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The number of a process may be another's after a while; the folder among its arguments is not.
    private static Optional<ProcessHandle> leftOver(Path data) {
        try {
            var note = noteIn(data);
            if (!Files.exists(note)) {
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(Files.readString(note).strip()))
                    .filter(it -> it.info()
                            .arguments()
                            .map(arguments -> List.of(arguments)
                                    .contains(data.resolve("mongod").toString()))
                            .orElse(false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Path noteIn(Path data) {
        return data.resolve("mongod.pid");
    }

    /// @return whether it has ended
    private static boolean end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException _) {
            return false;
        }
    }

    private static String howItEnded(Process process) {
        var value = process.exitValue();
        return value > 128
                ? "mongod was ended by the signal " + (value - 128)
                : "mongod ended by itself (exit value " + value + ")";
    }

    /// The end of what it has said since this start.
    private String lastWords() {
        try (var said = Files.newByteChannel(log)) {
            var most = (long) LAST_LINES * LONGEST_LINE;
            said.position(Math.max(logBegins, said.size() - most));
            var bytes = java.nio.ByteBuffer.allocate((int) most);
            while (bytes.hasRemaining() && said.read(bytes) >= 0) {
                // until it is full or there is no more
            }
            var lines = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                    .lines()
                    .map(it -> it.length() > LONGEST_LINE ? it.substring(0, LONGEST_LINE) + "…" : it)
                    .toList();
            return lines.isEmpty()
                    ? "It said nothing."
                    : "The last it said, of what is in " + log + ":\n"
                            + String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "What it said is in " + log + ".";
        }
    }
}
