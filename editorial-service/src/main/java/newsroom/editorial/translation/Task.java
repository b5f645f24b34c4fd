package newsroom.editorial.translation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import newsroom.editorial.review.Source;
import newsroom.platform.aggregate.Refusal;
import org.jspecify.annotations.Nullable;

/// What a translation holds in every state but cancelled.
///
/// @param since when it came into its present state
/// @param standing the number of the newest standing of the article that it knows
/// @param source the newest approved revision
/// @param closed why nobody may see or change it now, if so
/// @param lastToken of the newest claim; 0 before the first
/// @param text the work so far, which no release, expiry or withdrawal takes away
/// @param handedIn the newest revision
/// @param edition the newest revision that was approved: what readers have
/// @param approver who approved it
/// @param sentBack what was asked for when a revision was last sent back
record Task(
        UUID article,
        String language,
        Instant since,
        long standing,
        Source source,
        @Nullable String closed,
        long lastToken,
        @Nullable Text text,
        @Nullable HandedIn handedIn,
        @Nullable HandedIn edition,
        @Nullable String approver,
        @Nullable SentBack sentBack) {

    static Task of(UUID article, String language, Instant at, long standing, Source source, @Nullable String closed) {
        return new Task(article, language, at, standing, source, closed, 0, null, null, null, null, null);
    }

    /// Whether what is there was made from a source that has changed since, by more than typos.
    boolean outdated() {
        return Stream.of(
                        Optional.ofNullable(text).map(Text::source),
                        Optional.ofNullable(edition).map(HandedIn::source))
                .flatMap(Optional::stream)
                .anyMatch(it -> it.revision() < source.lastChange());
    }

    /// Whether the work so far is exactly what readers have.
    boolean isPublished() {
        return text != null && edition != null && text.wording().equals(Wording.of(edition.content()));
    }

    Optional<Refusal> refusalWhileClosed() {
        return Optional.ofNullable(closed).map(why -> new Refusal(Refusal.Kind.NOT_NOW, why));
    }

    Task standing(long number, Source newest, @Nullable String why) {
        return new Task(
                article, language, since, number, newest, why, lastToken, text, handedIn, edition, approver, sentBack);
    }

    /// Of a revision that was sent back and is not the newest any more, the hash is forgotten.
    Task withoutBylines(Bare bare) {
        var newest = handedIn == null ? null : bare.of(handedIn);
        var asked = sentBack;
        if (asked != null) {
            var hash = newest != null && asked.revision() == newest.revision() ? newest.hash() : "";
            asked = new SentBack(asked.revision(), hash, asked.by(), asked.note());
        }
        return new Task(
                article,
                language,
                since,
                standing,
                bare.of(source),
                closed,
                lastToken,
                text == null ? null : text.wording().from(bare.of(text.source())),
                newest,
                edition == null ? null : bare.of(edition),
                approver,
                asked);
    }

    Task since(Instant at) {
        return new Task(
                article, language, at, standing, source, closed, lastToken, text, handedIn, edition, approver,
                sentBack);
    }

    Task claimed(Instant at) {
        return new Task(
                article,
                language,
                at,
                standing,
                source,
                closed,
                lastToken + 1,
                text,
                handedIn,
                edition,
                approver,
                sentBack);
    }

    Task saved(Text newer) {
        return new Task(
                article, language, since, standing, source, closed, lastToken, newer, handedIn, edition, approver,
                sentBack);
    }

    Task handedIn(HandedIn newer, Instant at) {
        return new Task(
                article, language, at, standing, source, closed, lastToken, text, newer, edition, approver, sentBack);
    }

    Task approved(HandedIn revision, String by, Instant at) {
        return new Task(article, language, at, standing, source, closed, lastToken, text, handedIn, revision, by, null);
    }

    Task sentBack(SentBack newer, Instant at) {
        return new Task(
                article, language, at, standing, source, closed, lastToken, text, handedIn, edition, approver, newer);
    }
}
