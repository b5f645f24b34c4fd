package newsroom.submission.draft;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a publisher took out of the text for good, the last time.
///
/// @param redaction counted from 1; 0 if nothing ever was
/// @param revision the approved one that lost words
/// @param through the last revision that did, or of which nothing is kept; one up to it is known by its number alone
/// @param segments how many lost their words
/// @param note the SHA-256 of what was written to the contributor about it, if anything was
/// @param unfinished whether the words may still stand here, outside the draft itself
/// @param remains the texts that hold them, of which nothing is left once it is finished
record Redacted(
        int redaction,
        int revision,
        int through,
        int segments,
        @Nullable String note,
        boolean unfinished,
        List<String> remains) {

    static final Redacted NEVER = new Redacted(0, 0, 0, 0, null, false, List.of());

    Redacted {
        remains = List.copyOf(remains);
    }

    /// What the editorial service tells of one revision.
    ///
    /// @param newest whether it is the one that is newer than the approved one
    /// @param left the SHA-256 of its content as it is kept now
    record Step(
            int redaction,
            int revision,
            boolean newest,
            int segments,
            @Nullable String note,
            DraftText text,
            String left) {}

    boolean knows(Step step) {
        return redaction > step.redaction() || redaction == step.redaction() && through >= step.revision();
    }

    /// @param more texts that hold what is taken out
    Redacted and(Step step, List<String> more) {
        var all = Stream.concat(remains.stream(), more.stream()).distinct().toList();
        return step.newest()
                ? new Redacted(step.redaction(), revision, step.revision(), segments, note, true, all)
                : new Redacted(
                        step.redaction(),
                        step.revision(),
                        Math.max(through, step.revision()),
                        step.segments(),
                        step.note(),
                        true,
                        all);
    }

    Redacted finished() {
        return new Redacted(redaction, revision, through, segments, note, false, List.of());
    }
}
