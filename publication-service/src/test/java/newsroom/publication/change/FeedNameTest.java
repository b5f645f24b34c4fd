package newsroom.publication.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all",
                "es",
                "sr-Latn",
                "corrections",
                "es/corrections",
                "topics/labour",
                "es/topics/labour",
                "regions/latin-america",
                "bylines/Emma%20G.",
                "ar/bylines/%D8%A3%D9%85%D9%84"
            })
    void a_name_is_read_back_from_its_path(String path) {
        assertThat(FeedName.parse(path)).map(FeedName::path).contains(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "ALL",
                "EN",
                "nolanguage9",
                "all/corrections",
                "all/topics/x",
                "es/",
                "es/all",
                "topics",
                "topics/",
                "topics/a/b",
                "es/es",
                "corrections/es",
                "bylines/%",
                "bylines/%zz",
                "bylines/%C3%28",
                "bylines/a~2",
                "bylines/a~41",
                "bylines/a~"
            })
    void what_names_no_feed_is_none(String path) {
        assertThat(FeedName.parse(path)).isEmpty();
    }

    /// Whatever somebody chose for print, and whatever servers on the way make of it.
    @ParameterizedTest
    @ValueSource(
            strings = {"A/B; C\\D", "100%", "~tilde~2F", "..", ".", "Ἄννα 😀", "?#&=+ ", "\u0001\n\u2028", "x.atom"})
    void any_byline_has_an_address(String name) {
        var feed = FeedName.in("es").of(new Selection.Byline(name));

        assertThat(FeedName.parse(feed.path())).contains(feed);
        assertThat(feed.path())
                .matches("es/bylines/[A-Za-z0-9._~%-]+")
                .doesNotContain("%2F", "%25", "%5C", "%3B", "%0");
    }

    @Test
    void one_byline_in_two_forms_of_unicode_is_one_feed() {
        assertThat(FeedName.parse("bylines/Jose%CC%81")).isEqualTo(FeedName.parse("bylines/Jos%C3%A9"));
    }
}
