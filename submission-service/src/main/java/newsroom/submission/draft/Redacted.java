package newsroom.submission.draft;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a publisher took out of the text for good, the last time.
///
/// @param redaction counted from 1; 0 if nothing ever was
/// @param revision the approved one that lost words
/// @param newest the newer one of that redaction that did, too; 0 if none was told
/// @param through the last revision that ever did, or of which nothing is kept; one up to it is known by its number
///     alone
/// @param segments how many lost their words
/// @param note the SHA-256 of what was written to the contributor about it, if anything was
/// @param unfinished whether the words may still stand here, outside the draft itself
/// @param remains the texts that may hold them, of which nothing is left once it is finished
record Redacted(
        int redaction,
        int revision,
        int newest,
        int through,
        int segments,
        @Nullable String note,
        boolean unfinished,
        List<String> remains) {

    static final Redacted NEVER = new Redacted(0, 0, 0, 0, 0, null, false, List.of());

    Redacted {
        remains = List.copyOf(remains);
    }

    /// What the editorial service tells of one revision.
    ///
    /// @param newest whether it is the one that is newer than the approved one
    /// @param left keeps what is left of its content, and names it
    record Step(
            int redaction,
            int revision,
            boolean newest,
            int segments,
            @Nullable String note,
            DraftText text,
            Supplier<String> left) {}

    /// Whether a step was taken before, or one of a later redaction, which says all that this does.
    boolean knows(Step step) {
        return redaction > step.redaction()
                || redaction == step.redaction() && (!step.newest() || newest >= step.revision());
    }

    Redacted and(Step step) {
        int reach = Math.max(through, step.revision());
        return step.newest()
                ? new Redacted(step.redaction(), revision, step.revision(), reach, segments, note, true, remains)
                : new Redacted(
                        step.redaction(), step.revision(), 0, reach, step.segments(), step.note(), true, remains);
    }

    /// @param texts of which nothing may be left
    Redacted remaining(List<String> texts) {
        return new Redacted(redaction, revision, newest, through, segments, note, unfinished, texts);
    }

    Redacted finished() {
        return new Redacted(redaction, revision, newest, through, segments, note, false, List.of());
    }
}
