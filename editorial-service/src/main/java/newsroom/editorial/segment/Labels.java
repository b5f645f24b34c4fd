package newsroom.editorial.segment;

import java.util.LinkedHashSet;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.parser.Parser;

/// The labels under which a text says where links lead, by which marks of its segments are links.
///
/// @param definitions as Markdown, to stand below a segment that is read alone
record Labels(String definitions) {

    static Labels of(String markdown) {
        var labels = new LinkedHashSet<String>();
        if (markdown.contains("]:")) {
            Parser.builder()
                    .maxOpenBlockParsers(Cutting.DEEPEST)
                    .inlineParserFactory(_ -> (_, _) -> {})
                    .build()
                    .parse(markdown)
                    .accept(new AbstractVisitor() {
                        @Override
                        public void visit(LinkReferenceDefinition it) {
                            labels.add(it.getLabel());
                        }
                    });
        }
        return new Labels(definitions(labels));
    }

    private static String definitions(Set<String> labels) {
        var all = new StringBuilder();
        int number = 0;
        for (var label : labels) {
            all.append("\n[").append(label).append("]: /").append(number++);
        }
        return all.toString();
    }
}
