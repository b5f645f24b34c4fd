package newsroom.editorial.comment;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import newsroom.editorial.comment.ShownThread.ShownComment;
import newsroom.editorial.paper.Revisions;
import newsroom.editorial.review.Commented;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.aggregate.Versioned;

/// Puts together what an answer says of threads.
final class ShowThreads {

    private final Revisions revisions;
    private final Texts texts;

    ShowThreads(Revisions revisions, Texts texts) {
        this.revisions = revisions;
        this.texts = texts;
    }

    /// The entries of a thread, oldest first, wherever they stand.
    static List<Comment> entries(Commented review, CommentThread thread) {
        return switch (thread.visibility()) {
            case EDITORS -> thread.comments();
            case CONTRIBUTOR ->
                review.conversation().stream()
                        .filter(it ->
                                it.thread() != null && it.thread().thread().equals(thread.id()))
                        .map(it -> new Comment(
                                it.id(), Objects.requireNonNullElse(it.by(), "contributor"), it.at(), it.text()))
                        .toList();
        };
    }

    /// The version that an answer names: it grows with the thread's own and, where its entries stand elsewhere, with
    /// their number.
    static long version(Commented review, Versioned<CommentThread> thread) {
        return switch (thread.state().visibility()) {
            case EDITORS -> thread.version();
            case CONTRIBUTOR ->
                thread.version() + entries(review, thread.state()).size();
        };
    }

    /// Threads of one article. One whose first entry never was written, as after a crash, is none.
    List<ShownThread> shown(Commented review, List<CommentThread> threads) {
        var anchoring = new Anchoring(review, revisions, texts);
        return threads.stream()
                .filter(it -> !entries(review, it).isEmpty())
                .map(it -> shown(review, anchoring, it))
                .toList();
    }

    private ShownThread shown(Commented review, Anchoring anchoring, CommentThread thread) {
        var entries = entries(review, thread);
        return new ShownThread(
                review.article(),
                thread.id(),
                thread.isOpen() ? "open" : "resolved",
                thread.since(),
                thread.resolvedBy(),
                thread.visibility().word(),
                anchoring.shown(thread.anchor()),
                anchoring.now(thread.anchor()),
                entries.size(),
                shown(review.article(), entries.getFirst()),
                review.inSight() ? thread.acts(entries.size()) : List.of());
    }

    ShownComment shown(UUID article, Comment comment) {
        return new ShownComment(
                comment.id(),
                comment.by(),
                comment.at(),
                texts.find(article, comment.text()).orElse(""));
    }
}
