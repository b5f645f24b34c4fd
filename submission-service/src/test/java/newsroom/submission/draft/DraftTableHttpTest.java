package newsroom.submission.draft;

import static newsroom.submission.RunningService.TOKENS;
import static newsroom.submission.RunningService.bean;
import static newsroom.submission.RunningService.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import newsroom.contracts.ConfirmationEvent.BylineDropConfirmed;
import newsroom.contracts.ConfirmationEvent.EditionDescheduled;
import newsroom.contracts.ConfirmationEvent.EditionPublished;
import newsroom.contracts.ConfirmationEvent.EditionReady;
import newsroom.contracts.ConfirmationEvent.EditionScheduled;
import newsroom.contracts.ConfirmationEvent.ErasureConfirmed;
import newsroom.contracts.ConfirmationEvent.WithdrawalConfirmed;
import newsroom.contracts.EditorialEvent.ApprovalCarried;
import newsroom.contracts.EditorialEvent.ArticleApproved;
import newsroom.contracts.EditorialEvent.ArticleDeclined;
import newsroom.contracts.EditorialEvent.ArticleRedacted;
import newsroom.contracts.EditorialEvent.ArticleRestoredByDesk;
import newsroom.contracts.EditorialEvent.ArticleRetracted;
import newsroom.contracts.EditorialEvent.ArticleWithdrawnByDesk;
import newsroom.contracts.EditorialEvent.BylineDropTaken;
import newsroom.contracts.EditorialEvent.ChangesRequested;
import newsroom.contracts.EditorialEvent.ErasureTaken;
import newsroom.contracts.EditorialEvent.QuestionAsked;
import newsroom.contracts.EditorialEvent.ReviewOpened;
import newsroom.contracts.EditorialEvent.RevisionProposed;
import newsroom.contracts.EditorialEvent.RevisionRedacted;
import newsroom.contracts.EditorialEvent.TranslationApproved;
import newsroom.contracts.EditorialEvent.TranslationCancelled;
import newsroom.contracts.EditorialEvent.TranslationClaimed;
import newsroom.contracts.EditorialEvent.TranslationExpired;
import newsroom.contracts.EditorialEvent.TranslationOpened;
import newsroom.contracts.EditorialEvent.TranslationOutdated;
import newsroom.contracts.EditorialEvent.TranslationRedacted;
import newsroom.contracts.EditorialEvent.TranslationReleased;
import newsroom.contracts.EditorialEvent.TranslationSentBack;
import newsroom.contracts.EditorialEvent.TranslationSubmitted;
import newsroom.contracts.EditorialEvent.WithdrawalTaken;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.submission.RunningService;
import newsroom.submission.RunningService.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Every state and every act, as [DraftTable] has them, with drafts that were led there by HTTP and by events.
@ExtendWith(RunningService.class)
class DraftTableHttpTest {

    /// Where a step is told with no revision to name.
    private static final String OF_NOTHING = "0".repeat(64);

    private record Pair(String state, String act, String outcome) {
        @Override
        public String toString() {
            return act + " when " + state;
        }
    }

    static Stream<Pair> whatContributorsDo() {
        return pairs(DraftTable.BY_CONTRIBUTOR);
    }

    static Stream<Pair> whatOthersTell() {
        return DraftTable.BY_OTHERS.stream().flatMap(DraftTableHttpTest::pairs);
    }

    private static Stream<Pair> pairs(DraftTable table) {
        return table.states().stream()
                .flatMap(state ->
                        table.of(state).entrySet().stream().map(it -> new Pair(state, it.getKey(), it.getValue())));
    }

    @ParameterizedTest
    @MethodSource("whatContributorsDo")
    void what_a_contributor_does(Pair pair) {
        var led = new Led(pair.state());
        var before = led.emma.get();
        var answer = led.act(pair.act(), before.etag());
        var after = led.emma.get();
        switch (pair.outcome()) {
            case "409" -> {
                assertThat(answer.status()).as(answer.text()).isEqualTo(409);
                assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
                assertThat(words(answer.json())).isEqualTo(words(before.json()));
                assertThat(words(answer.json())).doesNotContain(pair.act());
                assertThat(after.text()).isEqualTo(before.text());
            }
            case "done" -> {
                assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
                assertThat(after.etag()).isEqualTo(before.etag());
            }
            default -> {
                assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
                assertThat(words(before.json())).contains(pair.act());
                assertThat(after.etag()).isNotEqualTo(before.etag());
            }
        }
        led.isNow(pair.outcome());
    }

    @ParameterizedTest
    @MethodSource("whatOthersTell")
    void what_the_others_tell(Pair pair) {
        var led = new Led(pair.state());
        led.hear(pair.act());
        led.isNow(pair.outcome());
    }

    @Test
    void what_is_none_of_a_contributors_business_changes_nothing() {
        var led = new Led("accepted");
        var before = led.emma.get().etag();
        var article = led.emma.article;
        for (var event : List.of(
                new TranslationClaimed(article, "el", 1, Instant.parse("2026-05-01T12:00:00Z")),
                new TranslationReleased(article, "el", 1),
                new TranslationExpired(article, "el", 1),
                new TranslationSubmitted(article, "el", 1, OF_NOTHING),
                new TranslationOutdated(article, "el", 2, OF_NOTHING, 1),
                new TranslationRedacted(article, "el", 1, 2, OF_NOTHING, 1, null, null, null),
                new TranslationSentBack(article, "el", 1, OF_NOTHING, "Written for a translator.", List.of()))) {
            led.others.translation("el", event);
        }
        assertThat(led.emma.get().etag()).isEqualTo(before);
        assertThat(RunningService.stored()).doesNotContain("Written for a translator.");
    }

    private static List<String> words(JsonNode json) {
        return json.path("acts").valueStream().map(JsonNode::stringValue).toList();
    }

    /// A draft that was led to a state.
    private static final class Led {
        final Contributor emma;
        final Others others;
        private final String state;

        Led(String state) {
            this.state = state;
            emma = state.equals("unconfirmed")
                    ? Contributor.anonymous("First words.")
                    : Contributor.withAccount(TOKENS.contributor("emma"), "First words.");
            others = new Others(emma.article);
            switch (state) {
                case "unconfirmed", "draft" -> {}
                case "submitted" -> send();
                case "in-review" -> {
                    send();
                    hear("review-opened");
                }
                case "changes-requested" -> {
                    send();
                    hear("changes-requested");
                }
                case "accepted" -> {
                    send();
                    hear("article-approved");
                }
                case "declined" -> {
                    send();
                    hear("article-declined");
                }
                case "appealed" -> {
                    send();
                    hear("article-declined");
                    done(act("appeal", ""));
                }
                case "declined-again" -> {
                    send();
                    hear("article-declined");
                    done(act("appeal", ""));
                    hear("article-declined");
                }
                case "withdrawn" -> {
                    send();
                    hear("article-approved");
                    done(act("withdraw", ""));
                }
                case "withdrawn-for-good" -> {
                    send();
                    hear("article-approved");
                    hear("edition-published");
                    done(act("withdraw", ""));
                    timePasses();
                }
                case "erased" -> {
                    send();
                    hear("article-approved");
                    done(act("erase", ""));
                }
                default -> throw new AssertionError("Nobody knows the way to " + state);
            }
        }

        /// A revision, and another text saved since, so that there is something to send.
        private void send() {
            done(emma.send());
            done(emma.save("Second words.", emma.etag()));
        }

        private void timePasses() {
            var over = Date.from(Instant.parse("2001-01-01T00:00:00Z"));
            bean(MongoDatabase.class)
                    .getCollection("drafts")
                    .updateOne(
                            Filters.eq("_id", emma.article.toString()),
                            Updates.combine(Updates.set("state.undoUntil", over), Updates.set("due", over)));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> words(emma.get().json()).equals(List.of("erase")));
        }

        Answer act(String word, String etag) {
            var act = Stream.of(DraftAct.values())
                    .filter(it -> it.word().equals(word))
                    .findFirst()
                    .orElseThrow();
            return switch (act) {
                case SAVE -> emma.save("Third words.", etag);
                case CONFIRM_RECEIPT -> {
                    var typed = state.equals("unconfirmed") ? emma.receipt() : "some words";
                    yield emma.post("/receipt", "{\"receipt\":\"" + typed + "\"}");
                }
                case SEND -> emma.send("{}", etag);
                case ANSWER -> emma.post("/conversation", "{\"text\":\"An answer.\"}");
                case APPEAL -> emma.post("/appeal", "{\"reason\":\"Read it again.\"}");
                case WITHDRAW -> emma.post("/withdrawal", "");
                case UNDO_WITHDRAWAL -> emma.delete("/withdrawal");
                case DROP_BYLINE -> emma.delete("/byline");
                case ERASE -> call("DELETE", emma.path(), "", "Authorization", emma.authorization);
            };
        }

        void hear(String told) {
            var article = emma.article;
            var hash = sentHash();
            switch (told) {
                case "review-opened" -> others.review(new ReviewOpened(article, 1, hash));
                case "changes-requested" ->
                    others.review(new ChangesRequested(article, 1, hash, "Say where.", null, null, null));
                case "article-declined" ->
                    others.review(new ArticleDeclined(article, 1, hash, "Too short.", null, null));
                case "article-approved" ->
                    others.review(new ArticleApproved(
                            article, 1, hash, Significance.MAJOR, List.of("el"), content("en"), null, null, null));
                case "approval-carried" ->
                    others.review(new ApprovalCarried(
                            article, 1, hash, 1, OF_NOTHING, List.of("el"), content("en"), null, null));
                case "article-retracted" -> others.review(new ArticleRetracted(article, 1, hash, "Wrong.", null, null));
                case "article-withdrawn-by-desk" ->
                    others.review(new ArticleWithdrawnByDesk(article, 1, hash, "Not now.", null, null));
                case "article-restored-by-desk" ->
                    others.review(new ArticleRestoredByDesk(article, 1, hash, null, null));
                case "question-asked" -> others.review(new QuestionAsked(article, UUID.randomUUID(), "Where?"));
                case "revision-proposed" ->
                    others.review(new RevisionProposed(
                            article, UUID.randomUUID(), 1, hash, content("en"), Significance.MINOR, "Clearer."));
                case "translation-opened" -> others.translation("el", new TranslationOpened(article, "el", 1, hash));
                case "translation-approved" ->
                    others.translation("el", new TranslationApproved(article, "el", 1, hash, 1, hash, content("el")));
                case "translation-cancelled" -> others.translation("el", new TranslationCancelled(article, "el"));
                case "edition-ready" -> others.edition("en", new EditionReady(article, "en", 1, hash));
                case "edition-scheduled" ->
                    others.article(new EditionScheduled(article, "en", Instant.parse("2027-01-01T12:00:00Z")));
                case "edition-descheduled" -> others.article(new EditionDescheduled(article, "en"));
                case "edition-published" ->
                    others.edition("en", new EditionPublished(article, "en", 1, hash, "/en/1/first"));
                case "withdrawal-taken" -> others.review(new WithdrawalTaken(article, 1));
                case "withdrawal-confirmed" -> others.article(new WithdrawalConfirmed(article, 1));
                case "byline-drop-taken" -> others.review(new BylineDropTaken(article, 1));
                case "byline-drop-confirmed" -> others.article(new BylineDropConfirmed(article, 1));
                case "article-redacted" ->
                    others.review(new ArticleRedacted(
                            article, 1, 1, content("en").hash(), content("en"), 1, "Somebody is in danger."));
                case "revision-redacted" ->
                    others.review(
                            new RevisionRedacted(article, 1, 1, content("en").hash(), content("en")));
                case "erasure-taken" -> others.review(new ErasureTaken(article));
                case "erasure-confirmed" -> others.article(new ErasureConfirmed(article));
                default -> throw new AssertionError("Nobody tells " + told);
            }
        }

        void isNow(String outcome) {
            var expected =
                    Map.of(".", state, "409", state, "done", state, "no", state).getOrDefault(outcome, outcome);
            var shown = expected.equals("unconfirmed")
                    ? "draft"
                    : expected.equals("appealed")
                            ? "in-review"
                            : expected.equals("declined-again")
                                    ? "declined"
                                    : expected.equals("withdrawn-for-good") ? "withdrawn" : expected;
            assertThat(emma.state()).isEqualTo(shown);
        }

        /// Of an erased one nobody knows it any more.
        private String sentHash() {
            var hash = emma.get().json().path("revisions").path(0).path("hash").asString("");
            return hash.isEmpty() ? OF_NOTHING : hash;
        }

        private static void done(Answer answer) {
            assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        }

        private static RevisionContent content(String language) {
            return new RevisionContent(
                    language, "a title", null, "Words.", null, "CC0-1.0", null, List.of(), List.of(), List.of());
        }
    }
}
