package newsroom.submission.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptHeaderTest {

    @ParameterizedTest
    @CsvSource({"arbol-hoja, arbol-hoja", "%D1%91%D0%BB%D0%BA%D0%B0-%d0%bc%d0%be%d1%80%d0%b5, ёлка-море"})
    void words_in_a_header_may_be_percent_encoded(String header, String words) {
        assertThat(ReceiptHeader.words(header)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "100%", "%zz", "%D1", "\u00e1rbol", "%", "ёлка", "a%ff"})
    void nothing_in_a_header_is_an_error(String header) {
        assertThat(ReceiptHeader.words(header)).isNotNull();
    }
}
