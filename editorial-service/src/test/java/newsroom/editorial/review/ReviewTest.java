package newsroom.editorial.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import newsroom.contracts.Correction;
import newsroom.contracts.EditorialEvent.ApprovalCarried;
import newsroom.contracts.EditorialEvent.ArticleApproved;
import newsroom.contracts.EditorialEvent.BylineDropTaken;
import newsroom.contracts.EditorialEvent.ReviewOpened;
import newsroom.contracts.EditorialEvent.WithdrawalTaken;
import newsroom.contracts.Event;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.editorial.desk.Desk;
import newsroom.editorial.desk.Publishing;
import newsroom.editorial.history.History;
import newsroom.editorial.history.Role;
import newsroom.editorial.paper.Revision;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Answer.Accepted;
import newsroom.platform.aggregate.Answer.AlreadyDone;
import newsroom.platform.aggregate.Answer.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ReviewTest {

    private static final UUID ARTICLE = UUID.fromString("5f0c6d7e-1111-4222-8333-944445555666");
    private static final Instant HOUR = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<String> USUAL = List.of("en", "es", "ru", "el", "ar");

    private static final Bench.Benches BENCHES = (desk, _, _) -> new Bench(
            desk,
            Desk.general().ballot(),
            Desk.general().terms(),
            Desk.general().editors(),
            USUAL,
            Publishing.AT_ONCE);

    /// What each act makes of each state: the state it leads to and the events it tells, `-` where it was done before,
    /// or the reason why not. Revision 2 is the current one wherever there is one.
    private static final String TABLE = """
        act              | none                       | expected                   | open                                 | approved                | changes-requested       | declined                | withdrawn                          | withdrawn-early            | erased
        revision 1       | open ReviewOpened          | open ReviewOpened          | -                                    | -                       | -                       | -                       | -                                  | withdrawn                  | -
        revision 2       | open ReviewOpened          | open ReviewOpened          | -                                    | -                       | -                       | -                       | -                                  | withdrawn                  | -
        revision 3       | open ReviewOpened          | open ReviewOpened          | open ReviewOpened                    | open ReviewOpened       | open ReviewOpened       | open ReviewOpened       | withdrawn                          | withdrawn                  | -
        approve          | -                          | UNKNOWN                    | approved ArticleApproved             | -                       | NOT_NOW                 | NOT_NOW                 | -                                  | NOT_NOW                    | GONE
        request changes  | -                          | UNKNOWN                    | changes-requested ChangesRequested   | NOT_NOW                 | -                       | NOT_NOW                 | NOT_NOW                            | NOT_NOW                    | GONE
        decline          | -                          | UNKNOWN                    | declined ArticleDeclined             | NOT_NOW                 | NOT_NOW                 | -                       | NOT_NOW                            | NOT_NOW                    | GONE
        approve revision 1 | -                        | UNKNOWN                    | STALE                                | STALE                   | STALE                   | STALE                   | NOT_NOW                            | NOT_NOW                    | GONE
        want uk          | -                          | UNKNOWN                    | NOT_NOW                              | approved                | NOT_NOW                 | NOT_NOW                 | NOT_NOW                            | NOT_NOW                    | GONE
        want es          | -                          | UNKNOWN                    | NOT_NOW                              | -                       | NOT_NOW                 | NOT_NOW                 | NOT_NOW                            | NOT_NOW                    | GONE
        want en          | -                          | UNKNOWN                    | NOT_NOW                              | INVALID                 | NOT_NOW                 | NOT_NOW                 | NOT_NOW                            | NOT_NOW                    | GONE
        withdraw         | withdrawn WithdrawalTaken  | withdrawn WithdrawalTaken  | withdrawn WithdrawalTaken            | withdrawn               | withdrawn WithdrawalTaken | withdrawn WithdrawalTaken | -                              | -                          | -
        withdraw again   | withdrawn WithdrawalTaken  | withdrawn WithdrawalTaken  | withdrawn WithdrawalTaken            | withdrawn               | withdrawn WithdrawalTaken | withdrawn WithdrawalTaken | withdrawn                          | withdrawn WithdrawalTaken  | -
        restore          | -                          | -                          | -                                    | -                       | -                       | -                       | approved                           | expected                   | -
        erase            | erased                     | erased                     | erased                               | erased                  | erased                  | erased                  | erased                             | erased                     | -
        all caught up    | -                          | -                          | -                                    | approved                | -                       | -                       | withdrawn WithdrawalTaken          | -                          | -
        finish erasure   | -                          | -                          | -                                    | -                       | -                       | -                       | -                                  | -                          | erased ErasureTaken
        drop byline      | expected                   | expected                   | open                                 | approved                | changes-requested       | declined                | withdrawn                          | withdrawn                  | -
        byline destroyed | -                          | -                          | -                                    | -                       | -                       | -                       | -                                  | -                          | -
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
                        () -> assertThat(described(acts(act).apply(Optional.ofNullable(states().get(state)))))
                                .isEqualTo(expected)));
            }
        }
        assertThat(tests).hasSize(18 * 9);
        return tests.stream();
    }

    @Test
    void a_first_approval_is_major_and_goes_into_the_usual_languages_without_its_own() {
        var approved = event(decide(open(revision(1, Significance.TYPO, "en")), request(Outcome.APPROVE, 1, null)));
        assertThat(approved.significance()).isEqualTo(Significance.MAJOR);
        assertThat(approved.languages()).containsExactly("ar", "el", "es", "ru");
    }

    @Test
    void the_significance_of_an_approval_is_the_highest_since_the_approval_before() {
        var review = state(decide(open(revision(1, Significance.MAJOR, "en")), request(Outcome.APPROVE, 1, List.of())));
        review = sent(review, revision(2, Significance.MINOR, "en"));
        review = sent(review, revision(4, Significance.TYPO, "en"));
        assertThat(event(decide(review, correcting(4, null))).significance()).isEqualTo(Significance.MINOR);
        var late = sent(review, revision(3, Significance.MAJOR, "en"));
        assertThat(event(decide(late, correcting(4, null))).significance()).isEqualTo(Significance.MAJOR);
        var after = state(decide(late, correcting(4, null)));
        var typo = sent(after, revision(5, Significance.TYPO, "en"));
        assertThat(events(decide(typo, request(Outcome.APPROVE, 5, null))).getFirst())
                .isInstanceOfSatisfying(ApprovalCarried.class, it -> {
                    assertThat(it.formerHash()).isEqualTo(hash(4));
                    assertThat(it.hash()).isEqualTo(hash(5));
                });
    }

    @Test
    void a_correction_goes_into_the_languages_of_the_approval_before_unless_others_are_named() {
        var review =
                state(decide(open(revision(1, Significance.MAJOR, "en")), request(Outcome.APPROVE, 1, List.of("es"))));
        review = sent(review, revision(2, Significance.MINOR, "en"));
        assertThat(event(decide(review, correcting(2, null))).languages()).containsExactly("es");
        assertThat(event(decide(review, correcting(2, List.of("ru", "en")))).languages())
                .containsExactly("ru");
    }

    @Test
    void a_licence_that_forbids_derivatives_opens_no_translation() {
        for (var licence : List.of(
                "CC-BY-ND-4.0", "CC-BY-NC-ND-3.0", "cc-by-nd-4.0", "https://creativecommons.org/licenses/by-nd/4.0/")) {
            var open = open(revision(1, Significance.MAJOR, "en", licence));
            var approved = decide(open, request(Outcome.APPROVE, 1, null));
            assertThat(event(approved).languages()).isEmpty();
            assertThat(described(state(approved).want("es", Role.EDITOR, "edith", NOON)))
                    .isEqualTo("NOT_NOW");
            assertThat(described(decide(open, request(Outcome.APPROVE, 1, List.of("es")))))
                    .isEqualTo("INVALID");
        }
        for (var licence : List.of("CC-BY-4.0", "CC0-1.0", "AND-1.0", "https://example.org/and/indeed")) {
            var open = open(revision(1, Significance.MAJOR, "en", licence));
            assertThat(event(decide(open, request(Outcome.APPROVE, 1, null))).languages())
                    .hasSize(4);
        }
    }

    @Test
    void translations_close_when_a_later_text_forbids_them_or_is_in_their_language() {
        var review = state(decide(open(revision(1, Significance.MAJOR, "en")), request(Outcome.APPROVE, 1, null)));
        assertThat(review.standing("es")).isInstanceOf(Standing.Translatable.class);
        var forbidden = sent(review, revision(2, Significance.MAJOR, "en", "CC-BY-ND-4.0"));
        assertThat(forbidden.standing("es")).isInstanceOf(Standing.Translatable.class);
        forbidden = state(decide(forbidden, correcting(2, null)));
        assertThat(forbidden.standing("es")).isInstanceOf(Standing.Closed.class);
        var spanish = sent(review, revision(2, Significance.MAJOR, "es"));
        spanish = state(decide(spanish, correcting(2, null)));
        assertThat(spanish.standing("es")).isInstanceOf(Standing.Closed.class);
        assertThat(spanish.standing("ru")).isInstanceOf(Standing.Translatable.class);
    }

    @Test
    void a_dropped_byline_is_told_as_taken_only_when_every_translation_knows() {
        var approved = state(decide(open(revision(1, Significance.MAJOR, "en")), request(Outcome.APPROVE, 1, null)));
        var answer = dropped(Optional.of(approved), 1);
        assertThat(events(answer)).isEmpty();
        var review = (Review.Approved) state(answer);
        assertThat(review.file().decisions()).extracting(Decision::hash).containsExactly("bare 1");
        assertThat(review.standing("es"))
                .isInstanceOfSatisfying(
                        Standing.Translatable.class,
                        it -> assertThat(it.source().hash()).isEqualTo("bare 1"));
        assertThat(review.bylineToDestroy()).isEqualTo(1);
        assertThat(described(review.bylineDestroyed(1))).isEqualTo("-");
        assertThat(described(dropped(Optional.of(review), 1))).isEqualTo("-");
        var known = state(review.caughtUp(number(review), new TreeSet<>(USUAL)));
        assertThat(described(known.bylineDestroyed(2))).isEqualTo("-");
        var told = known.bylineDestroyed(1);
        assertThat(events(told)).containsExactly(new BylineDropTaken(ARTICLE, 1));
        assertThat(state(told).unfinished()).isFalse();
        assertReadAsWritten(state(told));
    }

    @Test
    void a_byline_of_a_later_revision_than_the_drop_stays() {
        var review = (Review.Open) state(dropped(Optional.of(open(revision(2, Significance.MAJOR, "en"))), 1));
        assertThat(review.file().current()).isEqualTo(revision(2, Significance.MAJOR, "en"));
    }

    private static Revision bare(Revision it) {
        return new Revision(
                it.number(), "bare " + it.number(), it.significance(), it.content(), it.note(), it.proposal());
    }

    private static Answer<Review> dropped(Optional<Review> review, int lastRevision) {
        return Review.bylineDropped(
                review,
                ARTICLE,
                lastRevision,
                it -> it == 0 ? Optional.empty() : Optional.of(bare(revision(it, Significance.MAJOR, "en"))),
                HOUR);
    }

    @Test
    void a_stale_decision_is_told_the_current_revision_and_hash() {
        var open = open(revision(2, Significance.MAJOR, "en"));
        var refused = (Refused<Review>) decide(open, request(Outcome.APPROVE, 1, null));
        assertThat(refused.refusal().more()).containsEntry("revision", 2).containsEntry("hash", hash(2));
    }

    @Test
    void what_came_while_it_was_withdrawn_is_told_when_it_returns() {
        var withdrawn = state(Review.withdrawn(Optional.empty(), ARTICLE, 1, HOUR));
        withdrawn = sent(withdrawn, revision(1, Significance.MAJOR, "en"));
        var back = (Accepted<Review>) withdrawn.restored(HOUR, HOUR);
        assertThat(back.events()).containsExactly(new ReviewOpened(ARTICLE, 1, hash(1)));
    }

    @Test
    void a_withdrawal_is_told_as_taken_only_when_every_translation_knows() {
        var approved = state(decide(open(revision(1, Significance.MAJOR, "en")), request(Outcome.APPROVE, 1, null)));
        var withdrawn = state(Review.withdrawn(Optional.of(approved), ARTICLE, 1, HOUR));
        var number = ((Review.Withdrawn) withdrawn).before().file().standing();
        var some = (Accepted<Review>) withdrawn.caughtUp(number, new TreeSet<>(List.of("es", "ru")));
        assertThat(some.events()).isEmpty();
        assertThat(described(some.state().caughtUp(number - 1, new TreeSet<>(USUAL))))
                .isEqualTo("-");
        var all = (Accepted<Review>) some.state().caughtUp(number, new TreeSet<>(USUAL));
        assertThat(all.events()).containsExactly(new WithdrawalTaken(ARTICLE, 1));
    }

    @Test
    void a_withdrawal_is_answered_by_its_number_and_never_by_that_of_one_that_was_undone() {
        var approved = state(decide(open(revision(1, Significance.MAJOR, "en")), request(Outcome.APPROVE, 1, null)));
        var first = state(Review.withdrawn(Optional.of(approved), ARTICLE, 1, HOUR));
        var second = state(Review.withdrawn(Optional.of(state(first.restored(HOUR, HOUR))), ARTICLE, 2, HOUR));
        assertThat(described(second.caughtUp(number(first), new TreeSet<>(USUAL))))
                .isEqualTo("-");
        var later = sent(second, revision(2, Significance.MINOR, "en"));
        assertThat(events(later.caughtUp(number(later), new TreeSet<>(USUAL))))
                .containsExactly(new WithdrawalTaken(ARTICLE, 2));
    }

    /// As where the news that it was restored was dropped.
    @Test
    void a_withdrawal_of_what_another_has_hidden_gets_its_own_answer() {
        var approved = state(decide(open(revision(1, Significance.MAJOR, "en")), request(Outcome.APPROVE, 1, null)));
        var first = state(Review.withdrawn(Optional.of(approved), ARTICLE, 1, HOUR));
        var behind = Review.withdrawn(Optional.of(first), ARTICLE, 2, HOUR);
        assertThat(events(behind)).isEmpty();
        assertThat(events(state(behind).caughtUp(number(first), new TreeSet<>(USUAL))))
                .containsExactly(new WithdrawalTaken(ARTICLE, 2));
        var hidden = state(first.caughtUp(number(first), new TreeSet<>(USUAL)));
        assertThat(events(Review.withdrawn(Optional.of(hidden), ARTICLE, 2, HOUR)))
                .containsExactly(new WithdrawalTaken(ARTICLE, 2));
    }

    @Test
    void every_state_is_read_as_it_was_written() {
        states().values().forEach(ReviewTest::assertReadAsWritten);
    }

    /// But for what it notes of its history, which becomes a chain when it is written.
    static void assertReadAsWritten(Review review) {
        var mapping = new ReviewDocument();
        var read = mapping.read(mapping.write(review));
        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(History.class)
                .isEqualTo(review);
        assertThat(read.history().length()).isEqualTo(review.history().noted().size());
        assertThat(mapping.read(mapping.write(read))).isEqualTo(read);
    }

    @Test
    void a_message_is_read_with_the_thread_that_it_stands_in() {
        var open = open(revision(2, Significance.MAJOR, "en"));
        for (var segment : new String[] {null, "0".repeat(64) + "~2"}) {
            var thread = new Message.InThread(new UUID(0, 8), 2, segment);
            assertReadAsWritten(
                    state(open.ask(new Message(new UUID(0, 9), "edith", HOUR, "1".repeat(64), thread), "Who?")));
        }
        assertReadAsWritten(state(open.ask(new Message(new UUID(0, 9), "edith", HOUR, "1".repeat(64)), "Who?")));
    }

    @Test
    void one_that_was_withdrawn_before_withdrawals_were_counted_is_answered_without_a_number() {
        var approved = state(decide(open(revision(1, Significance.MAJOR, "en")), request(Outcome.APPROVE, 1, null)));
        var withdrawn = state(Review.withdrawn(Optional.of(approved), ARTICLE, null, HOUR));
        var mapping = new ReviewDocument();
        var document = mapping.write(withdrawn);
        document.remove("withdrawal");
        assertThat(mapping.read(document))
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(History.class)
                .isEqualTo(withdrawn);
        assertThat(events(withdrawn.caughtUp(number(withdrawn), new TreeSet<>(USUAL))))
                .containsExactly(new WithdrawalTaken(ARTICLE, null));
    }

    private static Map<String, Review> states() {
        var open = open(revision(2, Significance.MAJOR, "en"));
        var approved = state(decide(open, request(Outcome.APPROVE, 2, null)));
        var states = new LinkedHashMap<String, Review>();
        states.put("expected", new Review.Expected(File.of(ARTICLE, HOUR)));
        states.put("open", open);
        states.put("approved", approved);
        states.put("changes-requested", state(decide(open, request(Outcome.REQUEST_CHANGES, 2, null))));
        states.put("declined", state(decide(open, request(Outcome.DECLINE, 2, null))));
        states.put("withdrawn", state(Review.withdrawn(Optional.of(approved), ARTICLE, 1, HOUR)));
        states.put("withdrawn-early", state(Review.withdrawn(Optional.empty(), ARTICLE, 1, HOUR)));
        states.put("erased", state(Review.erased(Optional.of(open), ARTICLE, HOUR)));
        return states;
    }

    private static Function<Optional<Review>, @Nullable Answer<Review>> acts(String act) {
        return switch (act) {
            case "revision 1" ->
                it -> Review.revisionSent(it, ARTICLE, revision(1, Significance.MAJOR, "en"), BENCHES, HOUR, HOUR);
            case "revision 2" ->
                it -> Review.revisionSent(it, ARTICLE, revision(2, Significance.MAJOR, "en"), BENCHES, HOUR, HOUR);
            case "revision 3" ->
                it -> Review.revisionSent(it, ARTICLE, revision(3, Significance.MINOR, "en"), BENCHES, HOUR, HOUR);
            case "approve" -> existing(it -> decide(it, request(Outcome.APPROVE, 2, null)));
            case "request changes" -> existing(it -> decide(it, request(Outcome.REQUEST_CHANGES, 2, null)));
            case "decline" -> existing(it -> decide(it, request(Outcome.DECLINE, 2, null)));
            case "approve revision 1" -> existing(it -> decide(it, request(Outcome.APPROVE, 1, null)));
            case "want uk" -> existing(it -> it.want("uk", Role.EDITOR, "edith", NOON));
            case "want es" -> existing(it -> it.want("es", Role.EDITOR, "edith", NOON));
            case "want en" -> existing(it -> it.want("en", Role.EDITOR, "edith", NOON));
            case "withdraw" -> it -> Review.withdrawn(it, ARTICLE, 1, HOUR);
            case "withdraw again" -> it -> Review.withdrawn(it, ARTICLE, 2, HOUR);
            case "restore" -> existing(it -> it.restored(HOUR, HOUR));
            case "erase" -> it -> Review.erased(it, ARTICLE, HOUR);
            case "all caught up" -> existing(it -> it.caughtUp(number(it), new TreeSet<>(USUAL)));
            case "finish erasure" -> existing(Review::finishErasure);
            case "drop byline" -> it -> dropped(it, 2);
            case "byline destroyed" -> existing(it -> it.bylineDestroyed(2));
            default -> throw new IllegalArgumentException(act);
        };
    }

    private static Function<Optional<Review>, @Nullable Answer<Review>> existing(Function<Review, Answer<Review>> act) {
        return it -> it.map(act).orElse(null);
    }

    private static long number(Review review) {
        return switch (review) {
            case Review.Erased erased -> erased.standing();
            case Review.Withdrawn(var before, _) -> before.file().standing();
            case Review.InSight seen -> seen.file().standing();
        };
    }

    private static String described(@Nullable Answer<Review> answer) {
        return switch (answer) {
            case null -> "-";
            case AlreadyDone<Review> _ -> "-";
            case Refused<Review>(var refusal) -> refusal.kind().name();
            case Accepted<Review>(var state, var events) ->
                String.join(
                        " ",
                        Stream.concat(
                                        Stream.of(ReviewDocument.nameOf(state)),
                                        events.stream().map(it -> it.getClass().getSimpleName()))
                                .toList());
        };
    }

    private static Review open(Revision revision) {
        return state(Review.revisionSent(Optional.empty(), ARTICLE, revision, BENCHES, HOUR, HOUR));
    }

    private static Review sent(Review review, Revision revision) {
        return state(Review.revisionSent(Optional.of(review), ARTICLE, revision, BENCHES, HOUR, HOUR));
    }

    private static Answer<Review> decide(Review review, Decision.Request request) {
        return review.decide(request, BENCHES, NOON);
    }

    private static Decision.Request request(Outcome outcome, int revision, @Nullable List<String> languages) {
        return new Decision.Request(
                outcome,
                hash(revision),
                new Voter("edith", "pseudonym"),
                "Why",
                RevisionContent.sha256("Why"),
                List.of(),
                languages,
                null);
    }

    private static Decision.Request correcting(int revision, @Nullable List<String> languages) {
        return new Decision.Request(
                Outcome.APPROVE,
                hash(revision),
                request(Outcome.APPROVE, revision, null).voter(),
                null,
                null,
                List.of(),
                languages,
                new Correction("correction", "It was otherwise."));
    }

    private static Review state(Answer<Review> answer) {
        assertThat(answer).isInstanceOf(Accepted.class);
        return ((Accepted<Review>) answer).state();
    }

    private static List<Event> events(Answer<Review> answer) {
        assertThat(answer).isInstanceOf(Accepted.class);
        return ((Accepted<Review>) answer).events();
    }

    private static ArticleApproved event(Answer<Review> answer) {
        assertThat(answer).isInstanceOf(Accepted.class);
        return (ArticleApproved) ((Accepted<Review>) answer).events().getFirst();
    }

    private static Revision revision(int number, Significance significance, String language) {
        return revision(number, significance, language, "CC-BY-SA-4.0");
    }

    private static Revision revision(int number, Significance significance, String language, String licence) {
        var content = new RevisionContent(
                language, "Title", null, "body", null, licence, null, List.of(), List.of(), List.of());
        return new Revision(number, hash(number), significance, content, null, null);
    }

    private static String hash(int number) {
        return Objects.toString(number).repeat(64);
    }
}
