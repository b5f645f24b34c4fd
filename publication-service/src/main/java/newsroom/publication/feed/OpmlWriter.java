package newsroom.publication.feed;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import newsroom.publication.change.PublicOrder;
import newsroom.publication.reading.Addresses;
import newsroom.publication.text.WritingSystem;

/// Writes OPML 2.0: every feed there is, in a folder for each format, so that nobody subscribes to three of a
/// kind by accident.
final class OpmlWriter {

    private final Addresses addresses;
    private final String publisher;

    OpmlWriter(Addresses addresses, String publisher) {
        this.addresses = addresses;
        this.publisher = publisher;
    }

    byte[] write(List<String> languages) throws XMLStreamException {
        var names = new ArrayList<>(List.of(PublicOrder.ALL));
        names.addAll(languages);
        var xml = new Xml();
        xml.element(
                "opml",
                () -> {
                    xml.element("head", () -> xml.text("title", publisher));
                    xml.element("body", () -> {
                        for (var format : Format.values()) {
                            xml.element(
                                    "outline",
                                    () -> {
                                        for (var name : names) {
                                            feed(xml, name, format);
                                        }
                                    },
                                    "text",
                                    format.label());
                        }
                    });
                },
                "version",
                "2.0");
        return xml.bytes();
    }

    private void feed(Xml xml, String name, Format format) throws XMLStreamException {
        var all = name.equals(PublicOrder.ALL);
        var title = new Feed(name, publisher, List.of(), List.of()).title();
        xml.empty(
                "outline",
                "type",
                "rss",
                "text",
                all ? title : WritingSystem.nameOf(name),
                "title",
                title,
                "xmlUrl",
                addresses.feed(name + "." + format.ending()),
                "htmlUrl",
                all ? addresses.fronts() : addresses.front(name),
                "language",
                all ? null : name);
    }
}
