package newsroom.publication.page;

import static newsroom.contracts.Significance.MAJOR;
import static newsroom.contracts.Significance.MINOR;
import static newsroom.contracts.Significance.TYPO;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import newsroom.publication.RunningPublication;
import newsroom.publication.Wire;
import newsroom.publication.change.Change;
import newsroom.publication.change.EditionId;
import newsroom.publication.change.PublicOrder;
import newsroom.publication.reading.Representation;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/// Pages that many read at once cost nothing but their sending, and are never older than what an instance knows.
class HotPagesTest {

    private final UUID article = UUID.randomUUID();

    @Test
    void a_page_that_was_read_is_read_again_without_asking_the_store() {
        try (var publication = RunningPublication.fresh()) {
            var wire = publication.wire();
            wire.bring(wire.approved(article, 1, MAJOR, Wire.text("en", "Bread", "loaves")));
            publication.followed();
            var paths = List.of("/en", "/en/" + article + "/bread");
            var before = paths.stream().map(publication::text).toList();

            publication.store().getCollection("editions").deleteMany(new Document());
            publication.store().getCollection("articles").deleteMany(new Document());

            assertThat(paths.stream().map(publication::text)).isEqualTo(before);
            assertThat(publication.get("/en/" + article + "/bread").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void whatever_changes_of_an_article_is_on_its_pages_and_on_the_fronts_that_show_it() {
        try (var publication = RunningPublication.fresh()) {
            var wire = publication.wire();
            wire.bring(wire.approved(article, 1, MAJOR, Wire.text("en", "Bread", "loaves")));
            publication.followed();
            var english = "/en/" + article + "/bread";
            assertThat(publication.text(english)).contains("loaves").doesNotContain("/es/");
            assertThat(publication.text("/en")).doesNotContain("hreflang=\"es\"");

            wire.bring(wire.translated(article, 1, Wire.text("es", "Pan", "panes")));
            publication.followed();
            assertThat(publication.text(english)).contains("/es/" + article + "/pan");
            assertThat(publication.text("/en"))
                    .contains("hreflang=\"es\" href=\"" + RunningPublication.ADDRESS + "/es\"");

            wire.bring(wire.approved(article, 2, TYPO, Wire.text("en", "Bread", "two loaves")));
            publication.followed();
            assertThat(publication.text(english)).contains("two loaves");

            wire.bring(wire.approved(article, 3, MINOR, Wire.text("en", "Bread!", "three loaves")));
            publication.followed();
            assertThat(publication.text("/en")).contains("Bread!");

            wire.bring(wire.withdrawn(article));
            publication.followed();
            assertThat(publication.get(english).statusCode()).isEqualTo(410);
            assertThat(publication.text("/en")).doesNotContain("Bread!");
        }
    }

    /// The second time it is answered before filters and controllers.
    @Test
    void a_page_has_the_same_headers_whether_it_is_kept_or_not() {
        try (var publication = RunningPublication.fresh()) {
            var wire = publication.wire();
            wire.bring(wire.approved(article, 1, MAJOR, Wire.text("en", "Bread", "loaves")));
            publication.followed();
            for (var path : List.of("/en", "/en/" + article + "/bread")) {
                var made = publication.get(path);
                var kept = publication.get(path);
                assertThat(kept.body()).isEqualTo(made.body());
                for (var name : List.of(
                        "content-security-policy",
                        "referrer-policy",
                        "x-content-type-options",
                        "etag",
                        "last-modified",
                        "cache-control",
                        "content-language",
                        "content-type",
                        "link",
                        "vary",
                        "access-control-allow-origin")) {
                    assertThat(made.headers().allValues(name)).as(name).isNotEmpty();
                    assertThat(kept.headers().allValues(name))
                            .isEqualTo(made.headers().allValues(name));
                }
            }
        }
    }

    /// What was read before a change may be older than it.
    @Test
    void a_page_that_was_being_made_when_something_changed_is_not_kept() {
        var hot = new HotPages(new PublicOrder());
        var made = new AtomicInteger();
        var first = hot.make("/en", () -> {
            hot.followed(List.of(change(1)));
            return page(made);
        });
        assertThat(text(first)).isEqualTo("1");
        assertThat(hot.find("/en")).isEmpty();

        hot.make("/en", () -> page(made));
        assertThat(hot.find("/en").map(HotPagesTest::text)).contains("2");
        hot.followed(List.of(change(2)));
        assertThat(hot.find("/en")).isEmpty();
    }

    @Test
    void a_page_that_is_not_there_is_not_kept() {
        var hot = new HotPages(new PublicOrder());
        assertThat(hot.makeIfAny("/en/x", Optional::empty)).isEmpty();
        assertThat(hot.find("/en/x")).isEmpty();
    }

    private Change change(long number) {
        return new Change(number, new EditionId(article, "en"), 1, Change.Kind.PUBLISHED, Wire.NOON);
    }

    private HotPages.Made page(AtomicInteger made) {
        var bytes = Integer.toString(made.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
        return new HotPages.Made(
                new Representation("text/html", List.of(), List.of(), "public", bytes, null), null, Set.of(article));
    }

    private static String text(Representation page) {
        return new String(page.bytes(), StandardCharsets.UTF_8);
    }
}
