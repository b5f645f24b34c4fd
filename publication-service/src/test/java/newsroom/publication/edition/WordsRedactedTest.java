package newsroom.publication.edition;

import static newsroom.contracts.Significance.MAJOR;
import static newsroom.contracts.Significance.MINOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import newsroom.contracts.EditorialEvent;
import newsroom.contracts.RevisionContent;
import newsroom.platform.event.Envelope;
import newsroom.platform.event.Position;
import newsroom.platform.messaging.OutboxRelay;
import newsroom.platform.messaging.ParkedEvents;
import newsroom.publication.RunningPublication;
import newsroom.publication.Wire;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Words that a publisher took out stand nowhere any more, in any language, version, feed or document.
@ExtendWith(RunningPublication.Ends.class)
class WordsRedactedTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final RunningPublication publication = RunningPublication.shared();
    private final Wire wire = publication.wire();
    private final UUID article = UUID.randomUUID();
    private final String words = "Words" + UUID.randomUUID().toString().replace("-", "");
    private final String spanish = "Palabras" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void an_original_loses_them_at_once_and_everywhere_and_its_translation_when_it_follows() {
        wire.bring(wire.approved(article, 1, MAJOR, text("en", words + " at first")));
        wire.bring(wire.approved(article, 2, MINOR, text("en", words)));
        wire.bring(wire.translated(article, 1, 2, text("es", spanish + " primero")));
        wire.bring(wire.translated(article, 2, 2, text("es", spanish)));
        publication.followed();
        var before = publication.json(path("en"));
        var beforeEs = publication.json(path("es"));
        assertThat(everythingPublic()).contains(words, spanish);
        for (var earlier : earlier()) {
            assertThat(publication.get(earlier).statusCode()).as(earlier).isEqualTo(200);
        }

        wire.bring(wire.redacted(article, 1, 2, text("en", "█████")));

        assertThat(changes())
                .containsExactly(
                        "en published", "en corrected", "es published", "es corrected", "en redacted", "es marked");
        assertThat(everythingPublic()).doesNotContain(words).contains("█████");
        for (var earlier : earlier()) {
            var closed = publication.get(earlier, "Accept", "text/html, application/json");
            assertThat(closed.statusCode()).as(earlier).isEqualTo(410);
        }
        assertThat(publication.text("/es/" + article + "/versions/1")).contains("se suprimieron palabras");
        var after = publication.json(path("en"));
        assertThat(after.path("version").intValue()).isEqualTo(3);
        assertThat(after.path("revision").intValue()).isEqualTo(2);
        assertThat(after.path("hash").stringValue())
                .isEqualTo(text("en", "█████").hash());
        assertThat(after.path("published")).isEqualTo(before.path("published"));
        assertThat(after.path("redacted").stringValue())
                .isEqualTo("2026-11-20T22:12:34Z")
                .isEqualTo(after.path("updated").stringValue());
        assertThat(after.path("corrections").get(0).path("before").isMissingNode())
                .isTrue();
        assertThat(page("en")).contains("Redacted", "█████").doesNotContain("What changed");
        assertThat(page("es")).doesNotContain("Qué cambió", "Suprimido");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(everythingStored())
                        .doesNotContain(words)
                        .doesNotContain(before.path("hash").stringValue())
                        .doesNotContain("primero"));

        wire.bring(wire.translationRedacted(article, 1, 2, text("es", "█████")));

        assertThat(changes()).endsWith("es marked", "es redacted");
        assertThat(everythingPublic()).doesNotContain(spanish);
        assertThat(page("es")).contains("Suprimido en parte el", "█████");
        assertThat(publication.text("/feeds/es.json")).contains("\"redacted\":\"2026-11-20T22:13:34Z\"");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(everythingStored())
                        .doesNotContain(spanish)
                        .doesNotContain(beforeEs.path("hash").stringValue()));
        assertThat(publication.text("/sitemap.xml")).doesNotContain(words);
    }

    @Test
    void it_stands_in_the_recall_list_as_the_editors_act_and_is_confirmed_as_nobody_elses_business() {
        wire.bring(wire.approved(article, 1, MAJOR, text("en", words)));
        wire.bring(wire.redacted(article, 1, 1, text("en", "█████")));
        publication.followed();
        var recall = publication.json("/articles/" + article + "/recall").path("acts");
        assertThat(recall.size()).isEqualTo(1);
        assertThat(recall.get(0).path("act").stringValue()).isEqualTo("redaction");
        assertThat(recall.get(0).path("confirmed").get(0).path("who").stringValue())
                .isEqualTo("editorial");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> publication
                        .json("/articles/" + article + "/recall")
                        .path("acts")
                        .get(0)
                        .path("confirmed")
                        .toString()
                        .contains("publication"));
        var stored = publication
                .store()
                .getCollection("articles")
                .find(Filters.eq("_id", article.toString()))
                .first();
        assertThat(Objects.requireNonNull(stored).get("told", Document.class)).doesNotContainKey("CONFIRMATIONS");
    }

    @Test
    void told_again_it_changes_nothing() {
        wire.bring(wire.approved(article, 1, MAJOR, text("en", words)));
        var redacted = wire.redacted(article, 1, 1, text("en", "█████"));
        wire.bring(redacted);
        var once = changes();
        wire.bring(redacted);
        publication
                .part(WhenWordsRedacted.class)
                .original(new Envelope<>(
                        (EditorialEvent.ArticleRedacted) redacted.event(),
                        redacted.subject(),
                        new Position(1, redacted.sequence()),
                        redacted.time()));
        publication.part(CarryOutFanOuts.class).of(article);
        assertThat(changes()).isEqualTo(once).containsExactly("en published", "en redacted");
        assertThat(publication
                        .json("/articles/" + article + "/recall")
                        .path("acts")
                        .size())
                .isEqualTo(1);
    }

    /// As by an instance that was slow to see that another takes its events.
    @Test
    void an_approval_that_is_told_again_brings_nothing_back() {
        var approved = wire.approved(article, 1, MAJOR, text("en", words));
        wire.bring(approved);
        wire.bring(wire.redacted(article, 1, 1, text("en", "█████")));
        publication
                .part(WhenArticleApproved.class)
                .to(new Envelope<>(
                        (EditorialEvent.ArticleApproved) approved.event(),
                        approved.subject(),
                        new Position(1, approved.sequence()),
                        approved.time()));
        assertThat(changes()).containsExactly("en published", "en redacted");
        await().atMost(SOON).untilAsserted(() -> assertThat(everythingStored()).doesNotContain(words));
    }

    @Test
    void a_second_redaction_takes_more() {
        wire.bring(wire.approved(article, 1, MAJOR, text("en", words + "\n\n" + spanish)));
        wire.bring(wire.redacted(article, 1, 1, text("en", "█████\n\n" + spanish)));
        wire.bring(wire.redacted(article, 2, 1, text("en", "█████\n\n█████")));
        assertThat(changes()).containsExactly("en published", "en redacted", "en redacted");
        assertThat(everythingPublic()).doesNotContain(words, spanish);
        await().atMost(SOON).untilAsserted(() -> assertThat(everythingStored()).doesNotContain(words, spanish));
    }

    @Test
    void what_waits_for_a_hand_appears_without_them_and_is_not_marked() {
        wire.bring(byHand(text("en", words)));
        wire.bring(wire.translated(article, 1, text("es", spanish)));
        wire.bring(wire.redacted(article, 1, 1, text("en", "█████")));
        wire.bring(wire.translationRedacted(article, 1, 1, text("es", "█████")));
        assertThat(publication.get(path("en")).statusCode()).isEqualTo(404);
        await().atMost(SOON).untilAsserted(() -> assertThat(everythingStored()).doesNotContain(words, spanish));
        var plan = publication.part(PlanPublication.class);
        plan.publish(article, "en", plan.show(article).number());
        assertThat(changes()).containsExactly("en published", "es published");
        assertThat(body("en")).contains("█████");
        assertThat(body("es")).contains("█████");
        assertThat(publication.json(path("en")).path("redacted").isMissingNode())
                .isTrue();
    }

    @Test
    void a_withdrawn_text_comes_back_without_them_and_says_so() {
        wire.bring(wire.approved(article, 1, MAJOR, text("en", words + " at first")));
        wire.bring(wire.approved(article, 2, MINOR, text("en", words)), wire.withdrawn(article));
        wire.bring(wire.redacted(article, 1, 2, text("en", "█████")));
        assertThat(publication.get(path("en")).statusCode()).isEqualTo(410);
        await().atMost(SOON) // the withdrawal before it waits to be known everywhere
                .untilAsserted(() -> assertThat(everythingStored()).doesNotContain(words));
        assertThat(publication.get(path("en")).statusCode()).isEqualTo(410);
        wire.bring(wire.restored(article));
        assertThat(changes()).containsExactly("en published", "en corrected", "en withdrawn", "en published");
        assertThat(body("en")).contains("█████");
        assertThat(publication.json(path("en")).path("redacted").isMissingNode())
                .isFalse();
        assertThat(publication.get(path("en") + "/versions/1").statusCode()).isEqualTo(410);
    }

    @Test
    void it_can_be_erased_after() {
        wire.bring(wire.approved(article, 1, MAJOR, text("en", words)));
        wire.bring(wire.redacted(article, 1, 1, text("en", "█████ " + spanish)), wire.erased(article));
        assertThat(publication.get(path("en")).statusCode()).isEqualTo(410);
        await().atMost(SOON).untilAsserted(() -> assertThat(everythingStored()).doesNotContain(words, spanish));
        wire.bring(wire.redacted(article, 2, 1, text("en", spanish)));
        assertThat(everythingStored()).doesNotContain(spanish);
    }

    @Test
    void a_newer_text_stays_and_those_before_it_are_closed() {
        wire.bring(wire.approved(article, 1, MAJOR, text("en", words)));
        wire.bring(wire.approved(article, 2, MINOR, text("en", spanish)));
        wire.bring(wire.redacted(article, 1, 1, text("en", "█████")));
        assertThat(body("en")).contains(spanish);
        assertThat(publication.get(path("en") + "/versions/1").statusCode()).isEqualTo(410);
        assertThat(changes()).containsExactly("en published", "en corrected", "en marked");
        await().atMost(SOON).untilAsserted(() -> assertThat(everythingStored()).doesNotContain(words));
    }

    @Test
    void a_text_that_a_translation_shares_stays_until_the_translation_follows() {
        wire.bring(wire.approved(article, 1, MAJOR, text("en", words)));
        wire.bring(wire.translated(article, 1, text("es", words)));
        wire.bring(wire.redacted(article, 1, 1, text("en", "█████")));
        publication.followed();
        assertThat(body("es")).contains(words);
        wire.bring(wire.translationRedacted(article, 1, 1, text("es", "█████")));
        publication.followed();
        assertThat(body("es")).contains("█████");
        await().atMost(SOON).untilAsserted(() -> assertThat(everythingStored()).doesNotContain(words));
    }

    @Test
    void a_title_that_is_redacted_goes_from_the_address_too() {
        wire.bring(wire.approved(article, 1, MAJOR, Wire.text("en", "Bread " + words, "One loaf.")));
        publication.followed();
        wire.bring(wire.redacted(article, 1, 1, Wire.text("en", "█████", "One loaf.")));
        assertThat(everythingPublic()).doesNotContainIgnoringCase(words);
        var moved = publication.get("/en/" + article + "/bread-" + words.toLowerCase(Locale.ROOT));
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("Location"))
                .contains(RunningPublication.ADDRESS + "/en/" + article + "/article");
        await().atMost(SOON).untilAsserted(() -> assertThat(everythingStored()).doesNotContainIgnoringCase(words));
    }

    @Test
    void a_byline_that_was_dropped_does_not_come_back_with_what_is_left() {
        wire.bring(wire.approved(article, 1, MAJOR, text("en", words).withByline(spanish)));
        wire.bring(wire.bylineDropped(article, 1));
        wire.bring(wire.redacted(article, 1, 1, text("en", "█████").withByline(spanish)));
        assertThat(everythingPublic()).doesNotContain(words, spanish);
        await().atMost(SOON).untilAsserted(() -> assertThat(everythingStored()).doesNotContain(words, spanish));
    }

    @Test
    void text_under_the_hash_of_another_is_parked_and_changes_nothing() {
        wire.bring(wire.approved(article, 1, MAJOR, text("en", words)));
        wire.bring(wire.next(
                "review/" + article,
                new EditorialEvent.ArticleRedacted(article, 1, 1, "0".repeat(64), text("en", "█████"), 1, null),
                Wire.LATE));
        assertThat(changes()).containsExactly("en published");
        assertThat(publication.part(ParkedEvents.class).failed(1000))
                .anyMatch(it -> it.article().equals(article.toString()));
    }

    /// With the broker away for the editions, nothing that still waits to be sent holds them, and all of it is sent.
    @Test
    void what_was_not_sent_yet_tells_of_what_is_left() {
        try (var alone = RunningPublication.fresh()) {
            var relay = alone.part("editionRelay", OutboxRelay.class);
            relay.stop();
            var to = alone.wire();
            to.bring(to.approved(article, 1, MAJOR, Wire.text("en", "Bread " + words, words + " at first")));
            to.bring(to.translated(article, 1, text("es", spanish)));
            to.bring(to.approved(article, 2, MINOR, text("en", words)));
            to.bring(to.redacted(article, 1, 2, text("en", "█████")));
            to.bring(to.translationRedacted(article, 1, 1, text("es", "█████")));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(everythingStored(alone))
                            .doesNotContainIgnoringCase(words)
                            .doesNotContain(spanish)
                            .doesNotContain(text("en", words).hash()));
            relay.start();
            await().atMost(SOON).until(() -> relay.waiting() == 0);
            assertThat(alone.part(ParkedEvents.class).all(10)).isEmpty();
        }
    }

    /// Far back in the feeds, where an archive holds it.
    @Test
    void archives_that_held_them_are_replaced() {
        try (var alone = RunningPublication.fresh()) {
            var to = alone.wire();
            to.bring(to.approved(article, 1, MAJOR, text("en", words)));
            for (int i = 0; i < 160; i++) {
                to.bring(to.approved(UUID.randomUUID(), 1, MAJOR, text("en", "Other " + i)));
            }
            alone.followed();
            var archive = archiveWith(alone, words);
            to.bring(to.redacted(article, 1, 1, text("en", "█████")));
            alone.followed();
            for (var format : List.of(".json", ".atom", ".rss")) {
                var old = archive.replace(".json", format);
                assertThat(alone.get(old).statusCode()).as(old).isEqualTo(410);
                assertThat(alone.text("/feeds/en" + format)).contains("█████").doesNotContain(words);
            }
            assertThat(archiveWith(alone, words)).isEmpty();
        }
    }

    /// The path of the first page of a feed, going back, that holds something; empty if none does.
    private static String archiveWith(RunningPublication publication, String words) {
        JsonNode feed = publication.json("/feeds/en.json");
        while (feed.has("next_url")) {
            var next = feed.get("next_url").stringValue().replace(RunningPublication.ADDRESS, "");
            if (publication.text(next).contains(words)) {
                return next;
            }
            feed = publication.json(next);
        }
        return "";
    }

    private Wire.Sent byHand(RevisionContent content) {
        return wire.next(
                "review/" + article,
                new EditorialEvent.ArticleApproved(
                        article, 1, content.hash(), MAJOR, List.of(), content, null, null, null, true),
                Wire.NOON);
    }

    private static RevisionContent text(String language, String body) {
        return Wire.text(language, "Title " + language, body);
    }

    private String path(String language) {
        return "/editions/" + article + "/" + language;
    }

    private String body(String language) {
        return publication.json(path(language)).path("body").asString("");
    }

    private String page(String language) {
        return publication.text("/" + language + "/" + article + "/title-" + language);
    }

    private List<String> earlier() {
        return List.of(
                path("en") + "/versions/1",
                path("es") + "/versions/1",
                "/en/" + article + "/versions/1",
                "/es/" + article + "/versions/1");
    }

    private List<String> changes() {
        publication.followed();
        return publication.changes(500).stream()
                .filter(it -> it.get("articleId").stringValue().equals(article.toString()))
                .map(it -> it.get("language").stringValue() + " "
                        + it.get("change").stringValue())
                .toList();
    }

    private String everythingPublic() {
        publication.followed();
        var all = new StringBuilder();
        for (var at : List.of("/changes", "/editions", "/articles/" + article, "/en", "/es", path("en"), path("es"))) {
            all.append(publication.text(at));
        }
        for (var language : List.of("en", "es")) {
            all.append(page(language));
            all.append(new String(
                    publication
                            .get(path(language), "Accept", NewsItems.MEDIA_TYPE)
                            .body(),
                    StandardCharsets.UTF_8));
        }
        for (var feed : List.of("all", "en", "es", "topics/labour", "corrections", "en/corrections")) {
            for (var format : List.of("atom", "rss", "json")) {
                all.append(publication.text("/feeds/" + feed + "." + format));
            }
        }
        return all.toString();
    }

    private String everythingStored() {
        return everythingStored(publication);
    }

    private static String everythingStored(RunningPublication publication) {
        var all = new StringBuilder();
        for (var name : publication.store().listCollectionNames()) {
            publication.store().getCollection(name).find().forEach(it -> {
                all.append(it.toJson());
                if (it.get("value") instanceof Binary value) {
                    all.append(new String(value.getData(), StandardCharsets.UTF_8));
                }
            });
        }
        return all.toString();
    }
}
