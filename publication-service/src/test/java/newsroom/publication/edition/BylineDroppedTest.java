package newsroom.publication.edition;

import static newsroom.contracts.Significance.MAJOR;
import static newsroom.contracts.Significance.MINOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import newsroom.contracts.EditorialEvent;
import newsroom.contracts.RevisionContent;
import newsroom.platform.messaging.ParkedEvents;
import newsroom.publication.RunningPublication;
import newsroom.publication.Wire;
import newsroom.publication.Wire.Sent;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A byline that was dropped stands nowhere, whatever arrives when; one of a later revision stays.
@ExtendWith(RunningPublication.Ends.class)
class BylineDroppedTest {

    private final RunningPublication publication = RunningPublication.shared();
    private final Wire wire = publication.wire();
    private final UUID article = UUID.randomUUID();
    private final String name = "Name" + UUID.randomUUID().toString().replace("-", "");
    private final String other = "Other" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void every_edition_is_redacted_at_once_and_everywhere() {
        wire.bring(wire.approved(article, 1, MAJOR, text("en", name)), wire.translated(article, 1, text("es", name)));
        publication.followed();
        var before = publication.json(path("es"));
        assertThat(everythingPublic()).contains(name);

        wire.bring(wire.bylineDropped(article, 1));

        assertThat(changesOf(article)).containsExactly("en published", "es published", "en redacted", "es redacted");
        assertThat(everythingPublic()).doesNotContain(name);
        var after = publication.json(path("es"));
        assertThat(after.path("version").intValue()).isEqualTo(2);
        assertThat(after.path("byline").isMissingNode()).isTrue();
        assertThat(after.path("published")).isEqualTo(before.path("published"));
        assertThat(after.path("updated").stringValue())
                .isGreaterThan(before.path("updated").stringValue())
                .isEqualTo(after.path("redacted").stringValue());
        assertThat(after.path("hash").stringValue())
                .isEqualTo(text("es", name).withoutByline().hash());
        assertThat(publication.text("/feeds/es.atom"))
                .contains("<updated>" + after.path("updated").stringValue() + "</updated>");
        var page = publication.get(after.path("address").stringValue().replace(RunningPublication.ADDRESS, ""));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(new String(page.body(), StandardCharsets.UTF_8))
                .contains("Suprimido en parte")
                .doesNotContain("Corregido");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(everythingStored())
                        .doesNotContain(name)
                        .doesNotContain(before.path("hash").stringValue()));
    }

    @Test
    void it_is_confirmed_once_no_instance_shows_it_any_more() {
        wire.bring(wire.approved(article, 1, MAJOR, text("en", name)));
        wire.bring(wire.bylineDropped(article, 1));
        assertThat(confirmed()).isFalse();
        await().atMost(Duration.ofSeconds(30)).until(this::confirmed);
    }

    @Test
    void what_follows_does_not_wait_until_that_is_confirmed() {
        wire.bring(wire.approved(article, 1, MAJOR, text("en", name)));
        wire.bring(wire.bylineDropped(article, 1));
        wire.bring(wire.approved(article, 2, MINOR, text("en", other)), wire.withdrawn(article));
        assertThat(confirmed()).isFalse();
        assertThat(changesOf(article)).containsExactly("en published", "en redacted", "en corrected", "en withdrawn");
        await().atMost(Duration.ofSeconds(40)).until(this::confirmed);
    }

    @Test
    void whatever_the_order_the_dropped_one_is_gone_and_the_later_one_stays() {
        for (int seed = 0; seed < 12; seed++) {
            var id = UUID.randomUUID();
            var lines = new ArrayList<>(List.of(
                    List.of(
                            wire.approved(id, 1, MAJOR, text("en", name)),
                            wire.approved(id, 2, MINOR, text("en", name)),
                            wire.approved(id, 3, MINOR, text("en", other))),
                    List.of(wire.translated(id, 1, 1, text("es", name)), wire.translated(id, 2, 3, text("es", other))),
                    List.of(wire.translated(id, 1, 2, text("el", name))),
                    List.of(wire.bylineDropped(id, 2))));
            Collections.shuffle(lines, new Random(seed));
            interleaved(lines, new Random(seed)).forEach(wire::bring);
            publication.followed();
            assertThat(byline(id, "en")).isEqualTo(other);
            assertThat(byline(id, "es")).isEqualTo(other);
            assertThat(byline(id, "el")).isEmpty();
        }
        assertThat(everythingPublic()).doesNotContain(name);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(everythingStored()).doesNotContain(name));
    }

    @Test
    void a_withdrawn_text_comes_back_without_it() {
        wire.bring(wire.approved(article, 1, MAJOR, text("en", name)), wire.withdrawn(article));
        wire.bring(wire.bylineDropped(article, 1));
        await().atMost(Duration.ofSeconds(20)) // the withdrawal before it waits to be known everywhere
                .untilAsserted(() -> assertThat(everythingStored()).doesNotContain(name));
        wire.bring(wire.restored(article));
        assertThat(byline(article, "en")).isEmpty();
        assertThat(publication.json(path("en")).path("redacted").isMissingNode())
                .isFalse();
    }

    @Test
    void a_translation_that_waits_for_its_original_loses_it_and_is_not_marked() {
        wire.bring(wire.translated(article, 1, text("es", name)));
        wire.bring(wire.bylineDropped(article, 1));
        assertThat(everythingStored()).doesNotContain(name);
        wire.bring(wire.approved(article, 1, MAJOR, text("en", name)));
        assertThat(byline(article, "es")).isEmpty();
        assertThat(publication.json(path("es")).path("redacted").isMissingNode())
                .isTrue();
        assertThat(changesOf(article)).containsExactly("en published", "es published");
    }

    @Test
    void what_is_parked_before_and_after_loses_it_and_stays_as_wrong_as_it_is() {
        wire.bring(wrong(name));
        assertThat(everythingStored()).contains(name);
        wire.bring(wire.bylineDropped(article, 1));
        assertThat(everythingStored()).doesNotContain(name);
        wire.bring(wire.next(
                "translation/" + article + "/es",
                new EditorialEvent.TranslationApproved(
                        article, "es", 1, "0".repeat(64), 1, "0".repeat(64), text("es", name)),
                Wire.NOON));
        assertThat(everythingStored()).doesNotContain(name);
        assertThat(publication.part(ParkedEvents.class).failed(1000).stream()
                        .filter(it -> it.article().equals(article.toString())))
                .hasSize(2)
                .allSatisfy(it -> assertThat(
                                new String(java.util.Objects.requireNonNull(it.value()), StandardCharsets.UTF_8))
                        .contains("0".repeat(64)));
    }

    @Test
    void it_waits_for_no_event_before_it() {
        wire.bring(wire.approved(article, 1, MAJOR, text("en", name)));
        var withdrawn = wire.withdrawn(article);
        wire.bring(wire.bylineDropped(article, 1));
        assertThat(byline(article, "en")).isEmpty();
        wire.bring(withdrawn);
        assertThat(publication.get(path("en")).statusCode()).isEqualTo(410);
    }

    private Sent wrong(String byline) {
        return wire.next(
                "review/" + article,
                new EditorialEvent.ArticleApproved(
                        article, 1, "0".repeat(64), MAJOR, List.of(), text("en", byline), null, null, null),
                Wire.NOON);
    }

    private boolean confirmed() {
        var told = publication
                .store()
                .getCollection("articles")
                .find(com.mongodb.client.model.Filters.eq("_id", article.toString()))
                .first();
        return told != null && told.get("told", org.bson.Document.class).containsKey("CONFIRMATIONS");
    }

    private String byline(UUID id, String language) {
        var answer = publication.get("/editions/" + id + "/" + language);
        assertThat(answer.statusCode()).isEqualTo(200);
        return RunningPublication.json(answer).path("byline").asString("");
    }

    private static RevisionContent text(String language, String byline) {
        return Wire.text(language, "Title " + language, "Words of " + language).withByline(byline);
    }

    private String path(String language) {
        return "/editions/" + article + "/" + language;
    }

    private List<String> changesOf(UUID id) {
        publication.followed();
        return publication.changes(500).stream()
                .filter(it -> it.get("articleId").stringValue().equals(id.toString()))
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
        for (var feed : List.of("all", "en", "es")) {
            for (var format : List.of("atom", "rss", "json")) {
                all.append(publication.text("/feeds/" + feed + "." + format));
            }
        }
        return all.toString();
    }

    private String everythingStored() {
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

    private static List<Sent> interleaved(List<List<Sent>> lines, Random random) {
        var left = new ArrayList<>(lines.stream().map(ArrayList::new).toList());
        var order = new ArrayList<Sent>();
        while (!left.isEmpty()) {
            order.add(left.get(random.nextInt(left.size())).removeFirst());
            left.removeIf(List::isEmpty);
        }
        return order;
    }
}
