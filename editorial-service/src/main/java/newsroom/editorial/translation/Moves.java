package newsroom.editorial.translation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import newsroom.platform.text.SegmentDiff;
import newsroom.platform.text.SegmentDiff.Entry.Added;
import newsroom.platform.text.SegmentDiff.Entry.Changed;
import newsroom.platform.text.SegmentDiff.Entry.Moved;
import newsroom.platform.text.SegmentDiff.Entry.Removed;
import newsroom.platform.text.SegmentDiff.Entry.Unchanged;

/// Where the segments of one revision stand in a later one, address by address. What is in none was removed.
///
/// @param added those that are new, by their addresses in the later revision
/// @param same those that read the same, wherever they stand now
/// @param changed those that were rewritten where they stood
record Moves(Map<String, String> same, Map<String, String> changed, Set<String> added) {

    Moves {
        same = Map.copyOf(same);
        changed = Map.copyOf(changed);
        added = Set.copyOf(added);
    }

    static Moves of(SegmentDiff diff) {
        var same = new HashMap<String, String>();
        var changed = new HashMap<String, String>();
        var added = new HashSet<String>();
        for (var entry : diff.entries()) {
            switch (entry) {
                case Unchanged(var before, var after) -> same.put(before.address(), after.address());
                case Moved(var before, var after) -> same.put(before.address(), after.address());
                case Changed(var before, var after, _) ->
                    (before.readsLike(after) ? same : changed).put(before.address(), after.address());
                case Added(var after) -> added.add(after.address());
                case Removed _ -> {
                    // it stands nowhere
                }
            }
        }
        return new Moves(same, changed, added);
    }
}
