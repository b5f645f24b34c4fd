package newsroom.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import newsroom.contracts.RevisionContent;
import newsroom.platform.text.Segment.Kind;
import org.junit.jupiter.api.Test;

class SegmentTest {

    @Test
    void the_hash_is_of_the_text() {
        assertThat(Segment.first(Kind.PARAGRAPH, "They met.").hash()).isEqualTo(RevisionContent.sha256("They met."));
        assertThat(hash("They met.")).isNotEqualTo(hash("They left."));
        assertThat(Segment.first(Kind.HEADING, "They met.").hash()).isEqualTo(hash("They met."));
    }

    @Test
    void wrapping_lines_in_another_way_does_not_change_it() {
        assertThat(hash("they met\n  in the\r\nsquare")).isEqualTo(hash("they met in the square"));
        assertThat(hash("they\tmet")).isEqualTo(hash("they   met"));
        assertThat(hash("they met \nthere")).isEqualTo(hash("they met there"));
    }

    @Test
    void a_line_break_that_is_meant_counts_however_it_is_written() {
        assertThat(hash("they met  \nthere")).isNotEqualTo(hash("they met there"));
        assertThat(hash("they met  \nthere")).isEqualTo(hash("they met\\\nthere"));
    }

    @Test
    void a_space_that_does_not_break_is_not_a_space() {
        assertThat(hash("pas\u00A0!")).isNotEqualTo(hash("pas !"));
    }

    @Test
    void letters_count_however_they_are_encoded() {
        assertThat(hash("cafe\u0301")).isEqualTo(hash("caf\u00E9"));
        assertThat(hash("\uAC00")).isEqualTo(hash("\u1100\u1161"));
    }

    @Test
    void in_code_every_space_counts() {
        assertThat(Segment.first(Kind.CODE, "a\n  b").hash())
                .isNotEqualTo(Segment.first(Kind.CODE, "a\nb").hash());
    }

    private static String hash(String text) {
        return Segment.first(Kind.PARAGRAPH, text).hash();
    }
}
