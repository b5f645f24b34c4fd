package newsroom.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import newsroom.editorial.EditorialService;
import newsroom.identity.Role;
import newsroom.publication.PublicationService;
import newsroom.submission.SubmissionService;
import newsroom.testing.TestTokens;
import newsroom.testing.process.BrokerProgram;
import newsroom.testing.process.JavaProcess;
import newsroom.testing.process.JavaProcess.Program;
import newsroom.testing.process.Ports;
import newsroom.testing.process.StoreProgram;
import newsroom.testing.process.TcpProxy;

/// A newsroom whose broker, store and services are processes of their own, so that one of them can end alone. Between
/// the editorial service and the broker is a wire that can be held up.
final class PartedNewsroom implements Newsroom, AutoCloseable {

    enum Part {
        STORE(StoreProgram.class),
        BROKER(BrokerProgram.class),
        SUBMISSION(SubmissionService.class),
        EDITORIAL(EditorialService.class),
        PUBLICATION(PublicationService.class);

        private final Class<?> main;

        Part(Class<?> main) {
            this.main = main;
        }

        String spelling() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static final Duration LONGEST_START = Duration.ofSeconds(120);

    private final TestTokens tokens = TestTokens.start();
    private final Map<Part, Integer> ports = new EnumMap<>(Part.class);
    private final Map<Part, JavaProcess> processes = new EnumMap<>(Part.class);
    private final int wiredPort = Ports.free();
    private final TcpProxy wire = TcpProxy.to(wiredPort);
    private final Path folder;

    private PartedNewsroom() throws IOException {
        folder = Files.createTempDirectory("parted-newsroom");
        for (var part : Part.values()) {
            ports.put(part, Ports.free());
        }
    }

    /// Starts all of it, and waits until it answers.
    static PartedNewsroom start() {
        try {
            var newsroom = new PartedNewsroom();
            for (var parts : List.of(
                    List.of(Part.STORE, Part.BROKER), List.of(Part.SUBMISSION, Part.EDITORIAL, Part.PUBLICATION))) {
                parts.forEach(it -> newsroom.launch(it, Map.of()));
                parts.forEach(newsroom::awaitReady);
            }
            return newsroom;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The wire between the editorial service and the broker.
    TcpProxy wire() {
        return wire;
    }

    String broker() {
        return "127.0.0.1:" + port(Part.BROKER);
    }

    void kill(Part part) {
        process(part).kill();
    }

    /// Starts a part that ended, on the same data and the same port, and waits until it answers.
    ///
    /// @param environment what to add to that of the tests
    void start(Part part, Map<String, String> environment) {
        process(part).close();
        launch(part, environment);
        awaitReady(part);
    }

    @Override
    public Client submission() {
        return client(Part.SUBMISSION);
    }

    @Override
    public Client editorial() {
        return client(Part.EDITORIAL);
    }

    @Override
    public Client publication() {
        return client(Part.PUBLICATION);
    }

    @Override
    public String as(String name, Role role) {
        var languages = role == Role.TRANSLATOR ? RunningNewsroom.LANGUAGES : List.<String>of();
        return "Bearer " + tokens.token(name + "-" + role.spelling(), List.of(role.spelling()), languages);
    }

    @Override
    public void close() {
        processes.values().forEach(JavaProcess::close);
        wire.close();
        tokens.close();
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(it -> it.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Client client(Part part) {
        return new Client("http://127.0.0.1:" + port(part));
    }

    private void launch(Part part, Map<String, String> environment) {
        processes.put(
                part,
                JavaProcess.start(new Program(
                        part.spelling(),
                        part.main,
                        List.of(),
                        List.of("-Xmx384m"),
                        arguments(part),
                        environment,
                        folder.resolve("logs/" + part.spelling() + ".log"))));
    }

    private List<String> arguments(Part part) {
        var data = folder.resolve(part.spelling()).toString();
        var port = Integer.toString(port(part));
        return switch (part) {
            case STORE -> List.of(data, port);
            case BROKER -> List.of(data, port, "EDITORIAL:" + wiredPort + ":" + wire.port());
            case SUBMISSION, EDITORIAL, PUBLICATION -> {
                var all = new ArrayList<>(List.of(
                        "--server.port=" + port,
                        "--management.server.port=" + Ports.free(),
                        "--newsroom.kafka=" + (part == Part.EDITORIAL ? "127.0.0.1:" + wire.port() : broker()),
                        "--newsroom.identity=" + tokens.issuer(),
                        "--spring.mongodb.uri=mongodb://127.0.0.1:" + port(Part.STORE) + "/" + part.spelling(),
                        "--newsroom.timers.every=1s",
                        // the events of one that was killed do not wait long for the next
                        "--spring.cloud.stream.kafka.binder.consumer-properties.session.timeout.ms=6000"));
                if (part == Part.SUBMISSION) {
                    all.add("--newsroom.submission.receipt-key=" + "k".repeat(40));
                }
                yield all;
            }
        };
    }

    private void awaitReady(Part part) {
        await(part.spelling())
                .atMost(LONGEST_START)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    if (!process(part).isAlive()) {
                        throw new AssertionError(
                                part + " did not start:\n" + process(part).lastWords());
                    }
                    return answers(part);
                });
    }

    private boolean answers(Part part) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port(part))) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private int port(Part part) {
        return ports.getOrDefault(part, 0);
    }

    private JavaProcess process(Part part) {
        return java.util.Objects.requireNonNull(processes.get(part));
    }
}
