package newsroom.platform.text;

import java.util.List;
import java.util.Locale;
import newsroom.platform.text.SegmentDiff.Entry.Added;
import newsroom.platform.text.SegmentDiff.Entry.Changed;
import newsroom.platform.text.SegmentDiff.Entry.Moved;
import newsroom.platform.text.SegmentDiff.Entry.Removed;
import newsroom.platform.text.SegmentDiff.Entry.Unchanged;
import org.jspecify.annotations.Nullable;

/// A diff as an answer gives it: plain data, and not more of it than somebody could read.
///
/// @param segments in order
/// @param leftOut how many more there would be
public record ShownDiff(List<Entry> segments, int leftOut) {

    private static final int MOST = 5_000;

    /// @param is unchanged, changed, added, removed or moved
    /// @param kind of the later of the two
    /// @param before the address in the text before, unless it was added
    /// @param after the address in the text after, unless it was removed
    /// @param text of the segment, unless it was changed
    /// @param words of a segment that was changed
    public record Entry(
            String is,
            String kind,
            @Nullable String before,
            @Nullable String after,
            @Nullable String text,
            @Nullable List<Word> words) {}

    /// A run of words.
    ///
    /// @param is same, removed or added
    public record Word(String is, String text) {}

    static ShownDiff of(SegmentDiff diff) {
        return new ShownDiff(
                diff.entries().stream().limit(MOST).map(ShownDiff::shown).toList(),
                Math.max(0, diff.entries().size() - MOST));
    }

    private static Entry shown(SegmentDiff.Entry entry) {
        return switch (entry) {
            case Unchanged(var before, var after) -> same("unchanged", before, after);
            case Changed(var before, var after, var words) ->
                new Entry("changed", name(after.kind()), before.address(), after.address(), null, words(words));
            case Added(var after) -> new Entry("added", name(after.kind()), null, after.address(), after.text(), null);
            case Removed(var before) ->
                new Entry("removed", name(before.kind()), before.address(), null, before.text(), null);
            case Moved(var before, var after) -> same("moved", before, after);
        };
    }

    private static Entry same(String is, Segment before, Segment after) {
        return new Entry(is, name(after.kind()), before.address(), after.address(), after.text(), null);
    }

    private static List<Word> words(List<Run> runs) {
        return runs.stream().map(it -> new Word(name(it.is()), it.text())).toList();
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
