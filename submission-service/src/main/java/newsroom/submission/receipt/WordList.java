package newsroom.submission.receipt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Words of one language that are easy to write down and to read over the phone; no two begin with the same four
/// letters, so that a word may be cut to them.
final class WordList {

    static final int SIZE = 2048;

    /// From how many letters on the beginning of a word stands for it.
    static final int SHORTEST_CUT = 4;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    static final WordList ENGLISH = new WordList("en", "english.txt");
    static final List<WordList> ALL =
            List.of(ENGLISH, new WordList("es", "spanish.txt"), new WordList("ru", "russian.txt"));

    private final String language;
    private final List<String> words;
    private final Map<String, Integer> numbers = new HashMap<>();

    private WordList(String language, String file) {
        this.language = language;
        try (var read = Objects.requireNonNull(WordList.class.getResourceAsStream(file))) {
            words = new String(read.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (words.size() != SIZE) {
            throw new IllegalStateException(file + " must have " + SIZE + " words");
        }
        for (int number = 0; number < SIZE; number++) {
            var word = plain(words.get(number));
            for (int letters = Math.min(SHORTEST_CUT, word.length()); letters <= word.length(); letters++) {
                if (numbers.put(word.substring(0, letters), number) != null) {
                    throw new IllegalStateException(file + " has two words that begin like " + word);
                }
            }
        }
    }

    /// The list of a language, by the first part of its tag; English where there is none.
    static WordList of(String languageTag) {
        var primary = Locale.forLanguageTag(languageTag).getLanguage();
        return ALL.stream()
                .filter(it -> it.language.equals(primary))
                .findFirst()
                .orElse(ENGLISH);
    }

    /// A text without what people leave out or add as they write: capitals, accents, the dots of ё.
    static String plain(String text) {
        var decomposed = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        return MARKS.matcher(decomposed).replaceAll("");
    }

    String language() {
        return language;
    }

    String word(int number) {
        return words.get(number);
    }

    /// Which word this is, or is the beginning of.
    ///
    /// @param plain as [#plain] leaves it
    OptionalInt number(String plain) {
        var number = numbers.get(plain);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
