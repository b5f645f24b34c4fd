package newsroom.submission.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextCleaningTest {

    private static final String PERSIAN = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645";
    private static final String SINHALA = "\u0dc1\u0dca\u200d\u0dbb\u0dd3";
    private static final String FAMILY = "\ud83d\udc69\u200d\ud83d\udc67 \u2764\ufe0f 1\ufe0f\u20e3";
    private static final String HEBREW = "\u05e9\u05dc\u05d5\u05dd (C\u200e++)\u200f!";

    @Test
    void marks_that_nobody_sees_are_taken_out() {
        assertThat(cleaned("\ufeffA\u200bn\u2060a\u200c \u200dwa\u00adlks\u200e\u202e"
                        + " \ud83c\udff4\udb40\udc67\udb40\udc7f\ufe00.\u2003B\u3164"))
                .isEqualTo("Ana walks \ud83c\udff4. B");
    }

    @Test
    void what_a_script_needs_is_left() {
        for (var each : new String[] {PERSIAN, SINHALA, FAMILY, HEBREW, "\u2067\u05d0\u2069"}) {
            assertThat(cleaned(each)).isEqualTo(each);
        }
        assertThat(cleaned(PERSIAN + "\u200c")).isEqualTo(PERSIAN);
        assertThat(cleaned(PERSIAN.replace("\u200c", "\u200c\u200c\u200c"))).doesNotContain("\u200c\u200c");
        assertThat(cleaned("\u05d0\u2067\u05d1")).isEqualTo("\u05d0\u05d1");
    }

    @Test
    void blanks_at_the_ends_of_lines_say_nothing() {
        assertThat(cleaned("a \t \r\nb  \r\nc     \rd\n \t \ne"))
                .isEqualTo("a\nb  \nc\nd\n\ne".replace("c\n", "c  \n"));
    }

    @Test
    void what_readers_are_not_shown_goes() {
        assertThat(cleaned("---\n"
                        + "author: Zenobia\n\n"
                        + "title: x\n"
                        + "---\n"
                        + "Text <!-- Quirke\n"
                        + "Quirke -->end\n"
                        + "[//]: # (Quirke)\n"
                        + "last"))
                .isEqualTo("Text end\nlast");
        assertThat(cleaned("a\n<!-- Quirke never ends\nb")).isEqualTo("a");
        assertThat(cleaned("```\n<!-- shown -->\n```")).isEqualTo("```\n<!-- shown -->\n```");
        assertThat(cleaned("---\n\nText\n\n---\n")).isEqualTo("---\n\nText\n\n---\n");
        assertThat(cleaned("[a](file:///home/zenobia/a.md) b")).isEqualTo("[a]() b");
    }

    @Test
    void a_text_is_valid_utf_8_without_control_characters() {
        assertThat(FileKind.of("# Grüße\n\tx\r\n".getBytes(UTF_8))).isEqualTo(FileKind.TEXT);
        assertThat(FileKind.of("Grüße".getBytes(ISO_8859_1))).isEqualTo(FileKind.UNKNOWN);
        assertThat(FileKind.of("Grüße".getBytes(UTF_16))).isEqualTo(FileKind.UNKNOWN);
        assertThat(FileKind.of("a\0b".getBytes(UTF_8))).isEqualTo(FileKind.UNKNOWN);
        assertThat(FileKind.of("a\033[1m".getBytes(UTF_8))).isEqualTo(FileKind.UNKNOWN);
        assertThat(FileKind.of("We write of %PDF-1.4 files".getBytes(UTF_8))).isEqualTo(FileKind.TEXT);
    }

    @Test
    void what_is_no_text_is_refused_with_a_way_out() {
        assertThat(reason(new byte[0])).isEqualTo("This file is empty.");
        assertThat(reason("\u200b\n".getBytes(UTF_8))).isEqualTo("There is no text in this file.");
        assertThat(reason(new byte[100])).contains("Send JPEG, PNG");
        assertThat(reason("x".repeat(600_000).getBytes(UTF_8))).contains("512 KiB");
        assertThat(reason(new byte[Cleaning.MOST_BYTES + 1])).contains("25 MB");
        assertThat(reason("{\\rtf1 Zenobia}".getBytes(UTF_8))).contains("DOCX").doesNotContain("Zenobia");
        assertThat(reason("\0\0\0\030ftypheic\0\0".getBytes(UTF_8))).contains("JPEG");
        assertThat(reason("II*\0\010\0\0\0".getBytes(ISO_8859_1))).contains("TIFF");
    }

    private static String cleaned(String text) {
        var file = Cleaning.clean(text.getBytes(UTF_8));
        assertThat(file).isInstanceOf(CleanFile.Text.class);
        return ((CleanFile.Text) file).markdown();
    }

    private static String reason(byte[] original) {
        var file = Cleaning.clean(original);
        assertThat(file).isInstanceOf(CleanFile.Refused.class);
        return ((CleanFile.Refused) file).reason();
    }
}
