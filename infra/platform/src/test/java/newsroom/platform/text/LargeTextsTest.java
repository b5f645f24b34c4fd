package newsroom.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The largest texts the newsroom takes, of the forms that parsers and diffs fear. Each takes well under a second
/// on an idle machine; the limit leaves room for a busy one, and what grows with the square takes minutes.
@Tag("slow")
@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LargeTextsTest {

    private static final int LARGEST = 512 * 1024;

    @ParameterizedTest
    @ValueSource(
            strings = {
                ">",
                "[",
                "*",
                "_",
                "`",
                "#",
                "\0",
                "\n",
                "> - 1. ",
                "](",
                "[a](",
                "**a* ",
                "a\n",
                "a\n\n",
                "- a\n",
                "- a\n  ",
                "2. a\n",
                "-\n\n",
                "> a\n",
                "# a #\n",
                "a\n===\n",
                "[a\n",
                "[a]: b\n",
                "[a]: b 'c\n",
                "[\\\n",
                "```\n",
                "    a\n",
                "<div>\n\n",
                "<!-- \n",
                "\t>\t-\t",
                "|a|\n|-|\n",
                "a  \n",
                "\u0301",
                "\u0315\u0316",
                "权利",
                "อิสระ",
                "\uD83D\uDE00",
                "\uD83C\uDDE6",
                "\u1100\u1161"
            })
    void are_cut_and_compared_in_good_time(String piece) {
        var text = piece.repeat(LARGEST / piece.getBytes(StandardCharsets.UTF_8).length);
        var segments = Segments.of(text);
        var middle = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2);
        var other = Segments.of("x y\n\n" + text.substring(0, middle) + " z " + text.substring(middle) + "\n\n- u v");
        var diff = SegmentDiff.between(segments, other);
        assertThat(diff.isEmpty()).isFalse();
        assertThat(diff.shown().segments()).hasSizeLessThanOrEqualTo(5_000);
        assertThat(Fingerprint.of(segments).marks()).hasSizeLessThanOrEqualTo(Fingerprint.MOST);
        segments.alike(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "b\n", "> b\n", "  b\n", "- b\n", "\t"})
    void deep_lists_do_not_slow_down_what_follows(String piece) {
        var text = "- ".repeat(1_000) + "a\n" + piece.repeat(LARGEST / piece.length());
        assertThat(Segments.of(text).inOrder()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, a b c, x y z",
        "1, 1, a b c, a b z",
        "1000, 1, a b c, x b c",
        "1, 1000, a b c, a b z",
        "1000, 3, a b c, a x c",
        "30, 900, a b c d, a b c e",
    })
    void with_nothing_unchanged_are_compared_in_good_time(int times, int otherTimes, String words, String otherWords) {
        var diff = SegmentDiff.between(distinct(times, words), distinct(otherTimes, otherWords));
        assertThat(diff.entries()).noneMatch(SegmentDiff.Entry.Unchanged.class::isInstance);
    }

    /// Paragraphs of so many words, none of which is another's like.
    private static Segments distinct(int times, String words) {
        var text = new StringBuilder();
        for (int i = 0; text.length() < LARGEST; i++) {
            text.append((i + " " + words + " ").repeat(times)).append("\n\n");
        }
        return Segments.of(text.toString());
    }
}
