package newsroom.submission.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import newsroom.submission.flood.Budget.Answer.Granted;
import newsroom.submission.flood.Budget.Answer.Wait;
import newsroom.submission.flood.Budget.Limit;
import org.junit.jupiter.api.Test;

class BudgetTest {

    static final Granted GRANTED = new Granted();

    final Later clock = new Later("2026-11-22T10:17:42Z");

    @Test
    void a_burst_is_granted_and_then_one_has_to_wait() {
        var budget = budget(3, 60);

        assertThat(granted(3, budget)).isEqualTo(3);
        assertThat(budget.take(0)).isEqualTo(new Wait(60));
    }

    @Test
    void whoever_waits_as_long_as_told_gets_through() {
        var budget = budget(1, 7);
        budget.take(0);
        var wait = (Wait) budget.take(0);

        clock.by(Duration.ofSeconds(wait.seconds() - 1));
        assertThat(budget.take(0)).isInstanceOf(Wait.class);
        clock.by(Duration.ofSeconds(1));
        assertThat(budget.take(0)).isEqualTo(GRANTED);
    }

    @Test
    void the_wait_is_never_less_than_a_second() {
        var budget = budget(1, 36_000_000);
        budget.take(0);

        assertThat(budget.take(0)).isEqualTo(new Wait(1));
    }

    @Test
    void looking_takes_nothing() {
        var budget = budget(1, 60);

        assertThat(budget.look(0)).isEqualTo(GRANTED);
        assertThat(budget.look(0)).isEqualTo(GRANTED);
        budget.take(0);
        assertThat(budget.look(0)).isEqualTo(new Wait(60));
    }

    @Test
    void who_leaves_something_to_others_waits_sooner() {
        var budget = budget(5, 60);

        assertThat(budget.take(3)).isEqualTo(GRANTED);
        assertThat(budget.take(3)).isEqualTo(GRANTED);
        assertThat(budget.take(3)).isEqualTo(new Wait(60));
        assertThat(granted(9, budget)).isEqualTo(3);
        assertThat(budget.take(3)).isEqualTo(new Wait(240));
    }

    @Test
    void what_is_given_back_can_be_taken_again() {
        var budget = budget(2, 1);
        granted(2, budget);
        budget.giveBack();

        assertThat(granted(2, budget)).isEqualTo(1);
    }

    @Test
    void how_much_is_used_goes_from_nothing_to_all() {
        var budget = budget(4, 4);

        assertThat(budget.used()).isZero();
        budget.take(0);
        assertThat(budget.used()).isCloseTo(0.25, within(0.001));
        granted(10, budget);
        assertThat(budget.used()).isEqualTo(1);
        clock.by(Duration.ofHours(1));
        assertThat(budget.used()).isZero();
    }

    @Test
    void of_many_at_once_no_more_get_through_than_there_is() {
        var budget = budget(50, 50);
        var granted = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                threads.execute(() -> granted.addAndGet(granted(1, budget)));
            }
        }

        assertThat(granted).hasValue(50);
    }

    @Test
    void limits_that_let_nobody_in_are_refused() {
        assertThatThrownBy(() -> new Limit(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limit(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private Budget budget(long atOnce, long perHour) {
        return new Budget(new Limit(atOnce, perHour), clock);
    }

    private static int granted(int times, Budget budget) {
        int granted = 0;
        for (int i = 0; i < times; i++) {
            granted += budget.take(0) instanceof Granted ? 1 : 0;
        }
        return granted;
    }
}
