package newsroom.editorial.translation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import newsroom.editorial.review.Source;
import newsroom.platform.aggregate.Refusal;
import org.jspecify.annotations.Nullable;

/// What a translation holds in every state but cancelled.
///
/// @param standing the number of the newest standing of the article that it knows
/// @param closed why nobody may see or change it now, if so
/// @param lastToken of the newest claim; 0 before the first
/// @param work so far, which no release, expiry or withdrawal takes away
/// @param dependents the translations that are made from this one
record Task(
        UUID article,
        String language,
        long standing,
        @Nullable String closed,
        long lastToken,
        Listing listing,
        Work work,
        Judged judged,
        Diary diary,
        Dependents dependents) {

    static Task of(
            UUID article,
            String language,
            Instant at,
            long standing,
            Source source,
            @Nullable String closed,
            Listing listing) {
        return new Task(
                article,
                language,
                standing,
                closed,
                0,
                listing,
                Work.on(source),
                Judged.NOTHING,
                Diary.from(at),
                Dependents.NONE);
    }

    /// The newest approved revision.
    Source source() {
        return work.source();
    }

    Instant since() {
        return diary.since();
    }

    @Nullable
    HandedIn handedIn() {
        return judged.handedIn();
    }

    @Nullable
    HandedIn edition() {
        return judged.edition();
    }

    @Nullable
    SentBack sentBack() {
        return judged.sentBack();
    }

    /// The texts that it names, by their SHA-256.
    Stream<String> texts() {
        return Stream.of(
                        work.parts().values().stream().map(Part::text),
                        work.gone().stream().map(Gone::text),
                        Stream.of(handedIn(), edition())
                                .filter(Objects::nonNull)
                                .map(it -> it.content().body()))
                .flatMap(it -> it)
                .filter(Objects::nonNull);
    }

    /// Whether what is there was made from something that has changed since, by more than typos.
    boolean outdated() {
        return isOlder(edition()) || work.reopened() > 0 || work.viaMoved();
    }

    boolean isOlder(@Nullable HandedIn revision) {
        return revision != null && revision.source().revision() < source().lastChange();
    }

    Optional<Refusal> refusalWhileClosed() {
        return Optional.ofNullable(closed).map(why -> new Refusal(Refusal.Kind.NOT_NOW, why));
    }

    Task standing(long number, Work followed, Listing where, @Nullable String why) {
        return new Task(article, language, number, why, lastToken, where, followed, judged, diary, dependents);
    }

    Task withoutBylines(Bare bare) {
        return with(work.of(bare.of(work.source()))).with(judged.bare(bare));
    }

    Task claimed(Instant at) {
        return new Task(
                article, language, standing, closed, lastToken + 1, listing, work, judged, diary.since(at), dependents);
    }

    Task with(Work newer) {
        return new Task(article, language, standing, closed, lastToken, listing, newer, judged, diary, dependents);
    }

    Task with(Judged newer) {
        return new Task(article, language, standing, closed, lastToken, listing, work, newer, diary, dependents);
    }

    Task with(Diary newer) {
        return new Task(article, language, standing, closed, lastToken, listing, work, judged, newer, dependents);
    }

    Task with(Dependents now) {
        return new Task(article, language, standing, closed, lastToken, listing, work, judged, diary, now);
    }

    Task since(Instant at) {
        return with(diary.since(at));
    }
}
