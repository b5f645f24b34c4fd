package newsroom.platform.text;

import java.util.List;

/// What became of the segments of a text, in the order in which the later text is read; what was removed is listed
/// where it stood.
///
/// Each segment of either text is in exactly one entry.
public record SegmentDiff(List<Entry> entries) {

    public sealed interface Entry {

        /// Both read the same, though lines may be wrapped in another way.
        record Unchanged(Segment before, Segment after) implements Entry {}

        /// Rewritten where it stood: half of the words or more are still there, or it is of another kind now.
        record Changed(Segment before, Segment after, List<Run> words) implements Entry {}

        record Added(Segment after) implements Entry {}

        record Removed(Segment before) implements Entry {}

        /// Reads the same at another place, where this entry stands.
        record Moved(Segment before, Segment after) implements Entry {}
    }

    public SegmentDiff {
        entries = List.copyOf(entries);
    }

    public static SegmentDiff between(Segments before, Segments after) {
        return new SegmentDiff(new Comparison(before.inOrder(), after.inOrder()).entries());
    }

    public boolean isEmpty() {
        return entries.stream().allMatch(Entry.Unchanged.class::isInstance);
    }

    /// The same for an answer.
    public ShownDiff shown() {
        return ShownDiff.of(this);
    }
}
