package newsroom.publication.edition;

import static newsroom.publication.Wire.HOUR;
import static newsroom.publication.Wire.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import newsroom.contracts.ConfirmationEvent.EditionDescheduled;
import newsroom.contracts.ConfirmationEvent.EditionScheduled;
import newsroom.contracts.Correction;
import newsroom.contracts.Significance;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Answer.Accepted;
import newsroom.platform.aggregate.Refusal.Kind;
import newsroom.publication.Wire;
import newsroom.publication.edition.Approvals.Approval;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// When what is approved appears, and what the file on an article knows of corrections, freshness and retraction.
class PlanningTest {

    private static final UUID ID = UUID.fromString("5f0f8f5e-0000-4000-8000-000000000001");
    private static final Instant LATER = NOON.plusSeconds(3600);
    private static final Instant LATEST = NOON.plusSeconds(7200);

    private final Article unheardOf = Article.unheardOf(ID);
    private final Article held = after(unheardOf.approve(text("en", 1), approval(1, Significance.MAJOR), true, NOON));
    private final Article heldWithSpanish = after(held.approveTranslation(text("es", 1), NOON));
    private final Article published =
            after(unheardOf.approve(text("en", 1), approval(1, Significance.MAJOR), false, NOON));
    private final Article embargoed = after(Planning.embargo(unheardOf, LATER, NOON));

    @Test
    void what_is_to_be_published_by_hand_waits_and_goes_out_with_its_original() {
        assertThat(heldWithSpanish.languages()).noneMatch(heldWithSpanish::shows);
        var spanish = after(Planning.publish(heldWithSpanish, "es", NOON));
        assertThat(spanish.shows("es")).as("no translation before its original").isFalse();
        var all = after(Planning.publish(heldWithSpanish, "en", NOON));
        assertThat(Set.of("en", "es")).allMatch(all::shows);
        assertThat(all.fanOuts().unfinished()).endsWith(new FanOut.Show(3, NOON, in("en", "es"), false));
        var greek = after(all.approveTranslation(text("el", 1), NOON));
        assertThat(greek.shows("el")).as("by hand as well").isFalse();
        assertThat(after(Planning.publish(greek, "el", NOON)).shows("el")).isTrue();
    }

    @Test
    void a_correction_of_what_readers_have_does_not_wait_for_a_hand() {
        var all = after(Planning.publish(held, "en", NOON));
        var corrected = after(all.approve(text("en", 2), approval(2, Significance.MINOR), true, NOON));
        assertThat(corrected.shows("en")).isTrue();
        assertThat(corrected.plan().isWaiting()).isFalse();
    }

    @Test
    void a_scheduled_edition_appears_when_its_time_has_come_and_not_before() {
        var answer = Planning.schedule(held, "en", LATER, NOON);
        assertThat(((Accepted<Article>) answer).events()).containsExactly(new EditionScheduled(ID, "en", LATER));
        var scheduled = after(answer);
        var document = new ArticleDocument();
        assertThat(document.due(scheduled)).isEqualTo(LATER);
        assertThat(scheduled.shows("en")).isFalse();
        var early = Planning.settle(scheduled, LATER.minusMillis(1)).state();
        assertThat(early.shows("en")).isFalse();
        var out = Planning.settle(scheduled, LATER).state();
        assertThat(out.shows("en")).isTrue();
        assertThat(document.due(out)).isNull();
        assertThat(out.fanOuts().unfinished()).endsWith(new FanOut.Show(2, LATER, in("en"), false));
        assertThat(Planning.settle(out, LATEST).state()).isEqualTo(out);
    }

    @Test
    void a_translation_that_is_scheduled_before_its_original_waits_for_it() {
        var both = after(
                Planning.schedule(after(Planning.schedule(heldWithSpanish, "es", LATER, NOON)), "en", LATEST, NOON));
        assertThat(Planning.settle(both, LATER).state().shows("es")).isFalse();
        var out = Planning.settle(Planning.settle(both, LATER).state(), LATEST).state();
        assertThat(Set.of("en", "es")).allMatch(out::shows);
    }

    @Test
    void a_descheduled_edition_waits_for_a_hand() {
        var scheduled = after(Planning.schedule(held, "en", LATER, NOON));
        var answer = Planning.deschedule(scheduled, "en", NOON);
        assertThat(((Accepted<Article>) answer).events()).containsExactly(new EditionDescheduled(ID, "en"));
        assertThat(Planning.settle(after(answer), LATEST).state().shows("en")).isFalse();
    }

    @Test
    void nothing_of_an_embargoed_article_appears_before_its_end_in_any_language() {
        var approved = after(after(embargoed.approve(text("en", 1), approval(1, Significance.MAJOR), false, NOON))
                .approveTranslation(text("es", 1), NOON));
        assertThat(approved.languages()).noneMatch(approved::shows);
        assertThat(approved.wasPublic()).isFalse();
        var out = Planning.settle(approved, LATER).state();
        assertThat(Set.of("en", "es")).allMatch(out::shows);
        assertThat(after(Planning.embargo(approved, null, NOON)).shows("es")).isTrue();
    }

    @Test
    void what_falls_due_while_an_article_is_withdrawn_comes_with_its_return() {
        var scheduled = after(Planning.schedule(held, "en", LATER, NOON));
        var withdrawn = after(scheduled.withdraw(1, HOUR));
        var due = Planning.settle(withdrawn, LATER).state();
        assertThat(due.shows("en")).isFalse();
        assertThat(after(due.restore(HOUR)).shows("en")).isTrue();
        assertThat(after(withdrawn.restore(HOUR)).shows("en")).isFalse();
    }

    /// Every state and every act of a publisher.
    @TestFactory
    List<DynamicTest> every_act_in_every_state() {
        var erased = after(published.erase(false, HOUR));
        var withdrawn = after(published.withdraw(1, HOUR));
        return List.of(
                row("unheard of", unheardOf, "not-now not-now not-now accepted already"),
                row("held", held, "accepted accepted already accepted already"),
                row(
                        "scheduled",
                        after(Planning.schedule(held, "en", LATEST, NOON)),
                        "accepted accepted accepted accepted already"),
                row(
                        "embargoed",
                        after(embargoed.approve(text("en", 1), approval(1, Significance.MAJOR), false, NOON)),
                        "not-now accepted already already accepted"),
                row("published", published, "already already already not-now already"),
                row("withdrawn", withdrawn, "not-now not-now not-now not-now not-now"),
                row("erased", erased, "gone gone gone gone gone"));
    }

    private static DynamicTest row(String name, Article article, String expected) {
        var answers = List.of(
                Planning.publish(article, "en", NOON),
                Planning.schedule(article, "en", LATER, NOON),
                Planning.deschedule(article, "en", NOON),
                Planning.embargo(article, LATER, NOON),
                Planning.embargo(article, null, NOON));
        var names = answers.stream()
                .map(it -> switch (it) {
                    case Accepted<Article> _ -> "accepted";
                    case Answer.AlreadyDone<Article> _ -> "already";
                    case Answer.Refused<Article>(var refusal) ->
                        refusal.kind() == Kind.NOT_NOW ? "not-now" : refusal.kind() == Kind.GONE ? "gone" : "invalid";
                })
                .toList();
        return DynamicTest.dynamicTest(
                name, () -> assertThat(String.join(" ", names)).isEqualTo(expected));
    }

    @Test
    void a_time_that_has_passed_is_refused() {
        assertThat(Planning.schedule(held, "en", NOON, NOON)).isInstanceOf(Answer.Refused.class);
        assertThat(Planning.embargo(held, NOON, NOON)).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void every_change_of_the_plan_has_a_number_of_its_own() {
        var scheduled = after(Planning.schedule(held, "en", LATER, NOON));
        var again = after(Planning.schedule(scheduled, "en", LATEST, NOON));
        assertThat(List.of(unheardOf, held, scheduled, again))
                .extracting(it -> it.plan().number())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void translations_are_behind_once_a_revision_beyond_a_typo_is_approved_whatever_comes_first() {
        var translated = after(published.approveTranslation(text("es", 1), NOON));
        var typo = after(translated.approve(text("en", 2), approval(2, Significance.TYPO), false, NOON));
        assertThat(typo.fanOuts().unfinished().getLast()).isInstanceOf(FanOut.Receive.class);
        var major = after(typo.approve(text("en", 3), approval(3, Significance.MAJOR), false, NOON));
        assertThat(major.fanOuts().unfinished()).endsWith(new FanOut.Outdate(5, NOON, in("es"), 3, true));
        var late = after(major.approveTranslation(translation("el", 1, 2), NOON));
        assertThat(received(late).outdated()).isEqualTo(new Outdated(3, true));
        var fresh = after(late.approveTranslation(translation("es", 2, 3), NOON));
        assertThat(received(fresh).outdated()).isNull();
    }

    @Test
    void a_translation_says_what_was_said_of_the_correction_that_it_follows() {
        var erratum = new Correction("erratum", "There were two.");
        var corrected =
                after(published.approve(text("en", 2), new Approval(2, Significance.MINOR, erratum), false, NOON));
        assertThat(received(corrected).correction()).isEqualTo(erratum);
        var spanish = after(corrected.approveTranslation(translation("es", 1, 2), NOON));
        assertThat(received(spanish).correction()).isEqualTo(erratum);
        assertThat(received(spanish).noteLanguage()).isEqualTo("en");
    }

    @Test
    void what_arrives_late_of_a_retracted_revision_is_retracted_and_a_typo_mends_nothing_of_that() {
        var retracted = after(published.retract("Wrong.", NOON));
        assertThat(retracted.shows("en")).isTrue();
        var late = after(retracted.approveTranslation(translation("es", 1, 1), NOON));
        assertThat(received(late).retraction()).isEqualTo(new Retraction("Wrong.", NOON, 1));
        var typo = after(late.approve(text("en", 2), approval(2, Significance.TYPO), false, NOON));
        assertThat(received(typo).retraction()).isNotNull();
        var ofTypo = after(typo.approveTranslation(translation("el", 1, 2), NOON));
        assertThat(received(ofTypo).retraction()).isNotNull();
        var anew = after(ofTypo.approve(text("en", 3), approval(3, Significance.MAJOR), false, NOON));
        assertThat(anew.fanOuts().unfinished().stream()
                        .filter(FanOut.Receive.class::isInstance)
                        .map(it -> ((FanOut.Receive) it).reception().retraction())
                        .toList()
                        .getLast())
                .isNull();
    }

    @Test
    void whoever_follows_what_was_taken_back_is_noted_once() {
        var withdrawn = after(published.withdraw(1, HOUR));
        assertThat(withdrawn.fanOuts().recalls()).extracting(Recall::act).containsExactly(Recall.Act.WITHDRAWAL);
        var editors = after(withdrawn.confirmed(Recall.Act.WITHDRAWAL, "editorial", HOUR));
        assertThat(editors.confirmed(Recall.Act.WITHDRAWAL, "editorial", HOUR)).isEqualTo(Answer.alreadyDone());
        assertThat(editors.confirmed(Recall.Act.ERASURE, "editorial", HOUR)).isEqualTo(Answer.alreadyDone());
        var number = editors.fanOuts().last();
        var both = after(editors.carriedOut(number, HOUR));
        assertThat(both.fanOuts().recalls())
                .singleElement()
                .satisfies(it -> assertThat(it.confirmed()).containsOnlyKeys("editorial", "publication"));
        var erased = after(both.erase(true, HOUR));
        assertThat(erased.fanOuts().recalls())
                .extracting(Recall::act)
                .containsExactly(Recall.Act.WITHDRAWAL, Recall.Act.ERASURE);
        var mapping = new ArticleDocument();
        assertThat(mapping.read(mapping.write(erased))).isEqualTo(erased);
    }

    @Test
    void every_plan_is_read_back_as_it_was_written() {
        var mapping = new ArticleDocument();
        assertThat(List.of(
                        held,
                        embargoed,
                        after(Planning.schedule(heldWithSpanish, "es", LATER, NOON)),
                        after(published.retract("Wrong.", NOON))))
                .allSatisfy(it -> assertThat(mapping.read(mapping.write(it))).isEqualTo(it));
        assertThat(mapping.write(held)).containsKey("waiting");
        assertThat(mapping.write(published)).doesNotContainKey("waiting");
    }

    /// The last text that an edition is to receive.
    private static Reception received(Article article) {
        return article.fanOuts().unfinished().stream()
                .filter(FanOut.Receive.class::isInstance)
                .map(it -> ((FanOut.Receive) it).reception())
                .toList()
                .getLast();
    }

    private static Approval approval(int revision, Significance significance) {
        return new Approval(revision, significance, null);
    }

    private static ApprovedText text(String language, int revision) {
        return translation(language, revision, revision);
    }

    private static ApprovedText translation(String language, int revision, int sourceRevision) {
        var content = Wire.text(language, "Title " + revision, "body " + language + revision);
        return new ApprovedText(revision, sourceRevision, content.hash(), content, Making.PLAIN);
    }

    private static TreeSet<String> in(String... languages) {
        return new TreeSet<>(List.of(languages));
    }

    private static Article after(Answer<Article> answer) {
        return ((Accepted<Article>) answer).state();
    }
}
