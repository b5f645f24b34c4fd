package newsroom.editorial.review;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntFunction;
import newsroom.contracts.EditorialEvent.BylineDropTaken;
import newsroom.contracts.EditorialEvent.ErasureTaken;
import newsroom.contracts.EditorialEvent.QuestionAsked;
import newsroom.contracts.EditorialEvent.ReviewOpened;
import newsroom.contracts.EditorialEvent.WithdrawalTaken;
import newsroom.editorial.history.History;
import newsroom.editorial.history.Role;
import newsroom.editorial.paper.Revision;
import newsroom.editorial.review.Bench.Benches;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.aggregate.Refusal.Kind;
import org.jspecify.annotations.Nullable;

/// The editorial service's file on an article. It is opened by the first revision, and by each newer one again; a
/// decision stands for exactly the revision whose hash it names.
///
/// The review also leads the translations of its article: it holds which of them have not been told yet how it stands
/// with the article, so that what one write decided is carried to all of them whatever happens in between.
public sealed interface Review {

    int MOST_MESSAGES = 1000;

    /// Why an article has no translations.
    String NO_DERIVATIVES = "The licence of the article forbids derivatives, and a translation is one";

    /// A review in sight.
    sealed interface InSight extends Review {
        File file();

        /// In the same state, with another file.
        default InSight with(File file) {
            return switch (this) {
                case Expected _ -> new Expected(file);
                case Open _ -> new Open(file);
                case Approved _ -> new Approved(file);
                case ChangesRequested _ -> new ChangesRequested(file);
                case Declined _ -> new Declined(file);
            };
        }
    }

    /// The article was heard of, but no revision of it has come.
    record Expected(File file) implements InSight {}

    /// The current revision waits for a decision.
    record Open(File file) implements InSight {}

    record Approved(File file) implements InSight {}

    record ChangesRequested(File file) implements InSight {}

    record Declined(File file) implements InSight {}

    /// The contributor took the article out of sight.
    ///
    /// @param before what it returns to
    /// @param withdrawal which one it is, as its contributor's side counts them; none if it did not say
    record Withdrawn(InSight before, @Nullable Integer withdrawal) implements Review {}

    /// The article is destroyed. This marker stays for ever and holds no text.
    ///
    /// @param behind the languages whose translations are still to be destroyed
    /// @param destroyed whether everything else is
    /// @param history that there was one, and nothing of what it said
    record Erased(UUID article, Instant at, long standing, SortedSet<String> behind, boolean destroyed, History history)
            implements Review {
        public Erased {
            behind = new TreeSet<>(behind);
        }
    }

    /// A contributor sent a revision, or one that an editor proposed became the next.
    ///
    /// @param from when the time of what it opens begins to run
    static Answer<Review> revisionSent(
            Optional<Review> review, UUID article, Revision revision, Benches benches, Instant at, Instant from) {
        var before = review.orElseGet(() -> new Expected(File.of(article, at)));
        var after = revision.proposal() == null
                ? before
                : Proposing.ended(before, revision.proposal(), new ProposedRevision.Fate.Accepted(revision.number()));
        var answer = revisionSent(after, article, revision, benches, at, from);
        return answer instanceof Answer.AlreadyDone && !after.equals(before)
                ? Answer.accepted(Proposing.changed(after, it -> it.noted(Acts.revisionSent(it, revision, at))))
                : answer;
    }

    private static Answer<Review> revisionSent(
            Review review, UUID article, Revision revision, Benches benches, Instant at, Instant from) {
        return switch (review) {
            case Erased _ -> Answer.alreadyDone();
            case Withdrawn(var before, var withdrawal) ->
                before.file().currentNumber() < revision.number()
                        ? Answer.accepted(
                                new Withdrawn(revised(before.file(), revision, benches, at, from), withdrawal))
                        : late(before.file(), revision, at)
                                .<Answer<Review>>map(it -> Answer.accepted(new Withdrawn(before.with(it), withdrawal)))
                                .orElseGet(Answer::alreadyDone);
            case InSight seen
            when seen.file().currentNumber() < revision.number() ->
                Answer.accepted(
                        revised(seen.file(), revision, benches, at, from),
                        new ReviewOpened(article, revision.number(), revision.hash()));
            case InSight seen ->
                late(seen.file(), revision, at)
                        .<Answer<Review>>map(it -> Answer.accepted(seen.with(it)))
                        .orElseGet(Answer::alreadyDone);
        };
    }

    private static InSight revised(File file, Revision revision, Benches benches, Instant at, Instant from) {
        var revised = file.revised(revision, at).noted(Acts.revisionSent(file, revision, at));
        var deliberation = revised.deliberation().ended(Proposal.End.STALE, at).atDesk();
        return Deliberating.opened(new Open(revised.with(deliberation)), benches, at, from);
    }

    /// The file after an older revision came late, if that changes anything.
    private static Optional<File> late(File file, Revision revision, Instant at) {
        return revision.number() > file.approvedNumber()
                        && revision.number() < file.currentNumber()
                        && revision.significance().compareTo(file.pending()) > 0
                ? Optional.of(file.counting(revision.significance()).noted(Acts.revisionSent(file, revision, at)))
                : Optional.empty();
    }

    /// An editor proposes an outcome, unless it is what is proposed, and supports it. Where that is enough, it is
    /// decided.
    default Answer<Review> decide(Decision.Request request, Benches benches, Instant now) {
        return Deliberating.propose(this, request, true, benches, now);
    }

    /// The proposal that is open, if one is.
    default @Nullable Proposal proposal() {
        return this instanceof InSight seen ? seen.file().deliberation().proposal() : null;
    }

    /// An editor proposes the next revision.
    default Answer<Review> propose(ProposedRevision.Request request, ProposedRevision.Composed composed, Instant now) {
        return Proposing.propose(this, request, composed, now);
    }

    /// A revision that an editor proposed was stale when it came.
    ///
    /// @param last which revision was the last then
    default Answer<Review> proposalStale(UUID proposal, int last, Instant at) {
        var after = Proposing.stale(this, proposal, last, at);
        return after.equals(this) ? Answer.alreadyDone() : Answer.accepted(after);
    }

    /// An editor writes to the contributor.
    default Answer<Review> ask(Message message, String text) {
        return switch (this) {
            case Erased _ -> gone();
            case Withdrawn _ -> Deliberating.notNow(this, Deliberating.WITHDRAWN);
            case Expected _ -> Answer.refused(Kind.UNKNOWN, "There is no such review");
            case InSight seen when seen.file().knows(message.id()) -> Answer.alreadyDone();
            case InSight seen
            when seen.file().conversation().size() >= MOST_MESSAGES ->
                Deliberating.notNow(seen, "A conversation ends after " + MOST_MESSAGES + " messages");
            case InSight seen ->
                Answer.accepted(
                        seen.with(seen.file().and(message).noted(Acts.written(message))),
                        asked(seen.file().article(), message, text));
        };
    }

    private static QuestionAsked asked(UUID article, Message message, String text) {
        var thread = message.thread();
        return thread == null
                ? new QuestionAsked(article, message.id(), text)
                : new QuestionAsked(article, message.id(), text, thread.revision(), thread.segment());
    }

    /// The contributor wrote to the editors.
    static Answer<Review> written(Optional<Review> review, UUID article, Message message) {
        return switch (review.orElseGet(() -> new Expected(File.of(article, message.at())))) {
            case Erased _ -> Answer.alreadyDone();
            case Withdrawn(var before, var withdrawal) ->
                Answer.accepted(new Withdrawn(before.with(heard(before.file(), message)), withdrawal));
            case InSight seen -> Answer.accepted(seen.with(heard(seen.file(), message)));
        };
    }

    private static File heard(File file, Message message) {
        return file.and(message).noted(Acts.written(message));
    }

    /// The contributor asks that a revision which was declined is decided about again. An appeal about an older one, or
    /// one that came before the revision itself, opens nothing: the newer one is open anyway.
    static Answer<Review> appealed(
            Optional<Review> review, UUID article, int revision, Message reason, Benches benches, Instant from) {
        return switch (review.orElseGet(() -> new Expected(File.of(article, reason.at())))) {
            case Erased _ -> Answer.alreadyDone();
            case Withdrawn(var before, var withdrawal) ->
                Answer.accepted(new Withdrawn(heard(before, revision, reason, benches, from), withdrawal));
            case InSight seen -> {
                var heard = heard(seen, revision, reason, benches, from);
                yield heard instanceof Open(var file) && seen instanceof Declined
                        ? Answer.accepted(heard, reviewOpened(file))
                        : Answer.accepted(heard);
            }
        };
    }

    static ReviewOpened reviewOpened(File file) {
        return new ReviewOpened(
                file.article(), file.currentNumber(), currentOf(file).hash());
    }

    private static InSight heard(InSight review, int revision, Message reason, Benches benches, Instant from) {
        var file = review.file().and(reason).noted(Acts.appealed(review.file(), revision, reason));
        return review instanceof Declined && currentOf(file).number() == revision
                ? Deliberating.atAssembly(file, benches, reason.at(), from)
                : review.with(file);
    }

    /// Another language is wanted than those of the decision.
    ///
    /// @param role as which somebody wants it
    default Answer<Review> want(String language, Role role, String person, Instant now) {
        return switch (this) {
            case Erased _ -> gone();
            case Withdrawn _ -> Answer.refused(Kind.NOT_NOW, "The article is withdrawn");
            case Expected _ -> Answer.refused(Kind.UNKNOWN, "There is no such article");
            case InSight seen -> {
                var approval = seen.file().approval();
                if (approval == null) {
                    yield Answer.refused(Kind.NOT_NOW, "Only an approved article is translated");
                }
                if (!approval.derivatives()) {
                    yield Answer.refused(Kind.NOT_NOW, NO_DERIVATIVES);
                }
                if (approval.language().equals(language)) {
                    yield Answer.refused(Kind.INVALID, "The article itself is in this language");
                }
                yield seen.file().languages().contains(language)
                        ? Answer.alreadyDone()
                        : Answer.accepted(seen.with(
                                seen.file().wanting(language, now).noted(Acts.wanted(language, role, person, now))));
            }
        };
    }

    /// The contributor took the article out of sight. Told as taken once every translation is.
    ///
    /// One that finds the article hidden by another came where the news of a restoration was dropped. It hides
    /// nothing more, but whoever withdrew waits for its own answer.
    ///
    /// @param withdrawal which one it is, if it says so
    static Answer<Review> withdrawn(Optional<Review> review, UUID article, @Nullable Integer withdrawal, Instant at) {
        return switch (review.orElseGet(() -> new Expected(File.of(article, at)))) {
            case Erased _ -> Answer.alreadyDone();
            case Withdrawn(_, var known) when Objects.equals(known, withdrawal) -> Answer.alreadyDone();
            case Withdrawn(var before, _) ->
                hidden(new Withdrawn(before.with(before.file().noted(Acts.withdrawn(at))), withdrawal));
            case InSight seen ->
                hidden(new Withdrawn(seen.with(seen.file().moved(at).noted(Acts.withdrawn(at))), withdrawal));
        };
    }

    private static Answer<Review> hidden(Withdrawn hidden) {
        var file = hidden.before().file();
        return file.behind().isEmpty()
                ? Answer.accepted(hidden, new WithdrawalTaken(file.article(), hidden.withdrawal()))
                : Answer.accepted(hidden);
    }

    /// The contributor undid the withdrawal. What waits for a decision is told again, since it may have come meanwhile.
    ///
    /// @param from when the time of what is proposed begins anew
    default Answer<Review> restored(Instant at, Instant from) {
        return switch (this) {
            case Erased _ -> Answer.alreadyDone();
            case InSight _ -> Answer.alreadyDone();
            case Withdrawn(var before, _) -> {
                var file = before.file();
                var open = file.deliberation().proposal();
                var resumed =
                        open == null ? file : file.with(file.deliberation().with(open.resumed(from)));
                var back = before.with(resumed.moved(at).noted(Acts.restored(at)));
                yield back instanceof Open(var opened)
                        ? Answer.accepted(back, reviewOpened(opened))
                        : Answer.accepted(back);
            }
        };
    }

    /// The byline is dropped from the contents of every revision up to one. It may come before any of them does. The
    /// translations are to hear of it as of another standing.
    ///
    /// @param bare the revisions as they are without
    static Answer<Review> bylineDropped(
            Optional<Review> review, UUID article, int lastRevision, IntFunction<Optional<Revision>> bare, Instant at) {
        return switch (review.orElseGet(() -> new Expected(File.of(article, at)))) {
            case Erased _ -> Answer.alreadyDone();
            case Withdrawn(var before, _)
            when before.file().droppedByline().through() >= lastRevision -> Answer.alreadyDone();
            case InSight seen when seen.file().droppedByline().through() >= lastRevision -> Answer.alreadyDone();
            case Withdrawn(var before, var withdrawal) ->
                Answer.accepted(
                        new Withdrawn(before.with(withoutBylines(before.file(), lastRevision, bare, at)), withdrawal));
            case InSight seen -> Answer.accepted(seen.with(withoutBylines(seen.file(), lastRevision, bare, at)));
        };
    }

    private static File withoutBylines(File file, int lastRevision, IntFunction<Optional<Revision>> bare, Instant at) {
        return file.withoutBylines(lastRevision, bare, at).noted(Acts.bylineDropped(lastRevision, at));
    }

    /// The byline that was dropped is destroyed with the translations, and wherever else it stood.
    default Answer<Review> bylineDestroyed(int lastRevision) {
        return switch (this) {
            case Withdrawn(var before, var withdrawal)
            when isToTell(before.file(), lastRevision) ->
                Answer.accepted(
                        new Withdrawn(before.with(before.file().bylineDestroyed()), withdrawal),
                        new BylineDropTaken(before.file().article(), lastRevision));
            case InSight seen
            when isToTell(seen.file(), lastRevision) ->
                Answer.accepted(
                        seen.with(seen.file().bylineDestroyed()),
                        new BylineDropTaken(seen.file().article(), lastRevision));
            case Erased _, Withdrawn _, InSight _ -> Answer.alreadyDone();
        };
    }

    private static boolean isToTell(File file, int lastRevision) {
        return file.droppedByline().equals(new DroppedByline(lastRevision, false))
                && file.behind().isEmpty();
    }

    /// The last revision of which the byline is dropped and still to be destroyed beside this; 0 if none is.
    default int bylineToDestroy() {
        var dropped = switch (this) {
            case Erased _ -> DroppedByline.NONE;
            case Withdrawn(var before, _) -> before.file().droppedByline();
            case InSight seen -> seen.file().droppedByline();
        };
        return dropped.finished() ? 0 : dropped.through();
    }

    /// A redaction is carried out on everything of the article.
    default Answer<Review> redactionCarriedOut(UUID redaction) {
        return switch (this) {
            case Withdrawn(var before, var withdrawal)
            when redaction.equals(before.file().redactions().unfinished()) ->
                Answer.accepted(new Withdrawn(before.with(before.file().redactionCarriedOut()), withdrawal));
            case InSight seen
            when redaction.equals(seen.file().redactions().unfinished()) ->
                Answer.accepted(seen.with(seen.file().redactionCarriedOut()));
            case Erased _, Withdrawn _, InSight _ -> Answer.alreadyDone();
        };
    }

    /// The redactions there were.
    default Redactions redactions() {
        return switch (this) {
            case Erased _ -> Redactions.NONE;
            case Withdrawn(var before, _) -> before.file().redactions();
            case InSight seen -> seen.file().redactions();
        };
    }

    /// The article is to be destroyed, for good.
    static Answer<Review> erased(Optional<Review> review, UUID article, Instant at) {
        return switch (review.orElseGet(() -> new Expected(File.of(article, at)))) {
            case Erased _ -> Answer.alreadyDone();
            case Withdrawn(var before, _) -> Answer.accepted(erased(before.file(), at));
            case InSight seen -> Answer.accepted(erased(seen.file(), at));
        };
    }

    private static Review erased(File file, Instant at) {
        return new Erased(
                file.article(),
                at,
                file.standing() + 1,
                file.languages(),
                false,
                file.noted(Acts.erased(at)).history());
    }

    /// These translations know of a standing.
    default Answer<Review> caughtUp(long number, SortedSet<String> told) {
        return switch (this) {
            case Erased(var article, var at, var standing, var behind, var destroyed, var history)
            when number == standing && behind.stream().anyMatch(told::contains) -> {
                var late = new TreeSet<>(behind);
                late.removeAll(told);
                yield Answer.accepted(new Erased(article, at, standing, late, destroyed, history));
            }
            case Withdrawn(var before, var withdrawal)
            when isNews(before.file(), number, told) ->
                hidden(new Withdrawn(before.with(before.file().caughtUp(told)), withdrawal));
            case InSight seen
            when isNews(seen.file(), number, told) ->
                Answer.accepted(seen.with(seen.file().caughtUp(told)));
            case Erased _, Withdrawn _, InSight _ -> Answer.alreadyDone();
        };
    }

    private static boolean isNews(File file, long number, SortedSet<String> told) {
        return number == file.standing() && file.behind().stream().anyMatch(told::contains);
    }

    /// All that the service had of an erased article is destroyed.
    default Answer<Review> finishErasure() {
        return switch (this) {
            case Erased(var article, var at, var standing, var behind, var destroyed, var history)
            when !destroyed && behind.isEmpty() ->
                Answer.accepted(new Erased(article, at, standing, behind, true, history), new ErasureTaken(article));
            case Erased _, Withdrawn _, InSight _ -> Answer.alreadyDone();
        };
    }

    /// What is still to be carried to the translations, and to be destroyed.
    default boolean unfinished() {
        return bylineToDestroy() > 0 || redactions().unfinished() != null || isUnfinishedElsewhere();
    }

    private boolean isUnfinishedElsewhere() {
        return switch (this) {
            case Erased erased -> !erased.destroyed();
            case Withdrawn(var before, _) -> !before.file().behind().isEmpty();
            case InSight seen -> !seen.file().behind().isEmpty();
        };
    }

    /// Whether all that is left to do is to destroy texts that events name which are not sent yet.
    default boolean waitsOnlyForEvents() {
        return redactions().unfinished() != null && bylineToDestroy() == 0 && !isUnfinishedElsewhere();
    }

    /// What editors and contributor wrote to each other, oldest first.
    default List<Message> conversation() {
        return switch (this) {
            case Erased _ -> List.of();
            case Withdrawn(var before, _) -> before.file().conversation();
            case InSight seen -> seen.file().conversation();
        };
    }

    /// The revisions that editors proposed, oldest first.
    default List<ProposedRevision> proposed() {
        return switch (this) {
            case Erased _ -> List.of();
            case Withdrawn(var before, _) -> before.file().proposed();
            case InSight seen -> seen.file().proposed();
        };
    }

    /// What this holds of the history of what was done.
    default History history() {
        return switch (this) {
            case Erased erased -> erased.history();
            case Withdrawn(var before, _) -> before.file().history();
            case InSight seen -> seen.file().history();
        };
    }

    /// What was decided, the newest last.
    default List<Decision> decisions() {
        return switch (this) {
            case Erased _ -> List.of();
            case Withdrawn(var before, _) -> before.file().decisions();
            case InSight seen -> seen.file().decisions();
        };
    }

    /// The languages that do not know of the present standing.
    default SortedSet<String> behind() {
        return switch (this) {
            case Erased erased -> erased.behind();
            case Withdrawn(var before, _) -> before.file().behind();
            case InSight seen -> seen.file().behind();
        };
    }

    /// How this review stands with a translation of its article.
    default Standing standing(String language) {
        return switch (this) {
            case Erased erased -> new Standing.Gone(erased.standing(), erased.at());
            case Withdrawn(var before, _) -> closed(before.file(), "The article is withdrawn");
            case InSight seen
            when seen.file().deliberation().withdrawn() -> closed(seen.file(), "The desk withdrew the article");
            case InSight seen when !approvalOf(seen.file()).derivatives() -> closed(seen.file(), NO_DERIVATIVES);
            case InSight seen
            when approvalOf(seen.file()).language().equals(language) ->
                closed(seen.file(), "The article itself is in this language now");
            case InSight seen ->
                new Standing.Translatable(
                        seen.file().standing(),
                        seen.file().standingAt(),
                        approvalOf(seen.file()).source(),
                        seen.file().desk().desk(),
                        seen.file().desk().urgency());
        };
    }

    private static Standing closed(File file, String why) {
        return new Standing.Closed(
                file.standing(),
                file.standingAt(),
                approvalOf(file).source(),
                file.desk().desk(),
                file.desk().urgency(),
                why);
    }

    private static Approval approvalOf(File file) {
        return Objects.requireNonNull(file.approval(), "Only an approved article has translations");
    }

    static Revision currentOf(File file) {
        return Objects.requireNonNull(file.current(), "Only a review that expects one has no revision");
    }

    static Answer<Review> stale(File file) {
        var current = currentOf(file);
        return Answer.refused(new Refusal(Kind.STALE, "Another revision is the current one; read it first")
                .with("revision", current.number())
                .with("hash", current.hash()));
    }

    private static Answer<Review> gone() {
        return Answer.refused(Kind.GONE, "The article was erased");
    }
}
