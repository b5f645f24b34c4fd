package newsroom.publication.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import newsroom.contracts.LanguageTag;

/// What a collective says of itself on its about page, in Markdown: a folder with a file for each language, such as
/// `es.md`, read at the start.
public final class OwnWords {

    private final Map<String, String> texts;

    private OwnWords(Map<String, String> texts) {
        this.texts = Collections.unmodifiableMap(texts);
    }

    /// @param folder may be empty for none
    public static OwnWords from(String folder) {
        if (folder.isBlank()) {
            return new OwnWords(Map.of());
        }
        var texts = new HashMap<String, String>();
        try (var files = Files.newDirectoryStream(Path.of(folder), "*.md")) {
            for (var file : files) {
                var name = file.getFileName().toString().replaceFirst("\\.md$", "");
                var language = LanguageTag.canonical(name)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "newsroom.publication.about has a file that is not named after a language"));
                texts.put(language, Files.readString(file, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("newsroom.publication.about must be a folder that can be read", e);
        }
        return new OwnWords(texts);
    }

    /// Empty where nothing is said in a language.
    String in(String language) {
        return texts.getOrDefault(language, "");
    }
}
