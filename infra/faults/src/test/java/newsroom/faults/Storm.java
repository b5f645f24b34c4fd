package newsroom.faults;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

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

    private static final int SHORTEST_LULL = 1000; // milliseconds
    private static final int LONGEST_LULL = 6000;
    private static final Duration LAST_WORDS = Duration.ofSeconds(45);

    private final Stage stage;
    private final Plan plan;
    private final Map<Calamity, Integer> struck = new EnumMap<>(Calamity.class);

    private Storm(Stage stage, Plan plan) {
        this.stage = stage;
        this.plan = plan;
    }

    /// Lets a storm rage over a newsroom and pass.
    ///
    /// @return what was broken
    static List<String> findings(Newsroom newsroom, Plan plan) throws InterruptedException {
        try (var stage = new Stage(newsroom, plan.seed())) {
            return new Storm(stage, plan).rage();
        }
    }

    private List<String> rage() throws InterruptedException {
        var started = new AtomicInteger();
        var calm = new AtomicBoolean();
        try (var writers =
                Executors.newFixedThreadPool(plan.atOnce(), Thread.ofVirtual().factory())) {
            for (int number = 1; number <= plan.articles(); number++) {
                var story = stage.story(number, plan.habits());
                writers.execute(() -> {
                    if (!calm.get()) {
                        started.incrementAndGet();
                        story.run();
                    }
                });
            }
            strike();
            calm.set(true);
            stage.newsroom().heal();
            stage.history().tell("the storm is over");
            writers.shutdown();
            if (!writers.awaitTermination(LAST_WORDS.toSeconds(), TimeUnit.SECONDS)) {
                stage.history().tell("some articles are left where they are");
                stage.clients().giveUp();
            }
        }
        var evidence = stage.end();
        System.out.printf(
                "Seed %d: %d articles, %d writes, %d reads, struck by %s, empty after %d s%n",
                plan.seed(),
                started.get(),
                evidence.calls().size(),
                evidence.reads().size(),
                struck,
                evidence.emptied().toSeconds());
        return Checker.findings(evidence);
    }

    private void strike() throws InterruptedException {
        plan.calamities().stream()
                .filter(it -> !it.isPossible(stage.newsroom()))
                .forEach(it -> System.out.println("Left out, since this machine cannot: " + it));
        var possible = plan.calamities().stream()
                .filter(it -> it.isPossible(stage.newsroom()))
                .toList();
        var random = stage.random(0);
        var atOnce = new Semaphore(2);
        var end = System.nanoTime() + plan.lasting().toNanos();
        try (var fates = Executors.newVirtualThreadPerTaskExecutor()) {
            while (System.nanoTime() < end) {
                if (!possible.isEmpty()) {
                    atOnce.acquire();
                    var calamity = possible.get(random.nextInt(possible.size()));
                    var own = stage.random(random.nextLong());
                    struck.merge(calamity, 1, Integer::sum);
                    fates.execute(() -> {
                        befall(calamity, own);
                        atOnce.release();
                    });
                }
                Thread.sleep(random.nextInt(SHORTEST_LULL, LONGEST_LULL));
            }
        }
    }

    private void befall(Calamity calamity, RandomGenerator random) {
        var began = stage.history().now();
        try {
            stage.history().tell(calamity + " struck " + calamity.strike(stage.newsroom(), random) + " from " + began);
        } catch (Exception | AssertionError e) {
            stage.history().tell(calamity + " could not strike: " + e);
        }
    }
}
