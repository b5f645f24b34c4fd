package newsroom.editorial.translation;

import java.time.Instant;
import newsroom.contracts.EditorialEvent.TranslationApproved;
import newsroom.contracts.EditorialEvent.TranslationSentBack;
import newsroom.contracts.EditorialEvent.TranslationSubmitted;
import newsroom.contracts.RevisionContent;
import newsroom.editorial.review.Source;
import newsroom.editorial.translation.Translation.Approved;
import newsroom.editorial.translation.Translation.Cancelled;
import newsroom.editorial.translation.Translation.Claimed;
import newsroom.editorial.translation.Translation.Live;
import newsroom.editorial.translation.Translation.Open;
import newsroom.editorial.translation.Translation.Submitted;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.aggregate.Refusal.Kind;

/// How a translator's work becomes a revision that another speaker of the language stands for.
final class HandingIn {

    /// Makes the whole of a source and a translator's work. It gives the same for the same.
    @FunctionalInterface
    interface Composed {
        Whole of(Source source, Wording wording);
    }

    /// @param content with its body named by SHA-256
    /// @param hash of it with its body
    record Whole(RevisionContent content, String hash) {}

    private HandingIn() {}

    static Answer<Translation> handIn(
            Translation translation, String translator, long token, Composed composed, Instant now) {
        return switch (translation) {
            case Cancelled _ -> Translation.gone();
            case Live live when Translation.neverGiven(live.task(), token) -> Translation.unknownToken();
            case Live live when isHandedIn(live.task(), translator, token) -> Answer.alreadyDone();
            case Live live when live.task().closed() != null -> Translation.closed(live.task());
            case Claimed(var task, var lease, var base)
            when lease.token() == token ->
                !lease.holder().equals(translator)
                        ? Translation.notYours()
                        : task.text() == null
                                ? Translation.notNow("Nothing is saved yet", "save", "release")
                                : handedIn(
                                        task,
                                        lease,
                                        base,
                                        composed.of(base, task.text().wording()),
                                        now);
            case Live _ -> Translation.notNow("This claim is over", "claim");
        };
    }

    private static Answer<Translation> handedIn(Task task, Lease lease, Source base, Whole whole, Instant now) {
        var number = task.handedIn() == null ? 1 : task.handedIn().revision() + 1;
        var revision = new HandedIn(number, whole.hash(), lease.holder(), lease.token(), base, whole.content());
        var handedIn = task.saved(Wording.of(whole.content()).from(base)).handedIn(revision, now);
        return Answer.accepted(
                new Submitted(handedIn, revision),
                new TranslationSubmitted(task.article(), task.language(), number, whole.hash()));
    }

    static Answer<Translation> approve(Translation translation, String speaker, String hash, Instant now) {
        return switch (translation) {
            case Cancelled _ -> Translation.gone();
            case Live live when isApproved(live.task(), speaker, hash) -> Answer.alreadyDone();
            case Live live when live.task().closed() != null -> Translation.closed(live.task());
            case Submitted(_, var revision) when !revision.hash().equals(hash) -> stale(revision);
            case Submitted(_, var revision)
            when revision.translator().equals(speaker) ->
                Answer.refused(Kind.FORBIDDEN, "Nobody approves their own translation");
            case Submitted(var task, var revision) ->
                Answer.accepted(
                        new Approved(task.approved(revision, speaker, now), revision),
                        new TranslationApproved(
                                task.article(),
                                task.language(),
                                revision.revision(),
                                revision.hash(),
                                revision.source().revision(),
                                revision.source().hash(),
                                revision.content()));
            case Open _, Approved _ -> Translation.notNow("Nothing waits for approval", "claim");
            case Claimed _ -> Translation.notNow("It is being worked on; nothing waits for approval");
        };
    }

    static Answer<Translation> sendBack(
            Translation translation, String speaker, String hash, String note, Instant now) {
        return switch (translation) {
            case Cancelled _ -> Translation.gone();
            case Live live when isSentBack(live, speaker, hash, note) -> Answer.alreadyDone();
            case Live live when live.task().closed() != null -> Translation.closed(live.task());
            case Submitted(_, var revision) when !revision.hash().equals(hash) -> stale(revision);
            case Submitted(_, var revision)
            when revision.translator().equals(speaker) ->
                Answer.refused(Kind.FORBIDDEN, "Another speaker of the language than its translator sends it back");
            case Submitted(var task, var revision) ->
                Answer.accepted(
                        new Open(task.sentBack(new SentBack(revision.revision(), hash, speaker, note), now)),
                        new TranslationSentBack(task.article(), task.language(), revision.revision(), hash, note));
            case Open _, Approved _ -> Translation.notNow("Nothing waits for approval", "claim");
            case Claimed _ -> Translation.notNow("It is being worked on; nothing waits for approval");
        };
    }

    /// Whether this very work was handed in under this claim.
    static boolean isHandedIn(Task task, String translator, long token, Wording wording) {
        return isHandedIn(task, translator, token)
                && task.text() != null
                && task.text().wording().equals(wording);
    }

    private static boolean isHandedIn(Task task, String translator, long token) {
        var newest = task.handedIn();
        return newest != null && newest.token() == token && newest.translator().equals(translator);
    }

    private static boolean isApproved(Task task, String speaker, String hash) {
        return task.edition() != null
                && task.edition().hash().equals(hash)
                && speaker.equals(task.approver())
                && (task.handedIn() == null
                        || task.handedIn().revision() == task.edition().revision());
    }

    private static boolean isSentBack(Live live, String speaker, String hash, String note) {
        var last = live.task().sentBack();
        return last != null
                && last.hash().equals(hash)
                && last.by().equals(speaker)
                && last.note().equals(note)
                && !(live instanceof Submitted(_, var revision) && revision.revision() > last.revision());
    }

    private static Answer<Translation> stale(HandedIn current) {
        return Answer.refused(new Refusal(Kind.STALE, "Another revision was handed in since; read it first")
                .with("revision", current.revision())
                .with("hash", current.hash()));
    }
}
