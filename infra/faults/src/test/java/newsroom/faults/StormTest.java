package newsroom.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import newsroom.faults.Newsroom.Variant;
import newsroom.faults.Storm.Plan;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Nothing that the newsroom promises is broken in a storm.
///
/// `-Dveche.seed=N` repeats a storm as far as clocks and machines allow, and `-Dveche.storm.minutes=N` says how long
/// the long one lasts. Histories and logs stay in `target/faults`.
class StormTest {

    private static final long SHORT_SEED = 1886;

    @Test
    void in_a_short_storm_every_promise_is_kept() throws Exception {
        try (var newsroom = Newsroom.start("short-storm", Variant.USUAL, 1)) {
            var plan = new Plan(SHORT_SEED, 60, 12, Duration.ofSeconds(25), Habits.USUAL, List.of(Calamity.values()));
            assertThat(Storm.findings(newsroom, plan)).isEmpty();
        }
    }

    @Tag("slow")
    @Test
    void in_a_long_storm_over_a_doubled_newsroom_every_promise_is_kept() throws Exception {
        var seed = Long.getLong("veche.seed", ThreadLocalRandom.current().nextLong(1_000_000));
        var minutes = Integer.getInteger("veche.storm.minutes", 6);
        System.out.println("The long storm has the seed " + seed);
        try (var newsroom = Newsroom.start("long-storm", Variant.USUAL, 2)) {
            var plan = new Plan(seed, 2000, 40, Duration.ofMinutes(minutes), Habits.USUAL, List.of(Calamity.values()));
            assertThat(Storm.findings(newsroom, plan))
                    .as("broken by the storm with the seed " + seed)
                    .isEmpty();
        }
    }
}
