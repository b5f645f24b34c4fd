package newsroom.publication.page;

import java.util.List;
import newsroom.publication.reading.Addresses;
import newsroom.publication.reading.Publisher;

/// Who publishes and by which rules. What is said here holds for every newsroom that runs this, so none has to write
/// it; what a collective says of itself stands before it, if it does.
final class AboutPage {

    private static final Template HEADING =
            Template.of("<header class=\"of-list\">\n<h1{{{words}}}>{{title}}</h1>\n</header>\n");
    private static final Template SECTION =
            Template.of("<section id=\"{{id}}\"{{{words}}}>\n<h2>{{title}}</h2>\n{{{paragraphs}}}</section>\n");
    private static final Template PARAGRAPH = Template.of("<p>{{text}}</p>\n");
    private static final Template LINKS = Template.of("""
        <ul>
        <li><a href="{{feeds}}">OPML</a></li>
        <li><a href="{{editions}}">/editions</a></li>
        <li><a href="{{changes}}">/changes</a></li>
        <li><a href="{{description}}">OpenAPI</a></li>
        </ul>
        """);

    private record Section(String id, int paragraphs) {}

    private static final List<Section> SECTIONS = List.of(
            new Section("principles", 3),
            new Section("translations", 2),
            new Section("corrections", 4),
            new Section("privacy", 1),
            new Section("follow", 2));

    private final Publisher publisher;
    private final Addresses addresses;

    AboutPage(Publisher publisher, Addresses addresses) {
        this.publisher = publisher;
        this.addresses = addresses;
    }

    /// @param own what the collective says of itself in this language, in Markdown; empty if nothing
    String main(String language, String own) {
        var words = Words.forPageIn(language);
        var html = new StringBuilder(HEADING.fill("words", "", "title", publisher.name()));
        html.append("<div class=\"text\">\n");
        if (!own.isBlank()) {
            html.append(EditionPage.prose(own, addresses.about(language), words))
                    .append('\n');
        }
        for (var section : SECTIONS) {
            var key = "about." + section.id();
            var paragraphs = new StringBuilder();
            for (int i = 1; i <= section.paragraphs(); i++) {
                paragraphs.append(PARAGRAPH.fill("text", words.get(key + "." + i)));
            }
            if (section.id().equals("follow")) {
                paragraphs.append(LINKS.fill(
                        "feeds",
                        "/feeds.opml",
                        "editions",
                        "/editions",
                        "changes",
                        "/changes",
                        "description",
                        "/v3/api-docs"));
            }
            html.append(SECTION.fill(
                    "id",
                    section.id(),
                    "words",
                    words.attributes(),
                    "title",
                    words.get(key),
                    "paragraphs",
                    paragraphs.toString()));
        }
        return html.append("</div>\n").toString();
    }
}
