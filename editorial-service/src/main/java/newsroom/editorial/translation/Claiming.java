package newsroom.editorial.translation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import newsroom.contracts.EditorialEvent.TranslationClaimed;
import newsroom.contracts.EditorialEvent.TranslationReleased;
import newsroom.contracts.Event;
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

/// How a translator comes to hold a translation, and to hold it no more.
final class Claiming {

    private Claiming() {}

    static Answer<Translation> claim(
            Translation translation, String translator, Duration lease, List<Via> via, Instant now) {
        return switch (translation) {
            case Cancelled _ -> Translation.gone();
            case Live live when live.task().closed() != null -> Translation.closed(live.task());
            case Claimed(_, var held) when held.holder().equals(translator) -> Answer.alreadyDone();
            case Claimed(_, var held) -> someoneElses(held);
            case Submitted _ -> Translation.notNow("It is handed in and waits for approval", "approval", "return");
            case Open(var task)
            when isOfferedTo(task, now) instanceof SentBack asked
                    && !asked.offeredTo().equals(translator) ->
                Answer.refused(new Refusal(Kind.NOT_NOW, "It was sent back, and is offered to its translator first")
                        .with("offeredUntil", asked.until().toString()));
            case Open(var task) -> claimed(task, translator, lease, via, now, List.of());
            case Approved(var task, _) -> claimed(task, translator, lease, via, now, List.of());
        };
    }

    /// What it was sent back for, while it is offered to its translator alone.
    static @Nullable SentBack isOfferedTo(Task task, Instant now) {
        var asked = task.sentBack();
        return asked != null && asked.token() == task.lastToken() && now.isBefore(asked.until()) ? asked : null;
    }

    private static Answer<Translation> someoneElses(Lease held) {
        return Answer.refused(new Refusal(Kind.NOT_NOW, "Someone else is translating this")
                .with("leaseUntil", held.until().toString()));
    }

    private static Answer<Translation> claimed(
            Task task, String translator, Duration time, List<Via> via, Instant now, List<Event> before) {
        var claimed = task.claimed(now);
        if (!via.isEmpty()) {
            claimed = claimed.with(claimed.work().through(via));
        }
        var until = now.plus(time);
        var lease = new Lease(
                translator, claimed.lastToken(), until, claimed.source().revision(), false);
        var events = new ArrayList<>(before);
        events.add(new TranslationClaimed(task.article(), task.language(), claimed.lastToken(), until));
        return new Answer.Accepted<>(new Claimed(claimed, lease), events);
    }

    static Answer<Translation> extend(Translation translation, String translator, long token, Duration lease) {
        return switch (translation) {
            case Cancelled _ -> Translation.gone();
            case Live live when Translation.neverGiven(live.task(), token) -> Translation.unknownToken();
            case Live live when live.task().closed() != null -> Translation.closed(live.task());
            case Claimed(_, var held)
            when held.token() == token && !held.holder().equals(translator) -> Translation.notYours();
            case Claimed(_, var held) when held.token() == token && held.extended() -> Answer.alreadyDone();
            case Claimed(var task, var held)
            when held.token() == token -> Answer.accepted(new Claimed(task, held.extended(lease)));
            case Live _ -> Translation.notNow("This claim is over", "claim");
        };
    }

    static Answer<Translation> release(
            Translation translation, String translator, long token, String note, Instant now) {
        return switch (translation) {
            case Cancelled _ -> Translation.gone();
            case Live live when Translation.neverGiven(live.task(), token) -> Translation.unknownToken();
            case Claimed(_, var held)
            when held.token() == token && !held.holder().equals(translator) -> Translation.notYours();
            case Claimed(var task, var held)
            when held.token() == token -> {
                var left = note.isEmpty()
                        ? task
                        : task.with(task.diary().noted(new Note(now, "release", "translator", note)));
                yield Answer.accepted(
                        atRest(left, now), new TranslationReleased(task.article(), task.language(), token));
            }
            case Live _ -> Answer.alreadyDone();
        };
    }

    static Answer<Translation> reassign(
            Translation translation, String translator, Duration lease, String note, Instant now) {
        return switch (translation) {
            case Cancelled _ -> Translation.gone();
            case Live live when live.task().closed() != null -> Translation.closed(live.task());
            case Claimed(_, var held) when held.holder().equals(translator) -> Answer.alreadyDone();
            case Claimed(var task, var held) ->
                claimed(
                        reassigned(task, note, now),
                        translator,
                        lease,
                        List.of(),
                        now,
                        List.of(new TranslationReleased(task.article(), task.language(), held.token())));
            case Submitted _ -> Translation.notNow("It is handed in and waits for approval", "approval", "return");
            case Open(var task) -> claimed(reassigned(task, note, now), translator, lease, List.of(), now, List.of());
            case Approved(var task, _) ->
                claimed(reassigned(task, note, now), translator, lease, List.of(), now, List.of());
        };
    }

    private static Task reassigned(Task task, String note, Instant now) {
        return task.with(task.diary().noted(new Note(now, "reassignment", "coordinator", note)));
    }

    /// A claim for a correction that changed nothing leaves what was there before.
    static Live atRest(Task task, Instant now) {
        var edition = task.edition();
        return edition != null && !task.work().changed()
                ? new Approved(task.since(now), edition)
                : new Open(task.since(now));
    }
}
