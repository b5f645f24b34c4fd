package newsroom.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static final double NEAR = 0.8;

    @Test
    void the_fingerprint_of_a_short_text_tells_exactly() {
        for (int seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            int size = 1 + random.nextInt(60);
            var text = paragraphs(random, size, 2 * size);
            var other = altered(random, text, random.nextInt(1 + size / 3));
            assertThat(fingerprint(text).mayBeAlike(fingerprint(other), NEAR))
                    .isEqualTo(segments(text).alike(segments(other)) >= NEAR);
        }
    }

    @Test
    void a_long_text_near_another_is_found_and_shares_marks_with_it() {
        for (int seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            int size = 200 + random.nextInt(1_000);
            var text = paragraphs(random, size, random.nextBoolean() ? 20 : 100_000);
            var other = altered(random, text, size / 5);
            Collections.shuffle(other, random);
            assertThat(segments(text).alike(segments(other))).isGreaterThanOrEqualTo(NEAR);
            assertThat(fingerprint(text).mayBeAlike(fingerprint(other), NEAR)).isTrue();
            var shared = new HashSet<>(fingerprint(text).marks());
            shared.retainAll(fingerprint(other).marks());
            assertThat(shared).hasSizeGreaterThan(20);
        }
    }

    @Test
    void a_long_text_far_from_another_is_not_read_for_nothing() {
        var random = new Random(1);
        var text = paragraphs(random, 1_000, 100_000);
        assertThat(fingerprint(text).mayBeAlike(fingerprint(altered(random, text, 600)), NEAR))
                .isFalse();
        assertThat(fingerprint(text).mayBeAlike(fingerprint(text.subList(0, 700)), NEAR))
                .isFalse();
    }

    @Test
    void the_order_does_not_count_and_the_size_is_bounded() {
        var random = new Random(1);
        var text = paragraphs(random, 1_000, 100);
        var shuffled = new ArrayList<>(text);
        Collections.shuffle(shuffled, random);
        assertThat(fingerprint(shuffled)).isEqualTo(fingerprint(text));
        assertThat(fingerprint(text).marks()).hasSize(Fingerprint.MOST).isSorted();
    }

    @Test
    void an_empty_text_is_near_none() {
        var none = fingerprint(List.of());
        assertThat(none.marks()).isEmpty();
        assertThat(none.mayBeAlike(none, NEAR)).isFalse();
        assertThat(none.mayBeAlike(fingerprint(List.of("a")), NEAR)).isFalse();
    }

    private static List<String> paragraphs(Random random, int size, int distinct) {
        return IntStream.range(0, size)
                .mapToObj(_ -> "p" + random.nextInt(distinct))
                .toList();
    }

    private static List<String> altered(Random random, List<String> text, int changes) {
        var altered = new ArrayList<>(text);
        for (int i = 0; i < changes; i++) {
            altered.set(random.nextInt(altered.size()), "other" + random.nextInt());
        }
        return altered;
    }

    private static Segments segments(List<String> paragraphs) {
        return Segments.of(String.join("\n\n", paragraphs));
    }

    private static Fingerprint fingerprint(List<String> paragraphs) {
        return Fingerprint.of(segments(paragraphs));
    }
}
