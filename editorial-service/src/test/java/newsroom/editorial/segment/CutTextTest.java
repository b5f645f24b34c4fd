package newsroom.editorial.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import newsroom.contracts.Image;
import newsroom.contracts.RevisionContent;
import newsroom.platform.text.Segment;
import newsroom.platform.text.Segment.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CutTextTest {

    private static final Path CORPUS =
            Path.of("../../shared/corpus/udhr").toAbsolutePath().normalize();

    private static final int DOCUMENTS = 20_000;

    @Test
    void every_block_is_a_piece_and_what_stands_around_it_is_none() {
        var markdown = """
            # One ##

            Two *and*
            more

            Three
            =====

            - four
            - five

              six
              1. seven
              2) eight

            > nine
            > > ten

            | eleven | twelve |
            |:-------|-------:|
            | thirteen \\| | fourteen |

            ```java
              fifteen();

              sixteen();
            ```

                seventeen

            <div>eighteen</div>

            ***

            [a]: https://example.org 'no piece'
            """;
        assertThat(CutText.of(text(markdown)).segments().inOrder().stream()
                        .skip(1)
                        .map(it -> entry(it.kind(), it.text())))
                .containsExactly(
                        entry(Kind.HEADING, "One"),
                        entry(Kind.PARAGRAPH, "Two *and*\nmore"),
                        entry(Kind.HEADING, "Three"),
                        entry(Kind.LIST_ITEM, "four"),
                        entry(Kind.LIST_ITEM, "five"),
                        entry(Kind.PARAGRAPH, "six"),
                        entry(Kind.LIST_ITEM, "seven"),
                        entry(Kind.LIST_ITEM, "eight"),
                        entry(Kind.PARAGRAPH, "nine"),
                        entry(Kind.PARAGRAPH, "ten"),
                        entry(Kind.TABLE_CELL, "eleven"),
                        entry(Kind.TABLE_CELL, "twelve"),
                        entry(Kind.TABLE_CELL, "thirteen \\|"),
                        entry(Kind.TABLE_CELL, "fourteen"),
                        entry(Kind.CODE, "  fifteen();\n\n  sixteen();"),
                        entry(Kind.CODE, "seventeen"),
                        entry(Kind.HTML, "<div>eighteen</div>"));
    }

    @Test
    void fields_come_first_and_what_is_printed_with_images_last() {
        var content = new RevisionContent(
                "en",
                "A title",
                "A summary",
                "A body",
                "A byline",
                "CC0-1.0",
                null,
                List.of(),
                List.of(),
                List.of(new Image("a".repeat(64), "A hall", "The hall", "A photographer"), image("A square")),
                "A warning");
        var cut = CutText.of(content);
        assertThat(cut.segments().inOrder().stream().map(Segment::text))
                .containsExactly("A title", "A summary", "A warning", "A body", "A hall", "The hall", "A square");
        var translated = cut.compose("es", List.of("T", "R", "A", "Cuerpo", "Una sala", "La sala", "Una plaza"));
        assertThat(translated)
                .isEqualTo(new RevisionContent(
                        "es",
                        "T",
                        "R",
                        "Cuerpo",
                        "A byline",
                        "CC0-1.0",
                        null,
                        List.of(),
                        List.of(),
                        List.of(new Image("a".repeat(64), "Una sala", "La sala", "A photographer"), image("Una plaza")),
                        "A"));
    }

    @Test
    void a_text_that_is_joined_again_is_the_same_byte_for_byte_whatever_it_is() {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            var markdown = Nasty.markdown(new Random(seed));
            assertThat(joined(markdown)).as("%d", seed).isEqualTo(markdown);
        }
    }

    @Test
    void every_piece_put_back_as_it_was_shown_is_what_it_was() {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            var markdown = Nasty.markdown(new Random(seed));
            for (var piece : CutText.of(text(markdown)).pieces()) {
                assertThat(piece.restore(piece.text()))
                        .as("%d: %s in %s", seed, piece.text(), markdown)
                        .isEqualTo(new Restored.Markdown(piece.segment().text()));
            }
        }
    }

    @Test
    void real_texts_in_all_languages_are_joined_again_as_they_were() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "The corpus does not lie beside the project; its texts are left out");
        try (var files = Files.list(CORPUS)) {
            for (var file : files.filter(it -> it.toString().endsWith(".md")).toList()) {
                var markdown = Files.readString(file);
                assertThat(joined(markdown)).as("%s", file.getFileName()).isEqualTo(markdown);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> a\r\n> b\r\n\r\n- c\r\n  d\r\n",
                "> a\nlazy\n> b\n",
                "- > a\n  > b\n  >\n  > c\n",
                "a\n  b  \n   c\\\nd",
                "two\nlines\n=====\n",
                "1. a\n\n   b\n\n       code\n\n   c\n",
                "```\nnever closed\n\n  end",
                "- ```\n  a\n\n  b\n  ```\n",
                "a | b\n--|--\nc \\| d | `e \\| f`\n|  | g |\n",
                "\tcode\n\ttabs\n",
                "a\0b\rc",
                "<div>\n\n*a*\n\n</div>",
                "[a]: /b\n[c]: /d\ntext [a] and [e][c]\n",
                "# #\n\n#\n\n## a #b# ##\n",
                ""
            })
    void what_is_written_by_hand_in_odd_ways_is_joined_again_as_it_was(String markdown) {
        assertThat(joined(markdown)).isEqualTo(markdown);
    }

    @Test
    void a_translation_of_more_or_fewer_lines_stays_in_its_quote_list_and_cell() {
        assertThat(translated("> one\n> two\n\nend", "uno\ndos\ntres", "fin")).isEqualTo("> uno\n> dos\n> tres\n\nfin");
        assertThat(translated("- one\n- two", "uno\ny medio", "dos")).isEqualTo("- uno\n  y medio\n- dos");
        assertThat(translated("> - one", "uno\ny medio")).isEqualTo("> - uno\n>   y medio");
        assertThat(translated("> one\n> two", "uno")).isEqualTo("> uno");
        assertThat(translated("# one", "uno\ny medio")).isEqualTo("# uno y medio");
        assertThat(translated("| a |\n|---|\n| b |", "u\nv", "w")).isEqualTo("| u v |\n|---|\n| w |");
        assertThat(translated("> ```\n> one();\n> ```", "uno();\n\ndos();"))
                .isEqualTo("> ```\n> uno();\n> \n> dos();\n> ```");
    }

    /// Whatever a translator may save, the whole has the same segments again.
    @Test
    void what_is_composed_of_texts_that_were_taken_has_the_shape_of_its_source() {
        int taken = 0;
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            var random = new Random(seed);
            var cut = CutText.of(text(Nasty.realistic(random)));
            var texts = new ArrayList<String>();
            for (var piece : cut.pieces()) {
                var words = Nasty.reworded(piece.text(), random);
                if (piece.restore(words) instanceof Restored.Markdown(var markdown)) {
                    texts.add(markdown);
                    taken++;
                } else {
                    texts.add(piece.segment().text());
                }
            }
            var composed = cut.compose("es", texts);
            assertThat(CutText.of(composed).hasShapeOf(cut))
                    .as("%d: %s became %s", seed, cut.content().body(), composed.body())
                    .isTrue();
        }
        assertThat(taken).isGreaterThan(DOCUMENTS);
    }

    @Test
    void half_a_megabyte_of_anything_is_cut_and_read_in_its_time() {
        for (var unit : List.of("a\n\n", "*a ", "[", "> ", "- a\n", "| a ", "`", "<", "![](", "**a** [b](c) ")) {
            var markdown = unit.repeat(512 * 1024 / unit.length());
            var began = System.nanoTime();
            assertThat(joined(markdown)).isEqualTo(markdown);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).as(unit).isLessThan(Duration.ofSeconds(20));
        }
    }

    private static String joined(String markdown) {
        var cut = CutText.of(text(markdown));
        var own = cut.pieces().stream().map(it -> it.segment().text()).toList();
        return cut.compose("en", own).body();
    }

    private static String translated(String markdown, String... texts) {
        var all = new ArrayList<>(List.of("Título"));
        all.addAll(List.of(texts));
        return CutText.of(text(markdown)).compose("es", all).body();
    }

    private static Image image(String alternative) {
        return new Image("b".repeat(64), alternative, null, null);
    }

    static RevisionContent text(String markdown) {
        return new RevisionContent(
                "en", "A title", null, markdown, null, "CC0-1.0", null, List.of(), List.of(), List.of());
    }
}
