package newsroom.editorial.comment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.aggregate.Refusal.Kind;
import org.jspecify.annotations.Nullable;

/// What was said about one place of a text.
///
/// The entries that the contributor sees too are messages of the review's conversation, so that one write keeps and
/// tells them. Those that editors alone see stand here, and no event can hold them.
///
/// @param id random
/// @param since when it was opened, or resolved or re-opened last
/// @param resolvedBy the editor who resolved it; none while it is open
/// @param comments oldest first; none where the contributor sees them
record CommentThread(
        UUID id,
        UUID article,
        Anchor anchor,
        Visibility visibility,
        Instant since,
        @Nullable String resolvedBy,
        List<Comment> comments) {

    static final int MOST_ENTRIES = 1000;

    CommentThread {
        comments = List.copyOf(comments);
    }

    boolean isOpen() {
        return resolvedBy == null;
    }

    /// What can be done with it now.
    List<String> acts(int entries) {
        if (!isOpen()) {
            return List.of("reopen");
        }
        return entries < MOST_ENTRIES ? List.of("answer", "resolve") : List.of("resolve");
    }

    /// Why it takes no entry now, if it takes none.
    ///
    /// @param entries how many it has
    Optional<Refusal> refusal(int entries) {
        if (!isOpen()) {
            return Optional.of(refused("The thread is resolved; re-open it to go on", entries));
        }
        return entries < MOST_ENTRIES
                ? Optional.empty()
                : Optional.of(refused("A thread ends after " + MOST_ENTRIES + " entries", entries));
    }

    private Refusal refused(String why, int entries) {
        return new Refusal(Kind.NOT_NOW, why).with("acts", acts(entries));
    }

    /// An editor writes what editors alone see.
    Answer<CommentThread> write(Comment comment) {
        if (comments.stream().anyMatch(it -> it.id().equals(comment.id()))) {
            return Answer.alreadyDone();
        }
        return refusal(comments.size())
                .<Answer<CommentThread>>map(Answer::refused)
                .orElseGet(() -> {
                    var all = new ArrayList<>(comments);
                    all.add(comment);
                    return Answer.accepted(new CommentThread(id, article, anchor, visibility, since, resolvedBy, all));
                });
    }

    Answer<CommentThread> resolve(String editor, Instant now) {
        return isOpen()
                ? Answer.accepted(new CommentThread(id, article, anchor, visibility, now, editor, comments))
                : Answer.alreadyDone();
    }

    Answer<CommentThread> reopen(Instant now) {
        return isOpen()
                ? Answer.alreadyDone()
                : Answer.accepted(new CommentThread(id, article, anchor, visibility, now, null, comments));
    }
}
