package newsroom.submission.receipt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Words that are easy to write down and to read over the phone; no two begin with the same four letters.
final class WordList {

    static final int SIZE = 2048;
    static final WordList ENGLISH = new WordList("english.txt");

    private final List<String> words;
    private final Set<String> all;

    private WordList(String file) {
        try (var read = Objects.requireNonNull(WordList.class.getResourceAsStream(file))) {
            words = new String(read.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        all = Set.copyOf(words);
        if (all.size() != SIZE) {
            throw new IllegalStateException(file + " must have " + SIZE + " different words");
        }
    }

    String word(int number) {
        return words.get(number);
    }

    boolean has(String word) {
        return all.contains(word);
    }
}
