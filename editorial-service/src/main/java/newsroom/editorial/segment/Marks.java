package newsroom.editorial.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import newsroom.platform.text.Segment.Kind;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Delimited;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// Reads the marks of a segment's text by reading it as a text of its own: emphasis, links, code, and what else is not
/// to be translated.
final class Marks extends AbstractVisitor {

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create(), AutolinkExtension.create()))
            .maxOpenBlockParsers(Cutting.DEEPEST)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    /// Marks of footnotes, lines that are broken by hand, and what looks like a placeholder.
    private static final Pattern OTHERS =
            Pattern.compile("^\\[\\^[^\\]\\s]+\\]:|\\[\\^[^\\]\\s]+\\]|(?: {2,}|\\\\)\\n|</?\\d+/?>|<\\d+/>");

    private static final Pattern HTML = Pattern.compile("(?s)<!--.*?-->|<[^>]*>");

    /// The marks of a longer segment are not looked for: reading them may take the square of its length.
    private static final int LONGEST = 16_384;

    private final String text;
    private final int offset;
    private final int indent;
    private final List<Mark> marks = new ArrayList<>();

    private Marks(String text, int offset, int indent) {
        this.text = text;
        this.offset = offset;
        this.indent = indent;
    }

    /// The marks of a text in their order, each inside another or beside it; nothing if as a segment of that kind it
    /// would read as something else, or is very long.
    static Optional<List<Mark>> of(Kind kind, String text, Labels labels) {
        return switch (kind) {
            case TITLE, SUMMARY, CONTENT_WARNING, IMAGE_TEXT, CODE, LINK_DEFINITION -> Optional.of(List.of());
            case HTML -> Optional.of(found(HTML, "html", text));
            case HEADING, PARAGRAPH, LIST_ITEM, TABLE_CELL -> read(kind, text, labels);
        };
    }

    private static List<Mark> found(Pattern pattern, String kind, String text) {
        return pattern.matcher(text)
                .results()
                .map(it -> Mark.single(kind + " " + it.group(), it.start(), it.end()))
                .toList();
    }

    private static Optional<List<Mark>> read(Kind kind, String text, Labels labels) {
        if (text.length() > LONGEST || !standsAlone(kind, text)) {
            return Optional.empty();
        }
        var marks = new Marks(text, before(kind, text).length(), indent(kind));
        PARSER.parse(alone(kind, text) + "\n" + labels.definitions()).accept(marks);
        return Optional.of(marks.inOrder());
    }

    /// Whether it reads as one segment of that kind, and as nothing else.
    static boolean standsAlone(Kind kind, String text) {
        var alone = alone(kind, text);
        var spots = Cutting.of(alone);
        return spots.size() == (kind == Kind.TABLE_CELL ? 2 : 1)
                && spots.getFirst().kind() == kind
                && spots.getFirst().text(alone).equals(text);
    }

    private static String alone(Kind kind, String text) {
        var after = switch (kind) {
            case HEADING -> text.indexOf('\n') < 0 ? "" : "\n===";
            case TABLE_CELL -> " | x |\n|---|---|";
            default -> "";
        };
        return before(kind, text) + text.replace("\n", "\n" + " ".repeat(indent(kind))) + after;
    }

    private static String before(Kind kind, String text) {
        return switch (kind) {
            case HEADING -> text.indexOf('\n') < 0 ? "# " : "";
            case LIST_ITEM -> "- ";
            case TABLE_CELL -> "| ";
            default -> "";
        };
    }

    private static int indent(Kind kind) {
        return kind == Kind.LIST_ITEM ? 2 : 0;
    }

    /// Those inside a mark that encloses no words are part of it.
    private List<Mark> inOrder() {
        var taken = new ArrayList<>(marks);
        for (var other : found(OTHERS, "text", text)) {
            if (marks.stream().noneMatch(it -> overlaps(it, other))) {
                taken.add(other);
            }
        }
        taken.sort(Comparator.comparingInt(Mark::from).thenComparing(it -> -it.to()));
        return taken;
    }

    private static boolean overlaps(Mark mark, Mark other) {
        var before = other.to() <= mark.from() || other.from() >= mark.to();
        var within = other.from() >= mark.inner() && other.to() <= mark.innerTo();
        return !before && !within;
    }

    @Override
    public void visit(Emphasis emphasis) {
        delimited(emphasis, emphasis, "emphasis");
    }

    @Override
    public void visit(StrongEmphasis strong) {
        delimited(strong, strong, "strong");
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof Strikethrough struck) {
            delimited(struck, struck, "struck");
        } else {
            visitChildren(node);
        }
    }

    private void delimited(Node node, Delimited delimiters, String kind) {
        int from = from(node);
        int to = to(node);
        add(
                node,
                new Mark(
                        kind + " " + delimiters.getOpeningDelimiter().length(),
                        from,
                        to,
                        from + delimiters.getOpeningDelimiter().length(),
                        to - delimiters.getClosingDelimiter().length(),
                        ""));
        visitChildren(node);
    }

    @Override
    public void visit(Link link) {
        enclosing(link, "link " + link.getDestination() + " " + link.getTitle(), "[");
    }

    @Override
    public void visit(Image image) {
        enclosing(image, "image " + image.getDestination() + " " + image.getTitle(), "![");
    }

    /// What does not begin with a bracket is an address that stands in the text; its words are itself.
    private void enclosing(Node node, String kind, String opening) {
        int from = from(node);
        int to = to(node);
        var last = node.getLastChild();
        if (last == null || last.getSourceSpans().isEmpty() || !text.startsWith(opening, from)) {
            add(node, Mark.single(kind, from, to));
            return;
        }
        int inner = from + opening.length();
        int innerTo = text.indexOf(']', to(last));
        var closing = text.substring(innerTo, to);
        var label = closing.equals("]") || closing.equals("][]") ? text.substring(inner, innerTo) : "";
        add(node, new Mark(kind, from, to, inner, innerTo, label));
        visitChildren(node);
    }

    @Override
    public void visit(Code code) {
        add(code, Mark.single("code " + code.getLiteral(), from(code), to(code)));
    }

    @Override
    public void visit(HtmlInline html) {
        add(html, Mark.single("html " + html.getLiteral(), from(html), to(html)));
    }

    /// Of what stands in the segment, not below it.
    private void add(Node node, Mark mark) {
        if (!node.getSourceSpans().isEmpty() && mark.from() >= 0 && mark.to() <= text.length()) {
            marks.add(mark);
        }
    }

    private int from(Node node) {
        var spans = node.getSourceSpans();
        return spans.isEmpty()
                ? -1
                : inText(spans.getFirst().getInputIndex(), spans.getFirst().getLineIndex());
    }

    private int to(Node node) {
        var spans = node.getSourceSpans();
        return spans.isEmpty()
                ? -1
                : inText(
                        spans.getLast().getInputIndex() + spans.getLast().getLength(),
                        spans.getLast().getLineIndex());
    }

    /// Every line but the first is indented.
    private int inText(int index, int line) {
        return index - offset - line * indent;
    }
}
