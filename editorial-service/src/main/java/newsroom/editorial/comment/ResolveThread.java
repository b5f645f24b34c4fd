package newsroom.editorial.comment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.BiFunction;
import newsroom.editorial.review.Commented;
import newsroom.editorial.review.CommentedReviews;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.aggregate.Versioned;

/// An editor resolves a thread, or re-opens it, as it was in a version that was read.
final class ResolveThread {

    private final CommentedReviews reviews;
    private final Threads threads;
    private final Clock clock;

    ResolveThread(CommentedReviews reviews, Threads threads, Clock clock) {
        this.reviews = reviews;
        this.threads = threads;
        this.clock = clock;
    }

    /// A thread as it is now.
    record Resolved(Commented review, Versioned<CommentThread> thread) {}

    Resolved resolve(UUID article, UUID thread, long seen, String editor) {
        return change(article, thread, seen, (it, now) -> it.resolve(editor, now));
    }

    Resolved reopen(UUID article, UUID thread, long seen) {
        return change(article, thread, seen, CommentThread::reopen);
    }

    private Resolved change(
            UUID article, UUID thread, long seen, BiFunction<CommentThread, Instant, Answer<CommentThread>> act) {
        var review = reviews.find(article);
        WriteComment.mustBeInSight(review);
        if (ShowThreads.entries(review, threads.find(article, thread).state()).isEmpty()) {
            throw RequestRefused.unknown();
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Resolved(
                review,
                threads.change(thread, Act.at(now), it -> unlessStale(review, it, seen, act.apply(it.state(), now))));
    }

    /// A version that is older does not matter where it is done already.
    private static Answer<CommentThread> unlessStale(
            Commented review, Versioned<CommentThread> thread, long seen, Answer<CommentThread> answer) {
        var version = ShowThreads.version(review, thread);
        return answer instanceof Answer.Accepted && version != seen
                ? Answer.refused(new Refusal(
                                Refusal.Kind.STALE, "Somebody wrote in the thread since, or resolved it; read it first")
                        .with("version", version)
                        .with("state", thread.state().isOpen() ? "open" : "resolved")
                        .with(
                                "length",
                                ShowThreads.entries(review, thread.state()).size()))
                : answer;
    }
}
