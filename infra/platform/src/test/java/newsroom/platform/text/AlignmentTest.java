package newsroom.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class AlignmentTest {

    @Test
    void short_sequences_are_aligned_by_all_they_have_in_common() {
        for (int seed = 0; seed < 5_000; seed++) {
            var random = new Random(seed);
            var before = letters(random, random.nextInt(30), 1 + random.nextInt(8));
            var after = letters(random, random.nextInt(30), 1 + random.nextInt(8));
            var match = Alignment.of(before, after);
            assertFits(before, after, match);
            assertThat(Arrays.stream(match).filter(it -> it >= 0).count())
                    .as("%s %s", before, after)
                    .isEqualTo(inCommon(before, after));
        }
    }

    @Test
    void long_sequences_are_aligned_around_what_is_unique() {
        for (int seed = 0; seed < 6; seed++) {
            var random = new Random(seed);
            var before = letters(random, 3_000, 2_500);
            var after = new ArrayList<>(before);
            for (int i = 0; i < 100; i++) {
                int at = random.nextInt(after.size());
                switch (random.nextInt(3)) {
                    case 0 -> after.remove(at);
                    case 1 -> after.add(at, "new");
                    default -> after.set(at, "other" + i);
                }
            }
            var match = Alignment.of(before, after);
            assertFits(before, after, match);
            assertThat(Arrays.stream(match).filter(it -> it >= 0).count())
                    .isGreaterThanOrEqualTo(inCommon(before, after) - 5);
        }
    }

    @Test
    void sequences_of_any_form_are_aligned_in_good_time() {
        int size = 100_000;
        var random = new Random(1);
        List<IntFunction<String>> forms = List.of(
                _ -> "a",
                i -> "" + i,
                i -> "" + i % 2,
                i -> "" + i % 7,
                i -> "" + (size - i),
                i -> "" + i / 2,
                i -> "" + Math.min(i, size - i),
                i -> i % 2 == 0 ? "a" : "" + i,
                _ -> "" + random.nextInt(3),
                _ -> "" + random.nextInt(1_000),
                _ -> "" + random.nextInt(size));
        for (var form : forms) {
            var before = IntStream.range(0, size).mapToObj(form).toList();
            for (var other : forms) {
                var after = IntStream.range(0, size).mapToObj(other).toList();
                Assertions.assertTimeout(
                        Duration.ofSeconds(20), () -> assertFits(before, after, Alignment.of(before, after)));
            }
        }
    }

    private static void assertFits(List<String> before, List<String> after, int[] match) {
        int last = -1;
        boolean fits = true;
        for (int i = 0; i < match.length; i++) {
            if (match[i] >= 0) {
                fits &= match[i] > last && after.get(match[i]).equals(before.get(i));
                last = match[i];
            }
        }
        assertThat(fits).isTrue();
    }

    private static int inCommon(List<String> before, List<String> after) {
        var longest = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                longest[i][j] = before.get(i).equals(after.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        return longest[0][0];
    }

    private static List<String> letters(Random random, int length, int distinct) {
        return random.ints(length, 0, distinct).mapToObj(it -> "" + it).toList();
    }
}
