package newsroom.publication.page;

import static newsroom.contracts.Significance.MAJOR;
import static newsroom.contracts.Significance.MINOR;
import static newsroom.publication.RunningPublication.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.regex.Pattern;
import newsroom.publication.RunningPublication;
import newsroom.publication.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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
        assertThat(new String(gone.body(), java.nio.charset.StandardCharsets.UTF_8))
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
}
