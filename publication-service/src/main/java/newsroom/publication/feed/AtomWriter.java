package newsroom.publication.feed;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import newsroom.publication.reading.Addresses;

/// Writes Atom 1.0 (RFC 4287) with tombstones (RFC 6721).
final class AtomWriter {

    private final Addresses addresses;

    AtomWriter(Addresses addresses) {
        this.addresses = addresses;
    }

    byte[] write(Feed feed, String self, String home) throws XMLStreamException {
        var xml = new Xml();
        xml.element(
                "feed",
                () -> {
                    xml.text("id", addresses.tag("feed/" + feed.name()));
                    xml.text("title", feed.title());
                    xml.text("updated", feed.updated().toString());
                    author(xml, feed.publisher());
                    xml.empty("link", "rel", "self", "type", Format.ATOM.mediaType(), "href", self);
                    xml.empty("link", "rel", "alternate", "type", "text/html", "href", home);
                    for (var tombstone : feed.tombstones()) {
                        xml.empty(
                                "at:deleted-entry",
                                "ref",
                                tombstone.ref(),
                                "when",
                                tombstone.when().toString());
                    }
                    for (var entry : feed.entries()) {
                        xml.element("entry", () -> entry(xml, entry), "xml:lang", entry.language());
                    }
                },
                "xmlns",
                "http://www.w3.org/2005/Atom",
                "xmlns:at",
                "http://purl.org/atompub/tombstones/1.0",
                "xml:lang",
                feed.language());
        return xml.bytes();
    }

    private void entry(Xml xml, Entry entry) throws XMLStreamException {
        xml.text("id", entry.id());
        xml.text("title", entry.title());
        xml.text("published", entry.published().toString());
        xml.text("updated", entry.updated().toString());
        if (entry.byline() != null) {
            author(xml, entry.byline());
        }
        xml.empty(
                "link", "rel", "alternate", "type", "text/html", "hreflang", entry.language(), "href", entry.address());
        for (var translation : entry.translations()) {
            xml.empty(
                    "link",
                    "rel",
                    "related",
                    "type",
                    "text/html",
                    "hreflang",
                    translation.language(),
                    "href",
                    translation.address());
        }
        if (entry.originalUrl() != null) {
            xml.empty("link", "rel", "via", "href", entry.originalUrl());
        }
        xml.empty("link", "rel", "license", "href", entry.licence().address());
        xml.text("rights", entry.licence().name());
        categories(xml, "topics", entry.topics());
        categories(xml, "regions", entry.regions());
        xml.text("summary", entry.summary());
        xml.text("content", entry.html(), "type", "html");
    }

    private static void author(Xml xml, String name) throws XMLStreamException {
        xml.element("author", () -> xml.text("name", name));
    }

    private void categories(Xml xml, String scheme, List<String> terms) throws XMLStreamException {
        for (var term : terms) {
            xml.empty("category", "term", term, "scheme", addresses.tag(scheme));
        }
    }
}
