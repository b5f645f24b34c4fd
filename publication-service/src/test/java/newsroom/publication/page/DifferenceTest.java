package newsroom.publication.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import newsroom.publication.page.Difference.Step;
import org.junit.jupiter.api.Test;

/// Readers see what a correction changed, and nothing else marked as changed.
class DifferenceTest {

    @Test
    void what_stayed_stays_and_what_changed_stands_side_by_side() {
        assertThat(Difference.between("one\n\ntwo\n\nthree", "one\n\n2\n\nthree\r\n\r\nfour"))
                .contains(new Difference(java.util.List.of(
                        new Step.Kept("one"),
                        new Step.Removed("two"),
                        new Step.Added("2"),
                        new Step.Kept("three"),
                        new Step.Added("four"))));
    }

    /// Whatever the texts are, the steps without what was added are the one, and without what was removed the other.
    @Test
    void both_texts_can_be_read_off_their_difference() {
        var random = new Random(20261201);
        for (int i = 0; i < 200; i++) {
            var before = text(random);
            var after = text(random);
            var steps = Difference.between(before, after).orElseThrow().steps();
            assertThat(steps.stream()
                            .filter(it -> !(it instanceof Step.Added))
                            .map(Step::block)
                            .collect(Collectors.joining("\n\n")))
                    .isEqualTo(before);
            assertThat(steps.stream()
                            .filter(it -> !(it instanceof Step.Removed))
                            .map(Step::block)
                            .collect(Collectors.joining("\n\n")))
                    .isEqualTo(after);
        }
    }

    @Test
    void texts_beyond_measure_are_not_compared() {
        var endless = IntStream.range(0, 2001).mapToObj(Integer::toString).collect(Collectors.joining("\n\n"));
        assertThat(Difference.between(endless, endless)).isEmpty();
    }

    private static String text(Random random) {
        return IntStream.range(0, 1 + random.nextInt(12))
                .mapToObj(_ -> Integer.toString(random.nextInt(5)))
                .collect(Collectors.joining("\n\n"));
    }
}
