package newsroom.platform.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import newsroom.platform.text.SegmentDiff.Entry;

/// Makes the entries of a diff: first what stayed, then what was moved, and in the stretches between what was
/// rewritten.
final class Comparison {

    private static final int NONE = -1;

    private final List<Segment> before;
    private final List<Segment> after;

    /// For each segment before, the one after that it stayed.
    private final int[] stayed;

    /// For each segment after, the one before that was moved there.
    private final int[] movedFrom;

    private final boolean[] gone;
    private final List<Entry> entries = new ArrayList<>();

    Comparison(List<Segment> before, List<Segment> after) {
        this.before = before;
        this.after = after;
        stayed = Alignment.of(identities(before), identities(after));
        movedFrom = new int[after.size()];
        gone = new boolean[before.size()];
        Arrays.fill(movedFrom, NONE);
        findMoved();
    }

    List<Entry> entries() {
        int from = 0;
        int fromAfter = 0;
        for (int i = 0; i < before.size(); i++) {
            if (stayed[i] != NONE) {
                stretch(from, i, fromAfter, stayed[i]);
                entries.add(same(before.get(i), after.get(stayed[i])));
                from = i + 1;
                fromAfter = stayed[i] + 1;
            }
        }
        stretch(from, before.size(), fromAfter, after.size());
        return entries;
    }

    private void findMoved() {
        var left = new HashMap<String, Deque<Integer>>();
        var stays = new boolean[after.size()];
        for (int i = 0; i < before.size(); i++) {
            if (stayed[i] == NONE) {
                left.computeIfAbsent(before.get(i).identity(), _ -> new ArrayDeque<>())
                        .add(i);
            } else {
                stays[stayed[i]] = true;
            }
        }
        for (int j = 0; j < after.size(); j++) {
            var origins = stays[j] ? null : left.get(after.get(j).identity());
            if (origins != null && !origins.isEmpty()) {
                movedFrom[j] = origins.remove();
                gone[movedFrom[j]] = true;
            }
        }
    }

    /// What stands between two segments that stayed.
    private void stretch(int from, int to, int fromAfter, int toAfter) {
        var left = new ArrayDeque<Segment>();
        for (int i = from; i < to; i++) {
            if (!gone[i]) {
                left.add(before.get(i));
            }
        }
        var come = new ArrayList<Segment>();
        for (int j = fromAfter; j < toAfter; j++) {
            if (movedFrom[j] == NONE) {
                come.add(after.get(j));
            }
        }
        var became = new ArrayDeque<Integer>();
        Arrays.stream(Rewriting.of(List.copyOf(left), come)).forEach(became::add);
        int position = 0;
        for (int j = fromAfter; j < toAfter; j++) {
            while (!left.isEmpty() && became.element() == NONE) {
                became.remove();
                entries.add(new Entry.Removed(left.remove()));
            }
            if (movedFrom[j] != NONE) {
                entries.add(new Entry.Moved(before.get(movedFrom[j]), after.get(j)));
            } else if (Objects.equals(became.peek(), position++)) {
                became.remove();
                var was = left.remove();
                entries.add(new Entry.Changed(was, after.get(j), Run.between(was, after.get(j))));
            } else {
                entries.add(new Entry.Added(after.get(j)));
            }
        }
        left.forEach(it -> entries.add(new Entry.Removed(it)));
    }

    private static Entry same(Segment before, Segment after) {
        return before.kind() == after.kind()
                ? new Entry.Unchanged(before, after)
                : new Entry.Changed(before, after, List.of(new Run(Run.Is.SAME, after.text())));
    }

    private static List<String> identities(List<Segment> segments) {
        return segments.stream().map(Segment::identity).toList();
    }
}
