package newsroom.platform.text;

import java.util.ArrayList;
import java.util.List;

/// A stretch of words that both versions of a segment have, or one of them only.
///
/// What is not `ADDED` makes up the text before, but for white space, and what is not `REMOVED` the text after.
public record Run(Is is, String text) {

    public enum Is {
        SAME,
        REMOVED,
        ADDED
    }

    /// More pieces than this help nobody to see what was changed: the segment is then all removed and all added.
    private static final int MOST = 500;

    /// The words of two versions of a segment, in order.
    public static List<Run> between(Segment before, Segment after) {
        var was = Words.of(before);
        var is = Words.of(after);
        var match = Alignment.of(was.read(), is.read());
        forgetLoneSpaces(match, was);
        var runs = runs(was.written(), is.written(), match);
        return runs.size() > MOST ? List.of(new Run(Is.REMOVED, before.text()), new Run(Is.ADDED, after.text())) : runs;
    }

    /// A space with other words on both of its sides belongs to them, or every word of a new phrase would be a
    /// change of its own.
    private static void forgetLoneSpaces(int[] match, Words was) {
        for (int i = 0; i < match.length; i++) {
            if (match[i] >= 0 && was.isBlank(i) && !follows(match, i - 1, i) && !follows(match, i, i + 1)) {
                match[i] = -1;
            }
        }
    }

    private static boolean follows(int[] match, int first, int second) {
        return first >= 0 && second < match.length && match[first] >= 0 && match[second] == match[first] + 1;
    }

    private static List<Run> runs(List<String> was, List<String> is, int[] match) {
        var runs = new ArrayList<Run>();
        int i = 0;
        int j = 0;
        while (i < was.size() || j < is.size()) {
            int from = i;
            while (i < was.size() && match[i] < 0) {
                i++;
            }
            int next = i < was.size() ? match[i] : is.size();
            add(runs, Is.REMOVED, was.subList(from, i));
            add(runs, Is.ADDED, is.subList(j, next));
            j = next;
            int fromAfter = j;
            while (i < was.size() && match[i] == j) {
                i++;
                j++;
            }
            add(runs, Is.SAME, is.subList(fromAfter, j));
        }
        return List.copyOf(runs);
    }

    private static void add(List<Run> runs, Is is, List<String> words) {
        if (!words.isEmpty()) {
            runs.add(new Run(is, String.join("", words)));
        }
    }
}
