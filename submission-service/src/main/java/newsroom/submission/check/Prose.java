package newsroom.submission.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/// A text in Markdown, read as the publication service reads it: its links, and what is plain text in it.
///
/// @param links in the order in which they stand
/// @param unfinished where something begins like the address of a link and is none
/// @param plain what a reader reads, paragraph by paragraph, without code and addresses
record Prose(List<Target> links, List<Span> unfinished, List<String> plain) {

    /// Where a link, an image or the definition of a reference stands, and what it leads to.
    record Target(Span span, String address, boolean image) {}

    private static final int DEEPEST = 50;

    /// A parser takes the longer per bracket the more there are.
    private static final int MOST_BRACKETS = 10_000;

    private static final int MOST_MARKS = 60_000;

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), AutolinkExtension.create(), StrikethroughExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(DEEPEST)
            .maxInlineNesting(DEEPEST)
            .build();

    /// Empty if there is so much markup in it that reading it could take long.
    static Optional<Prose> read(String markdown) {
        var brackets = markdown.chars().filter(it -> it == '[' || it == ']').count();
        var marks =
                markdown.chars().filter(it -> "*_~`<|>!&\\".indexOf(it) >= 0).count();
        if (brackets > MOST_BRACKETS || marks > MOST_MARKS) {
            return Optional.empty();
        }
        var links = new ArrayList<Target>();
        var plain = new ArrayList<StringBuilder>(List.of(new StringBuilder()));
        var covered = new BitSet(markdown.length());
        @Nullable Node node = PARSER.parse(markdown);
        while (node != null) {
            visit(node, links, plain, covered);
            node = next(node);
        }
        return Optional.of(new Prose(
                links,
                unfinished(markdown, covered),
                plain.stream().map(StringBuilder::toString).toList()));
    }

    private static void visit(Node node, List<Target> links, List<StringBuilder> plain, BitSet covered) {
        switch (node) {
            case Link link -> links.add(new Target(span(link), link.getDestination(), false));
            case Image image -> links.add(new Target(span(image), image.getDestination(), true));
            case LinkReferenceDefinition it -> links.add(new Target(span(it), it.getDestination(), false));
            case Paragraph _ -> plain.add(new StringBuilder());
            case Text text
            when !isAddress(text.getLiteral()) ->
                plain.getLast().append(text.getLiteral()).append(' ');
            default -> {}
        }
        switch (node) {
            case Link _, Image _, LinkReferenceDefinition _, Code _, HtmlInline _ -> cover(covered, node);
            case FencedCodeBlock _, IndentedCodeBlock _, HtmlBlock _ -> cover(covered, node);
            default -> {}
        }
    }

    private static boolean isAddress(String text) {
        return text.contains("://") || text.startsWith("www.");
    }

    private static void cover(BitSet covered, Node node) {
        var span = span(node);
        covered.set(span.start(), span.end());
    }

    private static Span span(Node node) {
        var spans = node.getSourceSpans();
        if (spans.isEmpty()) {
            return new Span(0, 0);
        }
        var last = spans.getLast();
        return new Span(spans.getFirst().getInputIndex(), last.getInputIndex() + last.getLength());
    }

    /// The next in the order of the text, without climbing a stack.
    private static @Nullable Node next(Node node) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        @Nullable Node at = node;
        while (at != null && at.getNext() == null) {
            at = at.getParent();
        }
        return at == null ? null : at.getNext();
    }

    /// Where `](` stands before what looks like an address, outside of links and code.
    private static List<Span> unfinished(String markdown, BitSet covered) {
        var found = new ArrayList<Span>();
        for (int at = markdown.indexOf("]("); at >= 0; at = markdown.indexOf("](", at + 2)) {
            var escaped = at > 0 && markdown.charAt(at - 1) == '\\';
            if (!covered.get(at) && !escaped && beginsAddress(markdown, at + 2)) {
                found.add(new Span(at, at + 2));
            }
        }
        return found;
    }

    private static boolean beginsAddress(String markdown, int at) {
        int from = at;
        while (from < Math.min(at + 3, markdown.length()) && " <".indexOf(markdown.charAt(from)) >= 0) {
            from++;
        }
        int start = from;
        return List.of("http:", "https:", "www.", "mailto:").stream()
                .anyMatch(it -> markdown.regionMatches(true, start, it, 0, it.length()));
    }
}
