package newsroom.editorial.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import newsroom.contracts.RevisionContent;
import newsroom.editorial.segment.CutText;
import newsroom.platform.web.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A text that was translated elsewhere finds its place in the segments of its source.
class WholeTextTest {

    private static final Path CORPUS =
            Path.of("../../shared/corpus/udhr").toAbsolutePath().normalize();

    @Test
    void paragraphs_that_became_two_belong_to_the_one_before_and_below_a_heading_to_the_one_after() {
        var source = cut("## Preamble\n\nWhereas recognition is the foundation of freedom,\n\nNow therefore.\n");
        assertThat(pair(
                        source,
                        cut("## Úvod\n\nU vědomí,\n\nže uznání je základem svobody a míru,\n\na proto,\n\nnyní.\n")))
                .hasSize(4)
                .doesNotContainNull()
                .anySatisfy(it -> assertThat(it).startsWith("U vědomí,\n\nže uznání"));
    }

    @Test
    void what_belongs_nowhere_is_refused() {
        assertThatThrownBy(() -> pair(cut("## One\n\n## Two\n"), cut("## Uno\n\nDe más.\n\n## Dos\n")))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> pair(cut("## One\n\n## Two\n"), cut("## Uno\n\n## Dos\n\nDe más.\n")))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void every_language_of_the_corpus_finds_its_place_and_loses_no_word() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "The corpus does not lie beside the project; its languages are left out");
        var english = read(CORPUS.resolve("en.md"));
        try (var files = Files.list(CORPUS)) {
            for (var file :
                    files.filter(it -> it.toString().endsWith(".md")).sorted().toList()) {
                var body = read(file);
                var paired = String.join(
                        "\n\n",
                        pair(cut(english), cut(body)).stream()
                                .map(it -> it == null ? "" : it)
                                .toList());
                assertThat(words(paired)).as(file.getFileName().toString()).isEqualTo(words("Title\n\n" + body));
            }
        }
    }

    private static List<@Nullable String> pair(CutText source, CutText translated) {
        return WholeText.pair(source, translated);
    }

    /// Without white space and the marks of Markdown.
    private static String words(String text) {
        return text.replaceAll("[\\s#>*\\-]+|\\d+\\.", "");
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file).split("(?m)^---$", 3)[2].strip() + "\n";
    }

    private static CutText cut(String body) {
        return CutText.of(
                new RevisionContent("en", "Title", null, body, null, "CC0-1.0", null, List.of(), List.of(), List.of()));
    }
}
