package newsroom.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import newsroom.broker.EmbeddedBroker;
import newsroom.broker.Topics;
import newsroom.store.EmbeddedStore;

/// A broker with the newsroom's topics and a store, once for all tests of a JVM. Each starts with whoever first asks
/// for it, keeps its data in a temporary folder, and goes with the JVM.
///
/// The same tests run against others: `-Dveche.test.kafka=host:port` names a broker and
/// `-Dveche.test.mongodb=mongodb://host:port` a store that run already.
///
/// Tests share the topics: use keys of your own, and a database of your own by its name.
public final class EmbeddedStack {
    private EmbeddedStack() {}

    /// Where a driver finds a database, which comes into being with its first document.
    public static String mongoUri(String database) {
        var given = System.getProperty("veche.test.mongodb");
        return given == null ? Store.RUNNING.connectionString(database) : given + "/" + database;
    }

    /// Where a client finds the broker.
    public static String bootstrapServers() {
        return Broker.ADDRESS;
    }

    private static final class Store {
        static final EmbeddedStore RUNNING = start();

        private static EmbeddedStore start() {
            var folder = folder("store");
            var store = EmbeddedStore.start(folder, 0);
            atTheEnd(store::close, folder);
            return store;
        }
    }

    private static final class Broker {
        static final String ADDRESS = withTopics(System.getProperty("veche.test.kafka", ""));

        private static String withTopics(String given) {
            var address = given.isEmpty() ? start() : given;
            Topics.create(address);
            return address;
        }

        private static String start() {
            var folder = folder("broker");
            var broker = EmbeddedBroker.start(folder, 0);
            atTheEnd(broker::close, folder);
            return broker.bootstrapServers();
        }
    }

    private static Path folder(String name) {
        try {
            return Files.createTempDirectory("newsroom-" + name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void atTheEnd(Runnable close, Path folder) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            close.run();
            delete(folder);
        }));
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
