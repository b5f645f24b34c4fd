package newsroom.broker;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import newsroom.contracts.Topic;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// The topics of the newsroom on a broker: made before any service starts, and never changed behind anybody's back.
public final class Topics {
    /// The largest record that any topic takes.
    public static final int LARGEST_MESSAGE = 4 << 20;

    /// Into how many partitions each topic is divided.
    public static final int PARTITIONS = 12;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofMillis(50);

    private Topics() {}

    /// What was found and done.
    ///
    /// @param created the topics that were missing before
    /// @param differences where a topic that was there is not as the newsroom wants it
    public record Report(List<String> created, List<Difference> differences) {
        /// Keeps copies.
        public Report {
            created = List.copyOf(created);
            differences = List.copyOf(differences);
        }
    }

    /// One setting of an existing topic that is not as the newsroom wants it. Left as it is, for whoever runs the
    /// broker
    /// may have reasons.
    public record Difference(String topic, String setting, String wanted, String found) {
        @Override
        public String toString() {
            return "%s has %s=%s, the newsroom wants %s".formatted(topic, setting, found, wanted);
        }
    }

    /// Creates what is missing and compares what is there; creating twice, or two at once, is as good as once.
    ///
    /// @throws BrokerUnavailable if the broker does not answer or refuses
    public static Report create(String bootstrapServers) {
        var client = Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis());
        try (var admin = Admin.create(client)) {
            var created = createMissing(admin);
            awaitLeaders(admin, created);
            var differences = Stream.of(Topic.values())
                    .map(Topic::address)
                    .filter(topic -> !created.contains(topic))
                    .flatMap(topic -> differences(admin, topic).stream())
                    .toList();
            return new Report(created, differences);
        }
    }

    private static List<String> createMissing(Admin admin) {
        var wanted = Stream.of(Topic.values())
                .map(topic -> new NewTopic(topic.address(), Optional.of(PARTITIONS), Optional.empty())
                        .configs(settings(topic)))
                .toList();
        var created = new ArrayList<String>();
        admin.createTopics(wanted).values().forEach((topic, creation) -> {
            try {
                creation.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                created.add(topic);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new BrokerUnavailable("The topic " + topic + " cannot be created: " + e.getMessage(), e);
                }
            } catch (TimeoutException e) {
                throw new BrokerUnavailable("The broker does not answer", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BrokerUnavailable("Interrupted while creating topics", e);
            }
        });
        return created;
    }

    /// Who sends to a partition that has no leader yet may see later records taken before earlier ones. A leader knows
    /// how long its partition is.
    private static void awaitLeaders(Admin admin, List<String> topics) {
        var ends = topics.stream()
                .flatMap(topic ->
                        IntStream.range(0, PARTITIONS).mapToObj(partition -> new TopicPartition(topic, partition)))
                .collect(toMap(identity(), _ -> OffsetSpec.latest()));
        get(() -> admin.listOffsets(ends).all());
    }

    private static List<Difference> differences(Admin admin, String address) {
        var differences = new ArrayList<Difference>();
        var partitions = requireNonNull(
                        get(() -> admin.describeTopics(List.of(address)).allTopicNames())
                                .get(address))
                .partitions()
                .size();
        if (partitions != PARTITIONS) {
            differences.add(
                    new Difference(address, "partitions", String.valueOf(PARTITIONS), String.valueOf(partitions)));
        }
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, address);
        Config found = requireNonNull(
                get(() -> admin.describeConfigs(List.of(resource)).all()).get(resource));
        settings(topic(address)).forEach((setting, wanted) -> {
            var entry = found.get(setting);
            var value = entry == null ? "nothing" : entry.value();
            if (!wanted.equals(value)) {
                differences.add(new Difference(address, setting, wanted, value));
            }
        });
        return differences;
    }

    private static Topic topic(String address) {
        return Stream.of(Topic.values())
                .filter(topic -> topic.address().equals(address))
                .findFirst()
                .orElseThrow();
    }

    /// Asks until the broker has heard of the topics: the controller confirms a new one a moment before every broker
    /// knows it.
    private static <T> T get(Supplier<KafkaFuture<T>> question) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return question.get().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > until) {
                    throw new BrokerUnavailable("The broker does not answer: " + e.getMessage(), e);
                }
                LockSupport.parkNanos(BEFORE_ASKING_AGAIN.toNanos());
            } catch (TimeoutException e) {
                throw new BrokerUnavailable("The broker does not answer: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BrokerUnavailable("Interrupted while asking the broker", e);
            }
        }
    }

    private static Map<String, String> settings(Topic topic) {
        var settings = new TreeMap<String, String>();
        settings.put("max.message.bytes", String.valueOf(LARGEST_MESSAGE));
        settings.put("message.timestamp.type", "CreateTime");
        // A record has the time of its event, and no clock but the teller's decides whether that is true.
        settings.put("message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE));
        settings.putAll(
                switch (topic) {
                    case SUBMISSIONS, EDITORIAL, CONFIRMATIONS -> kept(Duration.ofDays(30));
                    case PUBLICATIONS -> kept(Duration.ofDays(365));
                    // What was withdrawn must be gone soon, and its tombstone seen by everyone.
                    case EDITIONS ->
                        Map.of(
                                "cleanup.policy", "compact",
                                "max.compaction.lag.ms", millis(Duration.ofHours(1)),
                                "segment.ms", millis(Duration.ofHours(1)),
                                "delete.retention.ms", millis(Duration.ofDays(30)));
                });
        return settings;
    }

    private static Map<String, String> kept(Duration time) {
        return Map.of("cleanup.policy", "delete", "retention.ms", millis(time));
    }

    private static String millis(Duration time) {
        return String.valueOf(time.toMillis());
    }
}
