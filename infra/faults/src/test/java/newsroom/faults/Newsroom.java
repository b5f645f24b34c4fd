package newsroom.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import newsroom.contracts.Topic;
import newsroom.testing.TestTokens;
import newsroom.testing.process.BrokerProgram;
import newsroom.testing.process.JavaProcess.Program;
import newsroom.testing.process.Ports;
import newsroom.testing.process.StoreProgram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// A newsroom whose broker, store and services are processes of their own, with a wire between any two of them that
/// can be cut.
final class Newsroom implements AutoCloseable {

    /// How long a claim holds: short enough that many end in a storm.
    static final long LEASE_SECONDS = 4;

    /// How services are run other than usual.
    ///
    /// @param classes what stands before the newsroom's own on the class path
    /// @param properties that win over the usual ones
    record Variant(List<Path> classes, Map<String, String> properties) {
        static final Variant USUAL = new Variant(List.of(), Map.of());

        Variant {
            classes = List.copyOf(classes);
            properties = Map.copyOf(properties);
        }
    }

    private final Path folder;
    private final Variant variant;
    private final TestTokens tokens = TestTokens.start();
    private final Map<Service, List<Wiring>> wirings = new EnumMap<>(Service.class);
    private final Map<Service, List<Instance>> instances = new EnumMap<>(Service.class);
    private final Map<String, Map<String, String>> environments = new java.util.concurrent.ConcurrentHashMap<>();
    private final List<Disk> disks;
    private final Part broker;
    private final Part store;

    private Newsroom(Path folder, Variant variant, int ofEach) {
        this.folder = folder;
        this.variant = variant;
        this.disks = List.of(Disk.mount(folder.resolve("store")), Disk.mount(folder.resolve("broker")));
        var storePort = Ports.free();
        var ways = new ArrayList<String>();
        for (var service : Service.values()) {
            for (int number = 1; number <= ofEach; number++) {
                var wiring = Wiring.of(storePort);
                wirings.computeIfAbsent(service, _ -> new ArrayList<>()).add(wiring);
                ways.add(service + "_" + number + ":" + wiring.brokerPort() + ":"
                        + wiring.broker().port());
            }
        }
        store = new Part("store", storePort, () -> storeProgram(storePort)) {};
        var brokerPort = Ports.free();
        broker = new Part("broker", brokerPort, () -> brokerProgram(brokerPort, ways)) {};
    }

    private void startServices() {
        store.awaitReady();
        broker.awaitReady();
        keepEverything();
        wirings.forEach((service, all) -> {
            var started = new ArrayList<Instance>();
            for (var wiring : all) {
                var name = service.spelling() + "-" + (started.size() + 1);
                started.add(new Instance(service, name, wiring, () -> serviceProgram(service, name, wiring)));
            }
            instances.put(service, started);
        });
        all().forEach(Part::awaitReady);
    }

    /// What a topic has forgotten nobody can check. A topic that is compacted forgets as soon as an hour is full, or a
    /// clock that is ahead says so; here it waits until the storm is long over.
    private void keepEverything() {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, Topic.EDITIONS.address());
        var day = Long.toString(Duration.ofDays(1).toMillis());
        var changes = Stream.of(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG)
                .map(it -> new AlterConfigOp(new ConfigEntry(it, day), AlterConfigOp.OpType.SET))
                .toList();
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            await("the topics, which the broker's program makes once it answers")
                    .atMost(Duration.ofMinutes(1))
                    .ignoreExceptionsMatching(it -> it.getCause() instanceof UnknownTopicOrPartitionException)
                    .until(() -> {
                        admin.incrementalAlterConfigs(Map.of(topic, changes))
                                .all()
                                .get();
                        return true;
                    });
        }
    }

    /// Starts a newsroom with one or two instances of each service, and waits until all of it answers.
    ///
    /// @param name of the folder under `target/faults` where its logs stay
    static Newsroom start(String name, Variant variant, int ofEach) {
        var folder = Path.of("target", "faults", name).toAbsolutePath();
        delete(folder);
        var newsroom = new Newsroom(folder, variant, ofEach);
        try {
            newsroom.startServices();
            return newsroom;
        } catch (Throwable e) {
            newsroom.close();
            throw e;
        }
    }

    Part broker() {
        return broker;
    }

    Part store() {
        return store;
    }

    TestTokens tokens() {
        return tokens;
    }

    List<Instance> instances(Service service) {
        return List.copyOf(instances.getOrDefault(service, List.of()));
    }

    Instance first(Service service) {
        return instances(service).getFirst();
    }

    /// Every instance of every service.
    List<Instance> all() {
        return instances.values().stream().flatMap(List::stream).toList();
    }

    /// Where to look from outside, past every wire.
    String bootstrapServers() {
        return "127.0.0.1:" + broker.port();
    }

    String storeAddress() {
        return "mongodb://127.0.0.1:" + store.port();
    }

    Path folder() {
        return folder;
    }

    /// Whether store and broker have small disks, which can be filled.
    boolean hasDisksOfItsOwn() {
        return disks.stream().allMatch(Disk::isMounted);
    }

    /// From its next start on, the instance runs with this in its environment.
    void environment(Instance instance, Map<String, String> environment) {
        environments.put(instance.name(), environment);
    }

    /// Everything runs again that should, and every wire is whole.
    void heal() {
        all().forEach(it -> it.wiring().heal());
        for (var part : List.of(store, broker)) {
            part.process().resume();
            part.start();
            part.awaitReady();
        }
        all().forEach(it -> it.process().resume());
        all().forEach(Part::start);
        all().forEach(Part::awaitReady);
    }

    @Override
    public void close() {
        all().forEach(Part::close);
        broker.close();
        store.close();
        tokens.close();
        disks.forEach(Disk::close);
    }

    private Program storeProgram(int port) {
        return new Program(
                "store",
                StoreProgram.class,
                List.of(),
                List.of("-Xmx384m"),
                List.of(folder.resolve("store").toString(), Integer.toString(port)),
                environments.getOrDefault("store", Map.of()),
                folder.resolve("logs/store.log"));
    }

    private Program brokerProgram(int port, List<String> ways) {
        var arguments = new ArrayList<>(List.of(folder.resolve("broker").toString(), Integer.toString(port)));
        arguments.addAll(ways);
        return new Program(
                "broker",
                BrokerProgram.class,
                List.of(),
                List.of("-Xmx512m"),
                arguments,
                environments.getOrDefault("broker", Map.of()),
                folder.resolve("logs/broker.log"));
    }

    private Program serviceProgram(Service service, String name, Wiring wiring) {
        var properties = new TreeMap<>(Map.of(
                "server.port",
                Integer.toString(wiring.port()),
                "management.server.port",
                Integer.toString(wiring.management()),
                "newsroom.kafka",
                "127.0.0.1:" + wiring.broker().port(),
                "newsroom.identity",
                tokens.issuer(),
                "spring.mongodb.uri",
                "mongodb://127.0.0.1:" + wiring.store().port() + "/" + service.spelling(),
                "spring.main.sources",
                FailPoints.class.getName(),
                "newsroom.submission.receipt-key",
                "a secret that nobody else in this storm knows",
                "newsroom.editorial.lease",
                LEASE_SECONDS + "s",
                "newsroom.timers.every",
                "1s",
                "newsroom.publication.address",
                "http://news.example"));
        // A storm's people send more than they would in a year.
        properties.put("newsroom.submission.flood.drafts-at-once", "1000000");
        properties.put("newsroom.submission.flood.visits-at-once", "1000000");
        properties.put("newsroom.submission.flood.strangers-at-once", "1000000");
        properties.putAll(variant.properties());
        var arguments = properties.entrySet().stream()
                .map(it -> "--" + it.getKey() + "=" + it.getValue())
                .toList();
        return new Program(
                name,
                service.main(),
                variant.classes(),
                List.of("-Xmx256m"),
                arguments,
                environments.getOrDefault(name, Map.of()),
                folder.resolve("logs/" + name + ".log"));
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(it -> it.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
