package newsroom.submission.draft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Words of a language that turn what is said into its opposite. Of a language that has no list, every list counts.
record Negations(Set<String> words) {

    private static final Map<String, Negations> BY_LANGUAGE = read();

    /// @param language BCP 47 tag
    static Negations of(String language) {
        var listed = BY_LANGUAGE.get(Locale.forLanguageTag(language).getLanguage());
        return listed == null
                ? new Negations(BY_LANGUAGE.values().stream()
                        .flatMap(it -> it.words().stream())
                        .collect(Collectors.toCollection(HashSet::new)))
                : listed;
    }

    boolean has(String word) {
        var plain = plain(word);
        return words.contains(plain)
                || words.stream().filter(it -> it.contains("*")).anyMatch(matching(plain));
    }

    /// The form in which words are compared.
    static String plain(String word) {
        return Words.bare(word.toLowerCase(Locale.ROOT).replace('’', '\''));
    }

    /// Entries where a star stands for the rest of the word.
    private static Predicate<String> matching(String word) {
        return entry -> {
            var part = entry.replace("*", "");
            return entry.startsWith("*")
                    ? entry.endsWith("*") ? word.contains(part) : word.endsWith(part)
                    : word.startsWith(part);
        };
    }

    private static Map<String, Negations> read() {
        try (var file = Objects.requireNonNull(Negations.class.getResourceAsStream("negations.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(it -> !it.startsWith("#"))
                    .map(it -> it.split(":", 2))
                    .collect(Collectors.toUnmodifiableMap(
                            it -> it[0],
                            it -> new Negations(
                                    Set.copyOf(Arrays.asList(it[1].strip().split("\\s+"))))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
