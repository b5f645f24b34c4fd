package newsroom.platform.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import newsroom.platform.text.Segment.Kind;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/// Reads the segments out of Markdown, in the order of the text.
///
/// Only blocks are read, which takes time in proportion to the text. What stands inside a line (emphasis, links)
/// is left as it is: the segments keep their source, and the parser's effort for brackets and stars is saved.
final class MarkdownSegments extends AbstractVisitor {

    /// Quotes and lists inside one another. What is deeper passes for text: nobody could read it anyway.
    private static final int DEEPEST = 32;

    private static final Parser BLOCKS = Parser.builder()
            .maxOpenBlockParsers(DEEPEST)
            .inlineParserFactory(_ -> (lines, block) -> block.appendChild(new Text(lines.getContent())))
            .build();

    private final List<Segment> segments = new ArrayList<>();

    /// The number of a list that begins, until a segment takes it.
    private String number = "";

    private MarkdownSegments() {}

    static List<Segment> of(String markdown) {
        var reading = new MarkdownSegments();
        BLOCKS.parse(markdown).accept(reading);
        return reading.segments;
    }

    @Override
    public void visit(Heading heading) {
        add(Kind.HEADING, source(heading));
    }

    @Override
    public void visit(Paragraph paragraph) {
        var beginsItem = paragraph.getParent() instanceof ListItem && paragraph.getPrevious() == null;
        add(beginsItem ? Kind.LIST_ITEM : Kind.PARAGRAPH, source(paragraph));
    }

    /// Where a list does not begin with 1, its number may be anything, such as a year at the beginning of a line, and
    /// readers see it.
    @Override
    public void visit(OrderedList list) {
        if (!Objects.equals(list.getMarkerStartNumber(), 1)) {
            number += list.getMarkerStartNumber() + list.getMarkerDelimiter() + " ";
        }
        visitChildren(list);
    }

    @Override
    public void visit(ListItem item) {
        visitChildren(item);
        if (!number.isEmpty()) {
            add(Kind.LIST_ITEM, "");
        }
    }

    @Override
    public void visit(FencedCodeBlock code) {
        addCode(code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        addCode(code.getLiteral());
    }

    @Override
    public void visit(HtmlBlock html) {
        add(Kind.HTML, html.getLiteral());
    }

    @Override
    public void visit(LinkReferenceDefinition link) {
        var title = link.getTitle() == null ? "" : " \"" + link.getTitle() + "\"";
        add(Kind.LINK_DEFINITION, "[" + link.getLabel() + "]: " + link.getDestination() + title);
    }

    private static String source(Node block) {
        return block.getFirstChild() instanceof Text text ? text.getLiteral() : "";
    }

    /// The first line may be indented, and its spaces count.
    private void addCode(String literal) {
        addAsItStands(Kind.CODE, literal.isBlank() ? "" : literal.stripTrailing());
    }

    private void add(Kind kind, String text) {
        addAsItStands(kind, text.strip());
    }

    private void addAsItStands(Kind kind, String text) {
        var numbered = text.isEmpty() ? number.strip() : number + text;
        number = "";
        if (!numbered.isEmpty()) {
            segments.add(Segment.first(kind, numbered));
        }
    }
}
