package newsroom.editorial.translation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import newsroom.contracts.EditorialEvent.TranslationApproved;
import newsroom.contracts.EditorialEvent.TranslationSentBack;
import newsroom.contracts.EditorialEvent.TranslationSubmitted;
import newsroom.contracts.Remark;
import newsroom.contracts.RevisionContent;
import newsroom.editorial.translation.Translation.Approved;
import newsroom.editorial.translation.Translation.Cancelled;
import newsroom.editorial.translation.Translation.Claimed;
import newsroom.editorial.translation.Translation.Live;
import newsroom.editorial.translation.Translation.Open;
import newsroom.editorial.translation.Translation.Submitted;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.aggregate.Refusal.Kind;
import org.jspecify.annotations.Nullable;

/// How a translator's work becomes a revision that another speaker of the language stands for.
final class HandingIn {

    /// So long what was sent back is offered to its translator alone.
    static final Duration OFFER = Duration.ofHours(48);

    /// Makes the whole of a translator's work. It gives the same for the same.
    @FunctionalInterface
    interface Composed {
        Composition of(Work work);
    }

    sealed interface Composition {

        /// @param content with its body named by SHA-256
        /// @param hash of it with its body
        record Whole(RevisionContent content, String hash) implements Composition {}

        /// Some segments are not decided.
        ///
        /// @param positions of the first of them, counted from 1
        record Undecided(int many, List<Integer> positions) implements Composition {}
    }

    private HandingIn() {}

    static Answer<Translation> handIn(
            Translation translation,
            String translator,
            long token,
            @Nullable String credit,
            Composed composed,
            Instant now) {
        return switch (translation) {
            case Cancelled _ -> Translation.gone();
            case Live live when Translation.neverGiven(live.task(), token) -> Translation.unknownToken();
            case Live live when isHandedIn(live.task(), translator, token) -> Answer.alreadyDone();
            case Live live when live.task().closed() != null -> Translation.closed(live.task());
            case Claimed(_, var lease)
            when lease.token() == token && !lease.holder().equals(translator) -> Translation.notYours();
            case Claimed(var task, var lease)
            when lease.token() == token ->
                switch (composed.of(task.work())) {
                    case Composition.Whole whole ->
                        handedIn(
                                credit == null
                                        ? task
                                        : task.with(task.work().credited(credit.isEmpty() ? null : credit)),
                                lease,
                                whole,
                                now);
                    case Composition.Undecided(var many, var positions) ->
                        Answer.refused(new Refusal(
                                        Kind.NOT_NOW,
                                        many + " segments are not decided yet: translate each, or mark it to be kept")
                                .with("acts", List.of("save", "release"))
                                .with("undecided", positions));
                };
            case Live _ -> Translation.notNow("This claim is over", "claim");
        };
    }

    private static Answer<Translation> handedIn(Task task, Lease lease, Composition.Whole whole, Instant now) {
        var work = task.work();
        var number = task.handedIn() == null ? 1 : task.handedIn().revision() + 1;
        var revision = new HandedIn(
                number,
                whole.hash(),
                lease.holder(),
                work.by(),
                lease.token(),
                work.source(),
                whole.content(),
                work.credit(),
                work.via());
        return Answer.accepted(
                new Submitted(task.with(task.judged().handedIn(revision)).since(now), revision),
                new TranslationSubmitted(task.article(), task.language(), number, whole.hash()));
    }

    static Answer<Translation> approve(Translation translation, String speaker, String hash, Instant now) {
        return switch (translation) {
            case Cancelled _ -> Translation.gone();
            case Live live when isApproved(live.task(), speaker, hash) -> Answer.alreadyDone();
            case Live live when live.task().closed() != null -> Translation.closed(live.task());
            case Submitted(_, var revision) when !revision.hash().equals(hash) -> stale(revision);
            case Submitted(var task, var revision)
            when revision.by().contains(speaker) && !isExcepted(task, revision) ->
                Answer.refused(Kind.FORBIDDEN, "Nobody approves their own translation");
            case Submitted(var task, var revision) -> approved(task, revision, speaker, now);
            case Open _, Approved _ -> Translation.notNow("Nothing waits for approval", "claim");
            case Claimed _ -> Translation.notNow("It is being worked on; nothing waits for approval");
        };
    }

    private static Answer<Translation> approved(Task task, HandedIn revision, String speaker, Instant now) {
        var exception = revision.by().contains(speaker) ? task.judged().exception() : null;
        var approved = task.with(task.judged().approved(revision, speaker))
                .with(task.work().approved())
                .with(task.dependents().untold())
                .with(task.diary().done(now).since(now));
        return Answer.accepted(
                new Approved(approved, revision),
                new TranslationApproved(
                        task.article(),
                        task.language(),
                        revision.revision(),
                        revision.hash(),
                        revision.source().revision(),
                        revision.source().hash(),
                        revision.content(),
                        revision.credit(),
                        exception == null ? null : exception.reason(),
                        revision.via().stream().map(Via::language).toList()));
    }

    private static boolean isExcepted(Task task, HandedIn revision) {
        var exception = task.judged().exception();
        return exception != null && exception.isFor(revision);
    }

    static Answer<Translation> sendBack(
            Translation translation, String speaker, String hash, String note, List<Remark> remarks, Instant now) {
        return switch (translation) {
            case Cancelled _ -> Translation.gone();
            case Live live when isSentBack(live, speaker, hash, note, remarks) -> Answer.alreadyDone();
            case Live live when live.task().closed() != null -> Translation.closed(live.task());
            case Submitted(_, var revision) when !revision.hash().equals(hash) -> stale(revision);
            case Submitted(_, var revision)
            when revision.by().contains(speaker) ->
                Answer.refused(Kind.FORBIDDEN, "Another speaker of the language than its translator sends it back");
            case Submitted(var task, var revision) -> {
                var asked = new SentBack(
                        revision.revision(),
                        hash,
                        speaker,
                        note,
                        remarks,
                        revision.translator(),
                        now.plus(OFFER),
                        task.lastToken());
                yield Answer.accepted(
                        new Open(task.with(task.judged().sentBack(asked)).since(now)),
                        new TranslationSentBack(
                                task.article(), task.language(), revision.revision(), hash, note, remarks));
            }
            case Open _, Approved _ -> Translation.notNow("Nothing waits for approval", "claim");
            case Claimed _ -> Translation.notNow("It is being worked on; nothing waits for approval");
        };
    }

    static Answer<Translation> except(
            Translation translation, String coordinator, String hash, String reason, Instant now) {
        return switch (translation) {
            case Cancelled _ -> Translation.gone();
            case Live live when live.task().closed() != null -> Translation.closed(live.task());
            case Submitted(_, var revision) when !revision.hash().equals(hash) -> stale(revision);
            case Submitted(_, var revision)
            when revision.by().contains(coordinator) ->
                Answer.refused(Kind.FORBIDDEN, "Another coordinator of the language than its translator allows it");
            case Submitted(var task, var revision) when isExcepted(task, revision) -> Answer.alreadyDone();
            case Submitted(var task, var revision) -> {
                var exception = new Exemption(revision.revision(), hash, coordinator, reason);
                yield Answer.accepted(new Submitted(
                        task.with(task.judged().excepted(exception))
                                .with(task.diary().noted(new Note(now, "exception", "coordinator", reason))),
                        revision));
            }
            case Open _, Approved _ -> Translation.notNow("Nothing waits for approval", "claim");
            case Claimed _ -> Translation.notNow("It is being worked on; nothing waits for approval");
        };
    }

    /// Whether the newest revision was handed in under this claim.
    static boolean isHandedIn(Task task, String translator, long token) {
        var newest = task.handedIn();
        return newest != null && newest.token() == token && newest.translator().equals(translator);
    }

    private static boolean isApproved(Task task, String speaker, String hash) {
        return task.edition() != null
                && task.edition().hash().equals(hash)
                && speaker.equals(task.judged().approver())
                && (task.handedIn() == null
                        || task.handedIn().revision() == task.edition().revision());
    }

    private static boolean isSentBack(Live live, String speaker, String hash, String note, List<Remark> remarks) {
        var last = live.task().sentBack();
        return last != null
                && last.hash().equals(hash)
                && last.by().equals(speaker)
                && last.note().equals(note)
                && last.remarks().equals(remarks)
                && !(live instanceof Submitted(_, var revision) && revision.revision() > last.revision());
    }

    private static Answer<Translation> stale(HandedIn current) {
        return Answer.refused(new Refusal(Kind.STALE, "Another revision was handed in since; read it first")
                .with("revision", current.revision())
                .with("hash", current.hash()));
    }
}
