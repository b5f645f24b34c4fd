package newsroom.submission.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import newsroom.submission.check.Finding.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "http://example.org:8080/a/b?c=d&e=f#g",
                "https://παράδειγμα.ελ/σελίδα",
                "https://xn--hxajbheg2az3al.xn--qxam/",
                "https://[2001:db8::1]/",
                "https://192.0.2.1/a",
                "https://example.org./",
                "https://example.org/?page=2&sitename=x",
                "https://youtube.com/watch?v=abc",
                "mailto:rosa@example.org?subject=veche",
                "#note-1"
            })
    void an_address_that_works_has_no_fault(String address) {
        assertThat(LinkAddress.faults(address)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/about | LINK_RELATIVE",
                "about.html | LINK_RELATIVE",
                "//example.org/a | LINK_RELATIVE",
                "'' | LINK_RELATIVE",
                "example.org | LINK_RELATIVE",
                "https: | LINK_WITHOUT_HOST",
                "https:/example.org | LINK_WITHOUT_HOST",
                "https:///a | LINK_WITHOUT_HOST",
                "https://:80/a | LINK_WITHOUT_HOST",
                "https://localhost/a | LINK_HOST_INVALID",
                "https://ex_ample.org/ | LINK_HOST_INVALID",
                "https://-example.org/ | LINK_HOST_INVALID",
                "https://a..b/ | LINK_HOST_INVALID",
                "https://xn--a.org/ | LINK_HOST_INVALID",
                "https://[::zz]/ | LINK_HOST_INVALID",
                "https://example.org:port/ | LINK_HOST_INVALID",
                "https://rosa:secret@example.org/ | LINK_WITH_CREDENTIALS",
                "https://bank.example@evil.example/ | LINK_WITH_CREDENTIALS",
                "https://example.org/a b | LINK_WITH_SPACES",
                "https://example.org/%zz | LINK_MALFORMED",
                "mailto:nobody | LINK_MALFORMED",
                "javascript:alert(1) | LINK_SCHEME_UNKNOWN",
                "data:text/html,a | LINK_SCHEME_UNKNOWN",
                "gemini://example.org/ | LINK_SCHEME_UNKNOWN",
                "https://example.org/?utm_source=x | LINK_TRACKS",
                "https://example.org/?a=b&fbclid=IwAR0 | LINK_TRACKS",
                "https://example.org/?GCLID=1 | LINK_TRACKS",
                "https://example.org/#utm_medium=x | LINK_TRACKS",
                "https://youtu.be/abc?si=whoever | LINK_TRACKS"
            })
    void what_is_wrong_with_an_address_is_told(String address, Kind kind) {
        assertThat(LinkAddress.faults(address)).containsExactly(kind);
    }

    @Test
    void links_images_definitions_and_bare_addresses_are_found_with_their_place() {
        var text = """
            A [link](https://a.example), an ![image](https://b.example/c.png),
            a [reference][r], <https://d.example> and https://e.example too.

            [r]: https://f.example
            """;
        var links = Prose.read(text).orElseThrow().links();

        assertThat(links)
                .extracting(Prose.Target::address)
                .containsExactlyInAnyOrder(
                        "https://a.example",
                        "https://b.example/c.png",
                        "https://f.example",
                        "https://d.example",
                        "https://e.example",
                        "https://f.example");
        assertThat(links)
                .extracting(it -> text.substring(it.span().start(), it.span().end()))
                .contains(
                        "[link](https://a.example)",
                        "![image](https://b.example/c.png)",
                        "[reference][r]",
                        "<https://d.example>",
                        "https://e.example",
                        "[r]: https://f.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a](https://b.example/c d)", "[a](https://b.example", "see [a]( http://b c )"})
    void a_link_that_is_begun_and_not_finished_is_found(String text) {
        assertThat(Prose.read(text).orElseThrow().unfinished()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`[a](https://b c)`",
                "    [a](https://b c)",
                "```\n[a](https://b c)\n```",
                "\\[a\\](https://b c)",
                "a [1](see below)",
                "[![a](https://b.example/c.png)](https://b.example)"
            })
    void what_is_no_link_is_left_alone(String text) {
        assertThat(Prose.read(text).orElseThrow().unfinished()).isEmpty();
    }

    @Test
    void code_and_addresses_are_no_prose() {
        assertThat(Prose.read("One `two` <https://three.example> *four*\n\n    five")
                        .orElseThrow()
                        .plain())
                .isEqualTo(List.of("", "One      four "));
    }
}
