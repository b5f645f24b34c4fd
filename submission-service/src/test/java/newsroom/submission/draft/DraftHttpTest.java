package newsroom.submission.draft;

import static newsroom.submission.RunningService.TOKENS;
import static newsroom.submission.RunningService.bean;
import static newsroom.submission.RunningService.call;
import static newsroom.submission.RunningService.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import newsroom.contracts.ConfirmationEvent.EditionPublished;
import newsroom.contracts.RevisionContent;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.submission.RunningService;
import newsroom.submission.RunningService.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// What contributors do, over HTTP.
@ExtendWith(RunningService.class)
class DraftHttpTest {

    @Test
    void who_has_no_account_gets_a_receipt_and_sends_once_it_is_confirmed() {
        var created = call("POST", "/drafts", Contributor.text("First words."));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.etag()).isEqualTo("\"1\"");
        var json = created.json();
        assertThat(json.path("state").stringValue()).isEqualTo("draft");
        assertThat(json.path("receipt").stringValue()).matches("([a-z]+-){8}[a-z]+");
        assertThat(created.header("Location"))
                .isEqualTo("/drafts/" + json.path("articleId").stringValue());
        assertThat(words(json, "acts")).containsExactly("save", "confirm-receipt", "withdraw", "erase");
    }

    @Test
    void a_receipt_is_in_the_language_of_who_gets_it_and_opens_the_draft_from_a_header() {
        var key = "\"" + UUID.randomUUID() + "\"";
        var text = Contributor.text("First words.");
        var created =
                call("POST", "/drafts", text, "Idempotency-Key", key, "Accept-Language", "de, ru-RU;q=0.9, es;q=0.5");
        var receipt = created.json().path("receipt").stringValue();
        assertThat(receipt).matches("([а-я]+-){8}[а-я]+");
        assertThat(call("POST", "/drafts", text, "Idempotency-Key", key, "Accept-Language", "es")
                        .text())
                .isEqualTo(created.text());

        var path = "/drafts/" + created.json().path("articleId").stringValue();
        var encoded = "Receipt " + URLEncoder.encode(receipt, StandardCharsets.UTF_8);
        assertThat(call("GET", path, "", "Authorization", encoded).status()).isEqualTo(200);
        var abbreviated =
                Arrays.stream(receipt.split("-")).map(it -> it.substring(0, 4)).collect(Collectors.joining(" "));
        assertThat(call("POST", path + "/receipt", "{\"receipt\":\"" + abbreviated + "\"}", "Authorization", encoded)
                        .status())
                .isEqualTo(200);

        assertThat(call("POST", "/drafts", text, "Accept-Language", ";;")
                        .json()
                        .path("receipt")
                        .stringValue())
                .matches("([a-z]+-){8}[a-z]+");
    }

    @Test
    void nothing_is_sent_before_the_receipt_was_typed_back() {
        var rosa = Contributor.anonymous("First words.");
        var early = rosa.send();
        assertThat(early.status()).isEqualTo(409);
        assertThat(words(early.json(), "acts")).contains("confirm-receipt").doesNotContain("send");

        var wrong = rosa.post("/receipt", "{\"receipt\":\"one two three\"}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().path("faults").path(0).path("field").stringValue())
                .isEqualTo("receipt");
        var typed = rosa.receipt().replace("-", "  ").toUpperCase(Locale.ROOT);
        assertThat(rosa.post("/receipt", "{\"receipt\":\" " + typed + "\"}").status())
                .isEqualTo(200);
        assertThat(rosa.post("/receipt", "{\"receipt\":\"" + rosa.receipt() + "\"}")
                        .status())
                .isEqualTo(200);

        var sent = rosa.send();
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        assertThat(sent.json().path("revision").intValue()).isEqualTo(1);
        assertThat(sent.json().path("significance").stringValue()).isEqualTo("major");
        assertThat(sent.json().path("hash").stringValue())
                .isEqualTo(new RevisionContent(
                                "en",
                                "a title",
                                null,
                                "First words.",
                                null,
                                "CC-BY-SA-4.0",
                                null,
                                List.of(),
                                List.of(),
                                List.of())
                        .hash());
        assertThat(rosa.state()).isEqualTo("submitted");
    }

    @Test
    void sending_the_same_again_gives_the_same_revision() {
        var rosa = Contributor.withReceipt("First words.");
        var etag = rosa.etag();
        var first = rosa.send("{}", etag);
        var again = rosa.send("{}", etag);
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("hash")).isEqualTo(first.json().path("hash"));
        assertThat(rosa.get().json().path("revisions").size()).isEqualTo(1);
    }

    @Test
    void nobody_saves_over_a_text_they_have_not_seen() {
        var rosa = Contributor.withReceipt("First words.");
        var seen = rosa.etag();
        assertThat(rosa.save("Second words.", seen).status()).isEqualTo(200);
        var stale = rosa.save("Other words.", seen);
        assertThat(stale.status()).isEqualTo(412);
        var current = stale.json();
        assertThat(current.path("current").path("content").path("body").stringValue())
                .isEqualTo("Second words.");
        assertThat(rosa.save("Other words.", current.path("etag").stringValue()).status())
                .isEqualTo(200);
    }

    @Test
    void repeating_a_save_that_succeeded_is_no_conflict() {
        var rosa = Contributor.withReceipt("First words.");
        var seen = rosa.etag();
        assertThat(rosa.save("Second words.", seen).status()).isEqualTo(200);
        assertThat(rosa.save("Second words.", seen).status()).isEqualTo(200);
    }

    @Test
    void revisions_stay_as_they_were_sent_and_carry_their_significance() {
        var rosa = Contributor.withReceipt("They met in the park for a long tiem.");
        rosa.send();
        rosa.save("They met in the park for a long time.", rosa.etag());
        var typo = rosa.send("{\"significance\":\"typo\"}", rosa.etag());
        assertThat(typo.status()).as(typo.text()).isEqualTo(201);
        assertThat(typo.json().path("significance").stringValue()).isEqualTo("typo");

        rosa.save("They met in the park for 3 hours.", rosa.etag());
        var refused = rosa.send("{\"significance\":\"typo\"}", rosa.etag());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(words(refused.json(), "reasons")).contains("numbers");
        assertThat(refused.json().path("faults").path(0).path("field").stringValue())
                .isEqualTo("significance");
        assertThat(rosa.send().json().path("significance").stringValue()).isEqualTo("minor");

        assertThat(rosa.get("/revisions/1").json().path("content").path("body").stringValue())
                .isEqualTo("They met in the park for a long tiem.");
        assertThat(rosa.get("/revisions/4").status()).isEqualTo(404);
        assertThat(rosa.get().json().path("revisions").size()).isEqualTo(3);
    }

    @Test
    void an_account_finds_its_drafts_page_by_page_and_nobody_elses() {
        var token = TOKENS.contributor("emma-" + UUID.randomUUID());
        var hers = new HashSet<String>();
        for (int i = 0; i < 5; i++) {
            hers.add(Contributor.withAccount(token, "Words " + i).article.toString());
        }
        var other = Contributor.withAccount(TOKENS.contributor("lucy"), "Her words");
        var found = new ArrayList<String>();
        var after = "";
        do {
            var page = call("GET", "/drafts?limit=2" + after, "", "Authorization", "Bearer " + token)
                    .json();
            page.path("drafts").forEach(it -> {
                found.add(it.path("articleId").stringValue());
                assertThat(it.path("retainedUntil").stringValue()).endsWith(":00:00Z");
            });
            after = page.has("next") ? "&after=" + page.path("next").stringValue() : "";
        } while (!after.isEmpty());
        assertThat(found).containsExactlyInAnyOrderElementsOf(hers);
        assertThat(call("GET", other.path(), "", "Authorization", "Bearer " + token)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_wrong_receipt_and_an_unknown_draft_are_answered_alike() {
        var rosa = Contributor.withReceipt("First words.");
        var other = Contributor.withReceipt("Other words.");
        var wrong = call("GET", rosa.path(), "", "Authorization", other.authorization);
        var garbled = call("GET", rosa.path(), "", "Authorization", "Receipt not even words");
        var unknown = call("GET", "/drafts/" + UUID.randomUUID(), "", "Authorization", other.authorization);
        var account = call("GET", rosa.path(), "", "Authorization", "Bearer " + TOKENS.contributor("emma"));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(List.of(wrong, garbled, account)).allSatisfy(it -> {
            assertThat(it.status()).isEqualTo(404);
            assertThat(it.text()).isEqualTo(unknown.text());
            assertThat(names(it)).isEqualTo(names(unknown));
        });
    }

    @Test
    void fifty_repeats_make_one_draft_and_fifty_equal_answers_until_the_receipt_is_confirmed() throws Exception {
        var key = "\"" + UUID.randomUUID() + "\"";
        var text = Contributor.text("Words said once " + key.replace("\"", ""));
        var answers = atOnce(50, () -> call("POST", "/drafts", text, "Idempotency-Key", key));
        assertThat(answers).allSatisfy(it -> assertThat(it.status()).isEqualTo(201));
        assertThat(answers)
                .extracting(Answer::text)
                .containsOnly(answers.getFirst().text());

        var json = answers.getFirst().json();
        var receipt = json.path("receipt").stringValue();
        var path = "/drafts/" + json.path("articleId").stringValue();
        assertThat(call(
                                "POST",
                                path + "/receipt",
                                "{\"receipt\":\"" + receipt + "\"}",
                                "Authorization",
                                "Receipt " + receipt)
                        .status())
                .isEqualTo(200);
        var late = call("POST", "/drafts", text, "Idempotency-Key", key);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).doesNotContain(receipt);
        assertThat(call("POST", "/drafts", Contributor.text("Other words"), "Idempotency-Key", key)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void of_many_sends_at_once_one_revision_comes() throws Exception {
        var rosa = Contributor.withReceipt("First words.");
        var etag = rosa.etag();
        var answers = atOnce(20, () -> rosa.send("{}", etag));
        assertThat(answers).allSatisfy(it -> assertThat(it.status()).isIn(200, 201));
        assertThat(answers.stream().filter(it -> it.status() == 201)).hasSize(1);
        assertThat(rosa.get().json().path("revisions").size()).isEqualTo(1);
    }

    @Test
    void of_many_saves_at_once_on_one_version_one_wins_and_the_others_learn_its_text() throws Exception {
        var rosa = Contributor.withReceipt("First words.");
        var etag = rosa.etag();
        var answers = atOnce(10, () -> rosa.save("Words of " + UUID.randomUUID(), etag));
        assertThat(answers.stream().filter(it -> it.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(it -> it.status() == 412)).hasSize(9);
    }

    @Test
    void a_withdrawal_is_undone_at_will() {
        var rosa = Contributor.withReceipt("First words.");
        rosa.send();
        assertThat(rosa.post("/withdrawal", "").status()).isEqualTo(200);
        assertThat(rosa.post("/withdrawal", "").status()).isEqualTo(200);
        var withdrawn = rosa.get().json();
        assertThat(withdrawn.path("state").stringValue()).isEqualTo("withdrawn");
        assertThat(words(withdrawn, "acts")).containsExactly("undo-withdrawal", "erase");
        assertThat(withdrawn.path("undoUntil").stringValue()).endsWith(":00:00Z");
        var refused = rosa.save("Second words.", rosa.etag());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(words(refused.json(), "acts")).containsExactly("undo-withdrawal", "erase");
        assertThat(rosa.delete("/withdrawal").status()).isEqualTo(200);
        assertThat(rosa.delete("/withdrawal").status()).isEqualTo(200);
        assertThat(rosa.state()).isEqualTo("submitted");
    }

    @Test
    void after_its_time_the_withdrawal_of_what_was_published_stands() {
        var rosa = Contributor.withReceipt("First words.");
        rosa.send();
        new Others(rosa.article)
                .edition("en", new EditionPublished(rosa.article, "en", 1, "0".repeat(64), "/en/x/first"));
        rosa.post("/withdrawal", "");
        var over = Date.from(Instant.parse("2001-01-01T00:00:00Z"));
        bean(MongoDatabase.class)
                .getCollection("drafts")
                .updateOne(
                        Filters.eq("_id", rosa.article.toString()),
                        Updates.combine(Updates.set("state.undoUntil", over), Updates.set("due", over)));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(words(rosa.get().json(), "acts")).containsExactly("erase"));
        assertThat(rosa.delete("/withdrawal").status()).isEqualTo(409);
        assertThat(rosa.state()).isEqualTo("withdrawn");
    }

    @Test
    void erasing_leaves_no_word_in_the_store() {
        var word = "unheard" + UUID.randomUUID().toString().replace("-", "");
        var title = "title" + word;
        var key = "\"" + UUID.randomUUID() + UUID.randomUUID() + "\"";
        var created = call(
                "POST",
                "/drafts",
                Contributor.request(word)
                        .put("title", title)
                        .put("note", "note " + word)
                        .toString(),
                "Idempotency-Key",
                key);
        var receipt = created.json().path("receipt").stringValue();
        var path = created.header("Location");
        var auth = new String[] {"Authorization", "Receipt " + receipt};
        call("POST", path + "/receipt", "{\"receipt\":\"" + receipt + "\"}", auth);
        call("POST", path + "/revisions", "{}", "Authorization", "Receipt " + receipt, "If-Match", "\"2\"");
        call(
                "PUT",
                path,
                Contributor.text(word + " again"),
                "Authorization",
                "Receipt " + receipt,
                "If-Match",
                "\"3\"");
        assertThat(stored()).contains(word);

        assertThat(call("DELETE", path, "", auth).status()).isEqualTo(200);
        assertThat(call("DELETE", path, "", auth).status()).isEqualTo(200);

        var seen = call("GET", path, "", auth).json();
        assertThat(seen.path("state").stringValue()).isEqualTo("erased");
        assertThat(seen.path("acts").size()).isZero();
        assertThat(call("POST", path + "/withdrawal", "", auth).status()).isEqualTo(409);
        assertThat(call("GET", path + "/revisions/1", "", auth).status()).isEqualTo(404);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(stored()).doesNotContain(word));
    }

    @Test
    void an_erasure_that_was_interrupted_is_finished() {
        var word = "unheard" + UUID.randomUUID().toString().replace("-", "");
        var rosa = Contributor.withReceipt(word);
        // as a crash between the draft's change and the destruction of its texts leaves it
        var drafts = draftStore();
        drafts.change(
                rosa.article.toString(),
                Act.ofContributor(Instant.parse("2026-05-01T12:00:00Z")),
                it -> it.erase(Eraser.CONTRIBUTOR));
        assertThat(stored()).contains(word);
        bean(EraseDraft.class).finish();
        assertThat(stored()).doesNotContain(word);
    }

    @SuppressWarnings("unchecked") // there is one store
    private static AggregateStore<Draft> draftStore() {
        return (AggregateStore<Draft>) bean(AggregateStore.class);
    }

    private static List<String> names(Answer answer) {
        return answer.response().headers().map().keySet().stream().sorted().toList();
    }

    private static List<String> words(JsonNode json, String field) {
        var words = new ArrayList<String>();
        json.path(field).forEach(it -> words.add(it.stringValue()));
        return words;
    }

    private static List<Answer> atOnce(int many, Callable<Answer> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Answer>();
            for (var answer : threads.invokeAll(Collections.nCopies(many, call))) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
