package newsroom.publication.text;

import static org.assertj.core.api.Assertions.assertThat;

import newsroom.contracts.LanguageTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProseTest {

    private static final String PAGE = "https://veche.example/en/id/slug";

    @Test
    void headings_stand_below_the_title() {
        assertThat(Prose.html("# One\n\n## Two", PAGE)).isEqualTo("<h2>One</h2>\n<h3>Two</h3>");
        assertThat(Prose.html("## One\n\n### Two", PAGE)).isEqualTo("<h2>One</h2>\n<h3>Two</h3>");
    }

    @Test
    void tables_strikethrough_and_bare_addresses_are_understood() {
        assertThat(Prose.html("| a | b |\n|---|---|\n| 1 | 2 |\n\n~~no~~ https://example.org", PAGE))
                .contains("<td>1</td>", "<del>no</del>", "<a href=\"https://example.org\">");
    }

    @Test
    void links_become_absolute() {
        assertThat(Prose.html("[a](/b) [c](#d) [e](../x)", PAGE))
                .contains(
                        "href=\"https://veche.example/b\"",
                        "href=\"https://veche.example/en/id/slug#d\"",
                        "href=\"https://veche.example/en/x\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "![a](https://tracker.example/p.gif)",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
                "<iframe src=\"https://evil.example\"></iframe>",
                "<p style=\"background:url(https://evil.example)\" onclick=\"alert(1)\">x</p>",
                "<svg onload=alert(1)>",
                "<form action=https://evil.example><input></form>",
                "<style>@import 'https://evil.example'</style>"
            })
    void nothing_that_acts_or_fetches_comes_through(String markdown) {
        assertThat(Prose.html(markdown, PAGE))
                .doesNotContainIgnoringCase("<script", "<img", "javascript:", "data:", "<iframe", "style", "onclick")
                .doesNotContainIgnoringCase("onerror=", "<svg", "<form", "<input", "src=");
    }

    @Test
    void characters_that_xml_forbids_are_left_out() {
        assertThat(Printable.of("a\u0001b\u000Bc\uFFFEd\uD800e😀")).isEqualTo("abcde😀");
        assertThat(Prose.html("a\u0001b", PAGE)).isEqualTo("<p>ab</p>");
    }

    @ParameterizedTest
    @CsvSource({
        "The Haymarket affair!, the-haymarket-affair",
        "Что делать?, cto-delat",
        "Título: ¿qué?, titulo-que",
        "Αναρχία σήμερα, anarchia-semera",
        "!!!, article",
        "東京の集会, dong-jingno-ji-hui",
    })
    void slugs_are_latin_whatever_the_script(String title, String slug) {
        assertThat(Slug.of(title)).isEqualTo(slug);
    }

    @Test
    void a_long_title_ends_at_a_word() {
        assertThat(Slug.of("word ".repeat(60))).hasSizeLessThanOrEqualTo(80).endsWith("word");
        assertThat(Slug.of("a".repeat(300))).hasSize(80);
    }

    @Test
    void languages_have_their_own_names_and_directions() {
        assertThat(WritingSystem.nameOf("ar")).isEqualTo("العربية");
        assertThat(WritingSystem.directionOf("ar")).isEqualTo("rtl");
        assertThat(WritingSystem.directionOf("az-Arab")).isEqualTo("rtl");
        assertThat(WritingSystem.directionOf("sr-Latn")).isEqualTo("ltr");
        assertThat(LanguageTag.canonical("SR-latn")).contains("sr-Latn");
        assertThat(LanguageTag.canonical("editions")).isEmpty();
        assertThat(LanguageTag.canonical("x")).isEmpty();
        assertThat(LanguageTag.canonical("kmr")).contains("kmr");
    }

    @Test
    void licences_lead_to_their_text() {
        assertThat(new Licence("CC-BY-SA-4.0").address()).isEqualTo("https://creativecommons.org/licenses/by-sa/4.0/");
        assertThat(new Licence("CC-BY-SA-4.0").name()).isEqualTo("CC BY-SA 4.0");
        assertThat(new Licence("CC0-1.0").address()).isEqualTo("https://creativecommons.org/publicdomain/zero/1.0/");
        assertThat(new Licence("MIT").address()).isEqualTo("https://spdx.org/licenses/MIT.html");
        assertThat(new Licence("https://example.org/l").address()).isEqualTo("https://example.org/l");
    }

    @Test
    void no_level_of_heading_is_left_out_whatever_levels_an_author_chose() {
        assertThat(Prose.html("# a\n\n#### b\n\n#### c\n\n## d\n\n### e\n\n# f", "https://veche.example/en/x"))
                .containsSubsequence("<h2>a", "<h3>b", "<h3>c", "<h3>d", "<h4>e", "<h2>f");
    }
}
