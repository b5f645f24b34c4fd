package newsroom.editorial.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import newsroom.editorial.segment.CutText;
import newsroom.editorial.segment.Piece;
import newsroom.platform.text.Segment.Kind;
import newsroom.platform.web.InvalidInput;
import org.jspecify.annotations.Nullable;

/// Finds the segments of a source in a text that was translated elsewhere, where a paragraph may have become two.
///
/// Segments of the same kind are paired in their order, those of like length before others; where it cannot be
/// otherwise, paragraphs and items of lists with each other. A paragraph too many belongs to the one before it, or
/// where it is the first below a heading to the one after it; what the translation does not have is left out, and is
/// still to be decided.
final class WholeText {

    private static final Set<Kind> JOINED = Set.of(Kind.PARAGRAPH, Kind.LIST_ITEM);
    private static final long MOST_PAIRS = 4_000_000;
    private static final int NONE = -1;

    private final List<Piece> source;
    private final List<Piece> translated;

    private WholeText(CutText source, CutText translated) {
        this.source = source.pieces();
        this.translated = translated.pieces();
    }

    /// For each piece of the source what it is translated into, as Markdown; null where that is not there.
    ///
    /// @throws InvalidInput if the two have too little in common, or the translation has what belongs nowhere
    static List<@Nullable String> pair(CutText source, CutText translated) {
        var pairing = new WholeText(source, translated);
        return pairing.pair(source.hasShapeOf(translated) ? pairing.inOrder() : pairing.aligned());
    }

    /// @param match for each piece of the translation the one of the source, or none
    private List<@Nullable String> pair(int[] match) {
        var texts = new ArrayList<@Nullable String>(Collections.nCopies(source.size(), null));
        int last = NONE;
        int paired = 0;
        int first = NONE; // of those that wait for the one after them
        for (int j = 0; j < translated.size(); j++) {
            var isJoined = JOINED.contains(kind(translated, j));
            if (match[j] != NONE) {
                if (first != NONE && !JOINED.contains(kind(source, match[j]))) {
                    throw withoutCounterpart(first);
                }
                texts.set(match[j], text(first == NONE ? j : first, j));
                first = NONE;
                last = match[j];
                paired++;
            } else if (isJoined && last != NONE && JOINED.contains(kind(source, last))) {
                texts.set(last, texts.get(last) + "\n\n" + text(j, j));
            } else if (isJoined) {
                first = first == NONE ? j : first;
            } else {
                throw withoutCounterpart(j);
            }
        }
        if (first != NONE) {
            throw withoutCounterpart(first);
        }
        if (2 * paired < source.size()) {
            throw new InvalidInput(
                    "body",
                    "must have the segments of the source: of its " + source.size() + " only " + paired
                            + " have a counterpart");
        }
        return texts;
    }

    /// Some that follow one another, as one.
    private String text(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(it -> translated.get(it).segment().text())
                .collect(Collectors.joining("\n\n"));
    }

    private InvalidInput withoutCounterpart(int j) {
        return new InvalidInput(
                "body",
                "must have the segments of the source: segment " + (j + 1) + " of what you sent, a "
                        + kind(translated, j).name().toLowerCase(Locale.ROOT).replace('_', ' ')
                        + ", has no counterpart");
    }

    private int[] inOrder() {
        return IntStream.range(0, source.size()).toArray();
    }

    /// For each piece of the translation the one of the source, so that as many as possible are paired, and those of
    /// like length.
    private int[] aligned() {
        int n = source.size();
        int m = translated.size();
        if ((long) n * m > MOST_PAIRS) {
            throw new InvalidInput(
                    "body", "must have the segments of the source, one for one: it is too long to compare");
        }
        var best = new float[n + 1][m + 1];
        for (int i = n - 1; i >= 0; i--) {
            for (int j = m - 1; j >= 0; j--) {
                best[i][j] = Math.max(Math.max(best[i + 1][j], best[i][j + 1]), likeness(i, j) + best[i + 1][j + 1]);
            }
        }
        var match = new int[m];
        Arrays.fill(match, NONE);
        for (int i = 0, j = 0; i < n && j < m; ) {
            if (likeness(i, j) > 0 && best[i][j] == likeness(i, j) + best[i + 1][j + 1]) {
                match[j++] = i++;
            } else if (best[i][j] == best[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
        return match;
    }

    /// A paragraph and an item of a list may stand for each other where nothing better does.
    private float likeness(int i, int j) {
        var same = kind(source, i) == kind(translated, j);
        if (!same && !(JOINED.contains(kind(source, i)) && JOINED.contains(kind(translated, j)))) {
            return 0;
        }
        float one = source.get(i).segment().text().length() + 1;
        float other = translated.get(j).segment().text().length() + 1;
        var like = 1 + Math.min(one, other) / Math.max(one, other);
        return same ? like : like / 2;
    }

    private static Kind kind(List<Piece> pieces, int index) {
        return pieces.get(index).segment().kind();
    }
}
