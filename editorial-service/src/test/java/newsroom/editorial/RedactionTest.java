package newsroom.editorial;

import static newsroom.editorial.Newsroom.get;
import static newsroom.editorial.Newsroom.post;
import static newsroom.editorial.Newsroom.send;
import static newsroom.editorial.Newsroom.token;
import static newsroom.editorial.Newsroom.told;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import newsroom.contracts.EditorialEvent.ArticleRedacted;
import newsroom.contracts.EditorialEvent.RevisionRedacted;
import newsroom.contracts.EditorialEvent.TranslationApproved;
import newsroom.contracts.EditorialEvent.TranslationRedacted;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.editorial.Newsroom.Article;
import newsroom.editorial.Newsroom.Reply;
import newsroom.editorial.Newsroom.Told;
import newsroom.editorial.review.CarryOutStandings;
import newsroom.editorial.segment.Blanking;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// A publisher takes words out of an approved text: they go from every revision and language, and whatever else was
/// made of the text stays.
@ExtendWith(Newsroom.class)
class RedactionTest {

    private static final String PIA = token("pia", "publisher");
    private static final String EDITH = token("edith", "editor");
    private static final String ROSA = token("rosa", "translator", "es");
    private static final String EMMA = token("emma", "translator", "es");

    private final Article article = new Article();
    private final String name = "Lucy " + UUID.randomUUID();
    private final String nombre = "Lucía " + UUID.randomUUID();

    @Test
    void nothing_that_is_kept_has_the_words_in_any_language_and_the_rest_of_the_work_stays() {
        article.approve(article.revision(1, Significance.MAJOR, body(name)), "es");
        var token = claimed();
        save(token, "Un hombre llamado " + nombre);
        save(token, "Una mujer llamada " + nombre);
        handIn(token);
        approveTranslation();
        assertThat(kept()).contains(name, nombre);

        var redacted = redact(2, null);
        assertThat(redacted.status()).as(redacted.response().body()).isEqualTo(201);
        assertThat(redacted.json().path("redactions").asInt()).isEqualTo(1);
        assertThat(segment(redacted, 2)).isEqualTo(Blanking.BLANK);
        assertThat(kept()).doesNotContain(name, nombre);

        var events = told(article.id);
        var original = (ArticleRedacted) last(events, ArticleRedacted.class);
        assertThat(original.content().body()).isEqualTo("First.\n\n█████\n\nLast.\n");
        assertThat(original.hash()).isEqualTo(original.content().hash()).isEqualTo(redacted.text("hash"));
        assertThat(original.revision()).isEqualTo(1);
        assertThat(original.segments()).isEqualTo(1);
        assertThat(original.note()).isEqualTo("Somebody is in danger.");
        var spanish = (TranslationRedacted) last(events, TranslationRedacted.class);
        assertThat(spanish.revision()).isEqualTo(1);
        assertThat(spanish.reopened()).isEqualTo(1);
        assertThat(spanish.sourceHash()).isEqualTo(original.hash());
        assertThat(Objects.requireNonNull(spanish.content()).body()).isEqualTo("Primero.\n\n█████\n\nÚltimo.\n");
        assertThat(spanish.hash()).isEqualTo(spanish.content().hash());

        var segments = segments();
        assertThat(segments.path(2).path("state").asString()).isEqualTo("translated");
        assertThat(segments.path(3).path("state").asString()).isEqualTo("changed");
        assertThat(segments.path(3).path("translation").isString()).isFalse();
        assertThat(segments.path(3).path("source").asString()).isEqualTo(Blanking.BLANK);

        var again = claimed();
        assertThat(send("POST", path("/submission"), ROSA, null, fenced(again)).status())
                .isEqualTo(409);
        keep(again, 4);
        handIn(again);
        approveTranslation();
        assertThat(((TranslationApproved) last(told(article.id), TranslationApproved.class))
                        .content()
                        .body())
                .isEqualTo("Primero.\n\n█████\n\nÚltimo.\n");
    }

    @Test
    void other_words_in_their_place_are_to_be_translated_anew() {
        article.approve(article.revision(1, Significance.MAJOR, body(name)), "es");
        var token = claimed();
        save(token, nombre);
        var redacted = redact(2, "Somebody was there.");
        assertThat(redacted.status()).isEqualTo(201);
        assertThat(segment(redacted, 2)).isEqualTo("Somebody was there.");
        assertThat(segments().path(3).path("state").asString()).isEqualTo("changed");
        assertThat(kept()).doesNotContain(name, nombre);
        var spanish = (TranslationRedacted) last(told(article.id), TranslationRedacted.class);
        assertThat(spanish.content()).isNull();
        assertThat(spanish.reopened()).isEqualTo(1);
    }

    @Test
    void words_that_may_stay_in_the_original_go_from_what_was_made_of_them() {
        article.approve(article.revision(1, Significance.MAJOR, body("Nobody")), "es");
        var token = claimed();
        save(token, nombre);
        var redacted = redact(2, segment(get(redactions(), PIA), 2));
        assertThat(redacted.status()).isEqualTo(201);
        assertThat(segment(redacted, 2)).contains("Nobody");
        assertThat(kept()).doesNotContain(nombre);
        assertThat(segments().path(3).path("state").asString()).isEqualTo("changed");
    }

    @Test
    void who_translates_meanwhile_works_on_and_loses_nothing_else() {
        article.approve(article.revision(1, Significance.MAJOR, body(name)), "es");
        var token = claimed();
        save(token, nombre);
        redact(2, null);
        var segments = segments();
        assertThat(List.of(0, 1, 2, 4))
                .allSatisfy(it ->
                        assertThat(segments.path(it).path("state").asString()).isEqualTo("translated"));
        keep(token, 4);
        handIn(token);
        approveTranslation();
        assertThat(((TranslationApproved) last(told(article.id), TranslationApproved.class))
                        .content()
                        .body())
                .isEqualTo("Primero.\n\n█████\n\nÚltimo.\n");
    }

    @Test
    void what_waits_for_another_speaker_waits_on_without_the_words() {
        article.approve(article.revision(1, Significance.MAJOR, body(name)), "es");
        var token = claimed();
        save(token, nombre);
        var stale = handIn(token);
        redact(2, null);
        assertThat(kept()).doesNotContain(nombre);
        assertThat(post(path("/approval"), EMMA, "{\"hash\":\"" + stale + "\"}").status())
                .isEqualTo(412);
        approveTranslation();
        var approved = (TranslationApproved) last(told(article.id), TranslationApproved.class);
        assertThat(approved.content().body()).isEqualTo("Primero.\n\n█████\n\nÚltimo.\n");
        assertThat(get(path(""), EMMA).json().path("outdated").asBoolean()).isTrue();
    }

    @Test
    void earlier_revisions_and_a_newer_one_lose_them_and_a_translation_of_an_earlier_one_too() {
        article.approve(article.revision(1, Significance.MAJOR, body("the tall " + name)), "es");
        var token = claimed();
        save(token, nombre);
        handIn(token);
        approveTranslation();
        article.approve(article.revision(2, Significance.MAJOR, "New.\n\n" + body("the small " + name)), "es");
        article.revision(3, Significance.MINOR, body("the very small " + name));
        var redacted = redact(3, null);
        assertThat(redacted.status()).as(redacted.response().body()).isEqualTo(201);
        assertThat(kept()).doesNotContain(name, nombre);

        var events = told(article.id);
        assertThat(((ArticleRedacted) last(events, ArticleRedacted.class)).revision())
                .isEqualTo(2);
        var newest = (RevisionRedacted) last(events, RevisionRedacted.class);
        assertThat(newest.revision()).isEqualTo(3);
        assertThat(newest.content().body()).isEqualTo("First.\n\n█████\n\nLast.\n");
        assertThat(get("/reviews/" + article.id, EDITH).text("hash")).isEqualTo(newest.hash());
        assertThat(get("/reviews/" + article.id + "/revisions/1", EDITH)
                        .json()
                        .path("content")
                        .path("body")
                        .asString())
                .isEqualTo("First.\n\n█████\n\nLast.\n");
        var spanish = (TranslationRedacted) last(events, TranslationRedacted.class);
        assertThat(Objects.requireNonNull(spanish.content()).body()).isEqualTo("Primero.\n\n█████\n\nÚltimo.\n");
        assertThat(segments().path(2).path("state").asString()).isEqualTo("empty");
        assertThat(segments().path(3).path("state").asString()).isEqualTo("translated");
        assertThat(segments().path(4).path("state").asString()).isEqualTo("changed");
    }

    @Test
    void suggestions_proposed_texts_and_what_was_asked_for_lose_them() {
        article.approve(article.revision(1, Significance.MAJOR, body(name)), "es");
        var late = claimed();
        assertThat(send("POST", path("/release"), ROSA, "{\"note\":\"No time\"}", fenced(late))
                        .status())
                .isBetween(200, 204);
        assertThat(saveReply(late, nombre).status()).isEqualTo(409);
        var one = "{\"segments\":[{\"segment\":\"%s\",\"text\":\"%s\"},{\"segment\":\"%s\",\"text\":\"Fin.\"}]}"
                .formatted(
                        segments().path(3).path("segment").asString(),
                        nombre,
                        segments().path(4).path("segment").asString());
        assertThat(send("PATCH", path("/segments"), ROSA, one, fenced(late)).status())
                .isEqualTo(409);
        assertThat(kept()).contains(nombre);
        redact(2, null);
        assertThat(kept()).doesNotContain(name, nombre);
        assertThat(get(path("/suggestions"), EMMA).response().body()).contains("Fin.");
    }

    @Test
    void a_withdrawn_article_loses_them_too_and_stays_out_of_sight() {
        article.approve(article.revision(1, Significance.MAJOR, body(name)), "es");
        save(claimed(), nombre);
        var read = get(redactions(), PIA);
        article.withdraw();
        assertThat(post(redactions(), PIA, request(read, 2, null)).status()).isEqualTo(201);
        assertThat(kept()).doesNotContain(name, nombre);
        assertThat(get("/reviews/" + article.id, EDITH).text("state")).isEqualTo("withdrawn");
        article.restore();
        assertThat(get("/reviews/" + article.id, EDITH).response().body()).contains(Blanking.BLANK);
    }

    @Test
    void what_a_crash_left_undone_is_done_by_whoever_comes_next() {
        article.approve(article.revision(1, Significance.MAJOR, body(name)), "es");
        save(claimed(), nombre);
        var store = Newsroom.store().getCollection("translations");
        var held = store.find(Filters.eq("_id", article.id + "/es")).first();
        // The translation cannot be written meanwhile: somebody else's write comes in between each time.
        store.deleteOne(Filters.eq("_id", article.id + "/es"));
        store.insertOne(new Document(Objects.requireNonNull(held)).append("state", "not to be read"));
        assertThat(redact(2, null).status()).isEqualTo(201);
        assertThat(unfinished()).isTrue();
        assertThat(kept()).contains(name);
        assertThat(redact(2, null).status()).isEqualTo(409);

        store.updateOne(Filters.eq("_id", article.id + "/es"), Updates.set("state", held.get("state")));
        Newsroom.bean(CarryOutStandings.class).carryOut(article.id);
        assertThat(unfinished()).isFalse();
        assertThat(kept()).doesNotContain(name, nombre);
    }

    @Test
    void a_crash_right_after_all_of_it_is_done_keeps_nobody_from_the_next() {
        article.approve(article.revision(1, Significance.MAJOR, body(name)), "es");
        redact(2, null);
        // As it is where only the note that it is done did not come.
        Newsroom.store()
                .getCollection("reviews")
                .updateOne(
                        Filters.eq("_id", article.id.toString()),
                        Updates.combine(
                                Updates.set("state.unfinished", true),
                                Updates.set(
                                        "state.redactions.unfinished",
                                        UUID.randomUUID().toString())));
        Newsroom.bean(CarryOutStandings.class).carryOut(article.id);
        assertThat(unfinished()).isFalse();
        assertThat(redact(1, null).status()).isEqualTo(201);
    }

    @Test
    void what_an_unsent_event_still_needs_goes_once_it_is_sent() {
        article.approve(article.revision(1, Significance.MAJOR, body(name)), "es");
        told(article.id);
        var reviews = Newsroom.store().getCollection("reviews");
        var text = RevisionContent.sha256(body(name));
        var entry = new Document("id", UUID.randomUUID().toString())
                .append("parked", true)
                .append("article", article.id.toString())
                .append("type", "org.veche.editorial.article-approved.v1")
                .append("data", "{\"content\":{\"body\":\"" + text + "\"}}");
        reviews.updateOne(Filters.eq("_id", article.id.toString()), Updates.push("outbox", entry));
        redact(2, null);
        assertThat(unfinished()).isTrue();
        assertThat(kept()).contains(name);
        reviews.updateOne(
                Filters.eq("_id", article.id.toString()),
                Updates.pull("outbox", new Document("id", entry.getString("id"))));
        Newsroom.bean(CarryOutStandings.class).carryOut(article.id);
        assertThat(unfinished()).isFalse();
        assertThat(kept()).doesNotContain(name);
    }

    @Test
    void the_history_says_who_did_it_and_why_and_still_verifies() {
        article.approve(article.revision(1, Significance.MAJOR, body(name)), "es");
        redact(2, null);
        var history =
                get("/reviews/" + article.id + "/history", EDITH).response().body();
        assertThat(history).contains("\"redacted\"", "publisher", "pia", "Her address is in it.");
        assertThat(get("/reviews/" + article.id + "/history/verify", EDITH)
                        .json()
                        .path("intact")
                        .asBoolean())
                .as(
                        "%s",
                        get("/reviews/" + article.id + "/history/verify", EDITH)
                                .response()
                                .body())
                .isTrue();
    }

    @Test
    void what_cannot_be_is_refused_with_what_would_be_right() {
        assertThat(get(redactions(), PIA).status()).isEqualTo(404);
        var sent = article.revision(1, Significance.MAJOR, body(name));
        assertThat(get(redactions(), PIA).status()).isEqualTo(409);
        article.approve(sent, "es");
        var read = get(redactions(), PIA);
        assertThat(get(redactions(), EDITH).status()).isEqualTo(403);
        assertThat(post(redactions(), EDITH, request(read, 2, null)).status()).isEqualTo(403);
        assertThat(post(redactions(), null, request(read, 2, null)).status()).isEqualTo(401);
        assertThat(fields(post(redactions(), PIA, "{}"))).contains("hash", "reason", "segments");
        assertThat(fields(post(redactions(), PIA, request(read, 2, "One.\n\nTwo."))))
                .containsExactly("segments");
        assertThat(fields(post(
                        redactions(),
                        PIA,
                        request(read, 2, null)
                                .replace(
                                        read.json()
                                                .path("segments")
                                                .path(3)
                                                .path("segment")
                                                .asString(),
                                        "nothing"))))
                .containsExactly("segments[0].segment");
        var stale = post(redactions(), PIA, request(read, 2, null).replace(read.text("hash"), "0".repeat(64)));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.text("hash")).isEqualTo(read.text("hash"));
        article.erase();
        assertThat(post(redactions(), PIA, request(read, 2, null)).status()).isEqualTo(410);
    }

    private static List<String> fields(Reply reply) {
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(422);
        return reply.json()
                .path("faults")
                .valueStream()
                .map(it -> it.path("field").asString())
                .toList();
    }

    private boolean unfinished() {
        return Objects.requireNonNull(Newsroom.store()
                        .getCollection("reviews")
                        .find(Filters.eq("_id", article.id.toString()))
                        .first())
                .get("state", Document.class)
                .getBoolean("unfinished");
    }

    private static String body(String who) {
        return "First.\n\nA story of " + who + " and her street.\n\nLast.\n";
    }

    /// @param n of the paragraph, from 1; title and summary come first
    private Reply redact(int n, @Nullable String text) {
        return post(redactions(), PIA, request(get(redactions(), PIA), n, text));
    }

    private static String request(Reply read, int n, @Nullable String text) {
        return "{\"hash\":\"%s\",\"segments\":[{\"segment\":\"%s\"%s}],\"reason\":\"Her address is in it.\",\"note\":\"Somebody is in danger.\"}"
                .formatted(
                        read.text("hash"),
                        read.json().path("segments").path(n + 1).path("segment").asString(),
                        text == null ? "" : ",\"text\":\"" + text.replace("\n", "\\n") + "\"");
    }

    private static String segment(Reply read, int n) {
        return read.json().path("segments").path(n + 1).path("text").asString();
    }

    private String redactions() {
        return "/articles/" + article.id + "/redactions";
    }

    private long claimed() {
        return post(path("/claim"), ROSA, null).json().path("fencingToken").asLong();
    }

    private void save(long token, String who) {
        assertThat(saveReply(token, who).status()).isEqualTo(200);
    }

    private Reply saveReply(long token, String who) {
        var body = "{\"title\":\"Un título\",\"summary\":\"Un resumen\",\"body\":\"Primero.\\n\\n%s.\\n\\nÚltimo.\\n\"}"
                .formatted(who);
        return send("PUT", path("/text"), ROSA, body, fenced(token));
    }

    private void keep(long token, int n) {
        var address = segments().path(n - 1).path("segment").asString();
        var keep = "{\"segment\":\"%s\",\"keep\":true}";
        var reply = send("PUT", path("/segments/" + n), ROSA, keep.formatted(address), fenced(token));
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
    }

    private String handIn(long token) {
        var reply = send("POST", path("/submission"), ROSA, null, fenced(token));
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
        return reply.text("hash");
    }

    private void approveTranslation() {
        var hash = post(path("/approval"), EMMA, "{\"hash\":\"" + "0".repeat(64) + "\"}")
                .text("hash");
        assertThat(post(path("/approval"), EMMA, "{\"hash\":\"" + hash + "\"}").status())
                .isBetween(200, 204);
    }

    private JsonNode segments() {
        return get(path("/segments"), ROSA).json().path("segments");
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

    /// Everything the service has of the article in its store.
    private String kept() {
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
