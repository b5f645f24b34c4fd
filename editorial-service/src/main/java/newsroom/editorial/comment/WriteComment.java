package newsroom.editorial.comment;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import newsroom.editorial.paper.Revision;
import newsroom.editorial.paper.Revisions;
import newsroom.editorial.review.Commented;
import newsroom.editorial.review.CommentedReviews;
import newsroom.editorial.review.Message;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.aggregate.Versioned;
import newsroom.platform.text.Segments;
import newsroom.platform.web.InvalidInput;
import org.jspecify.annotations.Nullable;

/// An editor opens a thread, or goes on with one.
final class WriteComment {

    private final CommentedReviews reviews;
    private final Threads threads;
    private final Revisions revisions;
    private final Texts texts;
    private final Clock clock;

    WriteComment(CommentedReviews reviews, Threads threads, Revisions revisions, Texts texts, Clock clock) {
        this.reviews = reviews;
        this.threads = threads;
        this.revisions = revisions;
        this.texts = texts;
        this.clock = clock;
    }

    /// A thread with an entry that was just written.
    record Written(Commented review, Versioned<CommentThread> thread, Comment comment) {}

    /// @param id of the thread: a repeat has the same
    /// @param entry the id of its first entry; likewise
    Written open(UUID article, UUID id, UUID entry, String editor, ThreadRequest.Checked asked) {
        var review = reviews.find(article);
        mustBeInSight(review);
        var anchor = new Anchor(revision(review, asked).number(), asked.segment());
        var comment = comment(article, entry, editor, asked.text());
        var thread = new CommentThread(
                id,
                article,
                anchor,
                asked.visibility(),
                comment.at(),
                null,
                asked.visibility() == Visibility.EDITORS ? List.of(comment) : List.of());
        var kept = threads.keep(thread, Act.at(comment.at()));
        return switch (asked.visibility()) {
            case EDITORS -> new Written(review, kept, comment);
            case CONTRIBUTOR -> new Written(told(kept.state(), comment, asked.text()), kept, comment);
        };
    }

    /// @param id of the entry: a repeat has the same
    Written answer(UUID article, UUID thread, UUID id, String editor, String text) {
        var review = reviews.find(article);
        mustBeInSight(review);
        var found = threads.find(article, thread);
        var entries = ShowThreads.entries(review, found.state());
        if (entries.isEmpty()) {
            throw RequestRefused.unknown();
        }
        var before = entries.stream().filter(it -> it.id().equals(id)).findFirst();
        if (before.isPresent()) {
            return new Written(review, found, before.get());
        }
        found.state().refusal(entries.size()).ifPresent(it -> {
            throw new RequestRefused(it);
        });
        var comment = comment(article, id, editor, text);
        return switch (found.state().visibility()) {
            case EDITORS ->
                new Written(
                        review,
                        threads.change(
                                thread, Act.at(comment.at()), it -> it.state().write(comment)),
                        comment);
            case CONTRIBUTOR -> new Written(told(found.state(), comment, text), found, comment);
        };
    }

    private Commented told(CommentThread thread, Comment comment, String text) {
        var place = new Message.InThread(
                thread.id(), thread.anchor().revision(), thread.anchor().segment());
        return reviews.tell(
                thread.article(), new Message(comment.id(), comment.by(), comment.at(), comment.text(), place), text);
    }

    private Comment comment(UUID article, UUID id, String editor, String text) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Comment(id, editor, now, texts.keep(article, text));
    }

    static void mustBeInSight(Commented review) {
        if (!review.inSight()) {
            throw new RequestRefused(
                    new Refusal(Refusal.Kind.NOT_NOW, "The article is withdrawn").with("acts", List.of()));
        }
    }

    private Revision revision(Commented review, ThreadRequest.Checked asked) {
        var article = review.article();
        var found = named(review, asked.revision());
        if (found == null) {
            throw new InvalidInput("revision", "must be the hash of a revision of this article");
        }
        if (asked.segment() != null) {
            var body = texts.find(article, found.content().body()).orElseThrow(RequestRefused::unknown);
            if (Segments.of(found.content().withBody(body)).at(asked.segment()).isEmpty()) {
                throw new InvalidInput(
                        "segment",
                        "must be the address of a segment of this revision, as GET /reviews/{articleId}/revisions/"
                                + "{revision}/segments lists them, or be left away");
            }
        }
        return found;
    }

    private @Nullable Revision named(Commented review, String hash) {
        if (review.current().hash().equals(hash)) {
            return review.current();
        }
        for (int number = review.current().number() - 1; number > 0; number--) {
            var earlier = revisions.find(review.article(), number).orElse(null);
            if (earlier != null && earlier.hash().equals(hash)) {
                return earlier;
            }
        }
        return null;
    }
}
