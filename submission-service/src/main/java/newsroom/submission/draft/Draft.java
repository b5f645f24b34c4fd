package newsroom.submission.draft;

import static newsroom.submission.draft.DraftAct.ANSWER;
import static newsroom.submission.draft.DraftAct.APPEAL;
import static newsroom.submission.draft.DraftAct.CONFIRM_RECEIPT;
import static newsroom.submission.draft.DraftAct.DROP_BYLINE;
import static newsroom.submission.draft.DraftAct.ERASE;
import static newsroom.submission.draft.DraftAct.SAVE;
import static newsroom.submission.draft.DraftAct.SEND;
import static newsroom.submission.draft.DraftAct.UNDO_WITHDRAWAL;
import static newsroom.submission.draft.DraftAct.WITHDRAW;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import newsroom.contracts.SubmissionEvent.ArticleAppealed;
import newsroom.contracts.SubmissionEvent.ArticleErased;
import newsroom.contracts.SubmissionEvent.ArticleRestored;
import newsroom.contracts.SubmissionEvent.ArticleWithdrawn;
import newsroom.contracts.SubmissionEvent.BylineDropped;
import newsroom.contracts.SubmissionEvent.MessageWritten;
import newsroom.contracts.SubmissionEvent.ProposalStale;
import newsroom.contracts.SubmissionEvent.RevisionSent;
import newsroom.contracts.SubmissionEvent.SimilarFound;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Refusal;
import org.jspecify.annotations.Nullable;

/// A draft on its way to its readers, as its contributor sees it. Each state is a type.
///
/// Where a state speaks of a revision it is the last one sent: the contributor's newest word counts, and what others
/// tell of an older one is noted without moving the draft. An article of which nothing was sent is known to nobody
/// else, and no event tells of it.
sealed interface Draft {

    int MOST_MESSAGES = 500;

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

    /// @param since truncated to the hour; none in what was written before this was noted
    record Declined(Papers papers, @Nullable Instant since) implements Live {
        @Override
        public Live with(Papers now) {
            return new Declined(now, since);
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
    /// @param by who had it destroyed; none in what was written before this was noted
    record Erased(
            UUID articleId,
            Owner owner,
            boolean toldOthers,
            boolean textsDestroyed,
            Set<Service> taken,
            @Nullable Eraser by)
            implements Draft {
        public Erased {
            taken = Set.copyOf(taken);
        }
    }

    /// What is kept of it; none once it is destroyed.
    default Optional<Papers> papersIfAny() {
        return switch (this) {
            case Live live -> Optional.of(live.papers());
            case Withdrawn(var before, _, _) -> Optional.of(before.papers());
            case Erased _ -> Optional.empty();
        };
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
        var acts = actsBesideByline();
        if (papersIfAny().filter(it -> it.writing().hasByline()).isPresent()) {
            acts.add(DROP_BYLINE);
        }
        return acts;
    }

    private Set<DraftAct> actsBesideByline() {
        return switch (this) {
            case Live live when !live.owner().canReturn() -> EnumSet.of(SAVE, CONFIRM_RECEIPT, WITHDRAW, ERASE);
            case Unsent _ -> EnumSet.of(SAVE, SEND, WITHDRAW, ERASE);
            case Declined(var papers, _) ->
                papers.decisions().appealed()
                        ? EnumSet.of(SAVE, ANSWER, WITHDRAW, ERASE)
                        : EnumSet.of(SAVE, ANSWER, APPEAL, WITHDRAW, ERASE);
            case Live _ -> EnumSet.of(SAVE, SEND, ANSWER, WITHDRAW, ERASE);
            case Withdrawn(_, var undoUntil, _) ->
                undoUntil == null ? EnumSet.of(ERASE) : EnumSet.of(UNDO_WITHDRAWAL, ERASE);
            case Erased _ -> EnumSet.noneOf(DraftAct.class);
        };
    }

    /// Saves a text, privately.
    ///
    /// @param seen the version on which its contributor wrote
    /// @param version that the draft has
    default Answer<Draft> save(DraftText text, long seen, long version, Instant now) {
        return switch (this) {
            case Live live when live.papers().writing().text().equals(text) -> Answer.alreadyDone();
            case Live live when isStale(live.papers(), seen, version) -> stale();
            case Live live -> {
                var writing = live.papers().writing().saved(text, version + 1, now);
                yield Answer.accepted(live.with(live.papers().with(writing)));
            }
            case Withdrawn _, Erased _ -> notNow(SAVE);
        };
    }

    /// Notes that its holder has the receipt written down.
    ///
    /// @param typed whether what was typed is the receipt
    default Answer<Draft> confirmReceipt(boolean typed) {
        return switch (owner()) {
            case Owner.ReceiptHolder _
            when !typed ->
                Answer.refused(wrongField(
                        "receipt", "must be the words of the receipt, as they were given out with this draft"));
            case Owner.ReceiptHolder(_, var confirmed) when confirmed -> Answer.alreadyDone();
            case Owner.ReceiptHolder(var sealed, _)
            when this instanceof Live live ->
                Answer.accepted(live.with(live.papers().with(new Owner.ReceiptHolder(sealed, true))));
            case Owner.ReceiptHolder _, Owner.Account _ -> notNow(CONFIRM_RECEIPT);
        };
    }

    /// Sends the text as it was saved: a new revision. Sending what was sent last is done already.
    ///
    /// @param seen the version of the draft that its contributor means to send
    /// @param version that the draft has
    /// @param weighed how much the text changes against the revision sent last
    /// @param content keeps the text's content, and names it; of a text that is not sent it is not kept
    default Answer<Draft> send(long seen, long version, Weighed weighed, Supplier<String> content, Instant now) {
        return switch (this) {
            case Live live when !live.owner().canReturn() -> notNow(SEND);
            case Live live when live.papers().writing().isSent() -> Answer.alreadyDone();
            case Declined _ -> notNow(SEND);
            case Live live when isStale(live.papers(), seen, version) -> stale();
            case Live live ->
                switch (weighed) {
                    case Weighed.NoTypo(var reasons) ->
                        Answer.refused(wrongField(
                                        "significance",
                                        "cannot be \"typo\": the text changes " + String.join(", ", reasons))
                                .with("reasons", reasons));
                    case Weighed.Blocked(var findings) ->
                        Answer.refused(new Refusal(
                                        Refusal.Kind.INVALID, "Something keeps this text from being sent; see blockers")
                                .with("blockers", findings.blockers())
                                .with("more", findings.more()));
                    case Weighed.As(var significance) -> {
                        var writing = live.papers().writing();
                        var text = writing.text();
                        var sent = new SentRevision(
                                writing.revisions().size() + 1,
                                text.hash(),
                                significance,
                                now,
                                content.get(),
                                text.content().byline(),
                                null);
                        yield Answer.accepted(
                                new Submitted(live.papers().with(writing.sent(sent))),
                                new RevisionSent(
                                        articleId(),
                                        sent.revision(),
                                        sent.hash(),
                                        significance,
                                        text.content(),
                                        text.note(),
                                        null));
                    }
                };
            case Withdrawn _, Erased _ -> notNow(SEND);
        };
    }

    /// Writes to the editors.
    default Answer<Draft> answer(Message message, String text) {
        return switch (this) {
            case Live live when live.papers().knows(message) -> Answer.alreadyDone();
            case Live live when !acts().contains(ANSWER) -> notNow(ANSWER);
            case Live live
            when live.papers().conversation().size() >= MOST_MESSAGES ->
                Answer.refused(Refusal.Kind.NOT_NOW, "A conversation ends after " + MOST_MESSAGES + " messages");
            case Live live ->
                Answer.accepted(
                        live.with(live.papers().and(message)), new MessageWritten(articleId(), message.id(), text));
            case Withdrawn _, Erased _ -> notNow(ANSWER);
        };
    }

    /// Asks the whole assembly to decide again.
    default Answer<Draft> appeal(Message message, String reason) {
        return switch (this) {
            case Declined(var papers, _)
            when acts().contains(APPEAL) -> {
                var declined = papers.writing().lastSent().orElseThrow();
                yield Answer.accepted(
                        new InReview(
                                papers.with(papers.decisions().withAppeal()).and(message)),
                        new ArticleAppealed(articleId(), declined.revision(), declined.hash(), message.id(), reason));
            }
            case Live live
            when live.papers().decisions().appealed() && !(live instanceof Declined) -> Answer.alreadyDone();
            case Live _, Withdrawn _, Erased _ -> notNow(APPEAL);
        };
    }

    /// Takes the article out of sight everywhere, for a time that the contributor can end.
    ///
    /// @param undoable how long
    default Answer<Draft> withdraw(Instant now, Duration undoable) {
        return switch (this) {
            case Live live
            when !live.papers().anySent() -> Answer.accepted(new Withdrawn(live, now.plus(undoable), Set.of()));
            case Live live -> {
                var papers = live.papers().withdrawnOnceMore();
                yield Answer.accepted(
                        new Withdrawn(live.with(papers), now.plus(undoable), Set.of()),
                        new ArticleWithdrawn(articleId(), papers.withdrawals()));
            }
            case Withdrawn _ -> Answer.alreadyDone();
            case Erased _ -> notNow(WITHDRAW);
        };
    }

    /// The time for which it is kept begins anew, where one was running.
    default Answer<Draft> undoWithdrawal(Instant now) {
        return switch (this) {
            case Live _ -> Answer.alreadyDone();
            case Withdrawn(var before, var undoUntil, _)
            when undoUntil != null ->
                before.papers().anySent()
                        ? Answer.accepted(restarted(before, now), new ArticleRestored(articleId()))
                        : Answer.accepted(restarted(before, now));
            case Withdrawn _, Erased _ -> notNow(UNDO_WITHDRAWAL);
        };
    }

    private static Live restarted(Live before, Instant now) {
        return switch (before) {
            case Unsent(var papers) -> new Unsent(papers.with(papers.writing().touched(now)));
            case Declined(var papers, _) -> new Declined(papers, now);
            case Submitted _, InReview _, ChangesRequested _, Accepted _ -> before;
        };
    }

    /// Drops the byline, from the saved text and every revision, whatever its state. Others are told if any of them
    /// was ever sent one.
    ///
    /// @param version that the draft has
    default Answer<Draft> dropByline(Bare bare, long version, Instant now) {
        return switch (this) {
            case Live live when !live.papers().writing().hasByline() -> Answer.alreadyDone();
            case Withdrawn(var before, _, _)
            when !before.papers().writing().hasByline() -> Answer.alreadyDone();
            case Live live -> {
                var papers = live.papers().withoutBylines(bare, version + 1, now);
                yield bylineDropped(live.papers(), live.with(papers));
            }
            case Withdrawn(var before, var undoUntil, var taken) -> {
                var papers = before.papers().withoutBylines(bare, version + 1, now);
                yield bylineDropped(before.papers(), new Withdrawn(before.with(papers), undoUntil, taken));
            }
            case Erased _ -> notNow(DROP_BYLINE);
        };
    }

    private static Answer<Draft> bylineDropped(Papers before, Draft after) {
        return before.writing().anySentWithByline()
                ? Answer.accepted(
                        after,
                        new BylineDropped(
                                before.articleId(), before.writing().revisions().size()))
                : Answer.accepted(after);
    }

    /// Destroys it, whatever its state.
    default Answer<Draft> erase(Eraser by) {
        return switch (this) {
            case Live live -> erased(live.papers(), by);
            case Withdrawn(var before, _, _) -> erased(before.papers(), by);
            case Erased _ -> Answer.alreadyDone();
        };
    }

    private static Answer<Draft> erased(Papers papers, Eraser by) {
        var erased = new Erased(papers.articleId(), papers.owner(), papers.anySent(), false, Set.of(), by);
        return papers.anySent()
                ? Answer.accepted(erased, new ArticleErased(papers.articleId(), by == Eraser.STEWARD))
                : Answer.accepted(erased);
    }

    /// What an act that concerns all of the text comes to, for whoever says which one they have seen. What is done
    /// already is no conflict.
    ///
    /// @param seen the version they had read; none if they did not say
    /// @param version that the draft has
    /// @param answer of the act
    default Answer<Draft> ifStillAs(@Nullable Long seen, long version, Answer<Draft> answer) {
        return seen != null
                        && answer instanceof Answer.Accepted
                        && papersIfAny()
                                .filter(it -> isStale(it, seen, version))
                                .isPresent()
                ? stale()
                : answer;
    }

    // What happens to it

    /// When it is destroyed by the passing of time, unless something is done with it; null if it is kept.
    default @Nullable Instant retainedUntil(Retention retention) {
        return switch (this) {
            case Unsent(var papers) -> after(papers.writing().saved(), retention.unsent());
            case Declined(var papers, var since)
            when !papers.reach().wasPublished() -> after(since, retention.declined());
            case Withdrawn(var before, var undoUntil, _)
            when !before.papers().reach().wasPublished() -> undoUntil;
            case Live _, Withdrawn _, Erased _ -> null;
        };
    }

    /// When something is to happen to it by itself; null if nothing is.
    default @Nullable Instant due(Retention retention) {
        return this instanceof Withdrawn(_, var undoUntil, _) ? undoUntil : retainedUntil(retention);
    }

    /// What was due has come.
    default Answer<Draft> whenDue() {
        return switch (this) {
            case Withdrawn(var before, _, var taken)
            when before.papers().reach().wasPublished() -> Answer.accepted(new Withdrawn(before, null, taken));
            case Live _, Withdrawn _, Erased _ -> erase(Eraser.TIME);
        };
    }

    private static @Nullable Instant after(@Nullable Instant since, Duration time) {
        return since == null ? null : since.plus(time);
    }

    /// Everything outside the draft itself is destroyed.
    default Answer<Draft> whenTextsDestroyed() {
        return switch (this) {
            case Erased(var articleId, var owner, var toldOthers, var destroyed, var taken, var by)
            when !destroyed -> Answer.accepted(new Erased(articleId, owner, toldOthers, true, taken, by));
            case Live _, Withdrawn _, Erased _ -> Answer.alreadyDone();
        };
    }

    /// The byline that was dropped is destroyed outside the draft itself, too.
    default Answer<Draft> bylineDestroyed(int lastRevision) {
        return noteOfByline(lastRevision, it -> it.unfinished() ? it.finished() : it);
    }

    /// A service has the byline nowhere any more.
    ///
    /// @param lastRevision of the drop that it answers; another has followed since if it is not the last
    default Answer<Draft> bylineDropTaken(Service service, int lastRevision) {
        return noteOfByline(lastRevision, it -> it.takenBy(service));
    }

    private Answer<Draft> noteOfByline(int lastRevision, UnaryOperator<DroppedByline> what) {
        var known = papersIfAny().map(Papers::droppedByline).orElse(DroppedByline.NONE);
        var now = what.apply(known);
        return known.through() != lastRevision || now.equals(known)
                ? Answer.alreadyDone()
                : note(live -> live.with(live.papers().with(now)));
    }

    /// A publisher took words out of a revision for good.
    ///
    /// @param version that the draft has
    default Answer<Draft> redacted(Redacted.Step step, KeptTexts texts, long version) {
        var papers = papersIfAny();
        if (papers.isEmpty() || papers.get().redacted().knows(step)) {
            return Answer.alreadyDone();
        }
        return papers.get().writing().revision(step.revision()).isEmpty()
                ? Answer.refused(Refusal.Kind.INVALID, "No such revision was sent: " + step.revision())
                : note(live -> live.with(live.papers().redacted(step, texts, version + 1)));
    }

    /// These words are destroyed outside the draft itself, too.
    default Answer<Draft> redactionFinished(Redacted redacted) {
        return papersIfAny().filter(it -> it.redacted().equals(redacted)).isPresent() && redacted.unfinished()
                ? note(live -> live.with(live.papers().redactionFinished()))
                : Answer.alreadyDone();
    }

    /// The editors did something with a revision. Only what they do with the last one moves the draft.
    default Answer<Draft> reviewed(EditorialStep step) {
        if (isOfNoRevision(step)) {
            return Answer.refused(Refusal.Kind.INVALID, "No such revision was sent: " + step.revision());
        }
        return note(live -> {
            var known = live.papers().writing().revision(step.revision()).orElseThrow();
            var papers = live.papers().with(live.papers().decisions().after(step.about(known)));
            if (papers.writing().revisions().size() != step.revision()) {
                return live.with(papers);
            }
            return switch (step.kind()) {
                case TAKEN_INTO_REVIEW -> new InReview(papers);
                case CHANGES_REQUESTED -> new ChangesRequested(papers);
                case DECLINED -> new Declined(papers, step.at());
                case APPROVED -> new Accepted(papers);
                case RETRACTED, WITHDRAWN_BY_DESK, RESTORED_BY_DESK -> live.with(papers);
            };
        });
    }

    /// An editor proposes the next revision. It becomes that if it is based on the last one, or is told stale; and so
    /// it is where the article is withdrawn, or declined, from where only an appeal leads back.
    ///
    /// @param proposal random
    /// @param baseHash of the revision on which it was written
    /// @param text keeps what is proposed; of one that is stale nothing is kept
    /// @param version that the draft has
    default Answer<Draft> proposed(
            UUID proposal, String baseHash, Supplier<ProposedText> text, long version, Instant now) {
        return switch (this) {
            case Erased _ -> Answer.alreadyDone();
            case Live live when live.papers().writing().has(proposal) -> Answer.alreadyDone();
            case Withdrawn(var before, _, _)
            when before.papers().writing().has(proposal) -> Answer.alreadyDone();
            case Withdrawn(var before, _, _) -> staleProposal(proposal, before.papers());
            case Declined(var papers, _) -> staleProposal(proposal, papers);
            case Live live
            when live.papers()
                    .writing()
                    .lastSent()
                    .filter(it -> it.hash().equals(baseHash))
                    .isEmpty() -> staleProposal(proposal, live.papers());
            case Live live -> {
                var kept = text.get();
                var writing = live.papers().writing();
                var revision = new SentRevision(
                        writing.revisions().size() + 1,
                        kept.hash(),
                        kept.significance(),
                        now,
                        kept.kept(),
                        kept.content().byline(),
                        new SentRevision.Proposal(proposal, version + 1, kept.note()));
                yield Answer.accepted(
                        new Submitted(live.papers().with(writing.edited(revision, kept.content(), version + 1))),
                        new RevisionSent(
                                articleId(),
                                revision.revision(),
                                revision.hash(),
                                revision.significance(),
                                kept.content(),
                                null,
                                proposal));
            }
        };
    }

    private Answer<Draft> staleProposal(UUID proposal, Papers papers) {
        return papers.writing()
                .lastSent()
                .map(it -> Answer.<Draft>accepted(
                        this, new ProposalStale(articleId(), proposal, it.revision(), it.hash())))
                .orElseGet(
                        () -> Answer.refused(Refusal.Kind.INVALID, "A revision was proposed of what was never sent"));
    }

    /// The editors asked something, or answered.
    default Answer<Draft> asked(Message message) {
        return note(live -> live.with(live.papers().and(message)));
    }

    /// A revision was compared with the texts of other articles. One that has lost words meanwhile is still to be.
    ///
    /// @param similar the articles that are much like it
    default Answer<Draft> compared(SentRevision revision, List<UUID> similar) {
        var number = revision.revision();
        return switch (this) {
            case Live live when live.papers().writing().compared() >= number -> Answer.alreadyDone();
            case Live live
            when !live.papers().writing().revision(number).equals(Optional.of(revision)) -> Answer.alreadyDone();
            case Live live -> {
                var compared =
                        live.with(live.papers().with(live.papers().writing().compared(number)));
                yield similar.isEmpty()
                        ? Answer.accepted(compared)
                        : Answer.accepted(compared, new SimilarFound(articleId(), number, similar));
            }
            case Withdrawn _, Erased _ -> Answer.alreadyDone();
        };
    }

    /// A translation or an edition got further.
    default Answer<Draft> noted(UnaryOperator<Reach> what) {
        return note(
                live -> live.with(live.papers().with(what.apply(live.papers().reach()))));
    }

    /// Readers have a text now. Of one that has lost words since, or a byline, the hash that it had is not kept.
    ///
    /// @param revision of the article, or of the translation
    default Answer<Draft> published(String language, int revision, String hash, String address) {
        var isKnown = papersIfAny()
                .filter(it -> it.writing().text().content().language().equals(language))
                .filter(it -> revision <= it.lostThrough())
                .flatMap(it -> it.writing().revision(revision))
                .map(it -> it.hash().equals(hash))
                .orElse(true);
        return noted(reach -> reach.published(language, address, isKnown ? hash : null));
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
            case Erased(var articleId, var owner, var toldOthers, var destroyed, var taken, var by) ->
                Answer.accepted(new Erased(articleId, owner, toldOthers, destroyed, and(taken, service), by));
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
        return papersIfAny().filter(it -> !it.has(step.revision(), step.hash())).isPresent();
    }

    private static Set<Service> and(Set<Service> taken, Service service) {
        var all = EnumSet.of(service);
        all.addAll(taken);
        return all;
    }

    private static boolean isStale(Papers papers, long seen, long version) {
        return seen < papers.writing().seenFrom() || seen > version;
    }

    private static Answer<Draft> stale() {
        return Answer.refused(Refusal.Kind.STALE, "The text was changed since; here is the one it has now");
    }

    /// What was asked names its field, like what is refused before it comes here.
    private static Refusal wrongField(String field, String detail) {
        return new Refusal(Refusal.Kind.INVALID, field + " " + detail)
                .with("faults", List.of(Map.of("field", field, "detail", detail)));
    }

    private Answer<Draft> notNow(DraftAct act) {
        return Answer.refused(new Refusal(Refusal.Kind.NOT_NOW, "Not possible now: " + act.word())
                .with("acts", acts().stream().map(DraftAct::word).toList()));
    }
}
