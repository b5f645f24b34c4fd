package newsroom.publication.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What became of a text, block by block: paragraphs, headings and lists as they stand apart in Markdown.
///
/// @param steps from the first block to the last
record Difference(List<Step> steps) {

    /// More comparisons of blocks than these are not made for a reader: about a second's work.
    private static final long MOST_COMPARISONS = 4_000_000;

    /// A block, and what became of it.
    sealed interface Step {
        String block();

        record Kept(String block) implements Step {}

        record Removed(String block) implements Step {}

        record Added(String block) implements Step {}
    }

    Difference {
        steps = List.copyOf(steps);
    }

    /// The shortest way from one text to the other; none if they are too long for it to be looked for.
    static Optional<Difference> between(String before, String after) {
        var old = blocks(before);
        var now = blocks(after);
        if ((long) old.size() * now.size() > MOST_COMPARISONS) {
            return Optional.empty();
        }
        var common = common(old, now);
        var steps = new ArrayList<Step>();
        var i = 0;
        var j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                steps.add(new Step.Kept(now.get(j)));
                i++;
                j++;
            } else if (i < old.size() && (j == now.size() || common[i + 1][j] >= common[i][j + 1])) {
                steps.add(new Step.Removed(old.get(i++)));
            } else {
                steps.add(new Step.Added(now.get(j++)));
            }
        }
        return Optional.of(new Difference(steps));
    }

    /// How many blocks are common to what follows each pair of places.
    private static int[][] common(List<String> old, List<String> now) {
        var common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static List<String> blocks(String text) {
        return Arrays.stream(text.strip().split("\\R\\s*\\R"))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }
}
