package newsroom.submission.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTest {

    private final ReceiptSeal seal = new ReceiptSeal("a key of this test of at least 32 characters");

    @Test
    void the_same_bytes_give_the_same_nine_words() {
        var bytes = random(1);
        assertThat(Receipt.of(bytes, "en").spelled())
                .isEqualTo(Receipt.of(bytes, "en").spelled());
        assertThat(Receipt.of(bytes, "en").spelled().split("-")).hasSize(9);
    }

    @Test
    void every_one_of_its_99_bits_counts() {
        var all = new HashSet<String>();
        for (int bit = 0; bit < 99; bit++) {
            var bytes = new byte[Receipt.BYTES];
            bytes[Receipt.BYTES - 1 - bit / 8] = (byte) (1 << bit % 8);
            all.add(Receipt.of(bytes, "en").spelled());
        }
        assertThat(all).hasSize(99);
    }

    @Test
    void it_is_read_however_it_was_typed() {
        var receipt = Receipt.of(random(2), "en");
        var sealed = Optional.of(seal.seal(receipt));
        var spelled = receipt.spelled();
        assertThat(seal.opens(sealed, spelled)).isTrue();
        assertThat(seal.opens(sealed, "  " + spelled.replace("-", "  ").toUpperCase(Locale.ROOT) + "\n"))
                .isTrue();
        assertThat(seal.opens(sealed, spelled.replace("-", " – "))).isTrue();
        assertThat(seal.opens(sealed, spelled.replace("-", ", "))).isTrue();
    }

    @ParameterizedTest
    @FieldSource("newsroom.submission.receipt.Receipt#LANGUAGES")
    void in_every_language_it_is_read_however_it_was_typed(String language) {
        for (int seed = 0; seed < 300; seed++) {
            var receipt = Receipt.of(random(seed), language);
            var sealed = Optional.of(seal.seal(receipt));
            var spelled = receipt.spelled();
            assertThat(spelled.split("-")).hasSize(9);
            for (var typed : List.of(
                    spelled,
                    spelled.toUpperCase(Locale.ROOT),
                    spelled.replace("-", ", "),
                    spelled.replace("-", "\u00a0") + ".",
                    each(spelled, it -> it.substring(0, Math.min(4, it.length()))),
                    each(spelled, it -> it.substring(0, Math.min(5, it.length()))))) {
                assertThat(seal.opens(sealed, typed)).as(typed).isTrue();
                assertThat(Receipt.typed(typed)).extracting(Receipt::spelled).contains(spelled);
            }
        }
    }

    @Test
    void accents_and_dots_do_not_matter() {
        assertThat(opensAs("es", "árbol", "arbol")).isTrue();
        assertThat(opensAs("es", "a\u0301rbol", "arbol")).isTrue();
        assertThat(opensAs("es", "CAFÉ", "cafe")).isTrue();
        assertThat(opensAs("ru", "ёлка", "елка")).isTrue();
        assertThat(opensAs("ru", "Е\u0308ЛКА", "елка")).isTrue();
        assertThat(opensAs("ru", "чаиник", "чайник")).isTrue();
        assertThat(opensAs("ru", "чай\u0301ник", "чайник")).isTrue();
    }

    @Test
    void less_than_four_letters_are_not_enough_nor_is_a_longer_word() {
        assertThat(opensAs("en", "aban", "abandon")).isTrue();
        assertThat(opensAs("en", "aba", "abandon")).isFalse();
        assertThat(opensAs("en", "abandons", "abandon")).isFalse();
        assertThat(opensAs("en", "abanson", "abandon")).isFalse();
        assertThat(opensAs("en", "act", "act")).isTrue();
        assertThat(opensAs("en", "ac", "act")).isFalse();
        assertThat(opensAs("es", "arb", "arbol")).isFalse();
        assertThat(opensAs("ru", "чай", "чайник")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "el-GR", "", "no language", "*", "xx-x-y"})
    void an_unknown_language_gets_english(String language) {
        assertThat(Receipt.of(random(7), language).spelled())
                .isEqualTo(Receipt.of(random(7), "en").spelled());
    }

    @Test
    void a_language_is_known_by_the_first_part_of_its_tag() {
        assertThat(Receipt.of(random(7), "es-419").spelled())
                .isEqualTo(Receipt.of(random(7), "es").spelled())
                .isNotEqualTo(Receipt.of(random(7), "en").spelled());
        assertThat(Receipt.of(random(7), "RU-ru").spelled())
                .isEqualTo(Receipt.of(random(7), "ru").spelled());
    }

    @Test
    void words_of_several_languages_are_no_receipt() {
        var english = Receipt.of(random(8), "en");
        var russian = Receipt.of(random(8), "ru").spelled().split("-");
        var words = english.spelled().split("-");
        words[4] = russian[4];
        var mixed = String.join("-", words);
        assertThat(Receipt.typed(mixed)).isEmpty();
        assertThat(seal.opens(Optional.of(seal.seal(english)), mixed)).isFalse();
    }

    /// A repeat of a request that died halfway may want another language than the first.
    @Test
    void it_is_the_same_receipt_in_every_language() {
        var sealed = Optional.of(seal.seal(Receipt.of(random(9), "en")));
        assertThat(Receipt.LANGUAGES)
                .containsExactly("en", "es", "ru")
                .allSatisfy(it -> assertThat(
                                seal.opens(sealed, Receipt.of(random(9), it).spelled()))
                        .isTrue());
    }

    @Test
    void where_cut_words_begin_words_of_two_languages_both_are_tried() {
        var cut = "aban abso acce acid acti adap adju admi adul";
        var read = Receipt.typed(cut);
        assertThat(read).extracting(it -> it.spelled().split("-")[0]).containsExactly("abandon", "abanico");
        assertThat(read)
                .allSatisfy(it ->
                        assertThat(seal.opens(Optional.of(seal.seal(it)), cut)).isTrue());
    }

    @Test
    void one_sealed_when_there_was_only_english_still_opens() {
        assertThat(seal.opens(
                        Optional.of("8b8ee291bead89c2ed4e2c1575a77ac9a739944de56cbd3dbc3ebb3bea4189e7"),
                        "hire-word-wheat-spawn-layer-ritual-lucky-puzzle-source"))
                .isTrue();
    }

    @Test
    void another_receipt_or_part_of_it_or_nothing_opens_nothing() {
        var receipt = Receipt.of(random(3), "en");
        var sealed = Optional.of(seal.seal(receipt));
        var words = receipt.spelled().split("-");
        assertThat(seal.opens(sealed, Receipt.of(random(4), "en").spelled())).isFalse();
        assertThat(seal.opens(sealed, String.join("-", Arrays.copyOf(words, 8))))
                .isFalse();
        assertThat(seal.opens(sealed, "")).isFalse();
        assertThat(seal.opens(Optional.empty(), receipt.spelled())).isFalse();
        assertThat(seal.opens(Optional.empty(), "nobody")).isFalse();
    }

    @Test
    void what_is_stored_depends_on_the_key_and_holds_no_word() {
        var receipt = Receipt.of(random(5), "en");
        var sealed = seal.seal(receipt);
        assertThat(sealed).matches("[0-9a-f]{64}");
        assertThat(new ReceiptSeal("another key of at least 32 characters here").seal(receipt))
                .isNotEqualTo(sealed);
    }

    @Test
    void it_does_not_spell_itself_in_a_log() {
        var receipt = Receipt.of(random(6), "en");
        assertThat(receipt.toString()).doesNotContain(receipt.spelled().split("-")[0]);
    }

    @Test
    void a_short_key_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ReceiptSeal("short"));
    }

    /// Whether eight words of a list and what is typed for the ninth open the receipt that ends with this word.
    private boolean opensAs(String language, String typed, String word) {
        var eight = WordList.of(language).word(0).concat("-").repeat(8);
        var whole = Receipt.typed(eight + word).getFirst();
        assertThat(whole.spelled()).endsWith("-" + word);
        return seal.opens(Optional.of(seal.seal(whole)), eight + typed);
    }

    private static String each(String spelled, UnaryOperator<String> change) {
        return Arrays.stream(spelled.split("-")).map(change).collect(Collectors.joining(" "));
    }

    private static byte[] random(int seed) {
        var bytes = new byte[Receipt.BYTES];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
