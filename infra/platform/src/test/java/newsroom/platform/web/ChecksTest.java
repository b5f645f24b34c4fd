package newsroom.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {

    final Checks checks = new Checks();

    @ParameterizedTest
    @CsvSource({"el,el", "EL,el", "sr-latn,sr-Latn", "pt-br,pt-BR", "kmr,kmr", "zh-Hans,zh-Hans", "iw,he", "nah,nah"})
    void a_language_is_taken_in_its_canonical_form_however_small_it_is(String given, String tag) {
        assertThat(checks.language("language", given)).isEqualTo(tag);
        checks.done();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "english", "xx", "und", "qaa", "zxx", "el_GR", "el-u-nu-grek", "en en"})
    void what_is_no_language_is_refused(@Nullable String given) {
        checks.language("language", given);
        assertThatThrownBy(checks::done).isInstanceOf(InvalidInput.class);
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_by_its_field() {
        checks.line("title", " ", 300);
        checks.line("byline", "a\nb", 300);
        checks.text("body", "\ud800", 1024);
        checks.licence("licence", "no licence!");
        checks.optionalAddress("originalUrl", "javascript:alert(1)");
        checks.ids("topics", List.of("Not An Id"));
        checks.hash("hash", "f00");
        assertThatThrownBy(checks::done)
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        it -> assertThat(it.faults())
                                .extracting(InvalidInput.Fault::field)
                                .containsExactly(
                                        "title", "byline", "body", "licence", "originalUrl", "topics", "hash"));
    }

    @Test
    void a_letter_of_any_script_is_one_character() {
        assertThat(checks.line("title", "𞤀".repeat(300), 300)).hasSize(600);
        checks.shortText("text", "😀".repeat(300), 300);
        checks.done();
        checks.line("title", "𞤀".repeat(301), 300);
        checks.shortText("text", "😀".repeat(301), 300);
        assertThatThrownBy(checks::done)
                .isInstanceOfSatisfying(
                        InvalidInput.class, it -> assertThat(it.faults()).hasSize(2));
    }

    @Test
    void a_cursor_is_taken_as_it_was_given_and_nothing_else_is() {
        var cursor = new Cursor(List.of("42", "α β"));
        assertThat(Cursor.parse("since", cursor.toString(), 2)).isEqualTo(cursor);
        for (var wrong : List.of("", "%", "42", cursor + "=", "AAAA")) {
            assertThatThrownBy(() -> Cursor.parse("since", wrong, 2)).isInstanceOf(InvalidInput.class);
        }
    }
}
