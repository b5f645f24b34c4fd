package newsroom.submission.draft;

import static newsroom.submission.draft.DraftAct.CONFIRM_RECEIPT;
import static newsroom.submission.draft.DraftAct.ERASE;
import static newsroom.submission.draft.DraftAct.SAVE;
import static newsroom.submission.draft.DraftAct.SEND;
import static newsroom.submission.draft.DraftAct.UNDO_WITHDRAWAL;
import static newsroom.submission.draft.DraftAct.WITHDRAW;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import newsroom.contracts.SubmissionEvent.ArticleErased;
import newsroom.contracts.SubmissionEvent.ArticleRestored;
import newsroom.contracts.SubmissionEvent.ArticleWithdrawn;
import newsroom.contracts.SubmissionEvent.RevisionSent;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Refusal;
import org.jspecify.annotations.Nullable;

/// A draft on its way to its readers, as its contributor sees it. Each state is a type.
///
/// Where a state speaks of a revision it is the last one sent: the contributor's newest word counts, and what others
/// tell of an older one is noted without moving the draft. An article of which nothing was sent is known to nobody
/// else, and no event tells of it.
sealed interface Draft {

    /// How long a withdrawal can be undone.
    Duration UNDOABLE = Duration.ofDays(90);

    UUID articleId();

    Owner owner();

    /// Neither withdrawn nor erased.
    sealed interface Live extends Draft {
        Papers papers();

        Live with(Papers papers);

        @Override
        default UUID articleId() {
            return papers().articleId();
        }

        @Override
        default Owner owner() {
            return papers().owner();
        }
    }

    /// The state `draft`: nothing was sent yet.
    record Unsent(Papers papers) implements Live {
        @Override
        public Live with(Papers now) {
            return new Unsent(now);
        }
    }

    record Submitted(Papers papers) implements Live {
        @Override
        public Live with(Papers now) {
            return new Submitted(now);
        }
    }

    record InReview(Papers papers) implements Live {
        @Override
        public Live with(Papers now) {
            return new InReview(now);
        }
    }

    record ChangesRequested(Papers papers) implements Live {
        @Override
        public Live with(Papers now) {
            return new ChangesRequested(now);
        }
    }

    record Accepted(Papers papers) implements Live {
        @Override
        public Live with(Papers now) {
            return new Accepted(now);
        }
    }

    record Declined(Papers papers) implements Live {
        @Override
        public Live with(Papers now) {
            return new Declined(now);
        }
    }

    /// Out of sight, by its contributor.
    ///
    /// @param before where it is again when the withdrawal is undone; what others tell meanwhile moves it there
    /// @param undoUntil none once the time is over
    /// @param taken who has told that nobody sees it any more
    record Withdrawn(Live before, @Nullable Instant undoUntil, Set<Service> taken) implements Draft {
        public Withdrawn {
            taken = Set.copyOf(taken);
        }

        @Override
        public UUID articleId() {
            return before.articleId();
        }

        @Override
        public Owner owner() {
            return before.owner();
        }
    }

    /// Destroyed, for good. No word of the text is left.
    ///
    /// @param toldOthers whether the others ever heard of it
    /// @param textsDestroyed whether what lay outside the draft itself is destroyed too
    /// @param taken who has told that theirs is destroyed
    record Erased(UUID articleId, Owner owner, boolean toldOthers, boolean textsDestroyed, Set<Service> taken)
            implements Draft {
        public Erased {
            taken = Set.copyOf(taken);
        }
    }

    /// The name of the state in answers.
    default String state() {
        return switch (this) {
            case Unsent _ -> "draft";
            case Submitted _ -> "submitted";
            case InReview _ -> "in-review";
            case ChangesRequested _ -> "changes-requested";
            case Accepted _ -> "accepted";
            case Declined _ -> "declined";
            case Withdrawn _ -> "withdrawn";
            case Erased _ -> "erased";
        };
    }

    // What its contributor can do

    /// What can be done now.
    default Set<DraftAct> acts() {
        return switch (this) {
            case Live live when live.owner().canReturn() -> EnumSet.of(SAVE, SEND, WITHDRAW, ERASE);
            case Live _ -> EnumSet.of(SAVE, CONFIRM_RECEIPT, WITHDRAW, ERASE);
            case Withdrawn(_, var undoUntil, _) ->
                undoUntil == null ? EnumSet.of(ERASE) : EnumSet.of(UNDO_WITHDRAWAL, ERASE);
            case Erased _ -> EnumSet.noneOf(DraftAct.class);
        };
    }

    /// Saves a text, privately.
    ///
    /// @param seen the version on which its contributor wrote
    /// @param version that the draft has
    default Answer<Draft> save(DraftText text, long seen, long version) {
        return switch (this) {
            case Live live when live.papers().text().equals(text) -> Answer.alreadyDone();
            case Live live when isStale(live, seen, version) -> stale();
            case Live live -> Answer.accepted(live.with(live.papers().saved(text, version + 1)));
            case Withdrawn _, Erased _ -> notNow(SAVE);
        };
    }

    /// Notes that its holder has the receipt written down.
    ///
    /// @param typed whether what was typed is the receipt
    default Answer<Draft> confirmReceipt(boolean typed) {
        return switch (owner()) {
            case Owner.ReceiptHolder _
            when !typed -> Answer.refused(Refusal.Kind.INVALID, "These are not the words of the receipt");
            case Owner.ReceiptHolder(_, var confirmed) when confirmed -> Answer.alreadyDone();
            case Owner.ReceiptHolder(var sealed, _)
            when this instanceof Live live ->
                Answer.accepted(live.with(live.papers().ownedBy(new Owner.ReceiptHolder(sealed, true))));
            case Owner.ReceiptHolder _, Owner.Account _ -> notNow(CONFIRM_RECEIPT);
        };
    }

    /// Sends the text as it was saved: a new revision. Sending what was sent last is done already.
    ///
    /// @param seen the version of the draft that its contributor means to send
    /// @param version that the draft has
    /// @param weighed how much the text changes against the revision sent last
    /// @param content the SHA-256 of the text's content as it is kept
    default Answer<Draft> send(long seen, long version, Weighed weighed, String content, Instant now) {
        return switch (this) {
            case Live live when !live.owner().canReturn() -> notNow(SEND);
            case Live live when isSent(live.papers()) -> Answer.alreadyDone();
            case Live live when isStale(live, seen, version) -> stale();
            case Live live ->
                switch (weighed) {
                    case Weighed.NoTypo(var reasons) ->
                        Answer.refused(new Refusal(
                                        Refusal.Kind.INVALID,
                                        "significance cannot be \"typo\": the text changes "
                                                + String.join(", ", reasons))
                                .with("reasons", reasons));
                    case Weighed.As(var significance) -> {
                        var papers = live.papers();
                        var sent = new SentRevision(
                                papers.revisions().size() + 1, papers.text().hash(), significance, now, content);
                        yield Answer.accepted(
                                new Submitted(papers.sent(sent)),
                                new RevisionSent(
                                        articleId(),
                                        sent.revision(),
                                        sent.hash(),
                                        significance,
                                        papers.text().content()));
                    }
                };
            case Withdrawn _, Erased _ -> notNow(SEND);
        };
    }

    /// Takes the article out of sight everywhere, for a time that the contributor can end.
    default Answer<Draft> withdraw(Instant now) {
        return switch (this) {
            case Live live
            when !live.papers().anySent() -> Answer.accepted(new Withdrawn(live, now.plus(UNDOABLE), Set.of()));
            case Live live -> {
                var papers = live.papers().withdrawnOnceMore();
                yield Answer.accepted(
                        new Withdrawn(live.with(papers), now.plus(UNDOABLE), Set.of()),
                        new ArticleWithdrawn(articleId(), papers.withdrawals()));
            }
            case Withdrawn _ -> Answer.alreadyDone();
            case Erased _ -> notNow(WITHDRAW);
        };
    }

    default Answer<Draft> undoWithdrawal() {
        return switch (this) {
            case Live _ -> Answer.alreadyDone();
            case Withdrawn(var before, var undoUntil, _)
            when undoUntil != null ->
                before.papers().anySent()
                        ? Answer.accepted(before, new ArticleRestored(articleId()))
                        : Answer.accepted(before);
            case Withdrawn _, Erased _ -> notNow(UNDO_WITHDRAWAL);
        };
    }

    default Answer<Draft> erase() {
        return switch (this) {
            case Live live -> erased(live.papers());
            case Withdrawn(var before, _, _) -> erased(before.papers());
            case Erased _ -> Answer.alreadyDone();
        };
    }

    private Answer<Draft> erased(Papers papers) {
        var erased = new Erased(papers.articleId(), papers.owner(), papers.anySent(), false, Set.of());
        return papers.anySent()
                ? Answer.accepted(erased, new ArticleErased(papers.articleId()))
                : Answer.accepted(erased);
    }

    // What happens to it

    /// The time for undoing a withdrawal is over.
    default Draft whenUndoingEnds() {
        return switch (this) {
            case Withdrawn(var before, _, var taken) -> new Withdrawn(before, null, taken);
            case Live _, Erased _ -> this;
        };
    }

    /// Everything outside the draft itself is destroyed.
    default Answer<Draft> whenTextsDestroyed() {
        return switch (this) {
            case Erased(var articleId, var owner, var toldOthers, var destroyed, var taken)
            when !destroyed -> Answer.accepted(new Erased(articleId, owner, toldOthers, true, taken));
            case Live _, Withdrawn _, Erased _ -> Answer.alreadyDone();
        };
    }

    /// The editors did something with a revision. Only what they do with the last one moves the draft.
    default Answer<Draft> reviewed(EditorialStep step) {
        if (isOfNoRevision(step)) {
            return Answer.refused(Refusal.Kind.INVALID, "No such revision was sent: " + step.revision());
        }
        return note(live -> {
            var papers = live.papers().after(step);
            if (papers.revisions().size() != step.revision()) {
                return live.with(papers);
            }
            return switch (step.kind()) {
                case TAKEN_INTO_REVIEW -> new InReview(papers);
                case CHANGES_REQUESTED -> new ChangesRequested(papers);
                case DECLINED -> new Declined(papers);
                case APPROVED -> new Accepted(papers);
            };
        });
    }

    /// A translation or an edition got further.
    default Answer<Draft> noted(UnaryOperator<Papers> what) {
        return note(live -> live.with(what.apply(live.papers())));
    }

    /// A service has put the article out of sight. Of a withdrawal that is undone by now it says nothing, nor about
    /// the one that followed.
    ///
    /// @param withdrawal that the service answers; none, as before they were counted, answers only one of that time
    default Answer<Draft> withdrawalTaken(Service service, @Nullable Integer withdrawal) {
        return switch (this) {
            case Withdrawn(var before, var undoUntil, var taken)
            when before.papers().withdrawals() == (withdrawal == null ? 0 : withdrawal) ->
                Answer.accepted(new Withdrawn(before, undoUntil, and(taken, service)));
            case Live _, Withdrawn _, Erased _ -> Answer.alreadyDone();
        };
    }

    /// A service has destroyed all it had of the article.
    default Answer<Draft> erasureTaken(Service service) {
        return switch (this) {
            case Erased(var articleId, var owner, var toldOthers, var destroyed, var taken) ->
                Answer.accepted(new Erased(articleId, owner, toldOthers, destroyed, and(taken, service)));
            case Live _, Withdrawn _ ->
                Answer.refused(Refusal.Kind.NOT_NOW, "An erasure was told of an article that is not erased");
        };
    }

    private Answer<Draft> note(UnaryOperator<Live> what) {
        return switch (this) {
            case Live live -> Answer.accepted(what.apply(live));
            case Withdrawn(var before, var undoUntil, var taken) ->
                Answer.accepted(new Withdrawn(what.apply(before), undoUntil, taken));
            case Erased _ -> Answer.alreadyDone();
        };
    }

    private boolean isOfNoRevision(EditorialStep step) {
        return switch (this) {
            case Live live -> !live.papers().has(step.revision(), step.hash());
            case Withdrawn(var before, _, _) -> !before.papers().has(step.revision(), step.hash());
            case Erased _ -> false;
        };
    }

    private static Set<Service> and(Set<Service> taken, Service service) {
        var all = EnumSet.of(service);
        all.addAll(taken);
        return all;
    }

    private static boolean isSent(Papers papers) {
        return papers.lastSent()
                .filter(it -> it.hash().equals(papers.text().hash()))
                .isPresent();
    }

    private static boolean isStale(Live live, long seen, long version) {
        return seen < live.papers().textVersion() || seen > version;
    }

    private static Answer<Draft> stale() {
        return Answer.refused(Refusal.Kind.STALE, "The text was changed since; here is the one it has now");
    }

    private Answer<Draft> notNow(DraftAct act) {
        return Answer.refused(new Refusal(Refusal.Kind.NOT_NOW, "Not possible now: " + act.word())
                .with("acts", acts().stream().map(DraftAct::word).toList()));
    }
}
