package newsroom.submission.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReceiptTest {

    private final ReceiptSeal seal = new ReceiptSeal("a key of this test of at least 32 characters");

    @Test
    void the_same_bytes_give_the_same_nine_words() {
        var bytes = random(1);
        assertThat(Receipt.of(bytes).spelled()).isEqualTo(Receipt.of(bytes).spelled());
        assertThat(Receipt.of(bytes).spelled().split("-")).hasSize(9);
    }

    @Test
    void every_one_of_its_99_bits_counts() {
        var all = new HashSet<String>();
        for (int bit = 0; bit < 99; bit++) {
            var bytes = new byte[Receipt.BYTES];
            bytes[Receipt.BYTES - 1 - bit / 8] = (byte) (1 << bit % 8);
            all.add(Receipt.of(bytes).spelled());
        }
        assertThat(all).hasSize(99);
    }

    @Test
    void it_is_read_however_it_was_typed() {
        var receipt = Receipt.of(random(2));
        var sealed = Optional.of(seal.seal(receipt));
        var spelled = receipt.spelled();
        assertThat(seal.opens(sealed, spelled)).isTrue();
        assertThat(seal.opens(sealed, "  " + spelled.replace("-", "  ").toUpperCase(java.util.Locale.ROOT) + "\n"))
                .isTrue();
        assertThat(seal.opens(sealed, spelled.replace("-", " – "))).isTrue();
        assertThat(seal.opens(sealed, spelled.replace("-", ", "))).isTrue();
    }

    @Test
    void another_receipt_or_part_of_it_or_nothing_opens_nothing() {
        var receipt = Receipt.of(random(3));
        var sealed = Optional.of(seal.seal(receipt));
        var words = receipt.spelled().split("-");
        assertThat(seal.opens(sealed, Receipt.of(random(4)).spelled())).isFalse();
        assertThat(seal.opens(sealed, String.join("-", Arrays.copyOf(words, 8))))
                .isFalse();
        assertThat(seal.opens(sealed, "")).isFalse();
        assertThat(seal.opens(Optional.empty(), receipt.spelled())).isFalse();
        assertThat(seal.opens(Optional.empty(), "nobody")).isFalse();
    }

    @Test
    void what_is_stored_depends_on_the_key_and_holds_no_word() {
        var receipt = Receipt.of(random(5));
        var sealed = seal.seal(receipt);
        assertThat(sealed).matches("[0-9a-f]{64}");
        assertThat(new ReceiptSeal("another key of at least 32 characters here").seal(receipt))
                .isNotEqualTo(sealed);
    }

    @Test
    void it_does_not_spell_itself_in_a_log() {
        var receipt = Receipt.of(random(6));
        assertThat(receipt.toString()).doesNotContain(receipt.spelled().split("-")[0]);
    }

    @Test
    void a_short_key_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ReceiptSeal("short"));
    }

    private static byte[] random(int seed) {
        var bytes = new byte[Receipt.BYTES];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
