package newsroom.editorial.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import newsroom.editorial.comment.Place.Changed;
import newsroom.editorial.comment.Place.Moved;
import newsroom.editorial.comment.Place.Orphaned;
import newsroom.editorial.comment.Place.Same;
import newsroom.platform.text.Segment;
import newsroom.platform.text.SegmentDiff;
import newsroom.platform.text.Segments;
import org.junit.jupiter.api.Test;

/// Each letter is a paragraph of its own; a thread is about the one at a position.
class PlaceTest {

    @Test
    void what_reads_the_same_between_the_same_neighbours_is_where_it_was() {
        assertThat(place("A B C", 2, "A B C")).isEqualTo("same 2");
        assertThat(place("A B C", 2, "D E A B C")).isEqualTo("same 4");
        assertThat(place("A B C", 3, "C")).isEqualTo("same 1");
    }

    @Test
    void rewrapping_and_headings_change_no_place() {
        var before = Segments.of("Two words\n\nThe rest");
        var now = Segments.of("# Two words\n\nThe\nrest");
        assertThat(told(before, 1, now)).isEqualTo("same 1");
        assertThat(told(before, 2, now)).isEqualTo("same 2");
    }

    @Test
    void what_reads_the_same_elsewhere_has_moved() {
        assertThat(place("A B C D E", 1, "B C D E A")).isEqualTo("moved 5");
        assertThat(place("A B C D E", 5, "E A B C D")).isEqualTo("moved 1");
    }

    @Test
    void of_several_that_read_alike_each_keeps_its_own() {
        assertThat(place("A X B X C", 2, "A X B X C")).isEqualTo("same 2");
        assertThat(place("A X B X C", 4, "A X B X C")).isEqualTo("same 4");
        assertThat(place("A X B X C", 2, "Z Y A X B X C")).isEqualTo("same 4");
        assertThat(place("A X B X C", 4, "Z Y A X B X C")).isEqualTo("same 6");
    }

    @Test
    void where_there_are_fewer_that_read_alike_it_is_the_nearest_left() {
        assertThat(place("X A B X C D", 4, "X A B C D")).isEqualTo("moved 1");
        assertThat(place("X A X B C D X", 3, "X A B C D X")).isEqualTo("moved 1");
        assertThat(place("X A B C D X E X", 6, "X A B C D E X")).isEqualTo("moved 7");
    }

    @Test
    void what_was_rewritten_where_it_stood_is_changed() {
        var before = Segments.of("One\n\nThey came to the mill at noon.\n\nThree");
        var now = Segments.of("One\n\nThey came to the mill at night.\n\nThree");
        assertThat(told(before, 2, now)).isEqualTo("changed 2");
    }

    @Test
    void what_is_gone_is_orphaned() {
        assertThat(place("A B C", 2, "A C")).isEqualTo("orphaned");
        var before = Segments.of("One\n\nThey came to the mill at noon.\n\nThree");
        var now = Segments.of("One\n\nNobody knows anything about it.\n\nThree");
        assertThat(told(before, 2, now)).isEqualTo("orphaned");
        assertThat(place("A B C", 2, "")).isEqualTo("orphaned");
    }

    @Test
    void what_was_never_there_is_orphaned() {
        var text = Segments.of("A");
        assertThat(Place.of(text, SegmentDiff.between(text, text), text, "0".repeat(64)))
                .isEqualTo(new Orphaned());
    }

    private static String place(String before, int position, String now) {
        return told(Segments.of(before.replace(" ", "\n\n")), position, Segments.of(now.replace(" ", "\n\n")));
    }

    private static String told(Segments before, int position, Segments now) {
        var address = before.inOrder().get(position - 1).address();
        var place = Place.of(before, SegmentDiff.between(before, now), now, address);
        return switch (place) {
            case Same(var segment) -> "same " + position(now, segment);
            case Moved(var segment) -> "moved " + position(now, segment);
            case Changed(var segment) -> "changed " + position(now, segment);
            case Orphaned _ -> "orphaned";
        };
    }

    private static int position(Segments now, Segment segment) {
        return Optional.of(now.inOrder().indexOf(segment) + 1)
                .filter(it -> it > 0)
                .orElseThrow();
    }
}
