package newsroom.publication.feed;

import static newsroom.contracts.Significance.MAJOR;
import static newsroom.contracts.Significance.MINOR;
import static newsroom.contracts.Significance.TYPO;
import static newsroom.publication.RunningPublication.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import newsroom.contracts.RevisionContent;
import newsroom.publication.RunningPublication;
import newsroom.publication.Wire;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/// Feeds of a topic, a region, a byline or of corrections, in a language or in all.
class SelectionTest {

    private static final String DATABASE = "selections-" + UUID.randomUUID();
    private static final RunningPublication PUBLICATION = RunningPublication.start(DATABASE);

    private final Wire wire = PUBLICATION.wire();
    private final Served served = new Served(PUBLICATION);
    private final UUID article = UUID.randomUUID();
    private final String topic = "topic-" + UUID.randomUUID();
    private final String region = "region-" + UUID.randomUUID();

    @AfterAll
    static void stop() {
        PUBLICATION.close();
    }

    @Test
    void every_selection_comes_in_every_format_and_in_each_language() {
        wire.bring(wire.approved(article, 1, MAJOR, text("en", "Bread", "Emma / G. " + topic)));
        wire.bring(wire.translated(article, 1, text("es", "Pan", "Emma / G. " + topic)));
        PUBLICATION.followed();

        for (var path : List.of("topics/" + topic, "regions/" + region, "bylines/Emma%20~2F%20G.%20" + topic)) {
            assertThat(served.titles("/feeds/" + path + ".atom")).containsExactlyInAnyOrder("Bread", "Pan");
            assertThat(served.titles("/feeds/es/" + path + ".atom")).containsExactly("Pan");
            assertThat(served.titles("/feeds/el/" + path + ".atom")).isEmpty();
            for (var ending : List.of(".rss", ".json")) {
                var feed = PUBLICATION.get("/feeds/en/" + path + ending);
                assertThat(feed.statusCode()).isEqualTo(200);
                assertThat(new String(feed.body(), StandardCharsets.UTF_8))
                        .contains("Bread", ADDRESS + "/feeds/en/" + path + ending)
                        .doesNotContain(">Pan<", "\"Pan\"");
            }
        }
    }

    @Test
    void what_never_was_is_unknown_and_a_language_is_empty() {
        for (var path :
                List.of("topics/none", "es/regions/none", "bylines/Nobody", "xx/topics/" + topic, "all/corrections")) {
            assertThat(served.status("/feeds/" + path + ".atom")).as(path).isEqualTo(404);
        }
        assertThat(served.titles("/feeds/fo/corrections.atom")).isEmpty();
        assertThat(served.status("/feeds/es.atom?x=1")).isEqualTo(400);
    }

    @Test
    void a_correction_moves_an_edition_between_topics_and_is_among_the_corrections() {
        wire.bring(wire.approved(article, 1, MAJOR, text("en", "First", null)));
        PUBLICATION.followed();
        assertThat(served.titles("/feeds/topics/" + topic + ".atom")).containsExactly("First");
        assertThat(served.titles("/feeds/corrections.atom")).doesNotContain("First");

        wire.bring(wire.approved(article, 2, TYPO, text("en", "Mended", null)));
        PUBLICATION.followed();
        assertThat(served.titles("/feeds/corrections.atom")).doesNotContain("Mended");

        var moved = Wire.text("en", "Moved", "corrected");
        wire.bring(wire.approved(article, 3, MINOR, moved));
        PUBLICATION.followed();
        assertThat(served.titles("/feeds/topics/" + topic + ".atom")).isEmpty();
        assertThat(served.titles("/feeds/en/topics/history.atom")).contains("Moved");
        assertThat(served.titles("/feeds/corrections.atom").getFirst()).isEqualTo("Moved");
        assertThat(served.titles("/feeds/en/corrections.atom").getFirst()).isEqualTo("Moved");
        assertThat(PUBLICATION.text("/feeds/en/corrections.json")).contains("<p><em>Correction, 20");
    }

    @Test
    void what_is_taken_back_leaves_a_tombstone_wherever_it_was_and_nothing_else() {
        wire.bring(wire.approved(article, 1, MAJOR, text("en", "Going", "Vera " + topic)));
        PUBLICATION.followed();
        assertThat(served.titles("/feeds/en/topics/" + topic + ".atom")).hasSize(1);

        wire.bring(wire.erased(article));
        PUBLICATION.followed();

        var id = "tag:veche.org,2026:edition/" + article + "/en";
        for (var path : List.of("all", "en", "topics/" + topic, "en/regions/" + region, "corrections")) {
            assertThat(served.tombstones("/feeds/" + path + ".atom")).as(path).contains(id);
            assertThat(PUBLICATION.text("/feeds/" + path + ".atom")).doesNotContain("Going", "Vera");
        }
        assertThat(served.status("/feeds/bylines/Vera%20" + topic + ".atom")).isEqualTo(404);
        try (var restarted = RunningPublication.start(DATABASE)) {
            restarted.followed();
            var page = "/en/topics/" + topic;
            assertThat(restarted.get(page).statusCode())
                    .as("a page as long as a feed")
                    .isEqualTo(PUBLICATION.get(page).statusCode())
                    .isEqualTo(200);
            for (var path : List.of("topics/" + topic, "en/regions/" + region)) {
                assertThat(restarted.text("/feeds/" + path + ".atom"))
                        .isEqualTo(PUBLICATION.text("/feeds/" + path + ".atom"));
            }
            assertThat(restarted.get("/feeds/bylines/Vera%20" + topic + ".atom").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_dropped_byline_has_no_feed_and_its_edition_is_among_the_corrections() {
        var path = "/feeds/bylines/Lucy%20" + topic + ".atom";
        wire.bring(wire.approved(article, 1, MAJOR, text("en", "Unnamed", "Lucy " + topic)));
        PUBLICATION.followed();
        assertThat(served.titles(path)).containsExactly("Unnamed");

        wire.bring(wire.bylineDropped(article, 1));
        PUBLICATION.followed();

        assertThat(served.status(path)).isEqualTo(404);
        assertThat(PUBLICATION.text("/feeds.opml") + PUBLICATION.text("/feeds/en.opml"))
                .doesNotContain("Lucy");
        assertThat(served.titles("/feeds/corrections.atom")).contains("Unnamed");
        assertThat(PUBLICATION.text("/feeds/corrections.rss")).contains("&lt;em&gt;Redacted, 20");
        for (var collection : PUBLICATION.store().listCollectionNames()) {
            PUBLICATION.store().getCollection(collection).find().forEach(it -> {
                if (!collection.equals("inbox")) {
                    assertThat(it.toJson()).as(collection).doesNotContain("Lucy " + topic);
                }
            });
        }
    }

    /// A document that cannot be read hides what it holds and nothing else, and what it could be selected
    /// by too.
    @Test
    void a_broken_edition_stops_no_feed() {
        wire.bring(wire.approved(article, 1, MAJOR, text("en", "Broken", null)));
        PUBLICATION.followed();
        PUBLICATION
                .store()
                .getCollection("editions")
                .updateOne(
                        new Document("_id", article + "/en"),
                        new Document(
                                "$set", new Document("state.text.topics", "not a list").append("state.is", "odd")));
        var whole = UUID.randomUUID();
        wire.bring(wire.approved(whole, 1, MAJOR, text("en", "Whole", null)));
        PUBLICATION.followed();
        PUBLICATION
                .store()
                .getCollection("changes")
                .insertOne(new Document("_id", lastNumber() + 1)
                        .append("edition", article + "/en")
                        .append("version", 2)
                        .append("kind", "CORRECTED")
                        .append("at", new java.util.Date()));
        PUBLICATION.followed();

        for (var path : List.of("all", "en", "en/topics/" + topic, "regions/" + region)) {
            assertThat(served.titles("/feeds/" + path + ".atom"))
                    .as(path)
                    .contains("Whole")
                    .doesNotContain("Broken");
        }
    }

    @Test
    void the_list_of_a_language_names_every_feed_with_entries_and_no_other() {
        wire.bring(wire.approved(article, 1, MAJOR, text("ca", "Pa", "Federica")));
        PUBLICATION.followed();

        var addresses = new ArrayList<String>();
        var outlines = served.xml("/feeds/ca.opml").getElementsByTagName("outline");
        for (int i = 0; i < outlines.getLength(); i++) {
            addresses.add(((Element) outlines.item(i)).getAttribute("xmlUrl"));
        }
        addresses.removeIf(String::isEmpty);
        assertThat(addresses)
                .hasSize(4 * 3)
                .contains(ADDRESS + "/feeds/ca.atom", ADDRESS + "/feeds/ca/topics/" + topic + ".rss")
                .contains(ADDRESS + "/feeds/ca/bylines/Federica.json")
                .allSatisfy(it -> assertThat(served.status(it.substring(ADDRESS.length())))
                        .isEqualTo(200));
        assertThat(PUBLICATION.text("/feeds.opml")).contains(ADDRESS + "/feeds/ca.opml", ADDRESS + "/feeds/all.opml");
        assertThat(served.status("/feeds/nolanguage9.opml")).isEqualTo(404);
    }

    private long lastNumber() {
        return PUBLICATION.part(newsroom.publication.change.PublicOrder.class).last();
    }

    private RevisionContent text(String language, String title, @Nullable String byline) {
        return new RevisionContent(
                language,
                title,
                null,
                "Text of " + title,
                byline,
                "CC-BY-SA-4.0",
                null,
                List.of(topic),
                List.of(region),
                List.of());
    }
}
