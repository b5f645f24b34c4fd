package newsroom.launcher;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import newsroom.broker.EmbeddedBroker;
import newsroom.broker.Topics;
import newsroom.editorial.EditorialService;
import newsroom.identity.IdentityService;
import newsroom.publication.PublicationService;
import newsroom.store.EmbeddedStore;
import newsroom.submission.SubmissionService;
import org.springframework.context.ConfigurableApplicationContext;

/// The whole newsroom in this process: broker, store, identity and the three services, with its data in one folder.
public final class Newsroom implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final TreeMap<String, String> addresses = new TreeMap<>();
    private final DataFolder data;

    private Newsroom(DataFolder data) {
        this.data = data;
    }

    /// Starts everything and returns when all of it answers.
    ///
    /// @throws Refused if something stands in the way that whoever asked can change
    static Newsroom start(DataFolder data, Options asked) {
        var began = System.nanoTime();
        var options = asked.withPortsTried();
        var newsroom = new Newsroom(data);
        newsroom.tell("starting", "", 0);
        try {
            newsroom.startParts(options);
        } catch (RuntimeException e) {
            newsroom.close();
            throw e;
        }
        newsroom.tell("ready", "", (System.nanoTime() - began) / 1_000_000);
        return newsroom;
    }

    Running running() {
        return Running.read(data.path()).orElseThrow();
    }

    /// Stops everything in the reverse order. What was not sent yet is sent after the next start.
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                System.err.println("While stopping: " + e);
            }
        }
        data.close();
    }

    private void startParts(Options options) {
        var broker = new String[1];
        var store = new java.util.concurrent.atomic.AtomicReference<Function<String, String>>();
        atOnce(
                () -> broker[0] = options.kafka().orElseGet(() -> {
                    var started = EmbeddedBroker.start(data.resolve("broker"), options.port(Part.BROKER));
                    keep(started);
                    return started.bootstrapServers();
                }),
                () -> store.set(options.store()
                        .<Function<String, String>>map(Newsroom::databaseOf)
                        .orElseGet(() -> {
                            var started = EmbeddedStore.start(data.resolve("store"), options.port(Part.STORE));
                            keep(started);
                            return started::connectionString;
                        })));
        Topics.create(broker[0]);
        addresses.put(Part.BROKER.label(), broker[0]);
        addresses.put(Part.STORE.label(), store.get().apply(""));
        var identity = "http://127.0.0.1:" + options.port(Part.IDENTITY);
        var publication = options.publicAddress().orElse("http://127.0.0.1:" + options.port(Part.PUBLICATION));
        var databases = store.get();
        atOnce(
                () -> keep(
                        Part.IDENTITY,
                        options,
                        IdentityService.start(
                                "--server.port=" + options.port(Part.IDENTITY),
                                "--newsroom.identity.issuer=" + identity,
                                "--newsroom.identity.folder=" + data.resolve("identity"))),
                () -> keep(
                        Part.SUBMISSION,
                        options,
                        SubmissionService.start(arguments(
                                Part.SUBMISSION,
                                Part.SUBMISSION_MANAGEMENT,
                                options,
                                broker[0],
                                identity,
                                databases,
                                "--newsroom.submission.receipt-key=" + data.secret("receipt")))),
                () -> keep(
                        Part.EDITORIAL,
                        options,
                        EditorialService.start(arguments(
                                Part.EDITORIAL, Part.EDITORIAL_MANAGEMENT, options, broker[0], identity, databases))),
                () -> keep(
                        Part.PUBLICATION,
                        options,
                        PublicationService.start(arguments(
                                Part.PUBLICATION,
                                Part.PUBLICATION_MANAGEMENT,
                                options,
                                broker[0],
                                identity,
                                databases,
                                "--newsroom.publication.address=" + publication))));
        addresses.put("readers", publication);
    }

    private static String[] arguments(
            Part part,
            Part management,
            Options options,
            String broker,
            String identity,
            Function<String, String> databases,
            String... more) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=" + options.port(part),
                "--management.server.port=" + options.port(management),
                "--newsroom.kafka=" + broker,
                "--newsroom.identity=" + identity,
                "--spring.mongodb.uri=" + databases.apply(part.label())));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    /// The connection string of a server with the name of a database put in.
    private static Function<String, String> databaseOf(String server) {
        return database -> {
            var uri = URI.create(server);
            return server.replace(uri.getRawAuthority() + uri.getRawPath(), uri.getRawAuthority() + "/" + database);
        };
    }

    private synchronized void keep(AutoCloseable part) {
        parts.push(part);
    }

    private synchronized void keep(Part part, Options options, ConfigurableApplicationContext context) {
        parts.push(context);
        addresses.put(part.label(), "http://127.0.0.1:" + options.port(part));
        for (var management : Part.values()) {
            if (management.name().equals(part.name() + "_MANAGEMENT")) {
                addresses.put(management.label(), "http://127.0.0.1:" + options.port(management));
            }
        }
    }

    private void tell(String state, String message, long millis) {
        new Running(ProcessHandle.current().pid(), state, message, millis, addresses).write(data.path());
    }

    /// Runs these side by side and fails as the first of them that fails.
    private static void atOnce(Runnable... starts) {
        try (var threads = Executors.newCachedThreadPool()) {
            var all = new ArrayList<java.util.concurrent.Future<?>>();
            for (var start : starts) {
                all.add(threads.submit(start));
            }
            for (var one : all) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("The start was interrupted");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
