package newsroom.platform.text;

import java.util.Objects;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/// What a reader gets to see of Markdown, by the whole of CommonMark.
final class Reader extends AbstractVisitor {

    private static final Parser PARSER = Parser.builder().build();

    private final StringBuilder seen = new StringBuilder();

    private Reader() {}

    static String sees(String markdown) {
        var reader = new Reader();
        PARSER.parse(markdown).accept(reader);
        return reader.seen.toString();
    }

    @Override
    public void visit(OrderedList list) {
        if (!Objects.equals(list.getMarkerStartNumber(), 1)) {
            seen.append(list.getMarkerStartNumber()).append(list.getMarkerDelimiter());
        }
        visitChildren(list);
    }

    @Override
    public void visit(Text text) {
        seen.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        seen.append(code.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        seen.append('\n');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        seen.append('\n');
    }

    @Override
    public void visit(FencedCodeBlock code) {
        seen.append(code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        seen.append(code.getLiteral());
    }

    @Override
    public void visit(HtmlBlock html) {
        seen.append(html.getLiteral());
    }
}
