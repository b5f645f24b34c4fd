package newsroom.launcher;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import newsroom.broker.EmbeddedBroker;
import newsroom.broker.Topics;
import newsroom.editorial.EditorialService;
import newsroom.identity.IdentityService;
import newsroom.publication.PublicationService;
import newsroom.store.EmbeddedStore;
import newsroom.submission.SubmissionService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/// The whole newsroom in this process: broker, store, identity and the three services, with its data in one folder.
public final class Newsroom implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Newsroom.class);

    /// Sets the epoch of the store, where it is more than the folder says.
    static final String EPOCH_VARIABLE = "NEWSROOM_EPOCH";

    /// Where the services find their documents.
    ///
    /// @param database the connection string of the database of a name
    /// @param shown what is told to others, without a password
    private record Store(UnaryOperator<String> database, String shown) {}

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final TreeMap<String, String> addresses = new TreeMap<>();
    private final DataFolder data;
    private boolean stopping;
    private @Nullable String lost;
    private final Lock closing = new ReentrantLock();

    private Newsroom(DataFolder data) {
        this.data = data;
    }

    /// Starts everything and returns when all of it answers. It stops when the process is told to end.
    ///
    /// @throws Refused if something stands in the way that whoever asked can change
    static Newsroom start(DataFolder data, Options asked) {
        var began = System.nanoTime();
        data.checkStoreKind(asked.store().kind());
        var options = asked.withPortsTried();
        var newsroom = new Newsroom(data);
        newsroom.tell("starting", "", 0);
        Runtime.getRuntime().addShutdownHook(new Thread(newsroom::close));
        try {
            newsroom.startParts(options);
        } catch (RuntimeException e) {
            newsroom.close();
            throw newsroom.causeOf(e);
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
        closing.lock();
        try {
            for (var part = next(); part != null; part = next()) {
                close(part);
            }
            data.close();
        } finally {
            closing.unlock();
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.err.println("While stopping: " + e);
        }
    }

    private synchronized @Nullable AutoCloseable next() {
        stopping = true;
        return parts.poll();
    }

    private void startParts(Options options) {
        var broker = new AtomicReference<String>();
        var store = new AtomicReference<Store>();
        var asked = epochOf(System.getenv());
        var epoch = data.epochOfAtLeast(asked);
        if (asked > 0 && asked < epoch) {
            log.warn("{} is {}, and these data have reached epoch {}, which holds", EPOCH_VARIABLE, asked, epoch);
        }
        atOnce(
                () -> broker.set(options.kafka().orElseGet(() -> {
                    var started = EmbeddedBroker.start(data.resolve("broker"), options.port(Part.BROKER));
                    keep(started);
                    return started.bootstrapServers();
                })),
                () -> store.set(store(options)));
        data.noteStoreKind(options.store().kind());
        Topics.create(broker.get());
        addresses.put(Part.BROKER.label(), broker.get());
        addresses.put(Part.STORE.label(), store.get().shown());
        var identity = "http://127.0.0.1:" + options.port(Part.IDENTITY);
        var publication = options.publicAddress().orElse("http://127.0.0.1:" + options.port(Part.PUBLICATION));
        var common = List.of(
                "--newsroom.kafka=" + broker.get(),
                "--newsroom.identity=" + identity,
                "--newsroom.submission-address=http://127.0.0.1:" + options.port(Part.SUBMISSION),
                "--newsroom.internal-key=" + data.secret("internal"),
                "--newsroom.epoch=" + epoch);
        var databases = store.get().database();
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
                                common,
                                databases,
                                "--newsroom.submission.receipt-key=" + data.secret("receipt")))),
                () -> keep(
                        Part.EDITORIAL,
                        options,
                        EditorialService.start(
                                arguments(Part.EDITORIAL, Part.EDITORIAL_MANAGEMENT, options, common, databases))),
                () -> keep(
                        Part.PUBLICATION,
                        options,
                        PublicationService.start(arguments(
                                Part.PUBLICATION,
                                Part.PUBLICATION_MANAGEMENT,
                                options,
                                common,
                                databases,
                                "--newsroom.publication.address=" + publication))));
        addresses.put("readers", publication);
    }

    private static String[] arguments(
            Part part,
            Part management,
            Options options,
            List<String> common,
            UnaryOperator<String> databases,
            String... more) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=" + options.port(part),
                "--management.server.port=" + options.port(management),
                "--spring.mongodb.uri=" + databases.apply(part.label())));
        arguments.addAll(common);
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private Store store(Options options) {
        return switch (options.store()) {
            case StoreChoice.Embedded() -> {
                var started = EmbeddedStore.start(data.resolve("store"), options.port(Part.STORE));
                keep(started);
                yield new Store(started::connectionString, started.connectionString());
            }
            case StoreChoice.ChildMongod() -> {
                var mongod = Mongod.launch(Mongod.onPath(), data.path(), options.port(Part.STORE));
                keep(mongod);
                mongod.awaitReady();
                mongod.whenLost(this::lose);
                yield new Store(mongod::connectionString, mongod.address());
            }
            case StoreChoice.Elsewhere(var address) -> {
                address.awaitAnswer(MongoAddress.LONGEST_SEARCH);
                yield new Store(address::withDatabase, address.toString());
            }
        };
    }

    /// What is known of the epoch beside what the folder says, or 0.
    static int epochOf(Map<String, String> environment) {
        var asked = environment.getOrDefault(EPOCH_VARIABLE, "0");
        if (!asked.matches("\\d{1,9}")) {
            throw new Refused(EPOCH_VARIABLE + " is '" + asked + "' and has to be a whole number.");
        }
        return Integer.parseInt(asked);
    }

    /// Without its store there is no newsroom.
    private void lose(String why) {
        synchronized (this) {
            if (stopping || lost != null) {
                return;
            }
            tell("failed", why, 0);
            lost = why;
        }
        log.error("{}", why);
        System.err.println(why);
        new Thread(() -> System.exit(1), "newsroom-without-store").start();
    }

    /// Why the start failed: whatever failed after the store was lost failed because of that.
    private synchronized RuntimeException causeOf(RuntimeException e) {
        return lost == null ? e : new Refused(lost);
    }

    private synchronized void keep(AutoCloseable part) {
        if (!stopping) {
            parts.push(part);
            return;
        }
        close(part);
        throw new Refused("The newsroom was stopped while it started.");
    }

    private synchronized void keep(Part part, Options options, ConfigurableApplicationContext context) {
        keep(context);
        addresses.put(part.label(), "http://127.0.0.1:" + options.port(part));
        for (var management : Part.values()) {
            if (management.name().equals(part.name() + "_MANAGEMENT")) {
                addresses.put(management.label(), "http://127.0.0.1:" + options.port(management));
            }
        }
    }

    private synchronized void tell(String state, String message, long millis) {
        if (lost != null) {
            return; // that it was lost remains the last word
        }
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
