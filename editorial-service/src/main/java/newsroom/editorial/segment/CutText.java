package newsroom.editorial.segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import newsroom.contracts.Image;
import newsroom.contracts.RevisionContent;
import newsroom.editorial.segment.Cutting.Line;
import newsroom.editorial.segment.Cutting.Spot;
import newsroom.platform.text.Segment;
import newsroom.platform.text.Segment.Kind;
import newsroom.platform.text.Segments;
import org.jspecify.annotations.Nullable;

/// A text cut into its segments and what stands around them.
///
/// Title, summary and content warning come first, then headings, paragraphs, list items, table cells, code and HTML in
/// the order of the text, and then what is printed with the images. What stands around them belongs to none: the level
/// of a heading, the mark of an item, of a quote or of a fence, the lines of a table, and where links lead that are
/// named by a label.
public final class CutText {

    private static final Set<Kind> ONE_LINE =
            Set.of(Kind.TITLE, Kind.SUMMARY, Kind.CONTENT_WARNING, Kind.HEADING, Kind.TABLE_CELL, Kind.IMAGE_TEXT);

    private final RevisionContent content;
    private final List<Spot> spots;
    private final Segments segments;
    private final List<Piece> pieces;

    private CutText(RevisionContent content) {
        this.content = content;
        this.spots = Cutting.of(content.body());
        this.segments = Segments.numbered(segments(content, spots));
        var labels = Labels.of(content.body());
        this.pieces =
                segments.inOrder().stream().map(it -> Piece.of(it, labels)).toList();
    }

    /// @param content with its whole body
    public static CutText of(RevisionContent content) {
        return new CutText(content);
    }

    private static List<Segment> segments(RevisionContent content, List<Spot> spots) {
        var all = new ArrayList<Segment>();
        field(all, Kind.TITLE, content.title());
        field(all, Kind.SUMMARY, content.summary());
        field(all, Kind.CONTENT_WARNING, content.contentWarning());
        spots.forEach(it -> all.add(Segment.first(it.kind(), it.text(content.body()))));
        for (var image : content.images()) {
            field(all, Kind.IMAGE_TEXT, image.alternativeText());
            field(all, Kind.IMAGE_TEXT, image.caption());
        }
        return all;
    }

    private static void field(List<Segment> segments, Kind kind, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            segments.add(Segment.first(kind, text));
        }
    }

    private static boolean isThere(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    /// As it was cut.
    public RevisionContent content() {
        return content;
    }

    public List<Piece> pieces() {
        return pieces;
    }

    /// The segments alone, one for each piece.
    public Segments segments() {
        return segments;
    }

    /// Where its segments stand, from 0, by their addresses.
    public Map<String, Integer> positions() {
        var positions = new HashMap<String, Integer>();
        pieces.forEach(it -> positions.put(it.segment().address(), positions.size()));
        return positions;
    }

    /// The text with other words in it. With each piece's own text it is the same, byte for byte.
    ///
    /// @param texts one Markdown text for each piece, in order
    public RevisionContent compose(String language, List<String> texts) {
        if (texts.size() != pieces.size()) {
            throw new IllegalArgumentException("A text of " + pieces.size() + " pieces needs as many texts");
        }
        var words = texts.iterator();
        var title = next(content.title(), words);
        var summary = next(content.summary(), words);
        var warning = next(content.contentWarning(), words);
        var body = new StringBuilder();
        int from = 0;
        for (var spot : spots) {
            body.append(content.body(), from, spot.from());
            append(body, spot, words.next());
            from = spot.to();
        }
        body.append(content.body(), from, content.body().length());
        var images = content.images().stream()
                .map(it -> new Image(
                        it.hash(),
                        Objects.requireNonNullElse(next(it.alternativeText(), words), ""),
                        next(it.caption(), words),
                        it.credit()))
                .toList();
        return new RevisionContent(
                language,
                Objects.requireNonNullElse(title, ""),
                summary,
                body.toString(),
                content.byline(),
                content.licence(),
                content.originalUrl(),
                content.topics(),
                content.regions(),
                images,
                warning);
    }

    private static @Nullable String next(@Nullable String field, Iterator<String> words) {
        return isThere(field) ? words.next() : field;
    }

    /// Between two lines goes what stood there, and before further ones what stood before the last.
    private void append(StringBuilder body, Spot spot, String text) {
        var lines = List.of(text.split("\n", -1));
        if (lines.size() > spot.lines().size() && ONE_LINE.contains(spot.kind())) {
            lines = List.of(text.replace('\n', ' '));
        }
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                body.append(
                        i < spot.lines().size()
                                ? content.body()
                                        .substring(
                                                spot.lines().get(i - 1).to(),
                                                spot.lines().get(i).from())
                                : continuation(spot.lines().getLast()));
            }
            body.append(lines.get(i));
        }
    }

    /// A line end and what a further line begins with: the marks of quotes stay, those of lists become blanks.
    private String continuation(Line last) {
        int start = last.from();
        while (start > 0 && !isLineEnd(content.body().charAt(start - 1))) {
            start--;
        }
        var prefix = new StringBuilder(start > 1 && content.body().startsWith("\r\n", start - 2) ? "\r\n" : "\n");
        IntStream.range(start, last.from())
                .map(content.body()::charAt)
                .map(it -> it == '>' || Character.isWhitespace(it) ? it : ' ')
                .forEach(it -> prefix.append((char) it));
        return prefix.toString();
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    /// Whether another text has the same kinds of segments, in the same order.
    public boolean hasShapeOf(CutText other) {
        return kinds().equals(other.kinds());
    }

    private List<Kind> kinds() {
        return segments.inOrder().stream().map(Segment::kind).toList();
    }
}
