package newsroom.publication.feed;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import newsroom.publication.reading.Addresses;

/// Writes Atom 1.0 (RFC 4287) with archives (RFC 5005) and tombstones (RFC 6721).
final class AtomWriter {

    private final Addresses addresses;

    AtomWriter(Addresses addresses) {
        this.addresses = addresses;
    }

    byte[] write(Feed feed, String home) throws XMLStreamException {
        var xml = new Xml();
        xml.element(
                "feed",
                () -> {
                    xml.text("id", addresses.tag("feed/" + feed.name().path()));
                    xml.text("title", feed.title());
                    xml.text("updated", feed.updated().toString());
                    author(xml, feed.publisher());
                    link(xml, "self", addresses.feed(feed.path(Format.ATOM)));
                    xml.empty("link", "rel", "alternate", "type", "text/html", "href", home);
                    history(xml, feed);
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
                "xmlns:fh",
                History.NAMESPACE,
                "xml:lang",
                feed.language());
        return xml.bytes();
    }

    private void history(Xml xml, Feed feed) throws XMLStreamException {
        var previous = feed.previousPath(Format.ATOM);
        if (previous != null) {
            link(xml, "prev-archive", addresses.feed(previous));
        }
        if (feed.archive() != null) {
            link(xml, "current", addresses.feed(feed.currentPath(Format.ATOM)));
            xml.empty("fh:archive");
        }
    }

    private static void link(Xml xml, String rel, String address) throws XMLStreamException {
        xml.empty("link", "rel", rel, "type", Format.ATOM.mediaType(), "href", address);
    }

    private void entry(Xml xml, Entry entry) throws XMLStreamException {
        xml.text("id", entry.id());
        xml.text("title", entry.title());
        xml.text("published", entry.published().toString());
        xml.text("updated", entry.updated().toString());
        if (entry.byline() != null) {
            author(xml, entry.byline());
        }
        if (entry.translator() != null) {
            xml.element("contributor", () -> xml.text("name", entry.translator()));
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
        for (var picture : entry.pictures().stream().limit(1).toList()) {
            xml.empty(
                    "link",
                    "rel",
                    "enclosure",
                    "type",
                    picture.mediaType(),
                    "length",
                    Long.toString(picture.size()),
                    "title",
                    picture.alternativeText().isEmpty() ? null : picture.alternativeText(),
                    "href",
                    picture.address());
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
