package newsroom.platform.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import newsroom.platform.text.Segment.Kind;

/// Finds which segments of a stretch were rewritten into which: those that have half of their words in common, in
/// the same order.
final class Rewriting {

    private static final double ALIKE = 0.5;

    /// So many pairs are weighed against each other; a longer stretch is halved on both sides first.
    private static final int MOST_PAIRS = 10_000;

    private final List<Segment> before;
    private final List<Segment> after;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[][] wordsBefore;
    private final int[][] wordsAfter;
    private final int[] match;

    private Rewriting(List<Segment> before, List<Segment> after) {
        this.before = before;
        this.after = after;
        wordsBefore = before.stream().map(this::words).toArray(int[][]::new);
        wordsAfter = after.stream().map(this::words).toArray(int[][]::new);
        match = new int[before.size()];
        Arrays.fill(match, -1);
    }

    /// For each segment before, the index of what it became, or -1; the indexes grow.
    static int[] of(List<Segment> before, List<Segment> after) {
        if (before.isEmpty() || after.isEmpty()) {
            var none = new int[before.size()];
            Arrays.fill(none, -1);
            return none;
        }
        var rewriting = new Rewriting(before, after);
        rewriting.pair(0, before.size(), 0, after.size());
        return rewriting.match;
    }

    private void pair(int from, int to, int fromAfter, int toAfter) {
        int n = to - from;
        int m = toAfter - fromAfter;
        if (n == 0 || m == 0) {
            return;
        }
        if ((long) n * m > MOST_PAIRS) {
            pair(from, from + n / 2, fromAfter, fromAfter + m / 2);
            pair(from + n / 2, to, fromAfter + m / 2, toAfter);
            return;
        }
        var likeness = new double[n][m];
        var best = new double[n + 1][m + 1];
        for (int i = n - 1; i >= 0; i--) {
            for (int j = m - 1; j >= 0; j--) {
                likeness[i][j] = likeness(from + i, fromAfter + j);
                best[i][j] = Math.max(
                        Math.max(best[i + 1][j], best[i][j + 1]),
                        likeness[i][j] < ALIKE ? 0 : likeness[i][j] + best[i + 1][j + 1]);
            }
        }
        for (int i = 0, j = 0; i < n && j < m; ) {
            if (likeness[i][j] >= ALIKE && best[i][j] == likeness[i][j] + best[i + 1][j + 1]) {
                match[from + i++] = fromAfter + j++;
            } else if (best[i][j] == best[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
    }

    /// The share of words that two segments have in common (Dice's coefficient). A title always becomes the title.
    private double likeness(int i, int j) {
        var kind = before.get(i).kind();
        if (kind.isField() || after.get(j).kind().isField()) {
            return kind == after.get(j).kind() ? 1 : 0;
        }
        if ((kind == Kind.IMAGE_TEXT) != (after.get(j).kind() == Kind.IMAGE_TEXT)) {
            return 0;
        }
        var was = wordsBefore[i];
        var is = wordsAfter[j];
        double all = was.length + is.length;
        if (2 * Math.min(was.length, is.length) < ALIKE * all) {
            return 0;
        }
        int common = 0;
        for (int a = 0, b = 0; a < was.length && b < is.length; ) {
            common += was[a] == is[b] ? 1 : 0;
            int difference = Integer.compare(was[a], is[b]);
            a += difference <= 0 ? 1 : 0;
            b += difference >= 0 ? 1 : 0;
        }
        return 2 * common / all;
    }

    /// The words as sorted numbers, with their repeats.
    private int[] words(Segment segment) {
        return Words.of(segment).read().stream()
                .filter(it -> !it.isBlank())
                .mapToInt(it -> {
                    var known = numbers.putIfAbsent(it, numbers.size());
                    return known == null ? numbers.size() - 1 : known;
                })
                .sorted()
                .toArray();
    }
}
