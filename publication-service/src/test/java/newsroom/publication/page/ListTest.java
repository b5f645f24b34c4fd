package newsroom.publication.page;

import static newsroom.contracts.Significance.MAJOR;
import static newsroom.contracts.Significance.MINOR;
import static newsroom.publication.RunningPublication.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import newsroom.contracts.RevisionContent;
import newsroom.publication.RunningPublication;
import newsroom.publication.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The pages that list what there is on a topic, from a region, under a byline, and what was corrected.
@ExtendWith(RunningPublication.Ends.class)
class ListTest {

    private static final Pattern NEXT = Pattern.compile("<a rel=\"next\" href=\"([^\"]+)\"");

    private final RunningPublication publication = RunningPublication.shared();
    private final Wire wire = publication.wire();
    private final String topic = "topic-" + UUID.randomUUID();

    @Test
    void an_edition_leads_to_what_else_there_is() {
        var article = UUID.randomUUID();
        var byline = "Ana & 5/8 of the «Коло» " + article;
        wire.bring(wire.approved(article, 1, MAJOR, text("Bread", byline)));
        publication.followed();
        var page = publication.text("/en/" + article + "/bread");

        for (var kind : List.of("topics/" + topic, "regions/europe", "bylines/")) {
            assertThat(page).contains("href=\"/en/" + kind);
        }
        var path = page.replaceFirst("(?s).*?href=\"(/en/bylines/[^\"]+)\".*", "$1");
        assertThat(publication.text(path))
                .contains("<h1>" + byline.replace("&", "&amp;") + "</h1>", "Bread")
                .contains("rel=\"canonical\" href=\"" + ADDRESS + path)
                .contains("/feeds/en/bylines/");
        assertThat(publication.text("/en/topics/" + topic))
                .contains("Topic", topic.replace('-', ' '), article.toString())
                .contains("/feeds/en/topics/" + topic + ".atom");
    }

    @Test
    void a_list_is_read_to_its_end_page_by_page() {
        var titles = new ArrayList<String>();
        for (int i = 0; i < 65; i++) {
            wire.bring(wire.approved(UUID.randomUUID(), 1, MAJOR, text("Title " + i + " of many", "Ana")));
            titles.addFirst("Title " + i + " of many");
        }
        publication.followed();
        var seen = new ArrayList<String>();
        var path = "/en/topics/" + topic;
        while (path != null) {
            var page = publication.text(path);
            Pattern.compile("<h2><a [^>]*>([^<]*)").matcher(page).results().forEach(it -> seen.add(it.group(1)));
            var next = NEXT.matcher(page);
            path = next.find() ? next.group(1) : null;
        }
        assertThat(seen).isEqualTo(titles);
    }

    @Test
    void what_is_nowhere_to_be_read_has_no_page() {
        var article = UUID.randomUUID();
        var byline = "Nobody " + article;
        var path = "/en/bylines/"
                + URLEncoder.encode(byline, StandardCharsets.UTF_8).replace("+", "%20");
        wire.bring(wire.approved(article, 1, MAJOR, text("Bread", byline)));
        publication.followed();
        assertThat(publication.get(path).statusCode()).isEqualTo(200);

        wire.bring(wire.withdrawn(article));
        publication.followed();
        assertThat(publication.get(path).statusCode()).isEqualTo(404);
        for (var other : List.of("/en/topics/none", "/en/regions/none", "/en/bylines/none", "/en/topics/%FF")) {
            assertThat(publication.get(other).statusCode()).as(other).isIn(400, 404);
        }
    }

    @Test
    void a_topic_is_the_same_in_every_language_that_has_it() {
        var article = UUID.randomUUID();
        wire.bring(wire.approved(article, 1, MAJOR, text("Bread", "Ana")));
        wire.bring(wire.translated(article, 1, text("Bread", "Ana").translated("es", "Pan", null, "pan", null)));
        publication.followed();
        var links = List.of(
                "hreflang=\"en\" href=\"" + ADDRESS + "/en/topics/" + topic,
                "hreflang=\"es\" href=\"" + ADDRESS + "/es/topics/" + topic);
        assertThat(publication.text("/en/topics/" + topic)).contains(links);
        assertThat(publication.text("/es/topics/" + topic)).contains(links).contains("Tema");
        assertThat(publication.text("/el/topics/" + topic))
                .contains("noindex")
                .doesNotContain("rel=\"alternate\" hreflang");
    }

    @Test
    void what_was_corrected_is_listed_with_what_was_said_of_it() {
        var article = UUID.randomUUID();
        wire.bring(wire.approved(article, 1, MAJOR, text("Bread", "Ana")));
        wire.bring(wire.approved(article, 2, MINOR, text("Bread of " + article, "Ana")));
        publication.followed();
        assertThat(publication.text("/en/corrections")).contains("Bread of " + article, "Corrected");
        assertThat(publication.text("/fi/corrections")).contains("Nothing has been corrected yet.");
    }

    private RevisionContent text(String title, String byline) {
        return new RevisionContent(
                "en",
                title,
                null,
                "text",
                byline,
                "CC-BY-4.0",
                null,
                List.of(topic),
                List.of("europe"),
                List.of(),
                null);
    }
}
