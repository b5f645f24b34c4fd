package newsroom.publication.feed;

import static newsroom.contracts.Significance.MAJOR;
import static newsroom.contracts.Significance.MINOR;
import static newsroom.publication.RunningPublication.ADDRESS;
import static newsroom.publication.feed.Served.ATOM;
import static newsroom.publication.feed.Served.HISTORY;
import static newsroom.publication.feed.Served.children;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import newsroom.publication.RunningPublication;
import newsroom.publication.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Hundreds of editions, read back from the newest to the first by RFC 5005.
class ArchivedFeedTest {

    private static final int MANY = 260;
    private static final String DATABASE = "archives-" + UUID.randomUUID();
    private static final RunningPublication PUBLICATION = RunningPublication.start(DATABASE);
    private static final Wire WIRE = PUBLICATION.wire();
    private static final List<UUID> ARTICLES =
            Stream.generate(UUID::randomUUID).limit(MANY).toList();

    private final Served served = new Served(PUBLICATION);

    @BeforeAll
    static void publish() {
        for (int i = 0; i < MANY; i++) {
            WIRE.bring(WIRE.approved(ARTICLES.get(i), 1, MAJOR, Wire.text("en", "Title " + i, "Original words " + i)));
        }
        PUBLICATION.followed();
    }

    @AfterAll
    static void stop() {
        PUBLICATION.close();
    }

    @Test
    void a_reader_who_walks_back_sees_each_edition_once_and_nothing_that_was_taken_back() {
        for (var path : List.of("/feeds/en.atom", "/feeds/all.atom", "/feeds/topics/labour.atom")) {
            assertThat(served.walk(path).ids()).as(path).containsExactlyElementsOf(ids(ARTICLES.reversed()));
        }
        var before = served.walk("/feeds/en.atom").archives();
        var again = before.getLast();
        assertThat(served.status(again)).isEqualTo(200);

        // one of each, far back
        WIRE.bring(WIRE.approved(ARTICLES.get(3), 2, MINOR, Wire.text("en", "Title 3", "Better words")));
        WIRE.bring(WIRE.withdrawn(ARTICLES.get(40)), WIRE.erased(ARTICLES.get(90)));
        WIRE.bring(WIRE.bylineDropped(ARTICLES.get(120), 1));
        PUBLICATION.followed();

        var left = new ArrayList<>(ARTICLES);
        left.removeAll(List.of(ARTICLES.get(40), ARTICLES.get(90)));
        left.removeAll(List.of(ARTICLES.get(3), ARTICLES.get(120)));
        left.add(ARTICLES.get(3));
        left.add(ARTICLES.get(120));
        for (var path : List.of("/feeds/en.atom", "/feeds/all.atom", "/feeds/topics/labour.atom")) {
            var walk = served.walk(path);
            assertThat(walk.ids()).as(path).containsExactlyElementsOf(ids(left.reversed()));
            assertThat(walk.archives())
                    .doesNotContainAnyElementsOf(before)
                    .allSatisfy(it -> assertThat(PUBLICATION.text(it))
                            .doesNotContain("Original words 3<", "Original words 40<", "Original words 90<"));
        }
        for (var old : before) {
            var gone = PUBLICATION.get(old);
            assertThat(gone.statusCode()).as(old).isEqualTo(410);
            assertThat(gone.headers().firstValue("Content-Type")).contains("application/problem+json");
        }

        // and so says an instance that was not there
        try (var other = RunningPublication.start(DATABASE)) {
            other.followed();
            var walk = served.walk("/feeds/en.atom");
            assertThat(new Served(other).walk("/feeds/en.atom")).isEqualTo(walk);
            assertThat(other.get(walk.archives().getFirst()).body())
                    .isEqualTo(PUBLICATION.get(walk.archives().getFirst()).body());
            assertThat(other.get(again).statusCode()).isEqualTo(410);
        }
    }

    @Test
    void an_archive_says_that_it_is_one_and_leads_to_the_feed_and_back() {
        for (var ending : List.of(".atom", ".rss")) {
            var path = Objects.requireNonNull(served.previous(served.xml("/feeds/en" + ending)));
            assertThat(path).matches("/feeds/en/archive/[0-9a-f-]+\\" + ending);
            var response = PUBLICATION.get(path);
            assertThat(response.headers().firstValue("Cache-Control")).contains("public, max-age=3600");
            var archive = served.xml(path);
            var place =
                    ending.equals(".rss") ? children(archive, null, "channel").getFirst() : archive;
            assertThat(children(place, HISTORY, "archive")).hasSize(1);
            assertThat(children(place, ATOM, "link").stream()
                            .map(it -> it.getAttribute("rel") + " " + it.getAttribute("href")))
                    .contains("current " + ADDRESS + "/feeds/en" + ending, "self " + ADDRESS + path);
            assertThat(served.previous(archive)).isNotNull();
        }
        var next = PUBLICATION.json("/feeds/en.json").get("next_url").stringValue();
        var archive = PUBLICATION.json(next.substring(ADDRESS.length()));
        assertThat(archive.get("feed_url").stringValue()).isEqualTo(next);
        assertThat(archive.get("items").size()).isPositive();
    }

    @Test
    void an_archive_that_never_was_is_unknown() {
        var path = Objects.requireNonNull(served.previous(served.xml("/feeds/en.atom")));
        for (var never : List.of(
                path.replaceFirst("[0-9a-f]\\.atom", "x.atom"),
                path.replaceFirst("archive/\\d+", "archive/999"),
                path.replace("/en/", "/es/"),
                "/feeds/en/archive/1-0-" + "0".repeat(48) + ".atom",
                "/feeds/en/archive/x.atom")) {
            assertThat(served.status(never)).as(never).isEqualTo(404);
        }
    }

    private static List<String> ids(List<UUID> articles) {
        return articles.stream()
                .map(it -> "tag:veche.org,2026:edition/" + it + "/en")
                .toList();
    }
}
