package newsroom.submission.receipt;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The word code by which an anonymous contributor returns to a draft: nine of 2048 words, 99 random bits.
///
/// It is shown once and never stored. It has no readable `toString`, so that it cannot slip into a log.
public final class Receipt {

    static final int WORDS = 9;
    static final int BITS_PER_WORD = 11;

    /// How many random bytes it takes to make one.
    public static final int BYTES = 13;

    private final List<String> words;

    private Receipt(List<String> words) {
        this.words = words;
    }

    /// The receipt that these random bytes stand for; the same bytes give the same one.
    public static Receipt of(byte[] random) {
        var bits = new BigInteger(1, Arrays.copyOf(random, BYTES));
        var words = new ArrayList<String>();
        for (int i = 0; i < WORDS; i++) {
            words.add(WordList.ENGLISH.word(bits.shiftRight(i * BITS_PER_WORD).intValue() & (WordList.SIZE - 1)));
        }
        return new Receipt(List.copyOf(words));
    }

    /// Reads what a person typed: case does not matter, nor whether spaces, hyphens or commas stand between the words.
    /// None if these are not nine words of the list.
    public static Optional<Receipt> typed(String text) {
        var words = Arrays.stream(text.toLowerCase(Locale.ROOT).split("[\\s\\p{Pd},.;]+"))
                .filter(it -> !it.isEmpty())
                .toList();
        return words.size() == WORDS && words.stream().allMatch(WordList.ENGLISH::has)
                ? Optional.of(new Receipt(words))
                : Optional.empty();
    }

    /// The words with hyphens between them, for its holder only.
    public String spelled() {
        return String.join("-", words);
    }

    @Override
    public String toString() {
        return "a receipt";
    }
}
