package newsroom.editorial.translation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import newsroom.contracts.EditorialEvent.TranslationCancelled;
import newsroom.contracts.EditorialEvent.TranslationExpired;
import newsroom.contracts.EditorialEvent.TranslationOpened;
import newsroom.contracts.EditorialEvent.TranslationOutdated;
import newsroom.contracts.EditorialEvent.TranslationRedacted;
import newsroom.contracts.Event;
import newsroom.contracts.Remark;
import newsroom.editorial.paper.Redaction;
import newsroom.editorial.review.Source;
import newsroom.editorial.review.Standing;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.aggregate.Refusal.Kind;
import org.jspecify.annotations.Nullable;

/// One article on its way into one language.
///
/// Only the holder of an unexpired lease writes, and names its token; a lease ends by itself and takes no work with it.
/// What a translator hands in becomes a numbered, hashed revision, and another speaker of the language approves exactly
/// that. An edition that readers have stays theirs while a correction is made.
public sealed interface Translation {

    /// A translation of an article that is there.
    sealed interface Live extends Translation {
        Task task();

        /// In the same state, with another task.
        default Live with(Task task) {
            return switch (this) {
                case Open _ -> new Open(task);
                case Claimed(_, var lease) -> new Claimed(task, lease);
                case Submitted(_, var revision) -> new Submitted(task, revision);
                case Approved(_, var edition) -> new Approved(task, edition);
            };
        }

        /// Whether it was made from something that has changed since, by more than typos.
        default boolean outdated() {
            return task().outdated() || this instanceof Submitted(var task, var revision) && task.isOlder(revision);
        }
    }

    /// It waits for a translator.
    record Open(Task task) implements Live {}

    /// A translator is at work.
    record Claimed(Task task, Lease lease) implements Live {}

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
            case Claimed(var task, var lease) -> new Claimed(task.withoutBylines(bare), lease);
            case Submitted(var task, var revision) -> new Submitted(task.withoutBylines(bare), bare.of(revision));
            case Approved(var task, var edition) -> new Approved(task.withoutBylines(bare), bare.of(edition));
            case Cancelled _ -> this;
        };
    }

    /// A redaction took words out of the article: what was made of them goes, and is to be made again. Whoever holds
    /// the claim works on.
    ///
    /// @param bare makes what is left of revisions
    /// @param number counts the redactions of the article
    /// @param standing the number of the standing by which this is to hear of it
    default Answer<Translation> redact(Redaction redaction, Bare bare, int number, long standing) {
        if (!(this instanceof Live before) || before.task().standing() >= standing) {
            return Answer.alreadyDone();
        }
        var work = before.task().work().redacted(redaction);
        var judged = before.task().judged().redacted(redaction, work.source().revision());
        var after = (Live) before.with(before.task().with(work).with(judged)).withoutBylines(bare);
        if (after.equals(before)) {
            return Answer.alreadyDone();
        }
        var edition = after.task().edition();
        var lost = !work.hasAllOf(before.task().work())
                || !isTextOf(edition, before.task().edition());
        return lost ? Answer.accepted(after, redacted(after.task(), number, edition)) : Answer.accepted(after);
    }

    private static boolean isTextOf(@Nullable HandedIn one, @Nullable HandedIn other) {
        return one == null || other == null || one.content().equals(other.content());
    }

    private static TranslationRedacted redacted(Task task, int number, @Nullable HandedIn edition) {
        return new TranslationRedacted(
                task.article(),
                task.language(),
                number,
                task.source().revision(),
                task.source().hash(),
                task.work().reopened(),
                edition == null ? null : edition.revision(),
                edition == null ? null : edition.hash(),
                edition == null ? null : edition.content());
    }

    /// The review tells how it stands with the article.
    static Answer<Translation> follow(
            Optional<Translation> translation, UUID article, String language, Standing standing, Sources sources) {
        return switch (translation.orElse(null)) {
            case null ->
                switch (standing) {
                    case Standing.Gone _ -> Answer.accepted(new Cancelled(article, language, standing.at()));
                    case Standing.Closed closed ->
                        Answer.accepted(begun(article, language, closed, closed.why(), sources));
                    case Standing.Translatable open ->
                        Answer.accepted(
                                begun(article, language, open, null, sources),
                                opened(article, language, open.source()));
                };
            case Cancelled _ -> Answer.alreadyDone();
            case Live live when standing.number() <= live.task().standing() -> Answer.alreadyDone();
            case Live live ->
                switch (standing) {
                    case Standing.Gone _ ->
                        Answer.accepted(
                                new Cancelled(article, language, standing.at()),
                                new TranslationCancelled(article, language));
                    case Standing.Closed closed -> followed(live, closed, closed.why(), sources, false);
                    case Standing.Translatable open -> {
                        var again = live instanceof Open(var task) && task.closed() != null;
                        yield followed(live, open, null, sources, again);
                    }
                };
        };
    }

    private static Open begun(
            UUID article, String language, Standing.Placed standing, @Nullable String closed, Sources sources) {
        return new Open(Task.of(
                article,
                language,
                standing.at(),
                standing.number(),
                standing.source(),
                closed,
                listing(standing, sources)));
    }

    private static Listing listing(Standing.Placed standing, Sources sources) {
        var written = sources.written(standing.source().revision());
        return new Listing(standing.desk(), standing.urgency(), written.language(), written.topics());
    }

    private static Answer<Translation> followed(
            Live live, Standing.Placed standing, @Nullable String closed, Sources sources, boolean again) {
        var task = live.task();
        var work = task.work();
        var source = standing.source();
        var former = work.source();
        var typos = source.lastChange() <= former.revision();
        var followed = source.revision() == former.revision()
                ? work.of(source)
                : work.on(source, sources.moves(former.revision(), source.revision()), typos);
        var now = live.with(task.standing(standing.number(), followed, listing(standing, sources), closed));
        var events = new ArrayList<Event>();
        if (again) {
            events.add(opened(task.article(), task.language(), source));
        }
        if (!typos && (!(live instanceof Open) || !work.parts().isEmpty())) {
            events.add(new TranslationOutdated(
                    task.article(), task.language(), source.revision(), source.hash(), followed.reopened()));
        }
        return new Answer.Accepted<>(now, events);
    }

    private static TranslationOpened opened(UUID article, String language, Source source) {
        return new TranslationOpened(article, language, source.revision(), source.hash());
    }

    /// A translator takes it, so that nobody translates it twice. An approved one is taken for a correction.
    ///
    /// @param via the approved translations through which it is to be made, the nearest last, if it is through any
    default Answer<Translation> claim(String translator, Duration lease, List<Via> via, Instant now) {
        return Claiming.claim(this, translator, lease, via, now);
    }

    /// The holder gets more time, once.
    default Answer<Translation> extend(String translator, long token, Duration lease) {
        return Claiming.extend(this, translator, token, lease);
    }

    /// The holder gives it back; the work so far is kept.
    default Answer<Translation> release(String translator, long token, String note, Instant now) {
        return Claiming.release(this, translator, token, note, now);
    }

    /// A coordinator of the language gives it to somebody, whoever has it.
    default Answer<Translation> reassign(String translator, Duration lease, String note, Instant now) {
        return Claiming.reassign(this, translator, lease, note, now);
    }

    /// The holder saves, which renews the lease. What is refused as coming too late is kept elsewhere by whoever asks.
    default Answer<Translation> save(
            String translator, long token, Saving saving, Sources sources, Duration lease, Instant now) {
        return switch (this) {
            case Cancelled _ -> gone();
            case Live live when neverGiven(live.task(), token) -> unknownToken();
            case Live live when live.task().closed() != null -> closed(live.task());
            case Claimed(var task, var held)
            when held.token() == token ->
                held.holder().equals(translator)
                        ? Answer.accepted(new Claimed(
                                task.with(saving.into(task.work(), translator, sources)), held.renewed(now, lease)))
                        : notYours();
            case Live live
            when HandingIn.isHandedIn(live.task(), translator, token)
                    && saving.isIn(live.task().work(), sources) -> Answer.alreadyDone();
            case Live _ -> notNow("This claim is over; what you sent is kept as a suggestion", "claim");
        };
    }

    /// The holder hands the work in as a revision.
    ///
    /// @param credit the name that they choose for print; empty for none, null where it stays as it is
    /// @param composed makes the whole of the work
    default Answer<Translation> handIn(
            String translator, long token, @Nullable String credit, HandingIn.Composed composed, Instant now) {
        return HandingIn.handIn(this, translator, token, credit, composed, now);
    }

    /// Another speaker of the language approves exactly the revision with this hash.
    default Answer<Translation> approve(String speaker, String hash, Instant now) {
        return HandingIn.approve(this, speaker, hash, now);
    }

    /// Another speaker of the language asks for changes to the revision with this hash.
    default Answer<Translation> sendBack(String speaker, String hash, String note, List<Remark> remarks, Instant now) {
        return HandingIn.sendBack(this, speaker, hash, note, remarks, now);
    }

    /// A coordinator lets the revision with this hash be approved by who made it.
    default Answer<Translation> except(String coordinator, String hash, String reason, Instant now) {
        return HandingIn.except(this, coordinator, hash, reason, now);
    }

    /// Other translations are to be made from this one.
    default Answer<Translation> madeFrom() {
        return switch (this) {
            case Cancelled _ -> gone();
            case Live live when live.task().dependents() != Dependents.NONE -> Answer.alreadyDone();
            case Live live -> Answer.accepted(live.with(live.task().with(Dependents.TOLD)));
        };
    }

    /// The translation that this is made from is another now, and so are those that are made from this.
    ///
    /// @param latest of it, which may have been known all the time
    default Answer<Translation> viaMoved(Via latest, boolean outdated) {
        return switch (this) {
            case Cancelled _ -> Answer.alreadyDone();
            case Live live when !isVia(live.task().work(), latest, outdated) -> Answer.alreadyDone();
            case Live live -> {
                var task = live.task();
                yield Answer.accepted(live.with(task.with(task.work().withViaMoved())
                        .with(task.dependents().untold())));
            }
        };
    }

    private static boolean isVia(Work work, Via latest, boolean outdated) {
        if (work.via().isEmpty() || work.viaMoved()) {
            return false;
        }
        var nearest = work.via().getLast();
        return nearest.language().equals(latest.language()) && (outdated || nearest.revision() < latest.revision());
    }

    /// Those that are made from this edition know of it.
    default Answer<Translation> dependentsTold(int edition) {
        return switch (this) {
            case Live live
            when isUntold(live.task(), edition) ->
                Answer.accepted(live.with(live.task().with(Dependents.TOLD)));
            case Live _, Cancelled _ -> Answer.alreadyDone();
        };
    }

    private static boolean isUntold(Task task, int edition) {
        var readers = task.edition();
        return task.dependents() == Dependents.UNTOLD && readers != null && readers.revision() == edition;
    }

    /// The lease ended; the work so far is kept.
    default Answer.Accepted<Translation> expire(Instant now) {
        return switch (this) {
            case Claimed(var task, var held) ->
                new Answer.Accepted<>(
                        Claiming.atRest(task, now),
                        List.of(new TranslationExpired(task.article(), task.language(), held.token())));
            case Open _, Submitted _, Approved _, Cancelled _ ->
                throw new IllegalStateException("Only a claim has an end");
        };
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
