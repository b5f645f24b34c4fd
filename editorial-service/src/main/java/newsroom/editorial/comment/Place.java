package newsroom.editorial.comment;

import java.util.Comparator;
import newsroom.platform.text.Segment;
import newsroom.platform.text.SegmentDiff;
import newsroom.platform.text.SegmentDiff.Entry.Added;
import newsroom.platform.text.SegmentDiff.Entry.Removed;
import newsroom.platform.text.SegmentDiff.Entry.Unchanged;
import newsroom.platform.text.Segments;

/// Where a segment of an earlier revision stands in the current one.
sealed interface Place {

    /// It reads the same between the same neighbours, whatever was added above.
    record Same(Segment segment) implements Place {}

    /// It reads the same elsewhere.
    record Moved(Segment segment) implements Place {}

    /// It was rewritten where it stood.
    record Changed(Segment segment) implements Place {}

    /// It is gone.
    record Orphaned() implements Place {}

    /// The place of a segment, as the diff of both texts has it. Where the diff says that it was removed and others
    /// still read the same, of which the text has fewer now, it is the nearest of those.
    ///
    /// @param diff between both texts
    /// @param address of the segment in the text before
    static Place of(Segments before, SegmentDiff diff, Segments now, String address) {
        var was = before.at(address).orElse(null);
        if (was == null) {
            return new Orphaned();
        }
        for (var entry : diff.entries()) {
            switch (entry) {
                case Unchanged(var from, var to)
                when from.equals(was) -> {
                    return new Same(to);
                }
                case SegmentDiff.Entry.Moved(var from, var to)
                when from.equals(was) -> {
                    return new Moved(to);
                }
                case SegmentDiff.Entry.Changed(var from, var to, _)
                when from.equals(was) -> {
                    return to.readsLike(was) ? new Same(to) : new Changed(to);
                }
                case Removed(var from)
                when from.equals(was) -> {
                    return nearest(before, now, was);
                }
                case Unchanged _, SegmentDiff.Entry.Moved _, SegmentDiff.Entry.Changed _, Removed _, Added _ -> {
                    // about another segment
                }
            }
        }
        return new Orphaned();
    }

    private static Place nearest(Segments before, Segments now, Segment was) {
        var position = before.inOrder().indexOf(was);
        return now.inOrder().stream()
                .filter(was::readsLike)
                .min(Comparator.comparingInt(it -> Math.abs(now.inOrder().indexOf(it) - position)))
                .<Place>map(Moved::new)
                .orElseGet(Orphaned::new);
    }
}
