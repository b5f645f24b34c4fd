package newsroom.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import newsroom.contracts.Topic;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Records that no service may trip over, and what has to become of them: each is tried on a real consumer, over the
/// broker and HTTP alone.
public final class Poison implements AutoCloseable {
    private static final int PARTITION = 5;
    private static final int LARGEST_RECORD = 8 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// One consumer of a service, and how to tell it something good.
    ///
    /// @param consumer its name, as parked events have it
    /// @param kind of the aggregate that tells the events, such as `draft`
    /// @param type of an event that it takes, and may take again and again
    /// @param article makes an article about which it can be told
    /// @param value of the event for an article
    /// @param taken whether the event has had its effect on an article
    public record Way(
            String consumer,
            Topic topic,
            String kind,
            String type,
            Supplier<UUID> article,
            Function<UUID, byte[]> value,
            Predicate<UUID> taken) {
        @Override
        public String toString() {
            return consumer;
        }
    }

    /// A steward's requests.
    @FunctionalInterface
    public interface Steward {
        /// Sends a request without a body and returns the body of the answer.
        String send(String method, String path);
    }

    /// What has to become of a record.
    private enum Fate {
        /// Listed under its aggregate and sequence.
        PARKED,
        /// Listed under its place on the topic.
        SET_ASIDE,
        /// Listed as one that waits.
        WAITING
    }

    private record Bad(
            String name,
            Fate fate,
            UUID article,
            @Nullable UUID key,
            Map<String, byte[]> headers,
            byte @Nullable [] value) {
        Bad with(String header, String text) {
            return with(header, text.getBytes(StandardCharsets.UTF_8));
        }

        Bad with(String header, byte[] bytes) {
            headers.put(header, bytes);
            return this;
        }

        Bad without(String header) {
            headers.remove(header);
            return this;
        }
    }

    private final Way way;
    private final Steward steward;
    private final KafkaProducer<byte[], byte[]> producer;

    public Poison(Way way, Steward steward) {
        this.way = way;
        this.steward = steward;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        EmbeddedStack.bootstrapServers(),
                        "max.request.size",
                        LARGEST_RECORD,
                        "linger.ms",
                        0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        takeRecordsOf(LARGEST_RECORD);
    }

    /// Sends every bad record once, looks for each where it has to be, and drops them all.
    public void isParkedOrSetAside() {
        var places = new TreeMap<String, Bad>();
        for (var bad : all()) {
            var offset = send(bad);
            places.put(
                    bad.fate() == Fate.SET_ASIDE
                            ? way.topic().address() + "-" + PARTITION + "@" + offset
                            : way.kind() + "/" + bad.article(),
                    bad);
        }
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(subjects("/parked?waiting=true")).containsAll(places.keySet()));
        for (var it : listed("/parked?waiting=true")) {
            var bad = places.get(String.valueOf(it.get("subject")));
            if (bad != null) {
                assertThat(it).as(bad.name()).containsEntry("consumer", way.consumer());
                assertThat(String.valueOf(it.get("cause"))).as(bad.name()).isNotBlank();
                assertThat(it.get("waiting")).as(bad.name()).isEqualTo(bad.fate() == Fate.WAITING);
                if (bad.fate() == Fate.PARKED) {
                    assertThat(it.get("sequence")).as(bad.name()).isEqualTo(1);
                    assertThat(steward.send("POST", "/parked/" + it.get("id") + "/redrive"))
                            .as(bad.name())
                            .contains("false");
                }
                steward.send("DELETE", "/parked/" + it.get("id"));
            }
        }
        assertThat(subjects("/parked")).doesNotContainAnyElementsOf(places.keySet());
    }

    /// Sends an event of an article that the service has never heard of, where that cannot be.
    public void ofAnUnknownArticleIsParked() {
        var article = UUID.randomUUID();
        send(record(article, 1, way.value().apply(article)));
        var subject = way.kind() + "/" + article;
        await().atMost(PATIENCE).until(() -> subjects("/parked").contains(subject));
        steward.send("DELETE", "/parked/" + idOf(subject));
    }

    /// Sends what a consumer does not know, and then what it does.
    public void isPassedOver() {
        for (var type : List.of("com.example.something.v1", way.type().replaceAll("v1$", "v2"))) {
            var article = way.article().get();
            send(record(article, 1, "{}".getBytes(StandardCharsets.UTF_8)).with("ce_type", type));
            send(record(article, 2, "[".getBytes(StandardCharsets.UTF_8)).with("ce_type", type));
            send(record(article, 3, way.value().apply(article)));
            await().atMost(PATIENCE).until(() -> way.taken().test(article));
        }
    }

    /// Measures how long good events of others take on a partition to which poison keeps coming.
    public void othersFlowWithinASecond() {
        var articles = new ArrayList<UUID>();
        for (int i = 0; i < 10; i++) {
            articles.add(way.article().get());
        }
        var took = new ArrayList<Duration>();
        var round = all();
        try (var poisoner = Executors.newSingleThreadScheduledExecutor()) {
            var next = new int[1];
            poisoner.scheduleAtFixedRate(() -> send(round.get(next[0]++ % round.size())), 0, 15, TimeUnit.MILLISECONDS);
            for (var article : articles) {
                var sent = System.nanoTime();
                send(record(article, 1, way.value().apply(article)));
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(10))
                        .until(() -> way.taken().test(article));
                took.add(Duration.ofNanos(System.nanoTime() - sent));
            }
            poisoner.shutdownNow();
        }
        // One in ten may meet a machine that is busy with something else.
        assertThat(took.stream().sorted().limit(9))
                .allSatisfy(it -> assertThat(it).isLessThan(Duration.ofSeconds(1)));
        dropAll();
    }

    /// A bad event stops one article; a steward re-drives it in vain and drops it, while it, and good ones behind it,
    /// keep coming.
    public void aStewardGoesOnWhileMoreComes() {
        var article = way.article().get();
        var subject = way.kind() + "/" + article;
        var bad = record(article, 1, "{".getBytes(StandardCharsets.UTF_8));
        var sequence = new long[] {1};
        try (var teller = Executors.newSingleThreadScheduledExecutor()) {
            teller.scheduleAtFixedRate(
                    () -> {
                        send(bad);
                        send(record(article, ++sequence[0], way.value().apply(article)));
                    },
                    0,
                    20,
                    TimeUnit.MILLISECONDS);
            await().atMost(PATIENCE)
                    .until(() -> listed("/parked?waiting=true").stream()
                                    .filter(it -> subject.equals(it.get("subject")))
                                    .filter(it -> Boolean.TRUE.equals(it.get("waiting")))
                                    .count()
                            >= 3);
            for (int i = 0; i < 5; i++) {
                assertThat(steward.send("POST", "/parked/" + idOf(subject) + "/redrive"))
                        .contains("false");
            }
            assertThat(way.taken().test(article)).isFalse();
            steward.send("DELETE", "/parked/" + idOf(subject));
            await().atMost(PATIENCE).until(() -> way.taken().test(article));
            teller.shutdownNow();
        }
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(subjects("/parked?waiting=true")).doesNotContain(subject));
    }

    private String idOf(String subject) {
        return listed("/parked").stream()
                .filter(it -> subject.equals(it.get("subject")))
                .map(it -> String.valueOf(it.get("id")))
                .findFirst()
                .orElseThrow();
    }

    private List<Bad> all() {
        var all = new ArrayList<Bad>();
        Map.of(
                        "bad JSON", "{",
                        "no object", "[]",
                        "null as JSON", "null",
                        "nothing", "",
                        "an object without fields", "{}",
                        "a text", "\"text\"",
                        "no UTF-8", "{\"articleId\":\"\u00ff\"}")
                .forEach((name, json) -> all.add(bad(name, Fate.PARKED, json.getBytes(StandardCharsets.ISO_8859_1))));
        all.add(bad("no value", Fate.PARKED, null));
        all.add(bad("UTF-32 of a strange order", Fate.PARKED, new byte[] {0, 0, -1, -2, 0, 0, 0, 0}));
        all.add(bad("deep", Fate.PARKED, ("{\"articleId\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8)));
        all.add(bad(
                "deep where nobody looks",
                Fate.PARKED,
                ("{\"unknown\":" + "{\"a\":".repeat(100_000)).getBytes(StandardCharsets.UTF_8)));
        all.add(bad("5 MB", Fate.PARKED, ("{\"articleId\":\"" + "x".repeat(5 << 20)).getBytes(StandardCharsets.UTF_8)));
        all.add(bad("about another article", Fate.PARKED, way.value().apply(UUID.randomUUID())));

        all.add(withKey(bad("no key"), null));
        all.add(withKey(bad("the key of another article"), UUID.randomUUID()));
        for (var header : record(UUID.randomUUID(), 1, null).headers().keySet()) {
            all.add(bad("without " + header).without(header));
            all.add(bad(header + " not in UTF-8").with(header, new byte[] {'a', (byte) 0xc3, '('}));
        }
        var other = UUID.randomUUID();
        for (var subject :
                List.of("", "/", way.kind(), way.kind() + "/" + other, "$set/" + other, "x".repeat(100_000))) {
            all.add(bad("the subject " + subject.substring(0, Math.min(20, subject.length())))
                    .with("ce_subject", subject));
        }
        for (var sequence : List.of("0", "-1", "one", "", "1.5", "99999999999999999999")) {
            all.add(bad("the sequence " + sequence).with("ce_sequence", sequence));
        }
        all.add(bad("the epoch 0").with("ce_epoch", "0"));
        all.add(bad("the time yesterday").with("ce_time", "yesterday"));
        all.add(bad("a huge sequence", Fate.WAITING, "{}".getBytes(StandardCharsets.UTF_8))
                .with("ce_sequence", String.valueOf(Long.MAX_VALUE)));
        return all;
    }

    private Bad bad(String name) {
        return bad(name, Fate.SET_ASIDE, "{}".getBytes(StandardCharsets.UTF_8));
    }

    private Bad bad(String name, Fate fate, byte @Nullable [] value) {
        var article = UUID.randomUUID();
        return new Bad(name, fate, article, article, record(article, 1, null).headers(), value);
    }

    private static Bad withKey(Bad bad, @Nullable UUID key) {
        return new Bad(bad.name(), bad.fate(), bad.article(), key, bad.headers(), bad.value());
    }

    private Bad record(UUID article, long sequence, byte @Nullable [] value) {
        var none = new Bad("good", Fate.PARKED, article, article, new TreeMap<>(), value);
        return none.with("ce_specversion", "1.0")
                .with("ce_id", UUID.randomUUID().toString())
                .with("ce_source", "urn:veche:test")
                .with("ce_type", way.type())
                .with("ce_subject", way.kind() + "/" + article)
                .with("ce_time", "2026-05-01T12:00:00Z")
                .with("ce_epoch", "1")
                .with("ce_sequence", Long.toString(sequence))
                .with("content-type", "application/json");
    }

    private long send(Bad bad) {
        var key = bad.key() == null ? null : bad.key().toString().getBytes(StandardCharsets.UTF_8);
        var record = new ProducerRecord<>(way.topic().address(), PARTITION, key, bad.value());
        bad.headers().forEach((name, value) -> record.headers().add(name, value));
        try {
            return producer.send(record).get().offset();
        } catch (ExecutionException e) {
            throw new IllegalStateException(bad.name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<String> subjects(String path) {
        return listed(path).stream()
                .map(it -> String.valueOf(it.get("subject")))
                .toList();
    }

    private List<Map<String, Object>> listed(String path) {
        return JsonPath.read(steward.send("GET", path), "$[*]");
    }

    private void dropAll() {
        await().atMost(PATIENCE).until(() -> {
            var mine = listed("/parked").stream()
                    .filter(it -> way.consumer().equals(it.get("consumer")))
                    .toList();
            mine.parallelStream().forEach(it -> steward.send("DELETE", "/parked/" + it.get("id")));
            return mine.isEmpty();
        });
    }

    private void takeRecordsOf(int bytes) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", EmbeddedStack.bootstrapServers()))) {
            var topic =
                    new ConfigResource(ConfigResource.Type.TOPIC, way.topic().address());
            var change = new AlterConfigOp(
                    new ConfigEntry("max.message.bytes", String.valueOf(bytes)), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(topic, List.of(change))).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        takeRecordsOf(4 << 20);
        producer.close();
    }
}
