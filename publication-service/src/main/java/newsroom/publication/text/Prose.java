package newsroom.publication.text;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// HTML from the Markdown of a text: only what is on the list below comes through, and every link is
/// absolute.
///
/// Headings begin at the second level, since the title is the first. Images are left out: those of an
/// edition stand below its text.
public final class Prose {

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), AutolinkExtension.create(), StrikethroughExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    private Prose() {}

    /// @param address of the page that shows the text, by which relative links are resolved
    public static String html(String markdown, String address) {
        var document = PARSER.parse(Printable.of(markdown));
        document.accept(new WithoutImages());
        document.accept(new Nested());
        return allowed(address).sanitize(RENDERER.render(document)).strip();
    }

    private static PolicyFactory allowed(String address) {
        return new HtmlPolicyBuilder()
                .allowElements("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "hr")
                .allowElements("br", "em", "strong", "del", "sub", "sup", "abbr", "cite", "q")
                .allowElements("table", "thead", "tbody", "tr", "th", "td", "a")
                .allowAttributes("start")
                .matching(java.util.regex.Pattern.compile("\\d{1,9}"))
                .onElements("ol")
                .allowAttributes("align")
                .matching(true, "left", "right", "center")
                .onElements("th", "td")
                .allowAttributes("title")
                .onElements("a", "abbr")
                .allowAttributes("href")
                .matching((_, _, value) -> absolute(value, address))
                .onElements("a")
                .allowUrlProtocols("https", "http", "mailto")
                .toFactory();
    }

    private static @Nullable String absolute(String link, String address) {
        try {
            return URI.create(address).resolve(link.strip()).toString();
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /// Puts headings below the title by how they stand within one another, so that no level is left out, whatever
    /// levels their author chose.
    private static final class Nested extends AbstractVisitor {
        private final Deque<Integer> above = new ArrayDeque<>();

        @Override
        public void visit(Heading heading) {
            while (!above.isEmpty() && above.element() >= heading.getLevel()) {
                above.remove();
            }
            above.push(heading.getLevel());
            heading.setLevel(Math.min(6, above.size() + 1));
        }
    }

    /// Leaves images out.
    private static final class WithoutImages extends AbstractVisitor {
        @Override
        public void visit(Image image) {
            image.unlink();
        }
    }
}
