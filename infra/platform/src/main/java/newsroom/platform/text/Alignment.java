package newsroom.platform.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/// Which elements of a sequence are still there in a later version of it, in the same order.
///
/// Ranges of a few hundred elements are aligned by their longest common subsequence (Myers); longer ones are first
/// cut at elements that occur once on each side (patience diff). The time is bounded by a multiple of the length
/// whatever the sequences, at the price that long stretches with hundreds of changes and nothing unique in them
/// pass for rewritten.
final class Alignment {

    /// So many elements on one side only are looked for in one range; a longer search is given up.
    private static final int MOST_EDITS = 400;

    /// So often a range is cut into smaller ones.
    private static final int DEEPEST = 24;

    private static final int NONE = -1;

    private final int[] before;
    private final int[] after;
    private final int[] match;
    private final int[] timesBefore;
    private final int[] timesAfter;
    private final int[] lastAfter;

    private Alignment(int[] before, int[] after, int distinct) {
        this.before = before;
        this.after = after;
        match = new int[before.length];
        Arrays.fill(match, NONE);
        timesBefore = new int[distinct];
        timesAfter = new int[distinct];
        lastAfter = new int[distinct];
    }

    /// For each element before, the index of the same after, or -1; the indexes grow.
    static int[] of(List<String> before, List<String> after) {
        var numbers = new HashMap<String, Integer>();
        var alignment = new Alignment(numbered(before, numbers), numbered(after, numbers), numbers.size());
        alignment.align(new Range(0, before.size(), 0, after.size()), 0);
        return alignment.match;
    }

    private static int[] numbered(List<String> elements, HashMap<String, Integer> numbers) {
        return elements.stream()
                .mapToInt(it -> {
                    var known = numbers.putIfAbsent(it, numbers.size());
                    return known == null ? numbers.size() - 1 : known;
                })
                .toArray();
    }

    private void align(Range whole, int depth) {
        var range = withoutEqualEnds(whole);
        if (range.size() <= MOST_EDITS || depth == DEEPEST) {
            shortestEdit(range);
            return;
        }
        var anchors = increasing(uniqueOnBothSides(range));
        if (anchors.isEmpty()) {
            shortestEdit(range);
            return;
        }
        int i = range.from;
        int j = range.fromAfter;
        for (var anchor : anchors) {
            align(new Range(i, anchor.before, j, anchor.after), depth + 1);
            match[anchor.before] = anchor.after;
            i = anchor.before + 1;
            j = anchor.after + 1;
        }
        align(new Range(i, range.to, j, range.toAfter), depth + 1);
    }

    private Range withoutEqualEnds(Range range) {
        int from = range.from;
        int fromAfter = range.fromAfter;
        while (from < range.to && fromAfter < range.toAfter && before[from] == after[fromAfter]) {
            match[from++] = fromAfter++;
        }
        int to = range.to;
        int toAfter = range.toAfter;
        while (from < to && fromAfter < toAfter && before[to - 1] == after[toAfter - 1]) {
            match[--to] = --toAfter;
        }
        return new Range(from, to, fromAfter, toAfter);
    }

    private List<Pair> uniqueOnBothSides(Range range) {
        for (int i = range.from; i < range.to; i++) {
            timesBefore[before[i]]++;
        }
        for (int j = range.fromAfter; j < range.toAfter; j++) {
            timesAfter[after[j]]++;
            lastAfter[after[j]] = j;
        }
        var unique = new ArrayList<Pair>();
        for (int i = range.from; i < range.to; i++) {
            if (timesBefore[before[i]] == 1 && timesAfter[before[i]] == 1) {
                unique.add(new Pair(i, lastAfter[before[i]]));
            }
        }
        for (int i = range.from; i < range.to; i++) {
            timesBefore[before[i]] = 0;
        }
        for (int j = range.fromAfter; j < range.toAfter; j++) {
            timesAfter[after[j]] = 0;
        }
        return unique;
    }

    /// The longest selection of pairs that grows on both sides.
    private static List<Pair> increasing(List<Pair> pairs) {
        var lowestEnd = new int[pairs.size()];
        var previous = new int[pairs.size()];
        int longest = 0;
        for (int p = 0; p < pairs.size(); p++) {
            int low = 0;
            int high = longest;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (pairs.get(lowestEnd[middle]).after < pairs.get(p).after) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[p] = low == 0 ? NONE : lowestEnd[low - 1];
            lowestEnd[low] = p;
            longest = Math.max(longest, low + 1);
        }
        var chosen = new ArrayList<Pair>();
        for (int p = longest == 0 ? NONE : lowestEnd[longest - 1]; p != NONE; p = previous[p]) {
            chosen.add(pairs.get(p));
        }
        return chosen.reversed();
    }

    /// Myers' greedy search. `reached[k]` is how far before the search came on the diagonal k; leaves the range
    /// unmatched if it would take too many edits.
    private void shortestEdit(Range range) {
        int n = range.to - range.from;
        int m = range.toAfter - range.fromAfter;
        if (n == 0 || m == 0) {
            return;
        }
        int most = Math.min(n + m, MOST_EDITS);
        int zero = most + 1;
        var reached = new int[2 * most + 3];
        var trace = new ArrayList<int[]>();
        for (int edits = 0; edits <= most; edits++) {
            trace.add(Arrays.copyOfRange(reached, zero - edits - 1, zero + edits + 2));
            for (int k = -edits; k <= edits; k += 2) {
                var down = k == -edits || k != edits && reached[zero + k - 1] < reached[zero + k + 1];
                int i = down ? reached[zero + k + 1] : reached[zero + k - 1] + 1;
                int j = i - k;
                while (i < n && j < m && before[range.from + i] == after[range.fromAfter + j]) {
                    i++;
                    j++;
                }
                reached[zero + k] = i;
                if (i >= n && j >= m) {
                    matchAlong(trace, range);
                    return;
                }
            }
        }
    }

    private void matchAlong(List<int[]> trace, Range range) {
        int i = range.to - range.from;
        int j = range.toAfter - range.fromAfter;
        for (int edits = trace.size() - 1; edits >= 0; edits--) {
            var reached = trace.get(edits);
            int k = i - j;
            int at = k + edits + 1;
            var down = k == -edits || k != edits && reached[at - 1] < reached[at + 1];
            int fromI = edits == 0 ? 0 : down ? reached[at + 1] : reached[at - 1];
            int fromJ = edits == 0 ? 0 : fromI - (down ? k + 1 : k - 1);
            while (i > fromI && j > fromJ) {
                match[range.from + --i] = range.fromAfter + --j;
            }
            i = fromI;
            j = fromJ;
        }
    }

    private record Pair(int before, int after) {}

    private record Range(int from, int to, int fromAfter, int toAfter) {
        int size() {
            return to - from + toAfter - fromAfter;
        }
    }
}
