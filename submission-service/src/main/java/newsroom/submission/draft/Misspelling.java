package newsroom.submission.draft;

/// Whether one short text may be another with a letter or two put right.
final class Misspelling {

    private static final int MOST_EDITS = 2;
    private static final int LONGEST = 60;

    private Misspelling() {}

    /// Whether at most two letters were added, removed, replaced or swapped, and fewer than half of them.
    static boolean isBetween(String before, String after) {
        int longer = Math.max(before.length(), after.length());
        if (longer > LONGEST) {
            return false;
        }
        int edits = edits(before, after);
        return edits <= MOST_EDITS && 2 * edits < longer;
    }

    /// Levenshtein's distance, in which two letters that change places are one edit too.
    private static int edits(String before, String after) {
        var edits = new int[before.length() + 1][after.length() + 1];
        for (int i = 0; i <= before.length(); i++) {
            for (int j = 0; j <= after.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                var same = before.charAt(i - 1) == after.charAt(j - 1);
                edits[i][j] =
                        Math.min(edits[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
                if (i > 1
                        && j > 1
                        && before.charAt(i - 1) == after.charAt(j - 2)
                        && before.charAt(i - 2) == after.charAt(j - 1)) {
                    edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
                }
            }
        }
        return edits[before.length()][after.length()];
    }
}
