package newsroom.submission.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import newsroom.contracts.RevisionContent;
import org.jspecify.annotations.Nullable;

/// What its contributor wrote: the text as it is saved, and every revision that was sent.
///
/// @param textVersion the version of the draft at which the text was last changed: whoever read the draft at that
///     version or later has seen the text as it is
/// @param saved when that was, truncated to the hour; none in what was written before this was noted
/// @param earlier a few texts that were saved before, newest first, so that whoever saw one learns what changed since
/// @param compared how many of the revisions were compared with the texts of other articles
record Writing(
        DraftText text,
        long textVersion,
        @Nullable Instant saved,
        List<SentRevision> revisions,
        List<EarlierText> earlier,
        int compared) {

    private static final int MOST_EARLIER = 3;

    Writing {
        revisions = List.copyOf(revisions);
        earlier = List.copyOf(earlier);
    }

    /// The first text of a draft.
    static Writing of(DraftText text, Instant now) {
        return new Writing(text, 1, now, List.of(), List.of(), 0);
    }

    Optional<SentRevision> lastSent() {
        return revisions.isEmpty() ? Optional.empty() : Optional.of(revisions.getLast());
    }

    Optional<SentRevision> revision(int number) {
        return revisions.stream().filter(it -> it.revision() == number).findFirst();
    }

    /// Whether the text is the one that was sent last.
    boolean isSent() {
        return isLastSent(text.hash());
    }

    /// Whether that is the hash of the text that was sent last.
    boolean isLastSent(@Nullable String hash) {
        return lastSent().filter(it -> it.hash().equals(hash)).isPresent();
    }

    /// The content as the draft had it at a version; none if that is long ago, or still to come.
    Optional<RevisionContent> asSeen(long version) {
        return version >= textVersion
                ? Optional.of(text.content())
                : earlier.stream()
                        .filter(it -> it.textVersion() <= version)
                        .findFirst()
                        .map(EarlierText::content);
    }

    /// Whether a revision was sent that is still to be compared with the texts of other articles.
    boolean isToCompare() {
        return compared < revisions.size();
    }

    Writing saved(DraftText now, long version, Instant at) {
        var before = Stream.concat(Stream.of(new EarlierText(textVersion, text.content())), earlier.stream())
                .limit(MOST_EARLIER)
                .toList();
        return new Writing(now, version, at, revisions, before, compared);
    }

    Writing touched(Instant at) {
        return new Writing(text, textVersion, at, revisions, earlier, compared);
    }

    Writing compared(int revision) {
        return new Writing(text, textVersion, saved, revisions, earlier, Math.max(compared, revision));
    }

    Writing sent(SentRevision revision) {
        var all = new ArrayList<>(revisions);
        all.add(revision);
        return new Writing(text, textVersion, saved, all, earlier, compared);
    }
}
