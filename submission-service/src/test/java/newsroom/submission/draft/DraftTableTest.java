package newsroom.submission.draft;

import static newsroom.contracts.Significance.MAJOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import newsroom.contracts.ConfirmationEvent;
import newsroom.contracts.ConfirmationEvent.BylineDropConfirmed;
import newsroom.contracts.ConfirmationEvent.EditionDescheduled;
import newsroom.contracts.ConfirmationEvent.EditionPublished;
import newsroom.contracts.ConfirmationEvent.EditionReady;
import newsroom.contracts.ConfirmationEvent.EditionScheduled;
import newsroom.contracts.ConfirmationEvent.ErasureConfirmed;
import newsroom.contracts.ConfirmationEvent.WithdrawalConfirmed;
import newsroom.contracts.EditorialEvent;
import newsroom.contracts.EditorialEvent.ApprovalCarried;
import newsroom.contracts.EditorialEvent.ArticleApproved;
import newsroom.contracts.EditorialEvent.ArticleDeclined;
import newsroom.contracts.EditorialEvent.ArticleRedacted;
import newsroom.contracts.EditorialEvent.ArticleRestoredByDesk;
import newsroom.contracts.EditorialEvent.ArticleRetracted;
import newsroom.contracts.EditorialEvent.ArticleWithdrawnByDesk;
import newsroom.contracts.EditorialEvent.BlockLifted;
import newsroom.contracts.EditorialEvent.BylineDropTaken;
import newsroom.contracts.EditorialEvent.ChangesRequested;
import newsroom.contracts.EditorialEvent.DecisionLapsed;
import newsroom.contracts.EditorialEvent.ErasureTaken;
import newsroom.contracts.EditorialEvent.QuestionAsked;
import newsroom.contracts.EditorialEvent.ReviewOpened;
import newsroom.contracts.EditorialEvent.ReviewStalled;
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
import newsroom.contracts.Event;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Skipped;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Refusal;
import newsroom.submission.draft.EditorialStep.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every state and every act, as [DraftTable] has them. Nobody can add a state, an act or an event without a place in
/// it.
class DraftTableTest {

    private static final UUID ARTICLE = UUID.fromString("6a9b8ad0-93fb-4c43-8b1d-7f3c0a3f6c11");
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final Owner EMMA = new Owner.Account("emma");
    private static final DraftText FIRST = text("first");
    private static final long VERSION = 7;
    private static final Papers PAPERS = papers();
    private static final Map<String, Draft> STATES = states();
    private static final Map<Class<? extends Event>, Function<Draft, Answer<Draft>>> TOLD = told();

    private static final Bare NOTHING_TO_DROP = new Bare() {
        @Override
        public DraftText of(DraftText text) {
            throw new AssertionError("It has no byline");
        }

        @Override
        public SentRevision of(SentRevision revision) {
            throw new AssertionError("It has no byline");
        }
    };

    static final KeptTexts NOTHING_KEPT = new KeptTexts() {
        @Override
        public Set<String> all() {
            return Set.of();
        }

        @Override
        public List<String> namedBy(SentRevision revision) {
            return List.of();
        }
    };

    /// Of these the contributor hears nothing.
    private static final Set<Class<? extends Event>> PASSED_OVER = Set.of(
            ReviewStalled.class,
            BlockLifted.class,
            DecisionLapsed.class,
            TranslationClaimed.class,
            TranslationOutdated.class,
            TranslationRedacted.class,
            TranslationReleased.class,
            TranslationExpired.class,
            TranslationSubmitted.class,
            TranslationSentBack.class,
            Skipped.class);

    @ParameterizedTest
    @MethodSource("eachState")
    void what_its_contributor_does(String state) {
        var draft = draft(state);
        var found = new LinkedHashMap<String, String>();
        for (var act : DraftAct.values()) {
            found.put(act.word(), outcome(state, act(draft, act)));
        }
        assertThat(found).isEqualTo(DraftTable.BY_CONTRIBUTOR.of(state));
    }

    @ParameterizedTest
    @MethodSource("eachState")
    void what_the_others_tell(String state) {
        var draft = draft(state);
        for (var table : DraftTable.BY_OTHERS) {
            var found = new LinkedHashMap<String, String>();
            TOLD.forEach((event, reaction) -> {
                if (table.acts().contains(name(event))) {
                    found.put(name(event), outcome(state, reaction.apply(draft)));
                }
            });
            assertThat(found).isEqualTo(table.of(state));
        }
    }

    @ParameterizedTest
    @MethodSource("eachState")
    void what_is_called_possible_is_and_nothing_else(String state) {
        var draft = draft(state);
        for (var act : DraftAct.values()) {
            var answer = act(draft, act);
            assertThat(answer instanceof Answer.Accepted)
                    .as("%s", act)
                    .isEqualTo(draft.acts().contains(act));
            if (answer instanceof Answer.Refused<Draft>(var refusal)) {
                assertThat(refusal.more())
                        .containsEntry(
                                "acts",
                                draft.acts().stream().map(DraftAct::word).toList());
            }
        }
    }

    @Test
    void the_table_has_every_state_every_act_and_every_event() {
        var states = new ArrayList<Class<?>>();
        STATES.values().forEach(it -> states.add(it.getClass()));
        assertThat(new LinkedHashSet<>(states)).containsExactlyInAnyOrderElementsOf(leaves(Draft.class));
        assertThat(DraftTable.BY_CONTRIBUTOR.acts())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(DraftAct.values()).map(DraftAct::word).toList());
        var acts = new ArrayList<String>();
        for (var table : DraftTable.BY_OTHERS) {
            assertThat(table.states()).isEqualTo(eachState());
            acts.addAll(table.acts());
        }
        PASSED_OVER.forEach(it -> acts.add(name(it)));
        var events = new TreeSet<String>();
        leaves(EditorialEvent.class).forEach(it -> events.add(name(it.asSubclass(Event.class))));
        leaves(ConfirmationEvent.class).forEach(it -> events.add(name(it.asSubclass(Event.class))));
        assertThat(acts).containsExactlyInAnyOrderElementsOf(events);
    }

    static List<String> eachState() {
        return DraftTable.BY_CONTRIBUTOR.states();
    }

    private static Answer<Draft> act(Draft draft, DraftAct act) {
        return switch (act) {
            case SAVE -> draft.save(text("third"), VERSION, VERSION, NOON);
            case CONFIRM_RECEIPT -> draft.confirmReceipt(true);
            case SEND -> draft.send(VERSION, VERSION, new Weighed.As(MAJOR), () -> "c", NOON);
            case ANSWER -> draft.answer(message(1), "text");
            case APPEAL -> draft.appeal(message(2), "reason");
            case WITHDRAW -> draft.withdraw(NOON, Duration.ofDays(90));
            case UNDO_WITHDRAWAL -> draft.undoWithdrawal(NOON);
            case DROP_BYLINE -> draft.dropByline(NOTHING_TO_DROP, VERSION, NOON);
            case ERASE -> draft.erase(Eraser.CONTRIBUTOR);
        };
    }

    private static Map<Class<? extends Event>, Function<Draft, Answer<Draft>>> told() {
        var told = new LinkedHashMap<Class<? extends Event>, Function<Draft, Answer<Draft>>>();
        told.put(ReviewOpened.class, it -> it.reviewed(step(Kind.TAKEN_INTO_REVIEW)));
        told.put(ChangesRequested.class, it -> it.reviewed(step(Kind.CHANGES_REQUESTED)));
        told.put(ArticleDeclined.class, it -> it.reviewed(step(Kind.DECLINED)));
        told.put(ArticleApproved.class, it -> it.reviewed(step(Kind.APPROVED)));
        told.put(ApprovalCarried.class, it -> it.reviewed(step(Kind.APPROVED)));
        told.put(ArticleRetracted.class, it -> it.reviewed(step(Kind.RETRACTED)));
        told.put(ArticleWithdrawnByDesk.class, it -> it.reviewed(step(Kind.WITHDRAWN_BY_DESK)));
        told.put(ArticleRestoredByDesk.class, it -> it.reviewed(step(Kind.RESTORED_BY_DESK)));
        told.put(QuestionAsked.class, it -> it.asked(message(3)));
        told.put(
                RevisionProposed.class,
                it -> it.proposed(new UUID(0, 4), FIRST.hash(), DraftTableTest::proposed, VERSION, NOON));
        told.put(TranslationOpened.class, it -> it.noted(reach -> reach.translation("el", Reach.Translation.OPEN)));
        told.put(
                TranslationApproved.class,
                it -> it.noted(reach -> reach.translation("el", Reach.Translation.APPROVED)));
        told.put(TranslationCancelled.class, it -> it.noted(reach -> reach.translation("el", null)));
        told.put(EditionReady.class, it -> it.noted(reach -> reach.ready("en")));
        told.put(
                EditionScheduled.class,
                it -> it.noted(reach -> reach.scheduled("en", Instant.parse("2027-01-01T12:00:00Z"))));
        told.put(EditionDescheduled.class, it -> it.noted(reach -> reach.scheduled("en", null)));
        told.put(EditionPublished.class, it -> it.published("en", 1, FIRST.hash(), "/en/1"));
        told.put(WithdrawalTaken.class, it -> it.withdrawalTaken(Service.EDITORIAL, 1));
        told.put(WithdrawalConfirmed.class, it -> it.withdrawalTaken(Service.PUBLICATION, 1));
        told.put(BylineDropTaken.class, it -> it.bylineDropTaken(Service.EDITORIAL, 1));
        told.put(BylineDropConfirmed.class, it -> it.bylineDropTaken(Service.PUBLICATION, 1));
        told.put(ArticleRedacted.class, it -> it.redacted(redacted(false), NOTHING_KEPT, VERSION));
        told.put(RevisionRedacted.class, it -> it.redacted(redacted(true), NOTHING_KEPT, VERSION));
        told.put(ErasureTaken.class, it -> it.erasureTaken(Service.EDITORIAL));
        told.put(ErasureConfirmed.class, it -> it.erasureTaken(Service.PUBLICATION));
        return told;
    }

    private static Map<String, Draft> states() {
        var unsent = Papers.of(ARTICLE, EMMA, FIRST, NOON);
        var anonymous = Papers.of(ARTICLE, new Owner.ReceiptHolder("h", false), FIRST, NOON);
        var appealed = PAPERS.with(PAPERS.decisions().withAppeal());
        var withdrawn = new Draft.Accepted(PAPERS.withdrawnOnceMore());
        var states = new LinkedHashMap<String, Draft>();
        states.put("unconfirmed", new Draft.Unsent(anonymous));
        states.put("draft", new Draft.Unsent(unsent));
        states.put("submitted", new Draft.Submitted(PAPERS));
        states.put("in-review", new Draft.InReview(PAPERS));
        states.put("changes-requested", new Draft.ChangesRequested(PAPERS));
        states.put("accepted", new Draft.Accepted(PAPERS));
        states.put("declined", new Draft.Declined(PAPERS, NOON));
        states.put("appealed", new Draft.InReview(appealed));
        states.put("declined-again", new Draft.Declined(appealed, NOON));
        states.put("withdrawn", new Draft.Withdrawn(withdrawn, NOON, Set.of()));
        states.put("withdrawn-for-good", new Draft.Withdrawn(withdrawn, null, Set.of()));
        states.put("erased", new Draft.Erased(ARTICLE, EMMA, true, false, Set.of(), Eraser.CONTRIBUTOR));
        return states;
    }

    private static Draft draft(String state) {
        return Objects.requireNonNull(STATES.get(state), () -> "no draft is " + state);
    }

    /// What came of it, as the table puts it.
    private static String outcome(String before, Answer<Draft> answer) {
        return switch (answer) {
            case Answer.Accepted<Draft>(var draft, _) -> named(draft).equals(before) ? "." : named(draft);
            case Answer.AlreadyDone<Draft> _ -> "done";
            case Answer.Refused<Draft>(var refusal) ->
                refusal.kind() == Refusal.Kind.NOT_NOW && refusal.more().containsKey("acts") ? "409" : "no";
        };
    }

    private static String named(Draft draft) {
        return switch (draft) {
            case Draft.Unsent(var papers) when !papers.owner().canReturn() -> "unconfirmed";
            case Draft.InReview(var papers) when papers.decisions().appealed() -> "appealed";
            case Draft.Declined(var papers, _) when papers.decisions().appealed() -> "declined-again";
            case Draft.Withdrawn(_, var until, _) when until == null -> "withdrawn-for-good";
            case Draft.Live _, Draft.Withdrawn _, Draft.Erased _ -> draft.state();
        };
    }

    /// The classes below a sealed one that can have instances.
    private static List<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses())
                        .flatMap(it -> leaves(it).stream())
                        .toList()
                : List.of(type);
    }

    /// Such as `review-opened`.
    private static String name(Class<? extends Event> event) {
        var parts = Event.typeOf(event).split("\\.");
        return parts[parts.length - 2];
    }

    /// With one revision sent, and another text saved since.
    private static Papers papers() {
        var papers = Papers.of(ARTICLE, EMMA, FIRST, NOON);
        var sent = papers.with(papers.writing().sent(new SentRevision(1, FIRST.hash(), MAJOR, NOON, "c")));
        return sent.with(sent.writing().saved(text("second"), 5, NOON));
    }

    private static EditorialStep step(Kind kind) {
        return new EditorialStep(1, FIRST.hash(), kind, NOON, null, List.of());
    }

    private static Redacted.Step redacted(boolean newest) {
        return new Redacted.Step(1, 1, newest, 1, null, text("left"), () -> "c");
    }

    private static ProposedText proposed() {
        var text = text("proposed");
        return new ProposedText(text.content(), text.hash(), "c", MAJOR, null);
    }

    private static Message message(int number) {
        return new Message(new UUID(0, number), Message.From.CONTRIBUTOR, NOON, "hash");
    }

    private static DraftText text(String body) {
        return DraftText.of(
                new RevisionContent(
                        "en", "a title", null, body, null, "CC0-1.0", null, List.of(), List.of(), List.of()),
                null);
    }
}
