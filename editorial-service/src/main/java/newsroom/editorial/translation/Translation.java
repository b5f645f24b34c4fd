package newsroom.editorial.translation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import newsroom.contracts.EditorialEvent.TranslationCancelled;
import newsroom.contracts.EditorialEvent.TranslationClaimed;
import newsroom.contracts.EditorialEvent.TranslationExpired;
import newsroom.contracts.EditorialEvent.TranslationOpened;
import newsroom.contracts.EditorialEvent.TranslationReleased;
import newsroom.editorial.review.Source;
import newsroom.editorial.review.Standing;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.aggregate.Refusal.Kind;

/// One article on its way into one language.
///
/// Only the holder of an unexpired lease writes, and names its token; a lease ends by itself and takes no work with it.
/// What a translator hands in becomes a numbered, hashed revision, and another speaker of the language approves exactly
/// that. An edition that readers have stays theirs while a correction is made.
public sealed interface Translation {

    /// A translation of an article that is there.
    sealed interface Live extends Translation {
        Task task();

        /// In the same state, with another task. A typo in the source changes nothing for who works from it.
        default Live with(Task task) {
            return switch (this) {
                case Open _ -> new Open(task);
                case Claimed(_, var lease, var base) ->
                    new Claimed(task, lease, base.revision() < task.source().lastChange() ? base : task.source());
                case Submitted(_, var revision) -> new Submitted(task, revision);
                case Approved(_, var edition) -> new Approved(task, edition);
            };
        }

        /// Whether it was, or is being, made from a source that has changed since, by more than typos.
        default boolean outdated() {
            return task().outdated()
                    || this instanceof Claimed(var task, _, var base)
                            && base.revision() < task.source().lastChange();
        }
    }

    /// It waits for a translator.
    record Open(Task task) implements Live {}

    /// A translator is at work.
    ///
    /// @param base the revision that they work from
    record Claimed(Task task, Lease lease, Source base) implements Live {}

    /// A revision waits for another speaker of the language.
    record Submitted(Task task, HandedIn revision) implements Live {}

    /// Readers have, or get, this revision.
    record Approved(Task task, HandedIn edition) implements Live {}

    /// The article is destroyed, and the translation with it. This marker holds no text.
    record Cancelled(UUID article, String language, Instant since) implements Translation {}

    /// Without a byline that was dropped. Whoever holds the claim works on.
    default Translation withoutBylines(Bare bare) {
        return switch (this) {
            case Open(var task) -> new Open(task.withoutBylines(bare));
            case Claimed(var task, var lease, var base) -> new Claimed(task.withoutBylines(bare), lease, bare.of(base));
            case Submitted(var task, var revision) -> new Submitted(task.withoutBylines(bare), bare.of(revision));
            case Approved(var task, var edition) -> new Approved(task.withoutBylines(bare), bare.of(edition));
            case Cancelled _ -> this;
        };
    }

    /// The review tells how it stands with the article.
    static Answer<Translation> follow(
            Optional<Translation> translation, UUID article, String language, Standing standing) {
        return switch (translation.orElse(null)) {
            case null ->
                switch (standing) {
                    case Standing.Gone _ -> Answer.accepted(new Cancelled(article, language, standing.at()));
                    case Standing.Closed(var number, var at, var source, var why) ->
                        Answer.accepted(new Open(Task.of(article, language, at, number, source, why)));
                    case Standing.Translatable(var number, var at, var source) ->
                        Answer.accepted(
                                new Open(Task.of(article, language, at, number, source, null)),
                                opened(article, language, source));
                };
            case Cancelled _ -> Answer.alreadyDone();
            case Live live when standing.number() <= live.task().standing() -> Answer.alreadyDone();
            case Live live ->
                switch (standing) {
                    case Standing.Gone _ ->
                        Answer.accepted(
                                new Cancelled(article, language, standing.at()),
                                new TranslationCancelled(article, language));
                    case Standing.Closed(var number, _, var source, var why) ->
                        Answer.accepted(live.with(live.task().standing(number, source, why)));
                    case Standing.Translatable(var number, _, var source) -> {
                        var now = live.with(live.task().standing(number, source, null));
                        yield live instanceof Open(var task) && task.closed() != null
                                ? Answer.accepted(now, opened(article, language, source))
                                : Answer.accepted(now);
                    }
                };
        };
    }

    private static TranslationOpened opened(UUID article, String language, Source source) {
        return new TranslationOpened(article, language, source.revision(), source.hash());
    }

    /// A translator takes it, so that nobody translates it twice. An approved one is taken for a correction.
    default Answer<Translation> claim(String translator, Duration lease, Instant now) {
        return switch (this) {
            case Cancelled _ -> gone();
            case Live live when live.task().closed() != null -> closed(live.task());
            case Claimed(_, var held, _) when held.holder().equals(translator) -> Answer.alreadyDone();
            case Claimed(_, var held, _) ->
                Answer.refused(new Refusal(Kind.NOT_NOW, "Someone else is translating this")
                        .with("leaseUntil", held.until().toString()));
            case Submitted _ -> notNow("It is handed in and waits for approval", "approval", "return");
            case Open(var task) -> claimed(task, translator, now.plus(lease), now);
            case Approved(var task, _) -> claimed(task, translator, now.plus(lease), now);
        };
    }

    private static Answer<Translation> claimed(Task task, String translator, Instant until, Instant now) {
        var claimed = task.claimed(now);
        return Answer.accepted(
                new Claimed(claimed, new Lease(translator, claimed.lastToken(), until), claimed.source()),
                new TranslationClaimed(task.article(), task.language(), claimed.lastToken(), until));
    }

    /// The holder saves, which renews the lease. What is refused as coming too late is kept elsewhere by whoever asks.
    default Answer<Translation> save(String translator, long token, Wording wording, Duration lease, Instant now) {
        return switch (this) {
            case Cancelled _ -> gone();
            case Live live when neverGiven(live.task(), token) -> unknownToken();
            case Live live when live.task().closed() != null -> closed(live.task());
            case Claimed(var task, var held, var base)
            when held.token() == token ->
                held.holder().equals(translator)
                        ? Answer.accepted(new Claimed(
                                task.saved(wording.from(base)), new Lease(translator, token, now.plus(lease)), base))
                        : notYours();
            case Live live when HandingIn.isHandedIn(live.task(), translator, token, wording) -> Answer.alreadyDone();
            case Live _ -> notNow("This claim is over; what you sent is kept as a suggestion", "claim");
        };
    }

    /// The holder hands the work in as a revision.
    ///
    /// @param composed makes the whole of a source and a translator's work
    default Answer<Translation> handIn(String translator, long token, HandingIn.Composed composed, Instant now) {
        return HandingIn.handIn(this, translator, token, composed, now);
    }

    /// Another speaker of the language approves exactly the revision with this hash.
    default Answer<Translation> approve(String speaker, String hash, Instant now) {
        return HandingIn.approve(this, speaker, hash, now);
    }

    /// Another speaker of the language asks for changes to the revision with this hash.
    default Answer<Translation> sendBack(String speaker, String hash, String note, Instant now) {
        return HandingIn.sendBack(this, speaker, hash, note, now);
    }

    /// The holder gives it back; the work so far is kept.
    default Answer<Translation> release(String translator, long token, Instant now) {
        return switch (this) {
            case Cancelled _ -> gone();
            case Live live when neverGiven(live.task(), token) -> unknownToken();
            case Claimed(var task, var held, _)
            when held.token() == token ->
                held.holder().equals(translator)
                        ? Answer.accepted(
                                atRest(task, now), new TranslationReleased(task.article(), task.language(), token))
                        : notYours();
            case Live _ -> Answer.alreadyDone();
        };
    }

    /// The lease ended; the work so far is kept.
    default Answer.Accepted<Translation> expire(Instant now) {
        return switch (this) {
            case Claimed(var task, var held, _) ->
                new Answer.Accepted<>(
                        atRest(task, now),
                        List.of(new TranslationExpired(task.article(), task.language(), held.token())));
            case Open _, Submitted _, Approved _, Cancelled _ ->
                throw new IllegalStateException("Only a claim has an end");
        };
    }

    /// A claim for a correction that changed nothing leaves what was there before.
    private static Live atRest(Task task, Instant now) {
        var edition = task.edition();
        return edition != null && task.isPublished()
                ? new Approved(task.since(now), edition)
                : new Open(task.since(now));
    }

    static Answer<Translation> gone() {
        return Answer.refused(Kind.GONE, "The article was erased");
    }

    static Answer<Translation> closed(Task task) {
        return Answer.refused(task.refusalWhileClosed().orElseThrow());
    }

    static Answer<Translation> notYours() {
        return Answer.refused(Kind.FORBIDDEN, "This claim is another translator's");
    }

    static Answer<Translation> unknownToken() {
        return Answer.refused(Kind.INVALID, "Fencing-Token names a claim that there never was");
    }

    static Answer<Translation> notNow(String detail, String... acts) {
        return Answer.refused(new Refusal(Kind.NOT_NOW, detail).with("acts", List.of(acts)));
    }

    static boolean neverGiven(Task task, long token) {
        return token < 1 || token > task.lastToken();
    }
}
