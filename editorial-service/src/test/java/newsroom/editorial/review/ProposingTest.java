package newsroom.editorial.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import newsroom.contracts.EditorialEvent.ArticleApproved;
import newsroom.contracts.EditorialEvent.RevisionProposed;
import newsroom.contracts.Event;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.editorial.desk.Publishing;
import newsroom.editorial.paper.Revision;
import newsroom.editorial.review.ProposedRevision.Fate;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Refusal;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProposingTest {

    private static final UUID ARTICLE = UUID.fromString("5f0c6d7e-1111-4222-8333-944445555666");
    private static final UUID PROPOSAL = UUID.fromString("0e9a8b1c-7c52-4f0e-8a11-0a5d3b6e7f20");
    private static final Instant HOUR = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final RevisionContent EDITED = content("edited");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // state, proposed on the current revision, on the one before, again, told stale, told accepted
        "expected, UNKNOWN, UNKNOWN, UNKNOWN, done, open ReviewOpened",
        "open, open RevisionProposed, STALE, done, open, open ReviewOpened",
        "approved, approved RevisionProposed, STALE, done, approved, open ReviewOpened",
        "changes-requested, changes-requested RevisionProposed, STALE, done, changes-requested, open ReviewOpened",
        "declined, NOT_NOW, NOT_NOW, done, declined, open ReviewOpened",
        "withdrawn, NOT_NOW, NOT_NOW, done, withdrawn, withdrawn",
        "erased, GONE, GONE, GONE, done, done"
    })
    void in_every_state(String state, String current, String older, String again, String stale, String accepted) {
        var review = states().get(state);
        assertThat(review).isNotNull();
        assertThat(described(propose(review, UUID.randomUUID(), 2))).isEqualTo(current);
        assertThat(described(propose(review, UUID.randomUUID(), 1))).isEqualTo(older);
        assertThat(described(propose(review, PROPOSAL, 2))).isEqualTo(again);
        assertThat(described(review.proposalStale(PROPOSAL, 3, NOON))).isEqualTo(stale);
        assertThat(described(
                        Review.revisionSent(Optional.of(review), ARTICLE, revision(3, PROPOSAL), BENCHES, HOUR, HOUR)))
                .isEqualTo(accepted);
    }

    @Test
    void it_is_told_with_what_it_is_based_on_and_without_its_editor() {
        var answer = propose(open(), PROPOSAL, 2);
        assertThat(((Answer.Accepted<Review>) answer).events())
                .containsExactly(new RevisionProposed(
                        ARTICLE, PROPOSAL, 2, hash(2), EDITED, Significance.TYPO, "For the contributor"));
        assertThat(state(answer).proposed())
                .containsExactly(new ProposedRevision(
                        PROPOSAL, "edith", NOON, 2, Significance.TYPO, "hash of note", new Fate.Told()));
    }

    @Test
    void its_editor_sees_which_revision_it_became_and_later_words_change_nothing() {
        var accepted = sent(proposed(), 3, PROPOSAL);
        assertThat(fate(accepted)).isEqualTo(new Fate.Accepted(3));
        assertThat(accepted.proposalStale(PROPOSAL, 3, NOON)).isEqualTo(Answer.alreadyDone());
        assertThat(Review.revisionSent(Optional.of(accepted), ARTICLE, revision(3, PROPOSAL), BENCHES, HOUR, HOUR))
                .isEqualTo(Answer.alreadyDone());
        assertThat(fate(state(proposed().proposalStale(PROPOSAL, 4, NOON)))).isEqualTo(new Fate.Stale(4));
    }

    @Test
    void one_that_comes_after_a_newer_revision_is_accepted_all_the_same() {
        var newer = sent(proposed(), 4, null);
        var late = sent(newer, 3, PROPOSAL);
        assertThat(fate(late)).isEqualTo(new Fate.Accepted(3));
        assertThat(ReviewDocument.nameOf(late)).isEqualTo("open");
        assertThat(((Review.InSight) late).file().currentNumber()).isEqualTo(4);
    }

    @Test
    void what_came_of_it_is_seen_when_a_withdrawal_is_over() {
        var withdrawn = state(Review.withdrawn(Optional.of(proposed()), ARTICLE, 1, HOUR));
        var stale = state(withdrawn.proposalStale(PROPOSAL, 2, NOON));
        assertThat(fate(state(stale.restored(HOUR, HOUR)))).isEqualTo(new Fate.Stale(2));
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"APPROVE", "REQUEST_CHANGES", "DECLINE"})
    void nobody_decides_about_what_they_proposed_and_everybody_else_does(Outcome outcome) {
        var review = sent(proposed(), 3, PROPOSAL);
        var refused = decide(review, outcome, 3, "edith");
        assertThat(described(refused)).isEqualTo("FORBIDDEN");
        assertThat(decide(review, outcome, 3, "voltairine")).isInstanceOf(Answer.Accepted.class);
        assertThat(decide(sent(review, 4, null), outcome, 4, "edith")).isInstanceOf(Answer.Accepted.class);
        assertThat(described(decide(review, outcome, 2, "edith"))).isEqualTo("STALE");
    }

    @Test
    void an_approval_of_it_tells_nobody_s_name() {
        var approved =
                (Answer.Accepted<Review>) decide(sent(proposed(), 3, PROPOSAL), Outcome.APPROVE, 3, "voltairine");
        assertThat(approved.events()).allSatisfy(it -> assertThat(it).isInstanceOf(ArticleApproved.class));
        assertThat(approved.events().toString()).doesNotContain("edith").doesNotContain("voltairine");
    }

    @Test
    void there_is_an_end_to_proposing() {
        var review = open();
        for (int i = 0; i < Proposing.MOST; i++) {
            review = state(propose(review, UUID.randomUUID(), 2));
        }
        assertThat(described(propose(review, UUID.randomUUID(), 2))).isEqualTo("NOT_NOW");
    }

    @Test
    void it_is_read_as_it_was_written_and_a_review_from_before_has_none() {
        var mapping = new ReviewDocument();
        for (var review : List.of(
                proposed(), sent(proposed(), 3, PROPOSAL), state(proposed().proposalStale(PROPOSAL, 4, NOON)))) {
            var document = mapping.write(review);
            ReviewTest.assertReadAsWritten(review);
            document.remove("proposed");
            document.get("current", Document.class).remove("proposal");
            assertThat(mapping.read(document).proposed()).isEmpty();
        }
    }

    @Test
    void nothing_of_it_is_left_in_an_erased_one() {
        var erased = state(Review.erased(Optional.of(proposed()), ARTICLE, HOUR));
        assertThat(new ReviewDocument().write(erased).toJson())
                .doesNotContain("edith")
                .doesNotContain(PROPOSAL.toString());
    }

    /// Each with revision 2 as the current one and, where there can be one, a proposal on it.
    private static Map<String, Review> states() {
        var states = new LinkedHashMap<String, Review>();
        states.put("expected", new Review.Expected(File.of(ARTICLE, HOUR)));
        states.put("open", proposed());
        states.put("approved", state(decide(proposed(), Outcome.APPROVE, 2, "voltairine")));
        states.put("changes-requested", state(decide(proposed(), Outcome.REQUEST_CHANGES, 2, "voltairine")));
        states.put("declined", state(decide(proposed(), Outcome.DECLINE, 2, "voltairine")));
        states.put("withdrawn", state(Review.withdrawn(Optional.of(proposed()), ARTICLE, 1, HOUR)));
        states.put("erased", state(Review.erased(Optional.of(proposed()), ARTICLE, HOUR)));
        return states;
    }

    private static final Bench.Benches BENCHES = (desk, _, _) -> new Bench(
            desk,
            newsroom.editorial.desk.Desk.general().ballot(),
            newsroom.editorial.desk.Desk.general().terms(),
            newsroom.editorial.desk.Desk.general().editors(),
            List.of(),
            Publishing.AT_ONCE);

    private static Review open() {
        return state(Review.revisionSent(Optional.empty(), ARTICLE, revision(2, null), BENCHES, HOUR, HOUR));
    }

    private static Review proposed() {
        return state(propose(open(), PROPOSAL, 2));
    }

    private static Review sent(Review review, int number, @Nullable UUID proposal) {
        return state(
                Review.revisionSent(Optional.of(review), ARTICLE, revision(number, proposal), BENCHES, HOUR, HOUR));
    }

    private static Answer<Review> propose(Review review, UUID id, int base) {
        return review.propose(
                new ProposedRevision.Request(
                        id, "edith", hash(base), Significance.TYPO, "For the contributor", "hash of note"),
                _ -> EDITED,
                NOON);
    }

    private static Answer<Review> decide(Review review, Outcome outcome, int revision, String by) {
        return review.decide(
                new Decision.Request(
                        outcome,
                        hash(revision),
                        new Voter(by, "of " + by),
                        "Why",
                        RevisionContent.sha256("Why"),
                        List.of(),
                        null,
                        null),
                BENCHES,
                NOON);
    }

    private static Fate fate(Review review) {
        return review.proposed().getFirst().fate();
    }

    private static Revision revision(int number, @Nullable UUID proposal) {
        return new Revision(number, hash(number), Significance.MINOR, content("body"), null, proposal);
    }

    private static RevisionContent content(String body) {
        return new RevisionContent(
                "en", "Title", null, body, null, "CC-BY-SA-4.0", null, List.of(), List.of(), List.of());
    }

    private static String hash(int number) {
        return Integer.toString(number).repeat(64);
    }

    private static String described(Answer<Review> answer) {
        return switch (answer) {
            case Answer.AlreadyDone<Review> _ -> "done";
            case Answer.Refused<Review>(Refusal refusal) -> refusal.kind().name();
            case Answer.Accepted<Review>(var state, List<Event> events) ->
                ReviewDocument.nameOf(state)
                        + (events.isEmpty()
                                ? ""
                                : " " + events.getFirst().getClass().getSimpleName());
        };
    }

    private static Review state(Answer<Review> answer) {
        assertThat(answer).isInstanceOf(Answer.Accepted.class);
        return ((Answer.Accepted<Review>) answer).state();
    }
}
