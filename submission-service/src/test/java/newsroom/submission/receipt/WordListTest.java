package newsroom.submission.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class WordListTest {

    @ParameterizedTest
    @FieldSource("newsroom.submission.receipt.Receipt#LANGUAGES")
    void there_are_2048_words_in_order_and_nine_make_99_bits(String language) {
        assertThat(words(language))
                .hasSize(2048)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(1 << Receipt.BITS_PER_WORD).isEqualTo(WordList.SIZE);
        assertThat(Receipt.WORDS * Receipt.BITS_PER_WORD).isEqualTo(99);
    }

    @ParameterizedTest
    @FieldSource("newsroom.submission.receipt.Receipt#LANGUAGES")
    void no_two_words_begin_with_the_same_four_letters(String language) {
        assertThat(words(language).stream().map(WordList::plain).map(it -> it.substring(0, Math.min(4, it.length()))))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"es, '[a-z]{4,8}'", "ru, '[а-я]{4,8}'"})
    void the_words_are_short_and_need_no_key_that_is_not_on_every_keyboard(String language, String letters) {
        assertThat(words(language)).allSatisfy(it -> {
            assertThat(it).matches(letters);
            assertThat(Normalizer.isNormalized(it, Normalizer.Form.NFC)).isTrue();
        });
    }

    private static List<String> words(String language) {
        var list = WordList.of(language);
        assertThat(list.language()).isEqualTo(language);
        return IntStream.range(0, WordList.SIZE).mapToObj(list::word).toList();
    }
}
