package newsroom.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// A real Kafka broker (KRaft, its own controller) in this JVM, reachable on the loopback address only, for as long as
/// it is open. One process at a time has the folder.
///
/// A record it confirmed outlives the process, however that ends, because the operating system has it by then. The disk
/// has it a second later: a power cut may take that last second. Who cannot bear that runs a cluster.
public final class EmbeddedBroker implements AutoCloseable {
    private static final int NODE = 1;
    private static final String HOST = "127.0.0.1";
    private static final String CONTROLLER = "CONTROLLER";
    private static final int LARGEST_MESSAGE = Topics.LARGEST_MESSAGE + (1 << 20);

    /// A listener beside the usual one, on the loopback address too.
    ///
    /// @param name of the listener, in capitals
    /// @param port on which it listens
    /// @param advertised the port that clients who come this way are sent to, where something may stand between
    public record Way(String name, int port, int advertised) {}

    private final KafkaRaftServer server;
    private final FolderLock lock;
    private final int port;

    private EmbeddedBroker(KafkaRaftServer server, FolderLock lock, int port) {
        this.server = server;
        this.lock = lock;
        this.port = port;
    }

    /// Starts a broker on a folder, which is made when it is missing, and a port; 0 picks a free one. Returns when it
    /// takes requests.
    ///
    /// @throws BrokerUnavailable if the folder is in use, cannot be read or written, or the port is taken
    public static EmbeddedBroker start(Path folder, int port) {
        return start(folder, port, List.of());
    }

    /// Like [#start(Path, int)], for clients too that reach the broker by other ways.
    public static EmbeddedBroker start(Path folder, int port, List<Way> ways) {
        var lock = FolderLock.take(folder);
        try {
            var listening = free(port);
            format(folder);
            return new EmbeddedBroker(startServer(folder, listening, free(0), ways), lock, listening);
        } catch (BrokerUnavailable e) {
            lock.close();
            throw e;
        } catch (Exception e) {
            lock.close();
            throw new BrokerUnavailable("The broker in " + folder + " cannot be started: " + e.getMessage(), e);
        }
    }

    /// The port it listens on.
    public int port() {
        return port;
    }

    /// Where a client finds it.
    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    /// Hands over what is in memory to the disk and stops.
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        lock.close();
    }

    private static KafkaRaftServer startServer(Path folder, int port, int controllerPort, List<Way> ways) {
        var settings = settings(folder, port, controllerPort);
        for (var way : ways) {
            settings.merge("listeners", address(way.name(), way.port()), EmbeddedBroker::and);
            settings.merge("advertised.listeners", address(way.name(), way.advertised()), EmbeddedBroker::and);
            settings.merge("listener.security.protocol.map", way.name() + ":PLAINTEXT", EmbeddedBroker::and);
        }
        var server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        try {
            server.startup();
            return server;
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
    }

    private static String address(String listener, int port) {
        return listener + "://" + HOST + ":" + port;
    }

    private static String and(String some, String one) {
        return some + "," + one;
    }

    private static int free(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BrokerUnavailable("The broker cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    private static void format(Path folder) throws Exception {
        if (Files.exists(folder.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
            return;
        }
        try (var silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            var formatter = new Formatter()
                    .setPrintStream(silence)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(NODE)
                    .setControllerListenerName(CONTROLLER)
                    .setMetadataLogDirectory(folder.toString())
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION);
            formatter.addDirectory(folder.toString());
            formatter.run();
        }
    }

    private static Map<String, String> settings(Path folder, int port, int controllerPort) {
        var settings = new HashMap<String, String>();
        var listeners = "PLAINTEXT://%s:%d,%s://%s:%d".formatted(HOST, port, CONTROLLER, HOST, controllerPort);
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE));
        settings.put("controller.quorum.voters", NODE + "@" + HOST + ":" + controllerPort);
        settings.put("listeners", listeners);
        settings.put("advertised.listeners", listeners);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("listener.security.protocol.map", CONTROLLER + ":PLAINTEXT,PLAINTEXT:PLAINTEXT");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("log.dirs", folder.toString());

        settings.put("auto.create.topics.enable", "false");
        settings.put("message.max.bytes", String.valueOf(LARGEST_MESSAGE));
        settings.put("replica.fetch.max.bytes", String.valueOf(LARGEST_MESSAGE));
        settings.put("log.message.timestamp.type", "CreateTime");
        settings.put("group.initial.rebalance.delay.ms", "0");

        // One node keeps one copy.
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");

        // After a kill the controller waits for the session of the one that was killed to end.
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");

        // What the operating system holds goes to the disk within a second.
        settings.put("log.flush.interval.ms", "1000");
        settings.put("log.flush.scheduler.interval.ms", "1000");

        // A newsroom's traffic is small, and so is its machine.
        settings.put("num.partitions", "1");
        settings.put("offsets.topic.num.partitions", "3");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "2");
        settings.put("log.cleaner.threads", "1");
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(8 << 20));
        settings.put("log.index.size.max.bytes", String.valueOf(1 << 20));
        settings.put("log.segment.bytes", String.valueOf(128 << 20));
        settings.put("metadata.max.idle.interval.ms", "5000");
        return settings;
    }
}
