package newsroom.editorial.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import newsroom.platform.text.Segment.Kind;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// Finds where the words of each block stand in Markdown, line by line.
///
/// Only blocks are read, which takes time in proportion to the text.
final class Cutting extends AbstractVisitor {

    /// Quotes and lists inside one another. What is deeper passes for text.
    static final int DEEPEST = 32;

    private static final Parser BLOCKS = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .maxOpenBlockParsers(DEEPEST)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .inlineParserFactory(_ -> (lines, block) -> {
                var text = new Text(lines.getContent());
                text.setSourceSpans(lines.getSourceSpans());
                block.appendChild(text);
            })
            .build();

    /// A line, or what of it belongs to a block: from an index of the Markdown to another.
    record Line(int from, int to) {}

    private final String markdown;
    private final List<Spot> spots = new ArrayList<>();
    private final int[] lineStarts;

    /// @param lines in order, none of them empty but in code
    record Spot(Kind kind, List<Line> lines) {
        Spot {
            lines = List.copyOf(lines);
        }

        int from() {
            return lines.getFirst().from();
        }

        int to() {
            return lines.getLast().to();
        }

        String text(String markdown) {
            return String.join(
                    "\n",
                    lines.stream()
                            .map(it -> markdown.substring(it.from(), it.to()))
                            .toList());
        }
    }

    private Cutting(String markdown) {
        this.markdown = markdown;
        this.lineStarts = lineStarts(markdown);
    }

    /// In the order of the text; none overlaps another.
    static List<Spot> of(String markdown) {
        var cutting = new Cutting(markdown);
        BLOCKS.parse(markdown).accept(cutting);
        cutting.spots.sort(Comparator.comparingInt(Spot::from));
        var apart = new ArrayList<Spot>();
        for (var spot : cutting.spots) {
            if (apart.isEmpty() || apart.getLast().to() <= spot.from()) {
                apart.add(spot);
            }
        }
        return apart;
    }

    @Override
    public void visit(Heading heading) {
        addWords(Kind.HEADING, heading);
    }

    @Override
    public void visit(Paragraph paragraph) {
        var beginsItem = paragraph.getParent() instanceof ListItem && paragraph.getPrevious() == null;
        addWords(beginsItem ? Kind.LIST_ITEM : Kind.PARAGRAPH, paragraph);
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof TableCell) {
            addWords(Kind.TABLE_CELL, node);
        } else {
            visitChildren(node);
        }
    }

    @Override
    public void visit(FencedCodeBlock code) {
        addLines(Kind.CODE, code, code.getLiteral(), 1);
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        addLines(Kind.CODE, code, code.getLiteral(), 0);
    }

    @Override
    public void visit(HtmlBlock html) {
        addLines(Kind.HTML, html, html.getLiteral(), 0);
    }

    private void addWords(Kind kind, Node block) {
        if (block.getFirstChild() instanceof Text text) {
            var lines = new ArrayList<Line>();
            for (SourceSpan it : text.getSourceSpans()) {
                int from = it.getInputIndex();
                lines.add(new Line(
                        from, kind == Kind.TABLE_CELL ? endOfCell(from, it.getLength()) : from + it.getLength()));
            }
            add(kind, lines);
        }
    }

    /// An escaped bar is read as one character.
    private int endOfCell(int from, int length) {
        int to = from;
        for (int read = 0; read < length; read++) {
            to += markdown.startsWith("\\|", to) ? 2 : 1;
        }
        return to;
    }

    /// The lines of a block whose own spaces count, below its first ones.
    private void addLines(Kind kind, Block block, String literal, int above) {
        if (block.getSourceSpans().isEmpty()) {
            return;
        }
        int first = block.getSourceSpans().getFirst().getLineIndex() + above;
        var lines = new ArrayList<Line>();
        var words = literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
        for (var each : words.split("\n", -1)) {
            int number = first + lines.size();
            if (number >= lineStarts.length) {
                break;
            }
            int end = lineEnd(number);
            int start = end - each.length();
            var stands = start >= lineStarts[number] && isThere(each, start);
            lines.add(new Line(stands ? start : contentStart(number, end), end));
        }
        if (kind == Kind.CODE) {
            withoutBlankEnds(lines);
            if (!lines.isEmpty()) {
                spots.add(new Spot(kind, lines));
            }
        } else {
            add(kind, lines);
        }
    }

    private void withoutBlankEnds(List<Line> lines) {
        while (!lines.isEmpty() && isBlank(lines.getLast())) {
            lines.removeLast();
        }
        while (!lines.isEmpty() && isBlank(lines.getFirst())) {
            lines.removeFirst();
        }
    }

    /// Tabs and NUL are read as something else.
    private boolean isThere(String words, int start) {
        for (int i = 0; i < words.length(); i++) {
            char c = markdown.charAt(start + i);
            if (c != words.charAt(i) && c != '\0') {
                return false;
            }
        }
        return true;
    }

    private int contentStart(int number, int end) {
        int start = lineStarts[number];
        while (start < end && Character.isWhitespace(markdown.charAt(start))) {
            start++;
        }
        return start;
    }

    private boolean isBlank(Line line) {
        return markdown.substring(line.from(), line.to()).isBlank();
    }

    /// White space at either end belongs to what stands around.
    private void add(Kind kind, List<Line> lines) {
        withoutBlankEnds(lines);
        if (lines.isEmpty()) {
            return;
        }
        var first = lines.getFirst();
        int from = first.from();
        while (Character.isWhitespace(markdown.charAt(from))) {
            from++;
        }
        lines.set(0, new Line(from, first.to()));
        var last = lines.getLast();
        int to = last.to();
        while (Character.isWhitespace(markdown.charAt(to - 1))) {
            to--;
        }
        lines.set(lines.size() - 1, new Line(last.from(), to));
        spots.add(new Spot(kind, lines));
    }

    private int lineEnd(int number) {
        int next = number + 1 < lineStarts.length ? lineStarts[number + 1] : markdown.length();
        while (next > lineStarts[number] && isLineEnd(markdown.charAt(next - 1))) {
            next--;
        }
        return next;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    /// As CommonMark ends lines: by a line feed, a carriage return, or both.
    private static int[] lineStarts(String markdown) {
        var starts = new ArrayList<Integer>();
        starts.add(0);
        for (int i = 0; i < markdown.length(); i++) {
            char c = markdown.charAt(i);
            if (c == '\n' || c == '\r' && (i + 1 == markdown.length() || markdown.charAt(i + 1) != '\n')) {
                starts.add(i + 1);
            }
        }
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }
}
