package newsroom.publication.page;

import static newsroom.contracts.Significance.MAJOR;
import static newsroom.contracts.Significance.MINOR;
import static newsroom.publication.RunningPublication.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import newsroom.publication.RunningPublication;
import newsroom.publication.Wire;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RunningPublication.Ends.class)
class PageTest {

    private static final Pattern FETCHED =
            Pattern.compile("(?:src|srcset|poster)=|<link rel=\"(?:stylesheet|icon|preload)\"[^>]*href=\"http");

    /// Whatever a browser would run; data is none of it.
    private static final Pattern SCRIPT = Pattern.compile("<script(?! type=\"application/ld\\+json\">)");

    private final RunningPublication publication = RunningPublication.shared();
    private final Wire wire = publication.wire();
    private final UUID article = UUID.randomUUID();

    @Test
    void an_edition_is_found_by_its_id_and_the_rest_of_the_address_put_right() {
        wire.bring(wire.approved(article, 1, MAJOR, Wire.text("en", "Bread and roses", "text")));
        var right = "/en/" + article + "/bread-and-roses";

        assertThat(publication.get(right).statusCode()).isEqualTo(200);
        for (var other : new String[] {"/en/" + article + "/old-title", "/en/" + article, "/EN/" + article + "/x"}) {
            var response = publication.get(other);
            assertThat(response.statusCode()).as(other).isEqualTo(301);
            assertThat(response.headers().firstValue("Location")).contains(ADDRESS + right);
        }

        wire.bring(wire.approved(article, 2, MINOR, Wire.text("en", "Bread, and roses too", "text")));
        publication.followed();

        assertThat(publication.get(right).headers().firstValue("Location"))
                .contains(ADDRESS + "/en/" + article + "/bread-and-roses-too");
    }

    @Test
    void a_page_needs_nothing_but_itself_and_says_what_it_is() {
        publishInThreeLanguages();
        var response = publication.get("/ar/" + article + "/elsewhere");
        var page = publication.text(
                response.headers().firstValue("Location").orElseThrow().substring(ADDRESS.length()));

        assertThat(page)
                .startsWith("<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">")
                .contains("<a class=\"skip\" href=\"#text\">", "<main id=\"text\"")
                .contains("rel=\"license\"", "<h1>خبز</h1>")
                .doesNotContain("<iframe", "onload")
                .doesNotContain("{{");
        assertThat(FETCHED.matcher(page).find()).isFalse();
        assertThat(SCRIPT.matcher(page).find()).isFalse();
        assertThat(response.headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void languages_lead_to_one_another_while_they_are_visible() {
        publishInThreeLanguages();
        var english = publication.text("/en/" + article + "/bread");
        for (var language : new String[] {"en", "es", "ar"}) {
            assertThat(english)
                    .contains("<link rel=\"alternate\" hreflang=\"" + language + "\" href=\"" + ADDRESS + "/" + language
                            + "/" + article + "/");
        }
        // programs take the first feed they find
        var feeds = english.substring(english.indexOf("application/atom+xml"));
        assertThat(feeds.indexOf("/feeds/en.atom")).isLessThan(feeds.indexOf("/feeds/all.atom"));

        wire.bring(wire.withdrawn(article));
        publication.followed();
        var gone = publication.get("/es/" + article + "/pan");

        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(new String(gone.body(), StandardCharsets.UTF_8))
                .contains("retirado", "noindex")
                .doesNotContain("Pan", "cuerpo");

        wire.bring(wire.erased(article));
        assertThat(publication.text("/es/" + article + "/pan"))
                .contains("borrado")
                .doesNotContain("Pan");
    }

    @Test
    void fronts_show_what_is_there() {
        publishInThreeLanguages();
        publication.followed();

        assertThat(publication.text("/ar")).contains("<html lang=\"ar\" dir=\"rtl\">", article.toString());
        assertThat(publication.text("/")).contains("href=\"/ar\"", "العربية", "Español");
        assertThat(publication.get("/fi").statusCode()).isEqualTo(200);
        assertThat(publication.text("/fi")).contains("Nothing has been published here yet.");
        assertThat(publication.get("/AR").statusCode()).isEqualTo(301);
        assertThat(publication
                        .get("/style.css")
                        .headers()
                        .firstValue("Content-Type")
                        .orElse(""))
                .startsWith("text/css");
    }

    @Test
    void texts_of_others_cannot_break_out_of_a_page() {
        wire.bring(wire.approved(
                article,
                1,
                MAJOR,
                Wire.text("en", "\"><script>alert(1)</script>{{{html}}}", "{{title}} <b onclick=x>")));

        var page = publication.text("/en/" + article + "/script-alert-1-script-html");

        assertThat(page).contains("&lt;script&gt;").doesNotContain("onclick");
        assertThat(SCRIPT.matcher(page).find()).isFalse();
    }

    @Test
    void readers_are_warned_before_the_text_begins() {
        wire.bring(wire.approved(
                article,
                1,
                MAJOR,
                Wire.text("en", "Bread", "text").translated("en", "Bread", null, "Loaves for all", "Violence <b>")));

        var page = publication.text("/en/" + article + "/bread");

        assertThat(page).contains("Content warning:", "Violence &lt;b&gt;");
        assertThat(page.indexOf("Violence")).isLessThan(page.indexOf("Loaves for all"));
    }

    @Test
    void who_looks_for_a_page_that_is_not_there_gets_one_that_says_so() {
        var path = "/en/" + UUID.randomUUID() + "/nothing";
        var page = publication.get(path, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(publication.get(path).headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    private void publishInThreeLanguages() {
        wire.bring(wire.approved(article, 1, MAJOR, Wire.text("en", "Bread", "text")));
        wire.bring(
                wire.translated(article, 1, Wire.text("es", "Pan", "cuerpo")),
                wire.translated(article, 1, Wire.text("ar", "خبز", "نصّ")));
    }

    @Test
    void pages_are_not_sent_again_to_those_who_have_them() {
        publishInThreeLanguages();
        publication.followed();
        // several changes of one second are dated by the seconds after it, and nothing is dated ahead of the clock
        Awaitility.await().until(() -> {
            var headers = publication.get("/").headers();
            return !headers.firstValue("last-modified").equals(headers.firstValue("date"));
        });
        for (var path : new String[] {"/en/" + article + "/bread", "/en", "/", "/en/about", "/en/topics/labour"}) {
            var page = publication.get(path);
            var tag = page.headers().firstValue("ETag").orElseThrow();
            var since = page.headers().firstValue("Last-Modified").orElseThrow();
            assertThat(publication.get(path, "If-None-Match", tag).statusCode())
                    .as(path)
                    .isEqualTo(304);
            assertThat(publication.get(path, "If-Modified-Since", since).statusCode())
                    .as(path)
                    .isEqualTo(304);
            assertThat(page.headers().firstValue("Vary")).contains("Accept-Encoding");
            var head = publication.send("HEAD", path);
            assertThat(head.headers().firstValue("ETag")).contains(tag);
            assertThat(head.body()).isEmpty();
        }

        var path = "/en/" + article + "/bread";
        var since = publication.get(path).headers().firstValue("Last-Modified").orElseThrow();
        wire.bring(wire.translated(article, 1, Wire.text("el", "Ψωμί", "κείμενο")));
        publication.followed();

        assertThat(publication.get(path, "If-Modified-Since", since).statusCode())
                .isEqualTo(200);
    }

    @Test
    void alternates_are_the_same_on_every_page_of_an_article_and_in_its_headers() {
        publishInThreeLanguages();
        publication.followed();
        var sets = new HashSet<String>();
        for (var path :
                new String[] {"/en/" + article + "/bread", "/es/" + article + "/pan", "/ar/" + article + "/khbz"}) {
            var page = publication.get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            var html = new String(page.body(), StandardCharsets.UTF_8);
            var inPage = Pattern.compile("<link rel=\"alternate\" hreflang=\"([^\"]+)\" href=\"([^\"]+)\">")
                    .matcher(html)
                    .results()
                    .map(it -> "<%s>; rel=\"alternate\"; hreflang=\"%s\"".formatted(it.group(2), it.group(1)))
                    .toList();
            assertThat(page.headers().allValues("Link"))
                    .startsWith("<" + ADDRESS + path + ">; rel=\"canonical\"")
                    .endsWith(inPage.toArray(String[]::new));
            assertThat(inPage).hasSize(4).anyMatch(it -> it.contains("x-default") && it.contains("/en/"));
            sets.add(inPage.toString());
        }
        assertThat(sets).hasSize(1);
    }

    /// Servers on the way refuse headers that are too long, and half of a set is worth nothing.
    @Test
    void a_set_of_very_many_languages_is_in_the_page_alone() {
        var many = IntStream.range(0, 60)
                .mapToObj(
                        it -> new Head.Alternate("l" + it, ADDRESS + "/l" + it + "/" + article + "/" + "x".repeat(80)))
                .toList();
        var head = new Head("en", "title", ADDRESS + "/en", many, null, true, "");
        assertThat(head.links()).containsExactly("<" + ADDRESS + "/en>; rel=\"canonical\"");
        assertThat(head.html()).contains("hreflang=\"l59\"");
    }

    @Test
    void readers_over_tor_are_told_where_they_can_stay() {
        var onion = "http://" + "a".repeat(56) + ".onion";
        try (var hidden = RunningPublication.start(
                "publication-" + UUID.randomUUID(), "--newsroom.publication.onion=" + onion + "/")) {
            hidden.followed();
            assertThat(hidden.get("/en/about").headers().firstValue("Onion-Location"))
                    .contains(onion + "/en/about");
            assertThat(hidden.get("/feeds/en.atom").headers().map()).doesNotContainKey("onion-location");
        }
        assertThat(publication.get("/en/about").headers().map()).doesNotContainKey("onion-location");
    }

    @Test
    void programs_read_what_a_page_is_as_data() {
        wire.bring(
                wire.approved(article, 1, MAJOR, Wire.text("en", "Bread </script><script>alert(1)</script>", "text")));
        wire.bring(wire.translated(article, 1, Wire.text("es", "Pan", "cuerpo")));
        wire.bring(wire.approved(article, 2, MINOR, Wire.text("en", "Bread </script>", "another text")));
        publication.followed();

        var english = data("/en/" + article + "/bread-script");
        assertThat(english.get("@type").stringValue()).isEqualTo("NewsArticle");
        assertThat(english.get("headline").stringValue()).isEqualTo("Bread </script>");
        assertThat(english.get("inLanguage").stringValue()).isEqualTo("en");
        assertThat(english.get("datePublished").stringValue()).isEqualTo("2026-11-20T13:34:56Z");
        assertThat(english.get("dateModified").stringValue()).isEqualTo("2026-11-20T14:34:56Z");
        assertThat(english.get("author").get("name").stringValue()).isEqualTo("A collective");
        assertThat(english.get("publisher").get("@type").stringValue()).isEqualTo("NewsMediaOrganization");
        assertThat(english.get("publisher").get("correctionsPolicy").stringValue())
                .isEqualTo(ADDRESS + "/en/about#corrections");
        assertThat(english.get("license").stringValue()).isEqualTo("https://creativecommons.org/licenses/by-sa/4.0/");
        assertThat(english.get("workTranslation").get(0).get("@id").stringValue())
                .contains("/es/");
        assertThat(english.get("correction").size()).isEqualTo(1);
        assertThat(data("/es/" + article + "/pan")
                        .get("translationOfWork")
                        .get("@id")
                        .stringValue())
                .isEqualTo(english.get("@id").stringValue());
    }

    @Test
    void what_was_corrected_can_be_read_as_it_was_before() {
        wire.bring(wire.approved(article, 1, MAJOR, Wire.text("en", "Bread", "One loaf.\n\nTwo loaves.")));
        wire.bring(wire.approved(article, 2, MINOR, Wire.text("en", "Bread", "One loaf.\n\nThree loaves.")));
        publication.followed();
        assertThat(publication.text("/en/" + article + "/bread"))
                .contains("Corrections of this article", "href=\"/en/" + article + "/versions/1\"", "Three loaves.");

        var earlier = publication.text("/en/" + article + "/versions/1");
        assertThat(earlier)
                .contains("noindex", "rel=\"canonical\" href=\"" + ADDRESS + "/en/" + article + "/bread\"")
                .contains("Two loaves.</p>", "One loaf.</p>")
                .containsPattern("<del>.*Two loaves\\.</del>")
                .containsPattern("<ins>.*Three loaves\\.</ins>");
        for (var other : new String[] {"/versions/2", "/versions/9", "/versions/0"}) {
            assertThat(publication.get("/en/" + article + other).statusCode())
                    .as(other)
                    .isEqualTo(404);
        }
        wire.bring(wire.withdrawn(article));
        assertThat(publication.get("/en/" + article + "/versions/1").statusCode())
                .isEqualTo(410);
    }

    private JsonNode data(String path) {
        var page = publication.text(path);
        var start = page.indexOf("<script type=\"application/ld+json\">");
        assertThat(start).as(path).isPositive();
        return new JsonMapper().readTree(page.substring(page.indexOf('{', start), page.indexOf("</script>", start)));
    }
}
