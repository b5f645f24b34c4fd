package newsroom.editorial.translation;

import static newsroom.editorial.Newsroom.get;
import static newsroom.editorial.Newsroom.post;
import static newsroom.editorial.Newsroom.send;
import static newsroom.editorial.Newsroom.token;
import static newsroom.editorial.Newsroom.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
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
import newsroom.contracts.EditorialEvent.TranslationOutdated;
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
    private static final String LOUISE = token("louise", "coordinator", "es");
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
        var whole = sent.content().translated("es", "Un título", "Un resumen", "El texto", null);
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
                .isEqualTo(sent.content().translated("es", "Un título", "Un resumen", "El texto, mejor", null));
        assertThat(approved.hash()).isEqualTo(approved.content().hash());
        assertThat(approved.sourceHash()).isEqualTo(sent.hash());
        assertThat(approved.sourceRevision()).isEqualTo(1);
    }

    @Test
    void a_content_warning_is_translated_with_the_text() {
        var article = new Article();
        var content = Newsroom.content("en", "A title", "The text")
                .translated("en", "A title", "A summary", "The text", "Violence");
        article.approve(article.revision(1, Significance.MAJOR, content), "es");
        var token = claim(article.id, ROSA);
        save(article.id, ROSA, token, "Un título", "El texto");
        var without = handIn(article.id, ROSA, token);
        assertThat(without.status()).isEqualTo(409);
        assertThat(without.json().path("undecided").toString()).isEqualTo("[3]");

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
                .isEqualTo(content.translated("es", "Un título", "Un resumen", "El texto", "Violencia")
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
        article.approve(article.revision(1, Significance.MAJOR, "One stays.\n\nTwo are five words."), "es");
        var claimed = claim(article.id, ROSA);
        assertThat(save(article.id, ROSA, claimed, "Un título", "Uno queda.\\n\\nDos son cinco palabras.")
                        .status())
                .isEqualTo(200);
        var second = article.revision(2, Significance.MAJOR, "One stays.\n\nTwo are six words.");
        article.approve(second, "es");
        var shown = show(article.id, ROSA);
        assertThat(shown.json().path("outdated").asBoolean()).isTrue();
        assertThat(shown.json().path("source").path("hash").asString()).isEqualTo(second.hash());
        assertThat(shown.json().path("text").path("body").asString())
                .isEqualTo("Uno queda.\n\nDos son cinco palabras.");
        assertThat(events(article.id)).last().isInstanceOfSatisfying(TranslationOutdated.class, it -> {
            assertThat(it.sourceRevision()).isEqualTo(2);
            assertThat(it.reopened()).isEqualTo(1);
        });
        var handedIn = handIn(article.id, ROSA, claimed);
        assertThat(handedIn.status()).isEqualTo(409);
        assertThat(handedIn.json().path("undecided").toString()).isEqualTo("[4]");

        var segments = get(path(article.id, "/segments"), ROSA).json().path("segments");
        assertThat(segments.findValuesAsString("state"))
                .containsExactly("translated", "translated", "translated", "changed");
        var changed = segments.get(3);
        assertThat(changed.path("was").path("source").asString()).isEqualTo("Two are five words.");
        assertThat(changed.path("text").asString()).isEqualTo("Dos son cinco palabras.");
        assertThat(changed.path("was").path("words").toString())
                .contains("{\"is\":\"removed\",\"text\":\"five\"}")
                .contains("{\"is\":\"added\",\"text\":\"six\"}");
        var late = save(article.id, ROSA, claimed, "Un título", "Uno queda.\\n\\nDos son cinco.");
        assertThat(late.json().path("reopened").asInt())
                .as("whoever does not say what they had before them wrote on what there was when they began")
                .isEqualTo(1);
        assertThat(segment(article.id, ROSA, claimed, 4, changed.path("segment").asString(), "Dos son seis palabras.")
                        .status())
                .isEqualTo(200);
        assertThat(handIn(article.id, ROSA, claimed).status()).isEqualTo(200);
    }

    @Test
    void segments_are_saved_one_by_one_and_each_keeps_its_history() {
        var article = new Article();
        var body = "# Call\n\nCome **all** to [the square](https://example.org/square).\n\n- bread\n- roses\n";
        article.approve(article.revision(1, Significance.MAJOR, body), "es");
        var claimed = claim(article.id, ROSA);
        var bench = get(path(article.id, "/segments"), ROSA);
        assertThat(bench.header("Cache-Control")).isEqualTo("no-store");
        var segments = bench.json().path("segments");
        assertThat(segments.findValuesAsString("kind"))
                .containsExactly("title", "summary", "heading", "paragraph", "list-item", "list-item");
        assertThat(segments.get(3).path("source").asString()).isEqualTo("Come <1>all</1> to <2>the square</2>.");
        var addresses = segments.findValuesAsString("segment");

        var damaged = segment(article.id, ROSA, claimed, 4, addresses.get(3), "Venid <1>todas</1> a la plaza.");
        assertThat(damaged.status()).isEqualTo(422);
        assertThat(damaged.response().body()).contains("\"text\"").contains("<2>");
        assertThat(segment(article.id, ROSA, claimed, 4, "0".repeat(64), "Nada").status())
                .isEqualTo(422);
        for (var text : List.of("Venid <1>todas</1> a <2>la plaza</2>.", "A <2>la plaza</2>, <1>todas</1>.")) {
            assertThat(segment(article.id, ROSA, claimed, 4, addresses.get(3), text)
                            .status())
                    .isEqualTo(200);
        }
        assertThat(get(path(article.id, "/segments/4/history"), EMMA)
                        .json()
                        .path("wordings")
                        .findValuesAsString("text"))
                .containsExactly(
                        "Venid **todas** a [la plaza](https://example.org/square).",
                        "A [la plaza](https://example.org/square), **todas**.");
        assertThat(get(path(article.id, "/segments/9/history"), EMMA).status()).isEqualTo(404);
        var rest = send(
                "PATCH",
                path(article.id, "/segments"),
                ROSA,
                """
                {"segments":[{"segment":"%s","text":"Llamada"},{"segment":"%s","text":"Resumen"},
                 {"segment":"%s","text":"Llamada"},{"segment":"%s","keep":true},{"segment":"%s","text":"rosas"}]}
                """.formatted(addresses.get(0), addresses.get(1), addresses.get(2), addresses.get(4), addresses.get(5)),
                Map.of("Fencing-Token", Long.toString(claimed)));
        assertThat(rest.status()).as(rest.response().body()).isEqualTo(200);
        var counts = show(article.id, ROSA).json().path("segments");
        assertThat(counts.toString()).isEqualTo("{\"all\":6,\"decided\":6,\"changed\":0}");
        assertThat(handIn(article.id, ROSA, claimed).status()).isEqualTo(200);
        assertThat(show(article.id, EMMA).json().path("text").path("body").asString())
                .isEqualTo("# Llamada\n\nA [la plaza](https://example.org/square), **todas**.\n\n- bread\n- rosas\n");
    }

    @Test
    void a_late_save_of_a_segment_becomes_a_suggestion_as_it_was_sent() {
        var article = new Article();
        article.approved("es");
        var first = claim(article.id, ROSA);
        var address = get(path(article.id, "/segments"), ROSA)
                .json()
                .path("segments")
                .get(2)
                .path("segment")
                .asString();
        Newsroom.CLOCK.pass(Duration.ofHours(73));
        var second = claim(article.id, EMMA);
        assertThat(segment(article.id, EMMA, second, 3, address, "De Emma").status())
                .isEqualTo(200);
        var late = segment(article.id, ROSA, first, 3, address, "De Rosa, <9>con un error</9>");
        assertThat(late.status()).isEqualTo(409);
        var kept = get(path(article.id, "/suggestions"), EMMA).json().path("suggestions");
        assertThat(kept.get(0).path("id").asString()).isEqualTo(late.text("suggestion"));
        assertThat(kept.get(0).path("segments").get(0).path("text").asString())
                .isEqualTo("De Rosa, <9>con un error</9>");
        assertThat(show(article.id, EMMA).json().path("text").path("body").asString())
                .isEqualTo("De Emma");
    }

    @Test
    void a_claim_is_extended_once_released_with_a_note_and_reassigned_by_a_coordinator_of_the_language() {
        var article = new Article();
        article.approved("es");
        var claimed = claim(article.id, ROSA);
        var fencing = Map.of("Fencing-Token", Long.toString(claimed));
        var until = show(article.id, ROSA).text("leaseUntil");
        var extended = send("POST", path(article.id, "/claim/extension"), ROSA, null, fencing);
        assertThat(Duration.between(Instant.parse(until), Instant.parse(extended.text("leaseUntil"))))
                .isEqualTo(Duration.ofHours(72));
        assertThat(send("POST", path(article.id, "/claim/extension"), ROSA, null, fencing)
                        .json())
                .isEqualTo(extended.json());
        save(article.id, ROSA, claimed, "Un título", "La mitad");

        var to = "{\"translator\":\"emma\",\"note\":\"Rosa was arrested\"}";
        assertThat(send("PUT", path(article.id, "/claim"), ROSA, to, Map.of()).status())
                .isEqualTo(403);
        assertThat(send("PUT", path(article.id, "/claim"), token("carla", "coordinator", "ca"), to, Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(send("PUT", path(article.id, "/claim"), LOUISE, to, Map.of()).status())
                .isEqualTo(200);
        var emmas = show(article.id, EMMA).json().path("fencingToken").asLong();
        assertThat(emmas).isEqualTo(claimed + 1);
        assertThat(show(article.id, EMMA).json().path("text").path("body").asString())
                .isEqualTo("La mitad");
        var released = send(
                "POST",
                path(article.id, "/release"),
                EMMA,
                "{\"note\":\"The second half is hard\"}",
                Map.of("Fencing-Token", Long.toString(emmas)));
        assertThat(released.status()).isEqualTo(204);
        assertThat(show(article.id, ROSA).json().path("notes").findValuesAsString("text"))
                .containsExactly("Rosa was arrested", "The second half is hard");
    }

    @Test
    void what_was_sent_back_is_offered_to_its_translator_first_with_remarks_at_their_segments() {
        var article = new Article();
        article.approved("es");
        var claimed = claim(article.id, ROSA);
        save(article.id, ROSA, claimed, "Un título", "El texto");
        var hash = handIn(article.id, ROSA, claimed).text("hash");
        var address = get(path(article.id, "/segments"), ROSA)
                .json()
                .path("segments")
                .get(2)
                .path("segment")
                .asString();
        var asked = "{\"hash\":\"%s\",\"note\":\"Casi\",\"remarks\":[{\"segment\":\"%s\",\"text\":\"Más claro\"}]}"
                .formatted(hash, address);
        assertThat(post(path(article.id, "/return"), EMMA, asked).status()).isEqualTo(200);
        assertThat(get(path(article.id, "/segments"), ROSA)
                        .json()
                        .path("segments")
                        .get(2)
                        .path("remarks")
                        .toString())
                .isEqualTo("[\"Más claro\"]");
        var early = post(path(article.id, "/claim"), EMMA, null);
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text("offeredUntil")).isEqualTo(show(article.id, ROSA).text("offeredUntil"));
        Newsroom.CLOCK.pass(Duration.ofHours(48));
        assertThat(claim(article.id, EMMA)).isEqualTo(claimed + 1);
    }

    @Test
    void where_nobody_else_speaks_the_language_a_coordinator_lets_a_translator_approve_their_own() {
        var article = new Article();
        article.approved("es");
        var claimed = claim(article.id, ROSA);
        save(article.id, ROSA, claimed, "Un título", "El texto");
        var credited = send(
                "POST",
                path(article.id, "/submission"),
                ROSA,
                "{\"credit\":\"R. de la imprenta\"}",
                Map.of("Fencing-Token", Long.toString(claimed)));
        var hash = credited.text("hash");
        var own = "{\"hash\":\"" + hash + "\"}";
        assertThat(post(path(article.id, "/approval"), ROSA, own).status()).isEqualTo(403);
        var leave = "{\"hash\":\"%s\",\"reason\":\"She is the only one\"}".formatted(hash);
        assertThat(post(path(article.id, "/exception"), ROSA, leave).status()).isEqualTo(403);
        assertThat(post(path(article.id, "/exception"), LOUISE, leave).status()).isEqualTo(200);
        assertThat(show(article.id, EMMA).text("exception")).isEqualTo("She is the only one");
        assertThat(post(path(article.id, "/approval"), ROSA, own).status()).isEqualTo(200);
        assertThat(events(article.id)).last().isInstanceOfSatisfying(TranslationApproved.class, it -> {
            assertThat(it.exception()).isEqualTo("She is the only one");
            assertThat(it.credit()).isEqualTo("R. de la imprenta");
        });
    }

    @Test
    void a_translation_made_through_another_says_so_and_is_outdated_when_that_one_is_corrected() {
        var article = new Article();
        article.approved("es", "pt");
        var pedro = token("pedro", "translator", "pt");
        var portuguese = "/translations/" + article.id + "/pt";
        assertThat(post(portuguese + "/claim", pedro, "{\"from\":\"es\"}").status())
                .as("nothing is approved in Spanish yet")
                .isEqualTo(422);
        approveTranslation(article, "El texto");
        var claimed = post(portuguese + "/claim", pedro, "{\"from\":\"es\"}");
        assertThat(claimed.status()).as(claimed.response().body()).isEqualTo(200);
        var bench = get(portuguese + "/segments", pedro).json().path("segments");
        assertThat(bench.findValuesAsString("through")).containsExactly("Un título", "Un resumen", "El texto");
        assertThat(get(portuguese, pedro).json().path("via").findValuesAsString("language"))
                .containsExactly("es");
        var correction = claim(article.id, EMMA);
        save(article.id, EMMA, correction, "Un título", "El texto corregido");
        var hash = handIn(article.id, EMMA, correction).text("hash");
        assertThat(get(portuguese, pedro).json().path("outdated").asBoolean()).isFalse();
        assertThat(post(path(article.id, "/approval"), ROSA, "{\"hash\":\"" + hash + "\"}")
                        .status())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                get(portuguese, pedro).json().path("outdated").asBoolean())
                        .isTrue());
    }

    @Test
    void nobody_holds_more_claims_than_there_may_be() {
        var hoarder = token("hoarder", "translator", "es");
        for (int i = 0; i < 10; i++) {
            var article = new Article();
            article.approved("es");
            claim(article.id, hoarder);
            assertThat(claim(article.id, hoarder)).as("again, it is the same").isEqualTo(1);
        }
        var one = new Article();
        one.approved("es");
        var tooMany = post(path(one.id, "/claim"), hoarder, null);
        assertThat(tooMany.status()).isEqualTo(409);
        assertThat(tooMany.text("detail")).contains("10");
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
                "{\"title\":\"%s\",\"summary\":\"Un resumen\",\"body\":\"%s\"}".formatted(title, body),
                Map.of("Fencing-Token", Long.toString(token)));
    }

    private static Reply segment(UUID article, String translator, long token, int n, String address, String text) {
        return send(
                "PUT",
                path(article, "/segments/" + n),
                translator,
                "{\"segment\":\"%s\",\"text\":\"%s\"}".formatted(address, text),
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
