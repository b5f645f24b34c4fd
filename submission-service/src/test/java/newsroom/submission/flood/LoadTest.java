package newsroom.submission.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadTest {

    final Load load = new Load(0.5, 16, 22);

    @ParameterizedTest
    @CsvSource({"0.5, 16", "0.58, 17", "0.75, 19", "0.92, 21", "1, 22", "7, 22"})
    void the_cost_grows_with_the_load(double used, int difficulty) {
        assertThat(load.difficulty(used)).hasValue(difficulty);
    }

    @ParameterizedTest
    @CsvSource({"0", "0.2", "0.499", "-1"})
    void below_the_threshold_nothing_is_asked(double used) {
        assertThat(load.difficulty(used)).isEmpty();
    }

    @Test
    void more_load_never_costs_less() {
        var difficulties = IntStream.rangeClosed(50, 100)
                .map(it -> load.difficulty(it / 100.0).orElseThrow())
                .boxed()
                .toList();

        assertThat(difficulties).isSorted();
    }

    @Test
    void a_threshold_of_all_asks_for_the_hardest_at_once() {
        assertThat(new Load(1, 10, 12).difficulty(1)).hasValue(12);
    }

    @Test
    void a_scale_that_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> new Load(0, 16, 22)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Load(Double.NaN, 16, 22)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Load(0.5, 22, 16)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Load(0.5, 16, 60)).isInstanceOf(IllegalArgumentException.class);
    }
}
