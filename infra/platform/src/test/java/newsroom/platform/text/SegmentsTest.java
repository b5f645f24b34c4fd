package newsroom.platform.text;

import static newsroom.platform.text.Segment.Kind.CODE;
import static newsroom.platform.text.Segment.Kind.HEADING;
import static newsroom.platform.text.Segment.Kind.HTML;
import static newsroom.platform.text.Segment.Kind.LINK_DEFINITION;
import static newsroom.platform.text.Segment.Kind.LIST_ITEM;
import static newsroom.platform.text.Segment.Kind.PARAGRAPH;
import static newsroom.platform.text.Segment.Kind.SUMMARY;
import static newsroom.platform.text.Segment.Kind.TITLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import newsroom.contracts.RevisionContent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentsTest {

    private static final Path CORPUS =
            Path.of("../../../shared/corpus/udhr").toAbsolutePath().normalize();

    private static final Pattern WORD = Pattern.compile("w\\d+x|9\\d\\d");

    private static final List<String> PIECES = List.of(
            "> ",
            "- ",
            "* ",
            "1. ",
            "7) ",
            "    ",
            "  ",
            "\t",
            "\n",
            "\n",
            "\n\n",
            "\n\n",
            "\r\n",
            "\r",
            "```\n",
            "~~~ ",
            "# ",
            "### ",
            " ##",
            "\n===\n",
            "\n---\n",
            "***\n",
            "*",
            "**",
            "_",
            "[",
            "]",
            "](",
            ")",
            "[ref]",
            "\n[ref]: ",
            "\n[^1]: ",
            "[^1]",
            " \"",
            "\"\n",
            "<div>",
            "</div>\n",
            "<b>",
            "<!-- ",
            " -->",
            "<pre>",
            "`",
            "``",
            "\\",
            "  \n",
            "\\\n",
            "| ",
            "\n|---|---|\n",
            "\0",
            "<",
            "&amp;",
            "![",
            "http://",
            "é",
            "。",
            "    \n");

    @Test
    void every_block_is_a_segment_without_its_markup() {
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

            ```java
              eleven();
            ```

                twelve

            <div>thirteen</div>

            ***

            [a]: https://example.org 'fourteen'
            """;
        assertThat(Segments.of(markdown).inOrder().stream().map(it -> entry(it.kind(), it.text())))
                .containsExactly(
                        entry(HEADING, "One"),
                        entry(PARAGRAPH, "Two *and*\nmore"),
                        entry(HEADING, "Three"),
                        entry(LIST_ITEM, "four"),
                        entry(LIST_ITEM, "five"),
                        entry(PARAGRAPH, "six"),
                        entry(LIST_ITEM, "seven"),
                        entry(LIST_ITEM, "2) eight"),
                        entry(PARAGRAPH, "nine"),
                        entry(PARAGRAPH, "ten"),
                        entry(CODE, "  eleven();"),
                        entry(CODE, "twelve"),
                        entry(HTML, "<div>thirteen</div>"),
                        entry(LINK_DEFINITION, "[a]: https://example.org \"fourteen\""));
    }

    @Test
    void tight_and_loose_lists_have_the_same_segments() {
        assertThat(Segments.of("- a\n- b")).isEqualTo(Segments.of("- a\n\n- b"));
    }

    @Test
    void a_number_that_readers_see_before_an_item_is_not_lost() {
        assertThat(texts("1917. was the year\n1918. followed")).containsExactly("1917. was the year", "followed");
        assertThat(texts("1917. 7) > 8. then\n\nand")).containsExactly("1917. 7) 8. then", "and");
        assertThat(texts("1917.\n\nthen")).containsExactly("1917.", "then");
        assertThat(texts("1. a\n2. b")).containsExactly("a", "b");
    }

    @Test
    void a_table_is_one_paragraph() {
        assertThat(texts("| a | b |\n|---|---|\n| c | d |")).containsExactly("| a | b |\n|---|---|\n| c | d |");
    }

    @Test
    void a_footnote_is_the_text_it_stands_in() {
        assertThat(texts("see[^1]\n\n[^1]: as they said")).containsExactly("see[^1]", "[^1]: as they said");
    }

    @Test
    void line_ends_of_every_system_and_nul_are_taken() {
        assertThat(texts("a\r\nb\r\n\r\nc\rd")).containsExactly("a\nb", "c\nd");
        assertThat(texts("a\0b")).containsExactly("a\uFFFDb");
    }

    @Test
    void quotes_deeper_than_anybody_reads_pass_for_text() {
        assertThat(texts(">".repeat(100_000) + "a"))
                .singleElement()
                .asString()
                .endsWith(">".repeat(99_950) + "a")
                .hasSizeLessThan(100_000);
        assertThat(texts("> ".repeat(20) + "a")).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\n\n", "\t", ">", "> >", "-", "- - -", "#", "```\n```", "***", "\uFEFF", "\u3000"})
    void what_shows_no_text_is_read_without_complaint(String markdown) {
        assertThat(Segments.of(markdown).inOrder()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void title_and_summary_come_first() {
        var segments = Segments.of(content("Ahoy", "In short", "Ahoy\n\nIn short"));
        assertThat(segments.inOrder().stream().map(it -> entry(it.kind(), it.address())))
                .containsExactly(
                        entry(TITLE, hash("Ahoy")),
                        entry(SUMMARY, hash("In short")),
                        entry(PARAGRAPH, hash("Ahoy") + "~2"),
                        entry(PARAGRAPH, hash("In short") + "~2"));
        assertThat(Segments.of(content("Ahoy", null, "")).inOrder()).hasSize(1);
    }

    @Test
    void segments_that_read_alike_are_told_apart_by_their_ordinal() {
        var segments = Segments.of("# again\n\nonce\n\nagain\n\n- again");
        assertThat(segments.inOrder().stream().map(Segment::address))
                .containsExactly(hash("again"), hash("once"), hash("again") + "~2", hash("again") + "~3");
        assertThat(segments.at(hash("again") + "~3").map(Segment::kind)).contains(LIST_ITEM);
        assertThat(segments.at(hash("again") + "~4")).isEmpty();
        assertThat(segments.at("")).isEmpty();
    }

    @Test
    void whatever_a_reader_sees_is_in_exactly_one_segment() {
        for (int seed = 0; seed < 20_000; seed++) {
            var markdown = nasty(new Random(seed));
            var seen = words(Reader.sees(markdown));
            var segments = Segments.of(markdown).inOrder().stream()
                    .flatMap(it -> words(it.text()).stream())
                    .toList();
            assertThat(segments).as("%d: %s", seed, markdown).doesNotHaveDuplicates();
            assertThat(segments.stream().filter(seen::contains).toList())
                    .as("%d: %s", seed, markdown)
                    .isEqualTo(seen);
        }
    }

    @Test
    void whatever_a_reader_sees_of_real_texts_is_in_their_segments() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "The corpus does not lie beside the project; its texts are left out");
        try (var files = Files.list(CORPUS)) {
            for (var file : files.filter(it -> it.toString().endsWith(".md")).toList()) {
                var markdown = Files.readString(file);
                assertThat(String.join("", texts(markdown)).replaceAll("\\s", ""))
                        .as("%s", file.getFileName())
                        .isEqualTo(Reader.sees(markdown).replaceAll("\\s", ""));
            }
        }
    }

    @Test
    void likeness_is_the_share_of_segments_in_common_whatever_their_order() {
        var text = Segments.of("a\n\nb\n\nc\n\nd\n\ne");
        assertThat(text.alike(text)).isEqualTo(1);
        assertThat(text.alike(Segments.of("# e\n\nd\n\n- x\n- a\n\nb"))).isCloseTo(0.8, within(1e-9));
        assertThat(text.alike(Segments.of("a"))).isCloseTo(0.2, within(1e-9));
        assertThat(Segments.of("a").alike(text)).isCloseTo(0.2, within(1e-9));
        assertThat(text.alike(Segments.of("x"))).isZero();
    }

    @Test
    void what_repeats_counts_as_often_as_both_have_it() {
        assertThat(Segments.of("a\n\na\n\na\n\nb").alike(Segments.of("a\n\nb\n\na\n\nc")))
                .isCloseTo(0.75, within(1e-9));
    }

    @Test
    void nothing_is_alike_to_an_empty_text() {
        assertThat(Segments.of("").alike(Segments.of(""))).isZero();
        assertThat(Segments.of("").alike(Segments.of("a"))).isZero();
    }

    private static String nasty(Random random) {
        var markdown = new StringBuilder();
        int pieces = 1 + random.nextInt(40);
        for (int i = 0; i < pieces; i++) {
            markdown.append(
                    switch (random.nextInt(12)) {
                        case 0, 1, 2, 3 -> "w" + i + "x ";
                        case 4 -> 900 + i + ". ";
                        default -> PIECES.get(random.nextInt(PIECES.size()));
                    });
        }
        return markdown.toString();
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    private static List<String> texts(String markdown) {
        return Segments.of(markdown).inOrder().stream().map(Segment::text).toList();
    }

    private static String hash(String text) {
        return Segment.first(PARAGRAPH, text).hash();
    }

    private static RevisionContent content(String title, @Nullable String summary, String body) {
        return new RevisionContent("en", title, summary, body, null, "CC0-1.0", null, List.of(), List.of(), List.of());
    }
}
