package newsroom.publication.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import newsroom.publication.reading.Addresses;

/// Writes RSS 2.0 with the modules that readers know.
final class RssWriter {

    private static final DateTimeFormatter RFC_822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String MINUTES_BETWEEN_READS = "60";

    private final Addresses addresses;

    RssWriter(Addresses addresses) {
        this.addresses = addresses;
    }

    byte[] write(Feed feed, String home) throws XMLStreamException {
        var xml = new Xml();
        xml.element(
                "rss",
                () -> xml.element("channel", () -> channel(xml, feed, home)),
                "version",
                "2.0",
                "xmlns:atom",
                "http://www.w3.org/2005/Atom",
                "xmlns:content",
                "http://purl.org/rss/1.0/modules/content/",
                "xmlns:dc",
                "http://purl.org/dc/elements/1.1/",
                "xmlns:media",
                "http://search.yahoo.com/mrss/",
                "xmlns:fh",
                History.NAMESPACE);
        return xml.bytes();
    }

    private void channel(Xml xml, Feed feed, String home) throws XMLStreamException {
        xml.text("title", feed.title());
        xml.text("link", home);
        xml.text("description", feed.title());
        xml.text("language", feed.language());
        link(xml, "self", addresses.feed(feed.path(Format.RSS)));
        var previous = feed.previousPath(Format.RSS);
        if (previous != null) {
            link(xml, "prev-archive", addresses.feed(previous));
        }
        if (feed.archive() != null) {
            link(xml, "current", addresses.feed(feed.currentPath(Format.RSS)));
            xml.empty("fh:archive");
        }
        xml.text("lastBuildDate", date(feed.updated()));
        xml.text("ttl", MINUTES_BETWEEN_READS);
        for (var entry : feed.entries()) {
            xml.element("item", () -> item(xml, entry));
        }
    }

    private static void link(Xml xml, String rel, String address) throws XMLStreamException {
        xml.empty("atom:link", "rel", rel, "type", Format.RSS.mediaType(), "href", address);
    }

    private void item(Xml xml, Entry entry) throws XMLStreamException {
        xml.text("title", entry.title());
        xml.text("link", entry.address());
        xml.text("guid", entry.id(), "isPermaLink", "false");
        xml.text("pubDate", date(entry.published()));
        xml.text("atom:updated", entry.updated().toString());
        xml.text("dc:creator", entry.byline());
        xml.text("dc:contributor", entry.translator());
        xml.text("dc:language", entry.language());
        xml.text("dc:rights", entry.licence().name());
        xml.empty("atom:link", "rel", "license", "href", entry.licence().address());
        for (var translation : entry.translations()) {
            xml.empty(
                    "atom:link",
                    "rel",
                    "related",
                    "type",
                    "text/html",
                    "hreflang",
                    translation.language(),
                    "href",
                    translation.address());
        }
        categories(xml, "topics", entry.topics());
        categories(xml, "regions", entry.regions());
        for (var picture : entry.pictures().stream().limit(1).toList()) {
            xml.empty(
                    "enclosure",
                    "url",
                    picture.address(),
                    "length",
                    Long.toString(picture.size()),
                    "type",
                    picture.mediaType());
        }
        for (var picture : entry.pictures()) {
            picture(xml, picture);
        }
        xml.text("description", entry.summary());
        xml.text("content:encoded", entry.html());
    }

    private static void picture(Xml xml, Picture picture) throws XMLStreamException {
        xml.element(
                "media:content",
                () -> {
                    if (!picture.alternativeText().isEmpty()) {
                        xml.text("media:description", picture.alternativeText(), "type", "plain");
                    }
                    xml.text("media:credit", picture.credit());
                },
                "url",
                picture.address(),
                "fileSize",
                Long.toString(picture.size()),
                "type",
                picture.mediaType(),
                "medium",
                "image");
    }

    private void categories(Xml xml, String domain, List<String> terms) throws XMLStreamException {
        for (var term : terms) {
            xml.text("category", term, "domain", addresses.tag(domain));
        }
    }

    private static String date(Instant at) {
        return RFC_822.format(at);
    }
}
