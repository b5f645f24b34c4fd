package newsroom.submission.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What its contributor wrote: the text as it is saved, and every revision that was sent.
///
/// @param textVersion the version of the draft at which the text was last changed: whoever read the draft at that
///     version or later has seen the text as it is
/// @param saved when that was, truncated to the hour; none in what was written before this was noted
record Writing(DraftText text, long textVersion, @Nullable Instant saved, List<SentRevision> revisions) {

    Writing {
        revisions = List.copyOf(revisions);
    }

    Optional<SentRevision> lastSent() {
        return revisions.isEmpty() ? Optional.empty() : Optional.of(revisions.getLast());
    }

    Optional<SentRevision> revision(int number) {
        return revisions.stream().filter(it -> it.revision() == number).findFirst();
    }

    /// Whether the text is the one that was sent last.
    boolean isSent() {
        return lastSent().filter(it -> it.hash().equals(text.hash())).isPresent();
    }

    Writing saved(DraftText now, long version, Instant at) {
        return new Writing(now, version, at, revisions);
    }

    Writing touched(Instant at) {
        return new Writing(text, textVersion, at, revisions);
    }

    Writing sent(SentRevision revision) {
        var all = new ArrayList<>(revisions);
        all.add(revision);
        return new Writing(text, textVersion, saved, all);
    }
}
