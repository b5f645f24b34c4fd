package newsroom.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import newsroom.faults.Story.Habits;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/// Many articles go their ways at once while calamities strike, all drawn from one seed; and what came of it.
final class Storm {

    /// @param articles at most, as far as the time allows
    /// @param atOnce how many are on their way at the same time
    /// @param lasting how long calamities strike
    /// @param calamities from which to draw; one after the other, with some at the same time
    record Plan(long seed, int articles, int atOnce, Duration lasting, Habits habits, List<Calamity> calamities) {
        Plan {
            calamities = List.copyOf(calamities);
        }
    }

    private static final List<Check> CHECKS = List.of(
            new TopicCheck(),
            new TransitionCheck(),
            new DraftCheck(),
            new ClaimCheck(),
            new PublicationCheck(),
            new ReaderCheck(),
            new EffectCheck(),
            new QueueCheck());

    private static final Duration LAST_WORDS = Duration.ofSeconds(45);
    private static final int BROWSING = 3;
    private static final int MOST_LOOKS = 200;

    private final Newsroom newsroom;
    private final Plan plan;
    private final History history;
    private final Clients clients;
    private final Readers readers;
    private final Texts texts = new Texts();
    private final Map<Calamity, Integer> struck = new EnumMap<>(Calamity.class);

    Storm(Newsroom newsroom, Plan plan, Path file) {
        this.newsroom = newsroom;
        this.plan = plan;
        this.history = new History(file);
        this.clients = new Clients(newsroom, history, MOST_LOOKS);
        this.readers = new Readers(newsroom, clients);
    }

    /// Lets it rage and pass, and gathers the evidence.
    Evidence rage() throws Exception {
        var started = new AtomicInteger();
        var calm = new java.util.concurrent.CountDownLatch(1);
        try (var people = Executors.newVirtualThreadPerTaskExecutor();
                var writers = Executors.newFixedThreadPool(
                        plan.atOnce(), Thread.ofVirtual().factory())) {
            people.execute(readers::follow);
            for (int i = 0; i < BROWSING; i++) {
                var random = random(-1 - i);
                people.execute(() -> readers.browse(random));
            }
            for (int number = 1; number <= plan.articles(); number++) {
                var story = new Story(clients, newsroom.tokens(), texts, random(number), plan.habits(), number);
                writers.execute(() -> {
                    if (calm.getCount() > 0) {
                        started.incrementAndGet();
                        story.run();
                    }
                });
            }
            strike();
            calm.countDown();
            newsroom.heal();
            history.tell("the storm is over");
            writers.shutdown();
            if (!writers.awaitTermination(LAST_WORDS.toSeconds(), TimeUnit.SECONDS)) {
                history.tell("some articles are left where they are");
            }
            clients.giveUp();
        }
        var emptied = awaitEmpty();
        System.out.printf(
                "%d articles, %d writes, %d reads, calamities %s, empty after %d s%n",
                started.get(), history.calls().size(), history.reads().size(), struck, emptied.toSeconds());
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(readers::followToTheEnd);
        readers.readEverything();
        return evidence(emptied);
    }

    /// What of all that the newsroom promises was broken.
    static List<String> findings(Evidence evidence) {
        var findings = new ArrayList<String>();
        CHECKS.forEach(it -> it.check(evidence, findings::add));
        return findings;
    }

    private Evidence evidence(Duration emptied) {
        clients.close();
        history.close();
        return new Evidence(
                history.calls(),
                history.reads(),
                Evidence.told(newsroom.bootstrapServers()),
                Evidence.stored(newsroom.storeAddress()),
                readers.changes(),
                emptied);
    }

    private RandomGenerator random(long part) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(plan.seed() * 1_000_003 + part);
    }

    private void strike() throws InterruptedException {
        var possible =
                plan.calamities().stream().filter(it -> it.isPossible(newsroom)).toList();
        var random = random(0);
        var atOnce = new Semaphore(2);
        var end = System.nanoTime() + plan.lasting().toNanos();
        try (var fates = Executors.newVirtualThreadPerTaskExecutor()) {
            while (System.nanoTime() < end) {
                if (!possible.isEmpty()) {
                    atOnce.acquire();
                    var calamity = possible.get(random.nextInt(possible.size()));
                    var own = random(random.nextLong());
                    struck.merge(calamity, 1, Integer::sum);
                    fates.execute(() -> {
                        befall(calamity, own);
                        atOnce.release();
                    });
                }
                Thread.sleep(random.nextInt(200, 2500));
            }
        }
    }

    private void befall(Calamity calamity, RandomGenerator random) {
        var began = history.now();
        try {
            history.tell(calamity + " struck " + calamity.strike(newsroom, random) + " from " + began);
        } catch (Exception | AssertionError e) {
            history.tell(calamity + " could not strike: " + e);
        }
    }

    /// Waits until nothing waits any more.
    private Duration awaitEmpty() {
        var began = System.nanoTime();
        var longest = QueueCheck.LONGEST.plusSeconds(1);
        var told = "";
        while (System.nanoTime() - began < longest.toNanos()) {
            var stored = Evidence.stored(newsroom.storeAddress());
            var lag = lag();
            if (QueueCheck.waiting(stored).isEmpty() && lag == 0) {
                return Duration.ofNanos(System.nanoTime() - began);
            }
            var waiting = QueueCheck.waiting(stored) + " and " + lag + " records wait";
            if (!waiting.equals(told)) {
                history.tell(waiting);
                told = waiting;
            }
            Clients.pause();
        }
        return longest;
    }

    /// How many records the services have not taken yet.
    private long lag() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", newsroom.bootstrapServers()))) {
            var lag = 0L;
            for (var service : Service.values()) {
                var taken = admin.listConsumerGroupOffsets(service.spelling())
                        .partitionsToOffsetAndMetadata()
                        .get();
                var partitions = admin.describeTopics(service.topics()).allTopicNames().get().values().stream()
                        .flatMap(topic ->
                                topic.partitions().stream().map(it -> new TopicPartition(topic.name(), it.partition())))
                        .toList();
                var ends = admin.listOffsets(partitions.stream()
                                .collect(java.util.stream.Collectors.toMap(it -> it, _ -> OffsetSpec.latest())))
                        .all()
                        .get();
                for (var partition : partitions) {
                    var offset = taken.get(partition);
                    var end = ends.get(partition);
                    lag += (end == null ? 0 : end.offset()) - (offset == null ? 0 : offset.offset());
                }
            }
            return lag;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException e) {
            return Long.MAX_VALUE;
        }
    }
}
