package newsroom.submission.draft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterfaceLanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es                         | es",
                "es-MX,es;q=0.9,en;q=0.8    | es",
                "ru;q=0.3, es;q=0.7         | es",
                "de, fr;q=0.9, RU-ru;q=0.1  | ru",
                "en-GB, ru                  | en",
                "de, *                      | en",
                "ru;q=0, de                 | en"
            })
    void the_most_wanted_language_that_there_is_is_taken(String header, String language) {
        assertThat(InterfaceLanguage.of(header)).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "de", "*", ";;", "es;q=much", "es;q=7", "\u0000", "ёлка"})
    void it_is_english_where_the_header_says_nothing_useful(String header) {
        assertThat(InterfaceLanguage.of(header)).isEqualTo("en");
    }

    @Test
    void a_header_without_end_is_not_read() {
        assertThat(InterfaceLanguage.of("es," + "de,".repeat(2_000) + "fr")).isEqualTo("en");
    }
}
