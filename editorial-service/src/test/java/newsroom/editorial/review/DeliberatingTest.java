package newsroom.editorial.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import newsroom.contracts.Correction;
import newsroom.contracts.EditorialEvent.ArticleApproved;
import newsroom.contracts.EditorialEvent.DecisionLapsed;
import newsroom.contracts.Event;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.contracts.Tally;
import newsroom.editorial.decision.DecisionRule;
import newsroom.editorial.decision.DecisionRule.Consensus;
import newsroom.editorial.decision.DecisionRule.Lazy;
import newsroom.editorial.decision.Electorate;
import newsroom.editorial.decision.Stance;
import newsroom.editorial.decision.Terms;
import newsroom.editorial.desk.Ballot;
import newsroom.editorial.desk.Desk;
import newsroom.editorial.desk.Publishing;
import newsroom.editorial.paper.Revision;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Answer.Accepted;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeliberatingTest {

    private static final UUID ARTICLE = UUID.fromString("5f0c6d7e-1111-4222-8333-944445555666");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Electorate VOTERS = Electorate.of(List.of("ana", "bea", "cem"));
    private static final Bench.Benches CONSENSUS = benches(new Consensus(2), 2, Ballot.OPEN);

    /// What each act makes of each state: the state and the events, `-` where it was done before, or why not. The
    /// desk decides by consensus; in `open` ana supports the approval, in `hidden` the desk withdrew the article.
    private static final String TABLE = """
        act              | expected | open                     | approved          | changes-requested | declined          | hidden   | withdrawn | erased
        support          | UNKNOWN  | open                     | NOT_NOW           | NOT_NOW           | NOT_NOW           | NOT_NOW  | NOT_NOW   | GONE
        support again    | UNKNOWN  | -                        | -                 | -                 | -                 | -        | NOT_NOW   | GONE
        block            | UNKNOWN  | open                     | NOT_NOW           | NOT_NOW           | NOT_NOW           | NOT_NOW  | NOT_NOW   | GONE
        block unreasoned | UNKNOWN  | INVALID                  | NOT_NOW           | NOT_NOW           | NOT_NOW           | NOT_NOW  | NOT_NOW   | GONE
        of revision 1    | UNKNOWN  | STALE                    | STALE             | STALE             | STALE             | STALE    | NOT_NOW   | GONE
        by a stranger    | UNKNOWN  | FORBIDDEN                | FORBIDDEN         | FORBIDDEN         | FORBIDDEN         | FORBIDDEN | NOT_NOW  | GONE
        propose decline  | UNKNOWN  | NOT_NOW                  | NOT_NOW           | NOT_NOW           | NOT_NOW           | NOT_NOW  | NOT_NOW   | GONE
        propose retract  | UNKNOWN  | NOT_NOW                  | approved          | NOT_NOW           | NOT_NOW           | NOT_NOW  | NOT_NOW   | GONE
        propose withdraw | UNKNOWN  | NOT_NOW                  | approved          | changes-requested | declined          | NOT_NOW  | NOT_NOW   | GONE
        propose restore  | UNKNOWN  | NOT_NOW                  | NOT_NOW           | NOT_NOW           | NOT_NOW           | approved | NOT_NOW   | GONE
        take back        | UNKNOWN  | FORBIDDEN                | -                 | -                 | -                 | -        | NOT_NOW   | GONE
        appeal           | UNKNOWN  | NOT_NOW                  | NOT_NOW           | NOT_NOW           | declined          | NOT_NOW  | NOT_NOW   | GONE
        """;

    @TestFactory
    Stream<DynamicTest> every_act_in_every_state() {
        var rows = TABLE.lines().map(it -> List.of(it.split("\\|"))).toList();
        var tests = new ArrayList<DynamicTest>();
        for (var row : rows.subList(1, rows.size())) {
            for (int column = 1; column < row.size(); column++) {
                var act = row.getFirst().strip();
                var state = rows.getFirst().get(column).strip();
                var expected = row.get(column).strip();
                tests.add(DynamicTest.dynamicTest(
                        act + " when " + state,
                        () -> assertThat(described(acts(act).apply(Objects.requireNonNull(states().get(state)))))
                                .isEqualTo(expected)));
            }
        }
        return tests.stream();
    }

    @Test
    void while_a_block_stands_nothing_passes_and_when_it_is_lifted_exactly_the_current_text_does() {
        var review = open(CONSENSUS);
        review = state(stance(review, "ana", Stance.SUPPORT, CONSENSUS));
        review = state(stance(review, "bea", Stance.SUPPORT, CONSENSUS));
        var blocked = state(stance(sent(review, 3, CONSENSUS), "cem", 3, Stance.BLOCK, CONSENSUS));
        assertThat(Deliberating.due(blocked)).isEqualTo(NOON.plus(DAY));
        var lifted = stance(blocked, "cem", 3, Stance.SUPPORT, CONSENSUS);
        assertThat(names(lifted)).containsExactly("BlockLifted");
        var passed = stance(
                state(stance(state(lifted), "ana", 3, Stance.SUPPORT, CONSENSUS)),
                "bea",
                3,
                Stance.STAND_ASIDE,
                CONSENSUS);
        assertThat(events(passed)).singleElement().isInstanceOfSatisfying(ArticleApproved.class, it -> {
            assertThat(it.hash()).isEqualTo(hash(3));
            assertThat(it.rule()).isEqualTo("consensus");
            assertThat(it.tally()).isEqualTo(new Tally(2, 1, 0, 0));
        });
    }

    /// Otherwise whoever is blocked would propose the same again, with other languages or after something else.
    @Test
    void proposing_the_same_anew_lifts_no_block() {
        var blocked = state(stance(open(CONSENSUS), "cem", Stance.BLOCK, CONSENSUS));
        var anew = state(Deliberating.propose(blocked, inLanguages("ana", "es"), true, CONSENSUS, NOON));
        assertThat(stances(anew)).containsOnly(entry("ana", Stance.SUPPORT), entry("cem", Stance.BLOCK));

        var declining = state(propose(blocked, Outcome.DECLINE, "bea", CONSENSUS));
        assertThat(stances(declining)).as("which nobody blocks").isEmpty();
        var takenBack = state(Deliberating.takeBack(declining, voter("bea"), CONSENSUS, NOON));
        assertThat(stances(takenBack)).containsOnly(entry("cem", Stance.BLOCK));
        assertThat(stances(state(propose(declining, Outcome.APPROVE, "bea", CONSENSUS))))
                .containsOnly(entry("cem", Stance.BLOCK));

        var supported = state(stance(anew, "bea", Stance.SUPPORT, CONSENSUS));
        var ended = Deliberating.settle((Review.InSight) supported, NOON.plus(DAY));
        assertThat(ended.events()).isEmpty();
        assertThat(ended.state()).isInstanceOf(Review.Open.class);
        assertThat(names(stance(supported, "cem", Stance.STAND_ASIDE, CONSENSUS)))
                .containsExactly("BlockLifted", "ArticleApproved");
    }

    @Test
    void a_block_stands_while_the_desk_withdraws_the_article_and_not_before_the_assembly() {
        var single = benches(new DecisionRule.SingleEditor(), 0, Ballot.OPEN);
        var blocked = state(stance(open(CONSENSUS), "cem", Stance.BLOCK, CONSENSUS));
        var hidden = state(decide(blocked, Outcome.WITHDRAW, single));
        var back = state(stance(state(decide(hidden, Outcome.RESTORE, single)), "bea", Stance.STAND_ASIDE, CONSENSUS));
        assertThat(stances(back)).containsOnly(entry("bea", Stance.STAND_ASIDE), entry("cem", Stance.BLOCK));

        var review = state(decide(blocked, Outcome.DECLINE, single));
        for (var editor : List.of("ana", "bea", "cem")) {
            review = state(Deliberating.appeal(review, editor, "why", single, NOON));
        }
        assertThat(stances(review)).isEmpty();
    }

    @Test
    void a_newer_revision_makes_stances_stale_and_they_no_longer_count() {
        var review = sent(state(stance(open(CONSENSUS), "ana", Stance.SUPPORT, CONSENSUS)), 3, CONSENSUS);
        var file = ((Review.Open) review).file();
        assertThat(Objects.requireNonNull(file.deliberation().proposal()).poll().stances())
                .isEmpty();
        assertThat(file.deliberation().closed()).singleElement().satisfies(it -> {
            assertThat(it.end()).isEqualTo(Proposal.End.STALE);
            assertThat(it.proposal().poll().stances()).containsKey("ana");
        });
    }

    @Test
    void a_deadline_that_passed_long_ago_takes_effect_at_its_own_time_and_once() {
        var review = state(stance(
                open(benches(new Lazy(DAY), 0, Ballot.OPEN)),
                "ana",
                Stance.STAND_ASIDE,
                benches(new Lazy(DAY), 0, Ballot.OPEN)));
        var settled = Deliberating.settle((Review.InSight) review, NOON.plus(Duration.ofDays(9)));
        assertThat(settled.events()).singleElement().isInstanceOf(ArticleApproved.class);
        assertThat(settled.state().decisions().getLast().at()).isEqualTo(NOON.plus(DAY));
        assertThat(settled.state().decisions().getLast().by()).isNull();
        assertThat(Deliberating.due(settled.state())).isNull();
    }

    @Test
    void what_has_stalled_is_replaced_though_somebody_supports_it() {
        var supported = state(stance(open(CONSENSUS), "ana", Stance.SUPPORT, CONSENSUS));
        assertThat(described(propose(supported, Outcome.DECLINE, "bea", CONSENSUS)))
                .isEqualTo("NOT_NOW");
        var once = Deliberating.settle((Review.InSight) supported, NOON.plus(DAY));
        var stalled = Deliberating.settle((Review.InSight) once.state(), NOON.plus(DAY.multipliedBy(2)));
        assertThat(described(propose(stalled.state(), Outcome.DECLINE, "bea", CONSENSUS)))
                .isEqualTo("open");
    }

    @Test
    void where_too_few_speak_it_is_extended_and_at_last_stalls_undecided() {
        var review = open(CONSENSUS);
        var once = Deliberating.settle((Review.InSight) review, NOON.plus(DAY));
        assertThat(once.events())
                .containsExactly(new DecisionLapsed(ARTICLE, 2, hash(2), "approve", NOON.plus(DAY.multipliedBy(2))));
        var stalled = Deliberating.settle((Review.InSight) once.state(), NOON.plus(DAY.multipliedBy(2)));
        assertThat(stalled.events()).containsExactly(new DecisionLapsed(ARTICLE, 2, hash(2), "approve", null));
        assertThat(stalled.state()).isInstanceOf(Review.Open.class);
        assertThat(Deliberating.due(stalled.state())).isNull();
    }

    @Test
    void each_deadline_that_passed_while_nobody_looked_is_told_for_itself_and_at_its_time() {
        var settled = Deliberating.settle((Review.InSight) open(CONSENSUS), NOON.plus(DAY.multipliedBy(9)));
        assertThat(settled.events())
                .containsExactly(
                        new DecisionLapsed(ARTICLE, 2, hash(2), "approve", NOON.plus(DAY.multipliedBy(2))),
                        new DecisionLapsed(ARTICLE, 2, hash(2), "approve", null));
        assertThat(new ReviewDocument()
                                .write(settled.state())
                                .get("history", Document.class)
                                .getList("unmoved", Document.class)
                                .stream()
                                .map(it -> it.get("content", Document.class))
                                .filter(it -> it.getString("act").equals("decision-lapsed"))
                                .map(it -> it.getString("at")))
                .containsExactly("2026-11-23T12:00:00Z", "2026-11-24T12:00:00Z");
        assertThat(Deliberating.due(settled.state())).isNull();
    }

    @Test
    void what_was_turned_down_opens_again_only_by_an_editor() {
        var lazy = benches(new Lazy(DAY), 0, Ballot.OPEN);
        var objected = state(stance(open(lazy), "ana", Stance.OBJECT, lazy));
        var failed =
                Deliberating.settle((Review.InSight) objected, NOON.plus(DAY)).state();
        assertThat(failed.proposal()).isNull();
        assertThat(described(stance(failed, "bea", Stance.SUPPORT, lazy))).isEqualTo("NOT_NOW");
        assertThat(described(propose(failed, Outcome.APPROVE, "bea", lazy))).isEqualTo("open");
    }

    @Test
    void a_secret_ballot_keeps_no_name_anywhere() {
        var secret = benches(new Consensus(2), 2, Ballot.SECRET);
        var review = state(stance(open(secret), "ana", Stance.SUPPORT, secret));
        var document = new ReviewDocument().write(review).toJson();
        assertThat(document).contains("of-ana").doesNotContain("\"ana\"");
        var both = state(stance(review, "bea", Stance.SUPPORT, secret));
        var decided = stance(both, "cem", Stance.STAND_ASIDE, secret);
        assertThat(state(decided).decisions().getLast().by()).isNull();
        assertThat(new ReviewDocument().write(state(decided)).toJson()).doesNotContain("\"cem\"");
    }

    /// Whoever tries to replace a proposal would learn otherwise whether what was said was support.
    @ParameterizedTest
    @EnumSource(Stance.class)
    void in_a_secret_ballot_no_answer_tells_which_stance_was_taken(Stance taken) {
        var secret = benches(new Consensus(2), 2, Ballot.SECRET);
        var spoken = state(stance(open(secret), "ana", taken, secret));
        assertThat(propose(spoken, Outcome.DECLINE, "bea", secret))
                .isEqualTo(propose(
                        state(stance(open(secret), "ana", Stance.SUPPORT, secret)), Outcome.DECLINE, "bea", secret));
        assertThat(described(propose(spoken, Outcome.DECLINE, "bea", secret))).isEqualTo("NOT_NOW");
        assertThat(described(propose(open(secret), Outcome.DECLINE, "bea", secret)))
                .as("while nobody has spoken")
                .isEqualTo("open");
        assertThat(events(stance(spoken, "ana", taken == Stance.OBJECT ? Stance.SUPPORT : Stance.OBJECT, secret)))
                .as("neither that a block is lifted")
                .isEmpty();
    }

    @Test
    void what_is_written_down_is_read_again() {
        var review = state(stance(open(CONSENSUS), "ana", Stance.SUPPORT, CONSENSUS));
        var mapping = new ReviewDocument();
        var read = (Review.InSight) mapping.read(mapping.write(review));
        assertThat(read.file().deliberation())
                .isEqualTo(((Review.InSight) review).file().deliberation());
    }

    @Test
    void three_editors_bring_what_is_declined_before_the_assembly_once() {
        Review review = Objects.requireNonNull(states().get("declined"));
        for (var editor : List.of("ana", "bea")) {
            review = state(Deliberating.appeal(review, editor, "why", CONSENSUS, NOON));
            assertThat(review).isInstanceOf(Review.Declined.class);
        }
        assertThat(described(Deliberating.appeal(review, "bea", "why", CONSENSUS, NOON)))
                .isEqualTo("-");
        var opened = Deliberating.appeal(review, "cem", "why", CONSENSUS, NOON);
        assertThat(names(opened)).containsExactly("ReviewOpened");
        assertThat(Objects.requireNonNull(state(opened).proposal()).bench().desk())
                .isEqualTo(Desk.ASSEMBLY);
    }

    @Test
    void what_too_few_appealed_against_is_forgotten_with_the_text_that_it_was_about() {
        var single = benches(new DecisionRule.SingleEditor(), 0, Ballot.OPEN);
        var review = Objects.requireNonNull(states().get("declined"));
        for (var editor : List.of("ana", "bea")) {
            review = state(Deliberating.appeal(review, editor, "why", single, NOON));
        }
        var newer = sent(review, 3, single);
        var declined = state(newer.decide(request(Outcome.DECLINE, "ana", 3), single, NOON));
        for (var editor : List.of("cem", "ana")) {
            declined = state(Deliberating.appeal(declined, editor, "why", single, NOON));
            assertThat(declined).as("by %s", editor).isInstanceOf(Review.Declined.class);
        }
        assertThat(names(Deliberating.appeal(declined, "bea", "why", single, NOON)))
                .containsExactly("ReviewOpened");
    }

    @Test
    void what_too_few_appealed_against_is_forgotten_once_its_contributor_has_appealed() {
        var single = benches(new DecisionRule.SingleEditor(), 0, Ballot.OPEN);
        var review = Objects.requireNonNull(states().get("declined"));
        for (var editor : List.of("ana", "bea")) {
            review = state(Deliberating.appeal(review, editor, "why", single, NOON));
        }
        var heard = state(Review.appealed(
                Optional.of(review), ARTICLE, 2, new Message(UUID.randomUUID(), null, NOON, "why"), single, NOON));
        assertThat(Objects.requireNonNull(heard.proposal()).bench().desk()).isEqualTo(Desk.ASSEMBLY);
        var declined = state(heard.decide(request(Outcome.DECLINE, "cem"), single, NOON));
        assertThat(described(Deliberating.appeal(declined, "cem", "why", single, NOON)))
                .isEqualTo("declined");
    }

    @Test
    void one_editor_confirms_a_typo_whatever_the_desk() {
        var approved = Objects.requireNonNull(states().get("approved"));
        var typo = state(Review.revisionSent(
                Optional.of(approved), ARTICLE, revision(3, Significance.TYPO), CONSENSUS, NOON, NOON));
        assertThat(names(stance(typo, "ana", 3, Stance.SUPPORT, CONSENSUS))).containsExactly("ApprovalCarried");
        var minor = state(Review.revisionSent(
                Optional.of(approved), ARTICLE, revision(3, Significance.MINOR), CONSENSUS, NOON, NOON));
        assertThat(described(stance(minor, "ana", 3, Stance.SUPPORT, CONSENSUS)))
                .as("nobody has said yet what correction it is")
                .isEqualTo("NOT_NOW");
    }

    @Test
    void a_newer_text_of_what_readers_have_is_approved_as_a_correction_that_says_what_it_is() {
        var approved = Objects.requireNonNull(states().get("approved"));
        var newer = state(Review.revisionSent(
                Optional.of(approved), ARTICLE, revision(3, Significance.MINOR), CONSENSUS, NOON, NOON));
        assertThat(newer.proposal()).isNull();
        var unsaid =
                new Decision.Request(Outcome.APPROVE, hash(3), voter("ana"), null, null, List.of(), List.of(), null);
        assertThat(Deliberating.propose(newer, unsaid, false, CONSENSUS, NOON))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        it -> assertThat(it.refusal().detail()).contains("type and note"));
        var said = new Decision.Request(
                Outcome.APPROVE,
                hash(3),
                voter("ana"),
                null,
                null,
                List.of(),
                List.of(),
                new Correction("erratum", "There were two."));
        var proposed = state(Deliberating.propose(newer, said, false, CONSENSUS, NOON));
        assertThat(names(stance(proposed, "ana", 3, Stance.SUPPORT, CONSENSUS))).isEmpty();
    }

    @Test
    void a_stance_is_never_taken_on_what_took_the_place_of_what_was_read() {
        var open = open(CONSENSUS);
        var read = proposed(open);
        var declining = state(propose(open, Outcome.DECLINE, "bea", CONSENSUS));

        assertThat(described(stance(declining, "cem", 2, Stance.SUPPORT, read, CONSENSUS)))
                .isEqualTo("STALE");
        assertThat(described(stance(declining, "cem", 2, Stance.SUPPORT, null, CONSENSUS)))
                .as("who names nothing means the approval")
                .isEqualTo("STALE");
        assertThat(described(stance(declining, "cem", 2, Stance.SUPPORT, proposed(declining), CONSENSUS)))
                .isEqualTo("open");
    }

    private static Map<String, Review> states() {
        var open = open(CONSENSUS);
        var single = benches(new DecisionRule.SingleEditor(), 0, Ballot.OPEN);
        var approved = state(decide(open(single), Outcome.APPROVE, single));
        var states = new LinkedHashMap<String, Review>();
        states.put("expected", new Review.Expected(File.of(ARTICLE, NOON)));
        states.put("open", state(stance(open, "ana", Stance.SUPPORT, CONSENSUS)));
        states.put("approved", approved);
        states.put("changes-requested", state(decide(open(single), Outcome.REQUEST_CHANGES, single)));
        states.put("declined", state(decide(open(single), Outcome.DECLINE, single)));
        states.put("hidden", state(decide(approved, Outcome.WITHDRAW, single)));
        states.put("withdrawn", state(Review.withdrawn(Optional.of(open), ARTICLE, 1, NOON)));
        states.put("erased", state(Review.erased(Optional.of(open), ARTICLE, NOON)));
        return states;
    }

    private static Function<Review, Answer<Review>> acts(String act) {
        return switch (act) {
            case "support" -> it -> stance(it, "bea", Stance.SUPPORT, CONSENSUS);
            case "support again" -> it -> stance(it, "ana", Stance.SUPPORT, CONSENSUS);
            case "block" -> it -> stance(it, "bea", Stance.BLOCK, CONSENSUS);
            case "block unreasoned" ->
                it -> Deliberating.takeStance(it, voter("bea"), Stance.BLOCK, hash(2), null, null, CONSENSUS, NOON);
            case "of revision 1" -> it -> stance(it, "bea", 1, Stance.SUPPORT, CONSENSUS);
            case "by a stranger" -> it -> stance(it, "dan", Stance.SUPPORT, CONSENSUS);
            case "propose decline" -> it -> propose(it, Outcome.DECLINE, "bea", CONSENSUS);
            case "propose retract" -> it -> propose(it, Outcome.RETRACT, "bea", CONSENSUS);
            case "propose withdraw" -> it -> propose(it, Outcome.WITHDRAW, "bea", CONSENSUS);
            case "propose restore" -> it -> propose(it, Outcome.RESTORE, "bea", CONSENSUS);
            case "take back" -> it -> Deliberating.takeBack(it, voter("bea"), CONSENSUS, NOON);
            case "appeal" -> it -> Deliberating.appeal(it, "bea", "why", CONSENSUS, NOON);
            default -> throw new IllegalArgumentException(act);
        };
    }

    private static Bench.Benches benches(DecisionRule rule, int quorum, Ballot ballot) {
        var voters = ballot == Ballot.SECRET ? VOTERS.known(it -> "of-" + it) : VOTERS;
        return (desk, _, _) ->
                new Bench(desk, ballot, new Terms(rule, quorum, DAY, 1), voters, List.of(), Publishing.AT_ONCE);
    }

    private static Voter voter(String name) {
        return new Voter(name, "of-" + name);
    }

    private static Review open(Bench.Benches benches) {
        return state(
                Review.revisionSent(Optional.empty(), ARTICLE, revision(2, Significance.MAJOR), benches, NOON, NOON));
    }

    private static Review sent(Review review, int number, Bench.Benches benches) {
        return state(Review.revisionSent(
                Optional.of(review), ARTICLE, revision(number, Significance.MINOR), benches, NOON, NOON));
    }

    private static Answer<Review> stance(Review review, String by, Stance stance, Bench.Benches benches) {
        return stance(review, by, 2, stance, benches);
    }

    private static Answer<Review> stance(Review review, String by, int revision, Stance stance, Bench.Benches benches) {
        return stance(review, by, revision, stance, proposed(review), benches);
    }

    private static Answer<Review> stance(
            Review review, String by, int revision, Stance stance, @Nullable String proposal, Bench.Benches benches) {
        return Deliberating.takeStance(
                review,
                voter(by),
                stance,
                hash(revision),
                proposal,
                stance.needsReason() ? "hash of why" : null,
                benches,
                NOON);
    }

    private static @Nullable String proposed(Review review) {
        return review instanceof Review.InSight seen
                        && seen.file().deliberation().proposal() != null
                ? seen.file().deliberation().proposal().id()
                : null;
    }

    private static Answer<Review> propose(Review review, Outcome outcome, String by, Bench.Benches benches) {
        return Deliberating.propose(review, request(outcome, by), false, benches, NOON);
    }

    private static Answer<Review> decide(Review review, Outcome outcome, Bench.Benches benches) {
        return review.decide(request(outcome, "ana"), benches, NOON);
    }

    private static Map<String, Stance> stances(Review review) {
        return Objects.requireNonNull(review.proposal()).poll().stances();
    }

    private static Decision.Request inLanguages(String by, String language) {
        return new Decision.Request(
                Outcome.APPROVE, hash(2), voter(by), null, null, List.of(), List.of(language), null);
    }

    private static Decision.Request request(Outcome outcome, String by) {
        return request(outcome, by, 2);
    }

    private static Decision.Request request(Outcome outcome, String by, int revision) {
        var note = outcome.needsNote() ? "Why" : null;
        return new Decision.Request(
                outcome,
                hash(revision),
                voter(by),
                note,
                note == null ? null : RevisionContent.sha256(note),
                List.of(),
                null,
                null);
    }

    private static Revision revision(int number, Significance significance) {
        var content = new RevisionContent(
                "en", "Title", null, "body", null, "CC0-1.0", null, List.of(), List.of(), List.of());
        return new Revision(number, hash(number), significance, content, null, null);
    }

    private static String hash(int number) {
        return Objects.toString(number).repeat(64);
    }

    private static String described(@Nullable Answer<Review> answer) {
        return switch (answer) {
            case null -> "-";
            case Answer.AlreadyDone<Review> _ -> "-";
            case Answer.Refused<Review>(var refusal) -> refusal.kind().name();
            case Accepted<Review>(var state, var events) ->
                String.join(
                        " ",
                        Stream.concat(
                                        Stream.of(ReviewDocument.nameOf(state)),
                                        events.stream().map(it -> it.getClass().getSimpleName()))
                                .toList());
        };
    }

    private static Review state(Answer<Review> answer) {
        assertThat(answer).isInstanceOf(Accepted.class);
        return ((Accepted<Review>) answer).state();
    }

    private static List<Event> events(Answer<Review> answer) {
        assertThat(answer).isInstanceOf(Accepted.class);
        return ((Accepted<Review>) answer).events();
    }

    private static List<String> names(Answer<Review> answer) {
        return events(answer).stream().map(it -> it.getClass().getSimpleName()).toList();
    }
}
