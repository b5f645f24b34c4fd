package newsroom.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Real paragraphs in several languages, from the corpus beside the project, or made-up ones where it is absent.
final class Texts {

    private static final Path CORPUS =
            Path.of("../../../shared/corpus/udhr").toAbsolutePath().normalize();
    private static final int PARAGRAPHS = 6;

    private final Map<String, List<String>> paragraphs = new HashMap<>();

    Texts() {
        for (var language : Story.LANGUAGES) {
            paragraphs.put(language, read(language));
        }
    }

    /// A text that no other has, nor a paragraph of it, with the mark of its article in the first line: whether it is
    /// much like another must not depend on which was sent first.
    String body(String language, String mark, int number) {
        var from = paragraphs.getOrDefault(language, List.of());
        var body = new StringBuilder("Text " + number + " of " + mark + ".\n");
        for (int i = 0; i < PARAGRAPHS; i++) {
            body.append('\n')
                    .append(from.get((number * PARAGRAPHS + i) % from.size()))
                    .append(" (" + mark + ")\n");
        }
        return body.toString();
    }

    private static List<String> read(String language) {
        var file = CORPUS.resolve(language + ".md");
        if (!Files.exists(file)) {
            return List.of("In " + language + " they met in the square.", "They decided together.");
        }
        try {
            var body = Files.readString(file, StandardCharsets.UTF_8).replaceFirst("(?s)^---.*?\n---\n", "");
            return Arrays.stream(body.split("\n\n"))
                    .map(String::strip)
                    .filter(it -> !it.isEmpty() && !it.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
