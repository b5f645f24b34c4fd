package newsroom.editorial.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PieceTest {

    @Test
    void marks_links_code_and_notes_are_numbered_placeholders() {
        var piece = piece("Read **the *call*** at [our site](https://x.org \"t\"), `run`[^1] or <https://y.org>.");
        assertThat(piece.text()).isEqualTo("Read <1>the <2>call</2></1> at <3>our site</3>, <4/><5/> or <6/>.");
        assertThat(piece.placeholders())
                .containsExactly(
                        new Placeholder(1, "**…**", true),
                        new Placeholder(2, "*…*", true),
                        new Placeholder(3, "[…](https://x.org \"t\")", true),
                        new Placeholder(4, "`run`", false),
                        new Placeholder(5, "[^1]", false),
                        new Placeholder(6, "<https://y.org>", false));
    }

    @Test
    void a_translator_moves_them() {
        var piece = piece("Read **the call** at [our site](https://x.org).");
        assertThat(piece.restore("En <2>nuestro sitio</2> está <1>la llamada</1>."))
                .isEqualTo(markdown("En [nuestro sitio](https://x.org) está **la llamada**."));
        assertThat(piece.restore("<1>La llamada en <2>nuestro sitio</2></1>."))
                .as("one within the other")
                .isEqualTo(markdown("**La llamada en [nuestro sitio](https://x.org)**."));
    }

    @Test
    void a_damaged_placeholder_is_refused_with_what_would_be_right() {
        var piece = piece("Read **the call** at `once`.");
        assertThat(problems(piece, "Lee la llamada <2/>.")).containsExactly("must have <1>…</1>, as in the source");
        assertThat(problems(piece, "Lee <1>la llamada</1>.")).containsExactly("must have <2/>, as in the source");
        assertThat(problems(piece, "Lee <1>la llamada <2/>.")).containsExactly("has no </1>, which closes <1>");
        assertThat(problems(piece, "Lee <1>la</1> <1>llamada</1> <2/>.")).contains("has <1>…</1> twice");
        assertThat(problems(piece, "Lee <1>la llamada</1> <2/> <3/>."))
                .containsExactly("has a placeholder <3>, which the source does not have");
        assertThat(problems(piece, "Lee la llamada</1> <2/>.")).contains("has </1> without <1> before it");
        assertThat(problems(piece, "Lee <1> </1> <2/>.")).containsExactly("must have words between <1> and </1>");
        assertThat(problems(piece, " "))
                .containsExactly("must not be empty: keep the segment if it is to stay as it is");
        var nested = piece("**a** and *b*");
        assertThat(problems(nested, "<1>a <2>b</1> c</2>")).isNotEmpty();
    }

    @Test
    void marks_of_the_translator_s_own_are_refused_and_taken_when_they_are_escaped() {
        var piece = piece("Three stars.");
        assertThat(problems(piece, "Tres *estrellas*."))
                .singleElement()
                .asString()
                .contains("write \\ before");
        assertThat(piece.restore("Tres \\*estrellas\\*.")).isEqualTo(markdown("Tres \\*estrellas\\*."));
        assertThat(piece.restore("5 * 3 = 15")).as("no mark").isEqualTo(markdown("5 * 3 = 15"));
        assertThat(problems(piece, "[Tres](https://evil.example)")).isNotEmpty();
        assertThat(problems(piece, "<b>Tres</b>")).isNotEmpty();
    }

    @Test
    void what_would_read_as_another_block_is_refused_and_taken_when_it_is_escaped() {
        var piece = piece("It was in 1986.");
        for (var text : List.of("1986. war es", "# Es war", "- es war", "> es war", "es\n\nwar", "es\n===", "    es")) {
            if (!text.startsWith("    ")) {
                assertThat(problems(piece, text)).as(text).isNotEmpty();
            }
        }
        assertThat(piece.restore("1986\\. war es")).isEqualTo(markdown("1986\\. war es"));
        var cell = CutText.of(CutTextTest.text("| a |\n|---|\n| b |")).pieces().get(1);
        assertThat(problems(cell, "uno | dos")).isNotEmpty();
        assertThat(cell.restore("uno \\| dos")).isEqualTo(markdown("uno \\| dos"));
    }

    @Test
    void emphasis_that_does_not_take_hold_is_said_to_be_moved() {
        var piece = piece("Do **not say “no”** now.");
        assertThat(problems(piece, "请<1>不要说“不”</1>吧。"))
                .singleElement()
                .asString()
                .contains("space");
        assertThat(piece.restore("请 <1>不要说“不”</1> 吧。")).isEqualTo(markdown("请 **不要说“不”** 吧。"));
    }

    @Test
    void a_link_that_is_found_by_its_own_words_leads_there_in_translation_too() {
        var piece = piece("See [the call] and [it][the call].\n\n[the call]: https://x.org");
        assertThat(piece.text()).isEqualTo("See <1>the call</1> and <2>it</2>.");
        assertThat(piece.restore("Mira <1>la llamada</1> y <2>eso</2>."))
                .isEqualTo(markdown("Mira [la llamada][the call] y [eso][the call]."));
        assertThat(piece.restore(piece.text()))
                .isEqualTo(markdown(piece.segment().text()));
    }

    @Test
    void what_looks_like_a_placeholder_is_one() {
        var piece = piece("Press <1> and </2>.");
        assertThat(piece.text()).isEqualTo("Press <1/> and <2/>.");
        assertThat(piece.restore("Pulsa <1/> y <2/>.")).isEqualTo(markdown("Pulsa <1> y </2>."));
    }

    @Test
    void a_translation_that_is_there_as_markdown_is_shown_with_the_same_placeholders() {
        var piece = piece("Read **the call** at [our site](https://x.org).");
        assertThat(piece.protect("En [nuestro sitio](https://x.org), **la llamada**."))
                .contains("En <2>nuestro sitio</2>, <1>la llamada</1>.");
        assertThat(piece.protect("En [nuestro sitio](https://y.org), **la llamada**."))
                .isEmpty();
        assertThat(piece.protect("La llamada.")).isEmpty();
    }

    @Test
    void code_stays_in_its_fence() {
        var piece = piece("```\nrun();\n```");
        assertThat(piece.restore("ejecuta();\n\notra();")).isEqualTo(markdown("ejecuta();\n\notra();"));
        assertThat(problems(piece, "ejecuta();\n```\nfuera")).isNotEmpty();
    }

    @Test
    void html_keeps_its_tags() {
        var piece = piece("<div class=\"a\">Hello <b>all</b></div>");
        assertThat(piece.text()).isEqualTo("<1/>Hello <2/>all<3/><4/>");
        assertThat(piece.restore("<1/>Hola <2/>todas<3/><4/>"))
                .isEqualTo(markdown("<div class=\"a\">Hola <b>todas</b></div>"));
        assertThat(problems(piece, "<1/>Hola <script><2/>todas<3/><4/>")).isNotEmpty();
    }

    private static Piece piece(String markdown) {
        return CutText.of(CutTextTest.text(markdown)).pieces().get(1);
    }

    private static Restored markdown(String text) {
        return new Restored.Markdown(text);
    }

    private static List<String> problems(Piece piece, String translated) {
        return piece.restore(translated) instanceof Restored.Damaged(var problems) ? problems : List.of();
    }
}
