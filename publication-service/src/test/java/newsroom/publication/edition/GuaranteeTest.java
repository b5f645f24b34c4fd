package newsroom.publication.edition;

import static newsroom.contracts.Significance.MAJOR;
import static newsroom.contracts.Significance.MINOR;
import static newsroom.contracts.Significance.TYPO;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import newsroom.contracts.EditorialEvent;
import newsroom.contracts.RevisionContent;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.messaging.ParkedEvents;
import newsroom.publication.RunningPublication;
import newsroom.publication.Wire;
import newsroom.publication.Wire.Sent;
import newsroom.publication.edition.Approvals.Approval;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Nothing unpublished leaks, nothing taken back returns, whatever arrives when and how often.
@ExtendWith(RunningPublication.Ends.class)
class GuaranteeTest {

    private final RunningPublication publication = RunningPublication.shared();
    private final Wire wire = publication.wire();
    private final UUID article = UUID.randomUUID();
    private final String secret = "Secret" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void a_withdrawal_that_overtakes_all_approvals_leaves_nothing_visible() {
        wire.bring(wire.withdrawn(article), wire.approved(article, 1, MAJOR, text("en")));
        wire.bring(wire.translated(article, 1, text("es")));

        nothingIsVisible(404);
        assertThat(changesOf(article)).isEmpty();

        wire.bring(wire.restored(article));

        assertThat(status("en")).isEqualTo(200);
        assertThat(status("es")).isEqualTo(200);
    }

    @Test
    void a_withdrawal_between_original_and_translation_leaves_nothing_visible() {
        wire.bring(wire.approved(article, 1, MAJOR, text("en")), wire.withdrawn(article));
        wire.bring(wire.translated(article, 1, text("es")), wire.approved(article, 2, MINOR, text("en", "two")));

        assertThat(status("en")).isEqualTo(410);
        assertThat(status("es")).isEqualTo(404);
        assertThat(publication.get("/articles/" + article).statusCode()).isEqualTo(410);
        assertThat(everythingPublic()).doesNotContain(secret);
        assertThat(changesOf(article)).containsExactly("en published", "en withdrawn");
    }

    @Test
    void an_erasure_that_overtakes_all_approvals_leaves_nothing_at_all() {
        wire.bring(wire.erased(article), wire.approved(article, 1, MAJOR, text("en")));
        wire.bring(wire.translated(article, 1, text("es")));

        nothingIsVisible(404);
        assertThat(everythingStored()).doesNotContain(secret);
        assertThat(changesOf(article)).isEmpty();
    }

    @Test
    void an_erasure_after_publication_leaves_markers_and_tombstones_alone() {
        wire.bring(wire.translated(article, 1, text("es")), wire.approved(article, 1, MAJOR, text("en")));
        wire.bring(wire.approved(article, 2, MINOR, text("en", "two")));
        assertThat(everythingStored()).contains(secret);

        wire.bring(wire.erased(article));
        wire.bring(
                wire.translated(article, 2, text("es", "two")), wire.approved(article, 3, MAJOR, text("en", "three")));

        nothingIsVisible(410);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(everythingStored())
                        .doesNotContain(secret)
                        .doesNotContain(text("en").hash())
                        .doesNotContain(text("es").hash()));
        assertThat(changesOf(article))
                .containsExactly("en published", "es published", "en corrected", "es marked", "en erased", "es erased");
        var entries = publication.changes(500).stream()
                .filter(it -> it.get("articleId").stringValue().equals(article.toString()))
                .toList();
        assertThat(entries)
                .allSatisfy(it ->
                        assertThat(it.propertyNames()).containsExactlyInAnyOrder("change", "articleId", "language"));
    }

    @Test
    void an_erasure_takes_what_was_parked_of_the_article() {
        var wrong = text("en");
        wire.bring(wire.next(
                "review/" + article,
                new EditorialEvent.ArticleApproved(
                        article, 1, "0".repeat(64), MAJOR, List.of(), wrong, null, null, null),
                Wire.NOON));
        assertThat(everythingStored()).contains(secret);

        wire.bring(wire.erased(article));

        assertThat(everythingStored()).doesNotContain(secret);
    }

    @Test
    void an_erasure_waits_for_no_event_before_it() {
        wire.bring(wire.approved(article, 1, MAJOR, text("en")), wire.translated(article, 1, text("es")));
        var withdrawn = wire.withdrawn(article);
        var restored = wire.restored(article);
        wire.bring(wire.erased(article));

        nothingIsVisible(410);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(everythingStored()).doesNotContain(secret));
        wire.bring(restored, withdrawn);
        nothingIsVisible(410);
        assertThat(publication.part(ParkedEvents.class).all(1000))
                .noneMatch(it -> it.subject().equals("draft/" + article));
    }

    @Test
    void a_text_that_comes_ahead_of_its_turn_after_the_erasure_is_not_kept() {
        var first = wire.approved(article, 1, MAJOR, text("en"));
        wire.bring(wire.erased(article), wire.approved(article, 2, MINOR, text("en", "two")));
        assertThat(everythingStored()).doesNotContain(secret);
        wire.bring(first);
        assertThat(publication.part(ParkedEvents.class).all(1000))
                .noneMatch(it -> it.subject().equals("review/" + article));
    }

    @Test
    void a_text_other_than_the_approved_one_is_parked_and_not_published() {
        wire.bring(wire.next(
                "review/" + article,
                new EditorialEvent.ArticleApproved(
                        article, 1, text("en").hash(), MAJOR, List.of(), text("en", "forged"), null, null, null),
                Wire.NOON));

        nothingIsVisible(404);
        assertThat(publication.part(ParkedEvents.class).failed(1000))
                .filteredOn(it -> it.subject().equals("review/" + article))
                .singleElement()
                .satisfies(it -> assertThat(it.cause()).contains("hash"));
    }

    @Test
    void a_translation_becomes_public_with_its_original_and_not_before() {
        wire.bring(wire.translated(article, 1, text("es")));
        nothingIsVisible(404);

        wire.bring(wire.approved(article, 1, MAJOR, text("en")));

        assertThat(status("es")).isEqualTo(200);
        assertThat(changesOf(article)).containsExactly("en published", "es published");
    }

    @Test
    void an_older_revision_after_a_newer_changes_nothing() {
        var older = wire.approved(article, 1, MAJOR, text("en", "one"));
        var newer = new Sent(
                new EditorialEvent.ArticleApproved(
                        article, 2, text("en", "two").hash(), MINOR, List.of(), text("en", "two"), null, null, null),
                older.subject(),
                1,
                Wire.NOON);
        wire.bring(newer, new Sent(older.event(), older.subject(), 2, Wire.NOON.plusSeconds(5)));

        assertThat(publication.json(path("en")).get("body").stringValue()).contains("two");
        assertThat(publication.json(path("en")).get("version").intValue()).isEqualTo(1);
        assertThat(changesOf(article)).containsExactly("en published");
    }

    @Test
    void a_correction_and_a_typo_make_versions_of_the_same_edition() {
        wire.bring(
                wire.approved(article, 1, MAJOR, text("en", "one")),
                wire.approved(article, 2, MINOR, text("en", "two")));
        wire.bring(wire.approved(article, 3, TYPO, text("en", "three")));

        var edition = publication.json(path("en"));
        assertThat(edition.get("version").intValue()).isEqualTo(3);
        assertThat(edition.get("published").stringValue()).isEqualTo("2026-11-20T13:34:56Z");
        assertThat(edition.get("updated").stringValue()).isEqualTo("2026-11-20T14:34:56Z");
        assertThat(edition.get("body").stringValue()).contains("three");
    }

    @Test
    void each_event_twice_and_late_gives_the_same_end_state_and_the_same_changes() {
        var events = new ArrayList<>(List.of(
                wire.translated(article, 1, text("es")),
                wire.approved(article, 1, MAJOR, text("en")),
                wire.approved(article, 2, MINOR, text("en", "two")),
                wire.translated(article, 2, text("es", "two")),
                wire.withdrawn(article),
                wire.restored(article)));
        wire.bring(events.toArray(Sent[]::new));
        var once = stateOf(article);
        var changes = changesOf(article);

        wire.bring(events.toArray(Sent[]::new));
        Collections.shuffle(events, new Random(7));
        wire.bring(events.toArray(Sent[]::new));

        assertThat(stateOf(article)).isEqualTo(once);
        assertThat(changesOf(article)).isEqualTo(changes);
    }

    /// Even if the consumer forgets how far it was, as after a restored backup, the aggregates remember.
    @Test
    void events_delivered_again_to_a_consumer_without_memory_change_nothing() {
        var events = List.of(
                wire.translated(article, 1, text("es")),
                wire.approved(article, 1, MAJOR, text("en")),
                wire.withdrawn(article),
                wire.restored(article),
                wire.approved(article, 2, MINOR, text("en", "two")));
        wire.bring(events.toArray(Sent[]::new));
        var once = stateOf(article);
        var changes = changesOf(article);

        publication
                .store()
                .getCollection("inbox")
                .deleteMany(com.mongodb.client.model.Filters.regex("_id", article.toString()));
        wire.bring(events.toArray(Sent[]::new));

        assertThat(stateOf(article)).isEqualTo(once);
        assertThat(changesOf(article)).isEqualTo(changes);
    }

    /// In whatever order the news of different aggregates arrive, the end is the same.
    @Test
    void any_order_between_aggregates_gives_the_same_end() {
        for (int seed = 0; seed < 12; seed++) {
            var id = UUID.randomUUID();
            var lines = wire.publicationOf(id, text("en"), text("es"), text("el"));
            wire.bring(interleaved(lines, new Random(seed)).toArray(Sent[]::new));
            for (var language : List.of("en", "es", "el")) {
                assertThat(publication.get("/editions/" + id + "/" + language).statusCode())
                        .as("seed %d, %s", seed, language)
                        .isEqualTo(200);
            }
            var gone = UUID.randomUUID();
            var erased = new ArrayList<>(wire.publicationOf(gone, text("en"), text("es"), text("el")));
            erased.add(List.of(wire.withdrawn(gone), wire.erased(gone)));
            wire.bring(interleaved(erased, new Random(seed)).toArray(Sent[]::new));
            for (var language : List.of("en", "es", "el")) {
                assertThat(publication.get("/editions/" + gone + "/" + language).statusCode())
                        .as("seed %d, %s", seed, language)
                        .isIn(404, 410);
            }
        }
    }

    @Test
    void a_fan_out_that_a_crash_left_unfinished_is_carried_out() {
        var content = text("en");
        var kept = content.withBody(publication.part(Texts.class).keep(article, content.body()));
        AggregateStore<Article> articles = articles();
        articles.decide(
                article.toString(),
                Act.at(Wire.NOON),
                it -> it.orElseGet(() -> Article.unheardOf(article))
                        .approve(
                                new ApprovedText(1, content.hash(), kept),
                                new Approval(1, MAJOR, null),
                                false,
                                Wire.NOON));

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> status("en") == 200);
        assertThat(changesOf(article)).containsExactly("en published");

        articles.change(article.toString(), Act.at(Wire.HOUR), it -> it.erase(false, Wire.HOUR));

        assertThat(status("en")).isEqualTo(410);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> !everythingStored().contains(secret));
    }

    /// As of an instance that stopped for a while and goes on with what it had read before.
    @Test
    void an_older_fan_out_is_refused_by_an_edition_that_took_a_newer() {
        wire.bring(wire.approved(article, 1, MAJOR, text("en")), wire.withdrawn(article));
        var late = new FanOut.Show(1, Wire.NOON, new TreeSet<>(List.of("en")), false);
        var withdrawn = articles().find(article.toString()).orElseThrow().state();
        var stale = new Article.Withdrawn(
                article,
                ((Article.Withdrawn) withdrawn).held(),
                true,
                1,
                new FanOuts(withdrawn.fanOuts().last(), List.of(late), List.of()));
        publication
                .store()
                .getCollection("articles")
                .updateOne(
                        new Document("_id", article.toString()),
                        new Document("$set", new Document("state", new ArticleDocument().write(stale))));

        publication.part(CarryOutFanOuts.class).of(article);

        var edition = publication
                .store()
                .getCollection("editions")
                .find(new Document("_id", article + "/en"))
                .first();
        assertThat(edition).isNotNull();
        assertThat(edition.get("state", Document.class).getString("is")).isEqualTo("withdrawn");
        assertThat(changesOf(article)).containsExactly("en published", "en withdrawn");
    }

    /// The moment between the article's own write and the editions' is already safe.
    @Test
    void readers_see_an_edition_only_while_the_article_itself_lists_it() {
        wire.bring(wire.approved(article, 1, MAJOR, text("en")));
        assertThat(status("en")).isEqualTo(200);

        publication
                .store()
                .getCollection("articles")
                .updateOne(
                        new Document("_id", article.toString()),
                        new Document("$set", new Document("state.visible", List.of())));

        assertThat(status("en")).isEqualTo(410);
        assertThat(publication.text("/editions?limit=200")).doesNotContain(article.toString());
        assertThat(publication.get("/en/" + article + "/x").statusCode()).isEqualTo(410);
    }

    @SuppressWarnings("unchecked")
    private AggregateStore<Article> articles() {
        return publication.part("articles", AggregateStore.class);
    }

    private void nothingIsVisible(int status) {
        assertThat(status("en")).isEqualTo(status);
        assertThat(status("es")).isEqualTo(status);
        assertThat(publication.get("/articles/" + article).statusCode()).isEqualTo(status);
        publication.followed();
        assertThat(everythingPublic()).doesNotContain(secret);
    }

    private String everythingPublic() {
        var all = new StringBuilder();
        for (var path : List.of(
                "/editions?limit=200",
                "/changes?limit=500",
                "/feeds/all.atom",
                "/feeds/all.rss",
                "/feeds/all.json",
                "/feeds/en.atom",
                "/feeds/es.rss",
                "/feeds/es.json",
                "/feeds.opml",
                "/",
                "/en",
                "/es",
                path("en"),
                "/en/" + article + "/x")) {
            var response = publication.get(path);
            all.append(response.headers().map()).append(new String(response.body(), StandardCharsets.UTF_8));
        }
        return all.toString();
    }

    private String everythingStored() {
        var all = new StringBuilder();
        for (var collection : publication.store().listCollectionNames()) {
            publication.store().getCollection(collection).find().forEach(it -> {
                var json = it.toJson();
                all.append(json);
                if (it.get("value") instanceof org.bson.types.Binary value) {
                    all.append(new String(value.getData(), StandardCharsets.UTF_8));
                }
            });
        }
        return all.toString();
    }

    /// What is stored of an article and its editions, without what the relay moves.
    private List<String> stateOf(UUID id) {
        var states = new ArrayList<String>();
        for (var collection : List.of("articles", "editions")) {
            publication.store().getCollection(collection).find().forEach(it -> {
                if (it.getString("_id").startsWith(id.toString())) {
                    states.add(it.get("state", Document.class).toJson()
                            + it.get("told", Document.class).toJson());
                }
            });
        }
        assertThat(states).isNotEmpty();
        return states;
    }

    private List<String> changesOf(UUID id) {
        publication.followed();
        return publication.changes(500).stream()
                .filter(it -> it.get("articleId").stringValue().equals(id.toString()))
                .map(it -> it.get("language").stringValue() + " "
                        + it.get("change").stringValue())
                .toList();
    }

    private static List<Sent> interleaved(List<List<Sent>> lines, Random random) {
        var left = new ArrayList<>(lines.stream().map(ArrayList::new).toList());
        var order = new ArrayList<Sent>();
        while (!left.isEmpty()) {
            var line = left.get(random.nextInt(left.size()));
            order.add(line.removeFirst());
            left.removeIf(List::isEmpty);
        }
        return order;
    }

    private int status(String language) {
        return publication.get(path(language)).statusCode();
    }

    private String path(String language) {
        return "/editions/" + article + "/" + language;
    }

    private RevisionContent text(String language) {
        return text(language, "one");
    }

    private RevisionContent text(String language, String version) {
        return Wire.text(language, secret + " " + language, secret + " says " + version);
    }
}
