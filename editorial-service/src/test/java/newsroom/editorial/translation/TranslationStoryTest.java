package newsroom.editorial.translation;

import static newsroom.editorial.Newsroom.get;
import static newsroom.editorial.Newsroom.post;
import static newsroom.editorial.Newsroom.send;
import static newsroom.editorial.Newsroom.token;
import static newsroom.editorial.Newsroom.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import newsroom.contracts.EditorialEvent.TranslationApproved;
import newsroom.contracts.EditorialEvent.TranslationClaimed;
import newsroom.contracts.EditorialEvent.TranslationExpired;
import newsroom.contracts.EditorialEvent.TranslationOpened;
import newsroom.contracts.EditorialEvent.TranslationReleased;
import newsroom.contracts.EditorialEvent.TranslationSentBack;
import newsroom.contracts.EditorialEvent.TranslationSubmitted;
import newsroom.contracts.Significance;
import newsroom.editorial.Newsroom;
import newsroom.editorial.Newsroom.Article;
import newsroom.editorial.Newsroom.Reply;
import newsroom.editorial.Newsroom.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Newsroom.class)
class TranslationStoryTest {

    private static final String ROSA = token("rosa", "translator", "es");
    private static final String EMMA = token("emma", "translator", "es");
    private static final String EDITH = token("edith", "editor");

    @Test
    void of_a_hundred_who_claim_at_once_one_gets_it_and_one_event_leaves() throws Exception {
        var article = new Article();
        article.approved("es");
        var translators = new ArrayList<String>();
        for (int i = 0; i < 100; i++) {
            translators.add(token("translator" + i, "translator", "es"));
        }
        var replies = new ArrayList<Reply>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = new CountDownLatch(1);
            var waiting = translators.stream()
                    .map(it -> threads.submit(() -> {
                        start.await();
                        return post(path(article.id, "/claim"), it, null);
                    }))
                    .toList();
            start.countDown();
            for (var it : waiting) {
                replies.add(it.get());
            }
        }
        var winners = replies.stream().filter(it -> it.status() == 200).toList();
        assertThat(winners).hasSize(1);
        assertThat(winners.getFirst().json().path("fencingToken").asLong()).isEqualTo(1);
        var until = winners.getFirst().text("leaseUntil");
        assertThat(replies.stream().filter(it -> it.status() == 409))
                .hasSize(99)
                .allSatisfy(it -> assertThat(it.text("leaseUntil")).isEqualTo(until));
        assertThat(events(article.id)).hasExactlyElementsOfTypes(TranslationOpened.class, TranslationClaimed.class);
    }

    @Test
    void who_claims_again_gets_the_same_answer() {
        var article = new Article();
        article.approved("es");
        var first = post(path(article.id, "/claim"), ROSA, null);
        Newsroom.CLOCK.pass(Duration.ofMinutes(1));
        var again = post(path(article.id, "/claim"), ROSA, null);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(events(article.id)).hasExactlyElementsOfTypes(TranslationOpened.class, TranslationClaimed.class);
    }

    @Test
    void a_lease_that_ends_frees_the_translation_and_the_late_save_becomes_a_suggestion() {
        var article = new Article();
        article.approved("es");
        assertThat(claim(article.id, ROSA)).isEqualTo(1);
        assertThat(save(article.id, ROSA, 1, "Un título", "Una línea").status()).isEqualTo(200);
        Newsroom.CLOCK.pass(Duration.ofHours(73));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(show(article.id, EMMA).text("state")).isEqualTo("open"));

        var late = save(article.id, ROSA, 1, "Un título tardío", "Una línea tardía");
        assertThat(late.status()).isEqualTo(409);
        assertThat(show(article.id, EMMA).json().path("text").path("body").asString())
                .isEqualTo("Una línea");
        assertThat(claim(article.id, EMMA)).isEqualTo(2);
        var later = save(article.id, ROSA, 1, "Un título tardío", "Una línea tardía");
        assertThat(later.text("suggestion")).isEqualTo(late.text("suggestion"));

        var kept = get(path(article.id, "/suggestions"), EMMA).json().path("suggestions");
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).path("id").asString()).isEqualTo(late.text("suggestion"));
        assertThat(kept.get(0).path("body").asString()).isEqualTo("Una línea tardía");
        assertThat(show(article.id, EMMA).json().path("text").path("body").asString())
                .isEqualTo("Una línea");
        assertThat(events(article.id))
                .hasExactlyElementsOfTypes(
                        TranslationOpened.class,
                        TranslationClaimed.class,
                        TranslationExpired.class,
                        TranslationClaimed.class);
    }

    @Test
    void a_save_renews_the_lease() {
        var article = new Article();
        article.approved("es");
        claim(article.id, ROSA);
        for (int day = 0; day < 4; day++) {
            Newsroom.CLOCK.pass(Duration.ofHours(40));
            assertThat(save(article.id, ROSA, 1, "Un título", "Día " + day).status())
                    .isEqualTo(200);
        }
        assertThat(show(article.id, ROSA).text("state")).isEqualTo("claimed");
    }

    @Test
    void what_is_released_is_kept_and_goes_to_the_next() {
        var article = new Article();
        article.approved("es");
        claim(article.id, ROSA);
        save(article.id, ROSA, 1, "Un título", "La mitad");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(send("DELETE", path(article.id, "/claim"), ROSA, null, Map.of("Fencing-Token", "1"))
                            .status())
                    .isEqualTo(204);
        }
        assertThat(claim(article.id, EMMA)).isEqualTo(2);
        assertThat(show(article.id, EMMA).json().path("text").path("body").asString())
                .isEqualTo("La mitad");
        assertThat(events(article.id))
                .hasExactlyElementsOfTypes(
                        TranslationOpened.class,
                        TranslationClaimed.class,
                        TranslationReleased.class,
                        TranslationClaimed.class);
    }

    @Test
    void a_translation_goes_from_its_translator_through_another_speaker_to_the_readers() {
        var article = new Article();
        var sent = article.approved("es");
        var token = claim(article.id, ROSA);
        save(article.id, ROSA, token, "Un título", "El texto");
        var handedIn = handIn(article.id, ROSA, token);
        assertThat(handedIn.status()).isEqualTo(200);
        assertThat(handIn(article.id, ROSA, token).json()).isEqualTo(handedIn.json());
        var hash = handedIn.text("hash");
        var whole = sent.content().translated("es", "Un título", null, "El texto", null);
        assertThat(hash).isEqualTo(whole.hash());

        var own = post(path(article.id, "/approval"), ROSA, "{\"hash\":\"" + hash + "\"}");
        assertThat(own.status()).isEqualTo(403);
        var foreign = post(
                path(article.id, "/approval"), token("foucault", "translator", "fr"), "{\"hash\":\"" + hash + "\"}");
        assertThat(foreign.status()).isEqualTo(403);
        var stale = post(path(article.id, "/approval"), EMMA, "{\"hash\":\"" + "0".repeat(64) + "\"}");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.text("hash")).isEqualTo(hash);

        var back = post(path(article.id, "/return"), EMMA, "{\"hash\":\"" + hash + "\",\"note\":\"Una coma\"}");
        assertThat(back.status()).isEqualTo(200);
        assertThat(show(article.id, ROSA).text("note")).isEqualTo("Una coma");
        assertThat(show(article.id, ROSA).json().path("text").path("body").asString())
                .isEqualTo("El texto");

        token = claim(article.id, ROSA);
        save(article.id, ROSA, token, "Un título", "El texto, mejor");
        var second = handIn(article.id, ROSA, token);
        assertThat(second.json().path("revision").asInt()).isEqualTo(2);
        for (int twice = 0; twice < 2; twice++) {
            assertThat(post(path(article.id, "/approval"), EMMA, "{\"hash\":\"" + second.text("hash") + "\"}")
                            .status())
                    .isEqualTo(200);
        }
        var events = events(article.id);
        assertThat(events)
                .hasExactlyElementsOfTypes(
                        TranslationOpened.class,
                        TranslationClaimed.class,
                        TranslationSubmitted.class,
                        TranslationSentBack.class,
                        TranslationClaimed.class,
                        TranslationSubmitted.class,
                        TranslationApproved.class);
        var approved = (TranslationApproved) events.getLast();
        assertThat(approved.content())
                .isEqualTo(sent.content().translated("es", "Un título", null, "El texto, mejor", null));
        assertThat(approved.hash()).isEqualTo(approved.content().hash());
        assertThat(approved.sourceHash()).isEqualTo(sent.hash());
        assertThat(approved.sourceRevision()).isEqualTo(1);
    }

    @Test
    void a_content_warning_is_translated_with_the_text() {
        var article = new Article();
        var content =
                Newsroom.content("en", "A title", "The text").translated("en", "A title", null, "The text", "Violence");
        article.approve(article.revision(1, Significance.MAJOR, content), "es");
        var token = claim(article.id, ROSA);
        save(article.id, ROSA, token, "Un título", "El texto");
        var without = handIn(article.id, ROSA, token);
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.response().body()).contains("contentWarning");

        var saved = send(
                "PUT",
                path(article.id, "/text"),
                ROSA,
                "{\"title\":\"Un título\",\"body\":\"El texto\",\"contentWarning\":\"Violencia\"}",
                Map.of("Fencing-Token", Long.toString(token)));
        assertThat(saved.status()).as(saved.response().body()).isEqualTo(200);
        assertThat(show(article.id, ROSA)
                        .json()
                        .path("text")
                        .path("contentWarning")
                        .asString())
                .isEqualTo("Violencia");
        assertThat(handIn(article.id, ROSA, token).text("hash"))
                .isEqualTo(content.translated("es", "Un título", null, "El texto", "Violencia")
                        .hash());
    }

    @Test
    void an_approved_translation_is_corrected_while_its_edition_stays() {
        var article = new Article();
        article.approved("es");
        var edition = approveTranslation(article, "El texto");
        var claimed = claim(article.id, EMMA);
        assertThat(show(article.id, EMMA).text("editionHash")).isEqualTo(edition);
        save(article.id, EMMA, claimed, "Un título", "El texto corregido");
        assertThat(show(article.id, EMMA).text("editionHash")).isEqualTo(edition);
        var handedIn = handIn(article.id, EMMA, claimed);
        post(path(article.id, "/approval"), ROSA, "{\"hash\":\"" + handedIn.text("hash") + "\"}");
        assertThat(show(article.id, EMMA).text("editionHash")).isEqualTo(handedIn.text("hash"));
    }

    @Test
    void a_claim_for_a_correction_that_changes_nothing_leaves_it_approved() {
        var article = new Article();
        article.approved("es");
        approveTranslation(article, "El texto");
        var claimed = claim(article.id, EMMA);
        send("DELETE", path(article.id, "/claim"), EMMA, null, Map.of("Fencing-Token", "" + claimed));
        assertThat(show(article.id, EMMA).text("state")).isEqualTo("approved");
    }

    @Test
    void a_changed_source_makes_a_translation_outdated_and_the_next_claim_is_made_from_it() {
        var article = new Article();
        article.approved("es");
        approveTranslation(article, "El texto");
        article.approve(article.revision(2, Significance.TYPO, "The text without a typo"));
        assertThat(show(article.id, EMMA).json().path("outdated").asBoolean()).isFalse();
        var minor = article.revision(3, Significance.MINOR, "The text, with a number changed");
        assertThat(show(article.id, EMMA).json().path("outdated").asBoolean()).isFalse();
        article.approve(minor);
        assertThat(show(article.id, EMMA).json().path("outdated").asBoolean()).isTrue();

        var claimed = claim(article.id, EMMA);
        assertThat(show(article.id, EMMA).json().path("source").path("hash").asString())
                .isEqualTo(minor.hash());
        save(article.id, EMMA, claimed, "Un título", "El texto con otro número");
        var handedIn = handIn(article.id, EMMA, claimed);
        post(path(article.id, "/approval"), ROSA, "{\"hash\":\"" + handedIn.text("hash") + "\"}");
        assertThat(show(article.id, EMMA).json().path("outdated").asBoolean()).isFalse();
        var approved = (TranslationApproved) events(article.id).getLast();
        assertThat(approved.sourceRevision()).isEqualTo(3);
        assertThat(approved.revision()).isEqualTo(2);
    }

    @Test
    void a_source_that_changes_under_a_claim_takes_nothing_from_the_translator() {
        var article = new Article();
        var first = article.approved("es");
        var claimed = claim(article.id, ROSA);
        save(article.id, ROSA, claimed, "Un título", "El texto");
        article.approve(article.revision(2, Significance.MAJOR, "Another text"), "es");
        var shown = show(article.id, ROSA);
        assertThat(shown.json().path("outdated").asBoolean()).isTrue();
        assertThat(shown.json().path("source").path("hash").asString()).isEqualTo(first.hash());
        assertThat(shown.json().path("text").path("body").asString()).isEqualTo("El texto");
        assertThat(handIn(article.id, ROSA, claimed).status()).isEqualTo(200);
    }

    @Test
    void one_more_language_is_opened_on_request_and_only_once() {
        var article = new Article();
        article.approved("es");
        var body = "{\"articleId\":\"" + article.id + "\",\"language\":\"UK\"}";
        var opened = post("/translations", EMMA, body);
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.header("Location")).isEqualTo("/translations/" + article.id + "/uk");
        assertThat(post("/translations", EDITH, body).status()).isEqualTo(200);
        assertThat(events(article.id)).hasExactlyElementsOfTypes(TranslationOpened.class, TranslationOpened.class);
    }

    @Test
    void who_claims_is_told_to_nobody() {
        var article = new Article();
        article.approved("es");
        approveTranslation(article, "El texto");
        assertThat(told(article.id).toString()).doesNotContain("rosa").doesNotContain("emma");
        assertThat(show(article.id, EDITH).response().body())
                .doesNotContain("rosa")
                .doesNotContain("emma");
    }

    private static String approveTranslation(Article article, String body) {
        var claimed = claim(article.id, ROSA);
        save(article.id, ROSA, claimed, "Un título", body);
        var hash = handIn(article.id, ROSA, claimed).text("hash");
        assertThat(post(path(article.id, "/approval"), EMMA, "{\"hash\":\"" + hash + "\"}")
                        .status())
                .isEqualTo(200);
        return hash;
    }

    private static long claim(UUID article, String translator) {
        var reply = post(path(article, "/claim"), translator, null);
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
        return reply.json().path("fencingToken").asLong();
    }

    private static Reply save(UUID article, String translator, long token, String title, String body) {
        return send(
                "PUT",
                path(article, "/text"),
                translator,
                "{\"title\":\"%s\",\"body\":\"%s\"}".formatted(title, body),
                Map.of("Fencing-Token", Long.toString(token)));
    }

    private static Reply handIn(UUID article, String translator, long token) {
        return send(
                "POST", path(article, "/submission"), translator, null, Map.of("Fencing-Token", Long.toString(token)));
    }

    private static Reply show(UUID article, String member) {
        return get(path(article, ""), member);
    }

    private static String path(UUID article, String act) {
        return "/translations/" + article + "/es" + act;
    }

    private static List<newsroom.contracts.Event> events(UUID article) {
        return told(article).stream()
                .filter(it -> it.subject().startsWith("translation/"))
                .map(Told::event)
                .toList();
    }
}
