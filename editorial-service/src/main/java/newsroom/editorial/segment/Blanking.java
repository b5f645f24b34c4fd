package newsroom.editorial.segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import newsroom.contracts.RevisionContent;
import newsroom.platform.text.Segment;
import newsroom.platform.text.Segment.Kind;
import newsroom.platform.text.SegmentDiff;
import newsroom.platform.text.SegmentDiff.Entry.Added;
import newsroom.platform.text.SegmentDiff.Entry.Changed;
import newsroom.platform.text.SegmentDiff.Entry.Moved;
import newsroom.platform.text.SegmentDiff.Entry.Removed;
import newsroom.platform.text.SegmentDiff.Entry.Unchanged;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// Takes the words of segments out of a text for good. Whatever stands around them stays, so that the text has as many
/// segments as before, of the same kinds.
public final class Blanking {

    /// What stands where words were, in every language.
    public static final String BLANK = "█████";

    private static final Parser BLOCKS = Parser.builder()
            .maxOpenBlockParsers(Cutting.DEEPEST)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .inlineParserFactory(_ -> (_, _) -> {})
            .build();

    private Blanking() {}

    /// A text without the words of some segments. Where links lead that only these named by a label is left away, too.
    ///
    /// @param words that stand in their place, by the positions of the segments, from 0
    public static RevisionContent without(CutText text, Map<Integer, String> words) {
        var left = new ArrayList<String>();
        var gone = new StringBuilder();
        for (int i = 0; i < text.pieces().size(); i++) {
            var segment = text.pieces().get(i).segment();
            if (words.containsKey(i)) {
                gone.append(segment.text()).append('\n');
            }
            left.add(words.getOrDefault(i, segment.text()));
        }
        var content = text.compose(text.content().language(), left);
        return content.withBody(withoutLinks(content.body(), gone.toString(), String.join("\n", left)));
    }

    /// The same with nothing in their place.
    public static RevisionContent without(CutText text, Set<Integer> positions) {
        var words = new HashMap<Integer, String>();
        positions.forEach(
                it -> words.put(it, blank(text.pieces().get(it).segment().kind())));
        return without(text, words);
    }

    /// A text of which no word is left, nor any of what stood around them.
    public static RevisionContent all(RevisionContent text) {
        return text.translated(
                text.language(),
                BLANK,
                text.summary() == null ? null : BLANK,
                BLANK + "\n",
                text.contentWarning() == null ? null : BLANK);
    }

    /// What stands where the words of such a segment were.
    public static String blank(Kind kind) {
        return kind == Kind.HTML ? "<p>" + BLANK + "</p>" : BLANK;
    }

    private static String withoutLinks(String body, String gone, String left) {
        if (!gone.contains("]") || !body.contains("]:")) {
            return body;
        }
        var lines = new TreeSet<Integer>();
        BLOCKS.parse(body).accept(new AbstractVisitor() {
            @Override
            public void visit(LinkReferenceDefinition it) {
                var named = "[" + it.getLabel().toLowerCase(Locale.ROOT) + "]";
                if (gone.toLowerCase(Locale.ROOT).contains(named)
                        && !left.toLowerCase(Locale.ROOT).contains(named)) {
                    it.getSourceSpans().forEach(span -> lines.add(span.getLineIndex()));
                }
            }
        });
        if (lines.isEmpty()) {
            return body;
        }
        var all = List.of(body.split("(?<=\n)|(?<=\r)(?!\n)", -1));
        var kept = new StringBuilder();
        for (int i = 0; i < all.size(); i++) {
            if (!lines.contains(i)) {
                kept.append(all.get(i));
            }
        }
        return kept.toString();
    }

    /// The positions in an earlier text of the segments that became those of a later one, from 0, and of those that
    /// are not in it any more: what they said nobody knows. A title, summary or warning became the later one.
    ///
    /// @param taken positions in the later text
    public static Set<Integer> before(CutText earlier, CutText later, Set<Integer> taken) {
        var lost = new Lost(earlier, later, taken);
        for (var entry :
                SegmentDiff.between(earlier.segments(), later.segments()).entries()) {
            switch (entry) {
                case Unchanged(var before, var after) -> lost.with(before, after);
                case Moved(var before, var after) -> lost.with(before, after);
                case Changed(var before, var after, _) -> lost.with(before, after);
                case Removed(var before) when !before.kind().isField() -> lost.add(before);
                case Removed(var before) -> lost.asField(before);
                case Added _ -> {
                    // it is not in the earlier text
                }
            }
        }
        return lost.found;
    }

    /// The positions in a later text of the segments that some of an earlier one became, from 0.
    ///
    /// @param taken positions in the earlier text
    public static Set<Integer> after(CutText earlier, CutText later, Set<Integer> taken) {
        var lost = new Lost(later, earlier, taken);
        for (var entry :
                SegmentDiff.between(earlier.segments(), later.segments()).entries()) {
            switch (entry) {
                case Unchanged(var before, var after) -> lost.with(after, before);
                case Moved(var before, var after) -> lost.with(after, before);
                case Changed(var before, var after, _) -> lost.with(after, before);
                case Added(var after) -> lost.asField(after);
                case Removed _ -> {
                    // it is not in the later text
                }
            }
        }
        return lost.found;
    }

    /// What one text loses with what is taken out of another. Whatever says the same as that goes, wherever it stands.
    private static final class Lost {

        private final Set<Integer> found = new TreeSet<>();
        private final Map<String, Integer> positions;
        private final Set<String> taken = new HashSet<>();
        private final Set<Kind> fields = new HashSet<>();

        /// @param at positions in the other text
        Lost(CutText text, CutText other, Set<Integer> at) {
            positions = text.positions();
            var said = new HashSet<String>();
            for (int it : at) {
                var segment = other.pieces().get(it).segment();
                taken.add(segment.address());
                said.add(segment.hash());
                if (segment.kind().isField()) {
                    fields.add(segment.kind());
                }
            }
            text.segments().inOrder().stream()
                    .filter(it -> said.contains(it.hash()))
                    .forEach(this::add);
        }

        void add(Segment segment) {
            found.add(Objects.requireNonNull(positions.get(segment.address())));
        }

        /// @param same what it is in the other text
        void with(Segment segment, Segment same) {
            if (taken.contains(same.address())) {
                add(segment);
            }
        }

        void asField(Segment segment) {
            if (fields.contains(segment.kind())) {
                add(segment);
            }
        }
    }
}
