package newsroom.publication.edition;

import static newsroom.publication.Wire.HOUR;
import static newsroom.publication.Wire.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import newsroom.contracts.ConfirmationEvent.BylineDropConfirmed;
import newsroom.contracts.ConfirmationEvent.ErasureConfirmed;
import newsroom.contracts.ConfirmationEvent.WithdrawalConfirmed;
import newsroom.contracts.Event;
import newsroom.contracts.Significance;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Answer.Accepted;
import newsroom.publication.Wire;
import newsroom.publication.edition.Approvals.Approval;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArticleTest {

    private static final UUID ID = UUID.fromString("5f0f8f5e-0000-4000-8000-000000000001");
    private static final ApprovedText ORIGINAL = text("en", 1);
    private static final ApprovedText SPANISH = text("es", 1);

    private final Article unheardOf = Article.unheardOf(ID);
    private final Article waiting = after(unheardOf.approveTranslation(SPANISH, NOON));
    private final Article published = after(unheardOf.approve(ORIGINAL, first(), false, NOON));
    private final Article translated = after(published.approveTranslation(SPANISH, NOON));
    private final Article withdrawn = after(translated.withdraw(1, HOUR));
    private final Article erased = after(translated.erase(false, HOUR));

    @Test
    void a_translation_waits_for_its_original_and_goes_out_with_it() {
        assertThat(waiting.shows("es")).isFalse();
        assertThat(unfinished(waiting))
                .containsExactly(new FanOut.Receive(1, NOON, "es", Reception.of(SPANISH), false));

        var both = after(waiting.approve(ORIGINAL, first(), false, NOON));

        assertThat(both.shows("en")).isTrue();
        assertThat(both.shows("es")).isTrue();
        assertThat(unfinished(both))
                .endsWith(receive(2, "en", ORIGINAL, "en", true), new FanOut.Show(3, NOON, in("es"), false));
    }

    @Test
    void a_withdrawal_takes_every_language_out_of_sight_before_any_edition_has_followed() {
        assertThat(withdrawn.shows("en")).isFalse();
        assertThat(withdrawn.shows("es")).isFalse();
        assertThat(unfinished(withdrawn))
                .endsWith(new FanOut.Hide(3, HOUR, in("en", "es"), FanOut.Why.WITHDRAWN_BY_CONTRIBUTOR));
    }

    @Test
    void what_is_approved_after_a_withdrawal_is_kept_hidden_and_comes_with_the_restoration() {
        var greek = text("el", 1);
        var kept = after(withdrawn.approveTranslation(greek, NOON));

        assertThat(kept.shows("el")).isFalse();
        assertThat(unfinished(kept)).endsWith(receive(4, "el", greek, "en", false));

        var back = after(kept.restore(HOUR));

        assertThat(Set.of("en", "es", "el")).allMatch(back::shows);
        assertThat(unfinished(back)).endsWith(new FanOut.Show(5, HOUR, in("en", "es", "el"), true));
    }

    @Test
    void a_withdrawal_heard_of_first_hides_what_comes_later() {
        var first = after(unheardOf.withdraw(1, HOUR));
        var later = after(after(first.approve(ORIGINAL, first(), false, NOON)).approveTranslation(SPANISH, NOON));

        assertThat(later.shows("en")).isFalse();
        assertThat(later.shows("es")).isFalse();
        assertThat(later.wasPublic()).isFalse();
    }

    @Test
    void an_erasure_abandons_what_was_unfinished_and_keeps_no_text() {
        assertThat(unfinished(erased)).containsExactly(new FanOut.Erase(3, HOUR, in("en", "es")));
        assertThat(new ArticleDocument().write(erased).toJson()).doesNotContain("Title");
    }

    @Test
    void confirmations_are_told_once_when_the_fan_out_is_carried_out() {
        var confirmed = withdrawn.carriedOut(3, HOUR);
        assertThat(events(confirmed)).containsExactly(new WithdrawalConfirmed(ID, 1));
        assertThat(after(confirmed).carriedOut(3, HOUR)).isEqualTo(Answer.alreadyDone());
        assertThat(events(erased.carriedOut(3, HOUR))).containsExactly(new ErasureConfirmed(ID));
        assertThat(events(published.carriedOut(1, HOUR))).isEmpty();
    }

    @Test
    void a_confirmation_is_told_even_if_nothing_was_ever_published() {
        assertThat(events(after(unheardOf.withdraw(1, HOUR)).carriedOut(1, HOUR)))
                .containsExactly(new WithdrawalConfirmed(ID, 1));
        assertThat(events(after(unheardOf.erase(false, HOUR)).carriedOut(1, HOUR)))
                .containsExactly(new ErasureConfirmed(ID));
    }

    @Test
    void a_withdrawal_that_was_undone_before_it_was_carried_out_is_never_confirmed() {
        var undone = after(withdrawn.restore(HOUR));
        assertThat(events(undone.carriedOut(3, HOUR))).isEmpty();

        var again = after(undone.withdraw(2, HOUR));
        assertThat(unfinished(again))
                .endsWith(
                        new FanOut.Hide(3, HOUR, in("en", "es"), FanOut.Why.WITHDRAWN_BY_CONTRIBUTOR),
                        new FanOut.Show(4, HOUR, in("en", "es"), true),
                        new FanOut.Hide(5, HOUR, in("en", "es"), FanOut.Why.WITHDRAWN_BY_CONTRIBUTOR));
        assertThat(events(again.carriedOut(3, HOUR))).isEmpty();
        var shown = after(after(again.carriedOut(3, HOUR)).carriedOut(4, HOUR));
        assertThat(events(shown.carriedOut(5, HOUR))).containsExactly(new WithdrawalConfirmed(ID, 2));
    }

    /// As where the news that it was restored was dropped.
    @Test
    void a_withdrawal_of_what_another_has_hidden_gets_its_own_confirmation() {
        assertThat(withdrawn.withdraw(1, HOUR)).isEqualTo(Answer.alreadyDone());
        var hiding = after(withdrawn.withdraw(2, HOUR));
        assertThat(events(hiding.carriedOut(3, HOUR))).isEmpty();
        var hidden = after(after(withdrawn.carriedOut(3, HOUR)).withdraw(2, HOUR));
        for (var again : List.of(hiding, hidden)) {
            assertThat(again.wasPublic()).isTrue();
            assertThat(unfinished(again))
                    .endsWith(new FanOut.Hide(4, HOUR, in("en", "es"), FanOut.Why.WITHDRAWN_BY_CONTRIBUTOR));
        }
        assertThat(events(after(hiding.carriedOut(3, HOUR)).carriedOut(4, HOUR)))
                .containsExactly(new WithdrawalConfirmed(ID, 2));
        assertThat(events(hidden.carriedOut(4, HOUR))).containsExactly(new WithdrawalConfirmed(ID, 2));
    }

    @Test
    void what_is_approved_while_it_is_withdrawn_leaves_the_withdrawal_its_number() {
        var later = after(
                after(withdrawn.approve(text("en", 2), minor(2), false, NOON)).approveTranslation(text("el", 1), NOON));
        assertThat(events(later.carriedOut(3, HOUR))).containsExactly(new WithdrawalConfirmed(ID, 1));
    }

    @Test
    void an_original_in_another_language_takes_the_former_one_out_of_sight() {
        var french = text("fr", 2);
        var moved = after(published.approve(french, new Approval(2, Significance.TYPO, null), false, NOON));

        assertThat(moved.shows("en")).isFalse();
        assertThat(moved.shows("fr")).isTrue();
        assertThat(unfinished(moved))
                .endsWith(
                        receive(2, "fr", french, "fr", true), new FanOut.Hide(3, NOON, in("en"), FanOut.Why.REPLACED));
        assertThat(unfinished(after(moved.erase(false, HOUR))))
                .containsExactly(new FanOut.Erase(4, HOUR, in("en", "fr")));
    }

    /// Every state and every act: what is done, what was done before, what is refused.
    @TestFactory
    List<DynamicTest> every_act_in_every_state() {
        return List.of(
                row("unheard of", unheardOf, "accepted accepted accepted accepted already accepted"),
                row("waiting", waiting, "accepted already accepted accepted already accepted"),
                row("published", published, "already accepted accepted accepted already accepted"),
                row("translated", translated, "already already accepted accepted already accepted"),
                row("withdrawn", withdrawn, "already already accepted already accepted accepted"),
                row("erased", erased, "already already already already already already"));
    }

    private DynamicTest row(String name, Article article, String expected) {
        var newer = text("en", 2);
        var answers = List.of(
                article.approve(ORIGINAL, first(), false, NOON),
                article.approveTranslation(SPANISH, NOON),
                article.approve(newer, minor(2), false, NOON),
                article.withdraw(1, HOUR),
                article.restore(HOUR),
                article.erase(false, HOUR));
        var names = answers.stream()
                .map(it -> switch (it) {
                    case Accepted<Article> _ -> "accepted";
                    case Answer.AlreadyDone<Article> _ -> "already";
                    case Answer.Refused<Article> _ -> "refused";
                })
                .toList();
        return DynamicTest.dynamicTest(
                name, () -> assertThat(String.join(" ", names)).isEqualTo(expected));
    }

    @Test
    void a_translation_into_the_language_of_the_original_is_refused() {
        assertThat(published.approveTranslation(text("en", 1), NOON)).isInstanceOf(Answer.Refused.class);
        assertThat(withdrawn.approveTranslation(text("en", 1), NOON)).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void every_state_is_read_back_as_it_was_written() {
        var mapping = new ArticleDocument();
        assertThat(List.of(unheardOf, waiting, published, translated, withdrawn, erased))
                .allSatisfy(it -> assertThat(mapping.read(mapping.write(it))).isEqualTo(it));
        var restored = after(withdrawn.restore(HOUR));
        assertThat(mapping.read(mapping.write(restored))).isEqualTo(restored);
    }

    @Test
    void one_that_was_withdrawn_before_withdrawals_were_counted_is_confirmed_without_a_number() {
        var mapping = new ArticleDocument();
        var document = mapping.write(after(translated.withdraw(null, HOUR)));
        document.remove("withdrawal");
        assertThat(events(mapping.read(document).carriedOut(3, HOUR)))
                .containsExactly(new WithdrawalConfirmed(ID, null));
    }

    @Test
    void a_dropped_byline_is_taken_out_of_all_that_waits_and_of_every_edition() {
        var dropped = translated.dropByline(1, ArticleTest::bare, HOUR);
        assertThat(events(dropped)).isEmpty();
        var fanOuts = unfinished(after(dropped));
        assertThat(fanOuts.toString()).doesNotContain("A collective");
        assertThat(fanOuts.getLast())
                .isEqualTo(new FanOut.Redact(fanOuts.getLast().number(), HOUR, in("en", "es"), 1));
        assertThat(after(dropped).shows("es")).isTrue();
        assertThat(after(dropped).dropByline(1, ArticleTest::bare, HOUR)).isEqualTo(Answer.alreadyDone());
        assertThat(events(after(dropped).carriedOut(fanOuts.getLast().number(), HOUR)))
                .containsExactly(new BylineDropConfirmed(ID, 1));
        var again = after(after(dropped).dropByline(2, ArticleTest::bare, HOUR));
        assertThat(again.bylineDroppedThrough()).isEqualTo(2);
        assertThat(new ArticleDocument().read(new ArticleDocument().write(again)))
                .isEqualTo(again);
    }

    @Test
    void a_dropped_byline_changes_nothing_of_who_may_see_it() {
        var withdrawn = after(translated.withdraw(1, HOUR));
        assertThat(after(withdrawn.dropByline(1, ArticleTest::bare, HOUR))).isInstanceOf(Article.Withdrawn.class);
        assertThat(after(translated.erase(false, HOUR)).dropByline(1, ArticleTest::bare, HOUR))
                .isEqualTo(Answer.alreadyDone());
        var unheardOf = after(Article.unheardOf(ID).dropByline(3, ArticleTest::bare, HOUR));
        assertThat(unheardOf.bylineDroppedThrough()).isEqualTo(3);
        assertThat(unheardOf.wasPublic()).isFalse();
    }

    @Test
    void redacted_words_are_taken_out_of_what_waits_and_every_edition_is_told() {
        var answer = translated.redactOriginal(left("en", 1), ArticleTest::bare, NOON);
        assertThat(events(answer)).isEmpty();
        var redacted = after(answer);
        var bodies = new TreeSet<>(
                Set.of(ORIGINAL.content().body(), SPANISH.content().body()));
        assertThat(unfinished(redacted))
                .startsWith(receive(1, "en", left("en", 1), "en", true))
                .endsWith(new FanOut.RedactWords(3, NOON, in("en", "es"), left("en", 1), bodies));
        assertThat(redacted.shows("en")).isTrue();
        assertThat(redacted.fanOuts().recalls())
                .singleElement()
                .satisfies(it -> assertThat(it.act()).isEqualTo(Recall.Act.REDACTION))
                .satisfies(it -> assertThat(it.confirmed()).containsOnlyKeys("editorial"));
        assertThat(events(redacted.carriedOut(3, NOON))).as("of a byline").isEmpty();
        assertThat(after(redacted.carriedOut(3, NOON))
                        .fanOuts()
                        .recalls()
                        .getLast()
                        .confirmed())
                .containsOnlyKeys("editorial", "publication");

        var spanish = after(redacted.redactTranslation("es", left("es", 1), ArticleTest::bare, NOON));
        assertThat(spanish.fanOuts().unfinished().toString()).doesNotContain("Title 1");
        assertThat(unfinished(spanish).getLast())
                .isInstanceOfSatisfying(
                        FanOut.RedactWords.class,
                        it -> assertThat(it.languages()).containsExactly("es"));
        var mapping = new ArticleDocument();
        assertThat(mapping.read(mapping.write(spanish))).isEqualTo(spanish);
        var more = after(spanish.replacing(4, Set.of("more")));
        assertThat(mapping.read(mapping.write(more))).isEqualTo(more);
        assertThat(more.replacing(4, Set.of("more"))).isEqualTo(Answer.alreadyDone());
    }

    @Test
    void redacted_words_change_nothing_of_who_may_see_it() {
        var hidden = after(withdrawn.redactOriginal(left("en", 1), ArticleTest::bare, NOON));
        assertThat(hidden).isInstanceOf(Article.Withdrawn.class);
        assertThat(events(hidden.carriedOut(3, HOUR))).containsExactly(new WithdrawalConfirmed(ID, 1));
        for (var nothing : List.of(unheardOf, erased)) {
            assertThat(nothing.redactOriginal(left("en", 1), ArticleTest::bare, NOON))
                    .isEqualTo(Answer.alreadyDone());
        }
        assertThat(published.redactTranslation("es", left("es", 1), ArticleTest::bare, NOON))
                .isEqualTo(Answer.alreadyDone());
        assertThat(published.redactTranslation("en", left("en", 1), ArticleTest::bare, NOON))
                .isEqualTo(Answer.alreadyDone());
    }

    @Test
    void a_translation_of_which_nothing_was_approved_loses_its_earlier_texts_alone() {
        var closed = after(translated.redactTranslation("es", null, ArticleTest::bare, NOON));
        assertThat(unfinished(closed))
                .contains(receive(2, "es", SPANISH, "en", true))
                .last()
                .isInstanceOfSatisfying(
                        FanOut.RedactWords.class, it -> assertThat(it.left()).isNull());
    }

    @Test
    void what_is_known_by_its_redaction_is_not_received_as_it_was() {
        var redacted = after(published.redactOriginal(left("en", 2), ArticleTest::bare, NOON));
        assertThat(redacted.approve(text("en", 2), minor(2), false, NOON)).isEqualTo(Answer.alreadyDone());
    }

    private static ApprovedText left(String language, int revision) {
        var content = Wire.text(language, "█████", "█████ " + language);
        return new ApprovedText(revision, content.hash(), content);
    }

    private static ApprovedText bare(ApprovedText text) {
        var content = text.content().withoutByline();
        return new ApprovedText(text.revision(), text.sourceRevision(), content.hash(), content, text.making());
    }

    private static ApprovedText text(String language, int revision) {
        var content = Wire.text(language, "Title " + revision, "body " + language + revision);
        return new ApprovedText(revision, content.hash(), content);
    }

    private static Approval first() {
        return new Approval(1, Significance.MAJOR, null);
    }

    private static Approval minor(int revision) {
        return new Approval(revision, Significance.MINOR, null);
    }

    /// A text of which nothing is said.
    private static FanOut.Receive receive(
            int number, String language, ApprovedText text, String original, boolean show) {
        return new FanOut.Receive(number, NOON, language, new Reception(text, false, null, original, null, null), show);
    }

    private static TreeSet<String> in(String... languages) {
        return new TreeSet<>(List.of(languages));
    }

    private static Article after(Answer<Article> answer) {
        return ((Accepted<Article>) answer).state();
    }

    private static List<Event> events(Answer<Article> answer) {
        return ((Accepted<Article>) answer).events();
    }

    private static List<FanOut> unfinished(Article article) {
        return article.fanOuts().unfinished();
    }
}
