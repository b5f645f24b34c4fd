package newsroom.editorial;

import static newsroom.editorial.Newsroom.get;
import static newsroom.editorial.Newsroom.post;
import static newsroom.editorial.Newsroom.send;
import static newsroom.editorial.Newsroom.token;
import static newsroom.editorial.Newsroom.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import newsroom.contracts.EditorialEvent.ArticleApproved;
import newsroom.contracts.EditorialEvent.BylineDropTaken;
import newsroom.contracts.EditorialEvent.TranslationApproved;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.contracts.SubmissionEvent.BylineDropped;
import newsroom.contracts.SubmissionEvent.RevisionSent;
import newsroom.editorial.Newsroom.Article;
import newsroom.editorial.Newsroom.Told;
import newsroom.platform.messaging.ParkedEvents;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A byline that was dropped is destroyed in reviews and translations, whatever is being done with them.
@ExtendWith(Newsroom.class)
class BylineDroppedTest {

    private static final String EDITH = token("edith", "editor");
    private static final String ROSA = token("rosa", "translator", "es");
    private static final String EMMA = token("emma", "translator", "es");

    private final Article article = new Article();
    private final String name = "Lucy " + UUID.randomUUID();

    @Test
    void nothing_that_is_kept_holds_it_and_what_is_approved_later_does_not_bring_it_back() {
        var sent = article.revision(1, Significance.MAJOR, text("Words", name));
        article.approve(sent, "es", "el");
        var handedIn = translated();
        assertThat(kept()).contains(name, sent.hash(), handedIn);

        article.tell(new BylineDropped(article.id, 1));

        assertThat(get("/reviews/" + article.id, EDITH).response().body()).doesNotContain(name);
        assertThat(get("/reviews/" + article.id + "/revisions/1", EDITH).text("hash"))
                .isEqualTo(sent.content().withoutByline().hash());
        var stale = post(path("/approval"), EMMA, "{\"hash\":\"" + handedIn + "\"}");
        assertThat(stale.status()).isEqualTo(412);
        var approved = post(path("/approval"), EMMA, "{\"hash\":\"" + stale.text("hash") + "\"}");
        assertThat(approved.status()).isBetween(200, 204);
        var events = told(article.id);
        var translation = (TranslationApproved) last(events, TranslationApproved.class);
        assertThat(translation.content().byline()).isNull();
        assertThat(translation.hash()).isEqualTo(translation.content().hash()).isEqualTo(stale.text("hash"));
        assertThat(translation.sourceHash())
                .isEqualTo(sent.content().withoutByline().hash());
        assertThat(last(events, BylineDropTaken.class)).isEqualTo(new BylineDropTaken(article.id, 1));
        assertThat(kept()).doesNotContain(name, sent.hash(), handedIn);
    }

    @Test
    void who_decides_on_the_text_as_it_was_reads_it_again_first() {
        var sent = article.revision(1, Significance.MAJOR, text("Words", name));
        article.tell(new BylineDropped(article.id, 1));
        var body = "{\"outcome\":\"approve\",\"hash\":\"%s\",\"languages\":[]}";
        var stale = post("/reviews/" + article.id + "/decisions", EDITH, body.formatted(sent.hash()));
        assertThat(stale.status()).isEqualTo(412);
        var decided = post("/reviews/" + article.id + "/decisions", EDITH, body.formatted(stale.text("hash")));
        assertThat(decided.status()).isEqualTo(200);
        var approved = (ArticleApproved) last(told(article.id), ArticleApproved.class);
        assertThat(approved.content()).isEqualTo(sent.content().withoutByline());
    }

    @Test
    void who_translates_meanwhile_works_on_and_hands_in_without_it() {
        article.approve(article.revision(1, Significance.MAJOR, text("Words", name)), "es");
        var token = claimed();
        save(token);
        article.tell(new BylineDropped(article.id, 1));
        save(token);
        var handedIn = handIn(token);
        var approved = post(path("/approval"), EMMA, "{\"hash\":\"" + handedIn + "\"}");
        assertThat(approved.status()).isBetween(200, 204);
        assertThat(((TranslationApproved) last(told(article.id), TranslationApproved.class))
                        .content()
                        .byline())
                .isNull();
        assertThat(kept()).doesNotContain(name);
    }

    @Test
    void a_revision_that_comes_after_it_comes_without_it_and_a_later_one_with_its_own() {
        var content = text("Words", name);
        Newsroom.feed(new BylineDropped(article.id, 1), article.id, 2);
        Newsroom.feed(
                new RevisionSent(article.id, 1, content.hash(), Significance.MAJOR, content, null, null),
                article.id,
                1);
        var shown = get("/reviews/" + article.id, EDITH);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.text("hash")).isEqualTo(content.withoutByline().hash());
        assertThat(kept()).doesNotContain(name);

        var other = text("Other words", "A later name of " + article.id);
        Newsroom.feed(
                new RevisionSent(article.id, 2, other.hash(), Significance.MAJOR, other, null, null), article.id, 3);
        assertThat(get("/reviews/" + article.id, EDITH)
                        .json()
                        .path("content")
                        .path("byline")
                        .asString())
                .isEqualTo("A later name of " + article.id);
    }

    @Test
    void it_waits_for_no_steward() {
        var content = text("Words", name);
        Newsroom.feed(
                new RevisionSent(article.id, 1, "0".repeat(64), Significance.MAJOR, content, null, null),
                article.id,
                1);
        assertThat(kept()).contains(name);
        Newsroom.feed(new BylineDropped(article.id, 1), article.id, 2);
        assertThat(kept()).doesNotContain(name);
        assertThat(told(article.id)).extracting(Told::event).containsExactly(new BylineDropTaken(article.id, 1));
        assertThat(Newsroom.bean(ParkedEvents.class).failed(1000))
                .anyMatch(it -> it.article().equals(article.id.toString()));
    }

    @Test
    void a_withdrawn_article_loses_it_too() {
        article.approve(article.revision(1, Significance.MAJOR, text("Words", name)), "es");
        translated();
        article.withdraw();
        article.tell(new BylineDropped(article.id, 1));
        assertThat(kept()).doesNotContain(name);
        article.restore();
        assertThat(get("/reviews/" + article.id, EDITH).status()).isEqualTo(200);
        assertThat(get(path(""), ROSA).status()).isEqualTo(200);
    }

    private RevisionContent text(String body, String byline) {
        return Newsroom.content("en", "A title", body).withByline(byline);
    }

    private String translated() {
        var token = claimed();
        save(token);
        return handIn(token);
    }

    private long claimed() {
        return post(path("/claim"), ROSA, null).json().path("fencingToken").asLong();
    }

    private void save(long token) {
        var body = "{\"title\":\"Un título\",\"summary\":\"Un resumen\",\"body\":\"Palabras\"}";
        assertThat(send("PUT", path("/text"), ROSA, body, fenced(token)).status())
                .isEqualTo(200);
    }

    private String handIn(long token) {
        var reply = send("POST", path("/submission"), ROSA, null, fenced(token));
        assertThat(reply.status()).isEqualTo(200);
        return reply.text("hash");
    }

    private static Map<String, String> fenced(long token) {
        return Map.of("Fencing-Token", Long.toString(token));
    }

    private String path(String act) {
        return "/translations/" + article.id + "/es" + act;
    }

    private static Object last(List<Told> events, Class<?> kind) {
        return events.stream()
                .map(Told::event)
                .filter(kind::isInstance)
                .reduce((_, it) -> it)
                .orElseThrow();
    }

    /// Everything the service has in its store.
    private static String kept() {
        var all = new StringBuilder();
        for (var collection : Newsroom.store().listCollectionNames()) {
            Newsroom.store().getCollection(collection).find().forEach(it -> {
                all.append(it.toJson()).append('\n');
                if (it.get("value") instanceof Binary value) {
                    all.append(new String(value.getData(), StandardCharsets.UTF_8));
                }
            });
        }
        return all.toString();
    }
}
