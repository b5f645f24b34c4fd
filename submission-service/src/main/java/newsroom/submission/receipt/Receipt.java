package newsroom.submission.receipt;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The word code by which an anonymous contributor returns to a draft: nine of 2048 words, 99 random bits.
///
/// It is nine numbers, told in words of the contributor's language. It is shown once and never stored. It has no
/// readable `toString`, so that it cannot slip into a log.
public final class Receipt {

    static final int WORDS = 9;
    static final int BITS_PER_WORD = 11;

    /// How many random bytes it takes to make one.
    public static final int BYTES = 13;

    /// The languages that there are words in, the one to fall back to first.
    public static final List<String> LANGUAGES =
            WordList.ALL.stream().map(WordList::language).toList();

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Z}\\p{Pd},.;]+");

    private final WordList list;
    private final List<Integer> numbers;

    private Receipt(WordList list, List<Integer> numbers) {
        this.list = list;
        this.numbers = numbers;
    }

    /// The receipt that these random bytes stand for; the same bytes give the same one, whatever the language.
    ///
    /// @param language a BCP 47 tag; the words are English if there are none in this language
    public static Receipt of(byte[] random, String language) {
        var bits = new BigInteger(1, Arrays.copyOf(random, BYTES));
        return new Receipt(
                WordList.of(language),
                IntStream.range(0, WORDS)
                        .map(it -> bits.shiftRight(it * BITS_PER_WORD).intValue() & (WordList.SIZE - 1))
                        .boxed()
                        .toList());
    }

    /// Reads what a person typed, in any of the languages. Case and accents do not matter, nor whether spaces, hyphens
    /// or commas stand between the words, and a word may be cut to its first four letters or more.
    ///
    /// @return none if these are not nine words of one list; more than one only where all nine are cut so that they
    /// begin words of two languages
    public static List<Receipt> typed(String text) {
        return WordList.ALL.stream().flatMap(it -> typed(text, it).stream()).toList();
    }

    private static Optional<Receipt> typed(String text, WordList list) {
        var numbers = BETWEEN_WORDS
                .splitAsStream(WordList.plain(text))
                .filter(it -> !it.isEmpty())
                .map(list::number)
                .toList();
        return numbers.size() == WORDS && numbers.stream().allMatch(OptionalInt::isPresent)
                ? Optional.of(new Receipt(
                        list, numbers.stream().map(OptionalInt::orElseThrow).toList()))
                : Optional.empty();
    }

    /// The whole words with hyphens between them, for its holder only.
    public String spelled() {
        return spelled(list);
    }

    /// What it is sealed by: its words in English, so that it is the same receipt in every language.
    String inEnglish() {
        return spelled(WordList.ENGLISH);
    }

    private String spelled(WordList in) {
        return numbers.stream().map(in::word).collect(Collectors.joining("-"));
    }

    @Override
    public String toString() {
        return "a receipt";
    }
}
