package newsroom.submission.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import newsroom.submission.flood.Budget.Answer;
import newsroom.submission.flood.Budget.Answer.Granted;
import newsroom.submission.flood.Budget.Answer.Wait;
import newsroom.submission.flood.Budget.Limits;
import org.junit.jupiter.api.Test;

class BudgetTest {

    static final Granted GRANTED = new Granted();

    final Later clock = new Later("2026-11-22T10:17:42Z");

    @Test
    void a_burst_is_granted_and_then_one_has_to_wait() {
        var budget = budget(new Limits(3, 60, 3, 60, 100));

        assertThat(times(3, budget::take)).isEqualTo(3);
        assertThat(budget.take()).isEqualTo(new Wait(60));
    }

    @Test
    void whoever_waits_as_long_as_told_gets_through() {
        var budget = budget(new Limits(1, 7, 1, 7, 100));
        budget.take();
        var wait = (Wait) budget.take();

        clock.by(Duration.ofSeconds(wait.seconds() - 1));
        assertThat(budget.take()).isInstanceOf(Wait.class);
        clock.by(Duration.ofSeconds(1));
        assertThat(budget.take()).isEqualTo(GRANTED);
    }

    @Test
    void the_wait_is_never_less_than_a_second() {
        var budget = budget(new Limits(1, 36_000_000, 1, 1, 100));
        budget.take();

        assertThat(budget.take()).isEqualTo(new Wait(1));
    }

    @Test
    void each_article_has_a_budget_of_its_own() {
        var budget = budget(new Limits(100, 100, 2, 60, 100));

        assertThat(times(5, () -> budget.take("one"))).isEqualTo(2);
        assertThat(times(5, () -> budget.take("two"))).isEqualTo(2);
    }

    @Test
    void who_is_refused_for_one_article_takes_nothing_from_all() {
        var budget = budget(new Limits(10, 10, 2, 60, 100));
        times(50, () -> budget.take("one"));

        assertThat(times(50, budget::take)).isEqualTo(8);
    }

    @Test
    void who_is_refused_for_all_takes_nothing_from_the_article() {
        var budget = budget(new Limits(1, 3600, 3, 1, 100));
        budget.take();
        times(50, () -> budget.take("one"));
        var granted = new AtomicInteger();
        for (int i = 0; i < 10; i++) {
            clock.by(Duration.ofSeconds(1));
            if (budget.take("one") instanceof Granted) {
                granted.incrementAndGet();
            }
        }

        assertThat(granted).hasValue(3);
    }

    @Test
    void no_more_articles_are_counted_than_allowed() {
        var budget = budget(new Limits(1_000_000, 1_000_000, 5, 5, 100));
        for (int i = 0; i < 10_000; i++) {
            budget.take("article " + i);
        }

        assertThat(budget.articles()).isLessThanOrEqualTo(100);
    }

    @Test
    void an_article_is_forgotten_once_its_budget_is_full_again() {
        var budget = budget(new Limits(100, 100, 2, 4, 100));
        times(2, () -> budget.take("one"));

        clock.by(Duration.ofMinutes(29));
        assertThat(budget.articles()).isEqualTo(1);
        clock.by(Duration.ofMinutes(2));
        assertThat(budget.articles()).isZero();
        assertThat(times(5, () -> budget.take("one"))).isEqualTo(2);
    }

    @Test
    void how_much_is_used_goes_from_nothing_to_all() {
        var budget = budget(new Limits(4, 4, 4, 4, 100));

        assertThat(budget.used()).isZero();
        budget.take();
        assertThat(budget.used()).isCloseTo(0.25, within(0.001));
        times(10, budget::take);
        assertThat(budget.used()).isEqualTo(1);
        clock.by(Duration.ofHours(1));
        assertThat(budget.used()).isZero();
    }

    @Test
    void of_many_at_once_no_more_get_through_than_there_is() throws Exception {
        var budget = budget(new Limits(50, 50, 20, 20, 100));
        var granted = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                threads.execute(() -> {
                    if (budget.take("one") instanceof Granted) {
                        granted.incrementAndGet();
                    }
                });
            }
        }

        assertThat(granted).hasValue(20);
    }

    @Test
    void any_text_may_stand_for_an_article() {
        var budget = budget(new Limits(100, 100, 2, 2, 100));

        assertThat(budget.take("")).isEqualTo(GRANTED);
        assertThat(budget.take("\uD800\0")).isEqualTo(GRANTED);
    }

    @Test
    void limits_that_let_nobody_in_are_refused() {
        assertThatThrownBy(() -> new Limits(0, 1, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(1, 1, 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private Budget budget(Limits limits) {
        return new Budget(limits, clock, new SecureRandom());
    }

    private static int times(int times, java.util.function.Supplier<Answer> take) {
        int granted = 0;
        for (int i = 0; i < times; i++) {
            if (take.get() instanceof Granted) {
                granted++;
            }
        }
        return granted;
    }
}
