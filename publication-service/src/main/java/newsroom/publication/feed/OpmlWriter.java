package newsroom.publication.feed;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import newsroom.publication.change.FeedName;
import newsroom.publication.reading.Addresses;
import newsroom.publication.text.WritingSystem;

/// Writes OPML 2.0: the feeds in which there is something to read, in a folder for each format, so that
/// nobody subscribes to three of a kind by accident.
final class OpmlWriter {

    private final Addresses addresses;
    private final String publisher;

    OpmlWriter(Addresses addresses, String publisher) {
        this.addresses = addresses;
        this.publisher = publisher;
    }

    /// Everything in each language, and the lists of all else in each.
    byte[] ofAll(List<String> languages) {
        var feeds = new ArrayList<>(List.of(FeedName.ALL));
        languages.stream().map(FeedName::in).forEach(feeds::add);
        return write(publisher, feeds, feeds);
    }

    /// All that there is to read in a language.
    byte[] of(FeedName language, List<FeedName> feeds) {
        return write(Feed.title(language, publisher), feeds, List.of());
    }

    private byte[] write(String title, List<FeedName> feeds, List<FeedName> lists) {
        try {
            return written(title, feeds, lists);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A list of feeds cannot be written", e);
        }
    }

    private byte[] written(String title, List<FeedName> feeds, List<FeedName> lists) throws XMLStreamException {
        var xml = new Xml();
        xml.element(
                "opml",
                () -> {
                    xml.element("head", () -> xml.text("title", title));
                    xml.element("body", () -> {
                        for (var format : Format.values()) {
                            xml.element(
                                    "outline",
                                    () -> {
                                        for (var feed : feeds) {
                                            feed(xml, feed, format);
                                        }
                                    },
                                    "text",
                                    format.label());
                        }
                        for (var list : lists) {
                            list(xml, list);
                        }
                    });
                },
                "version",
                "2.0");
        return xml.bytes();
    }

    private void feed(Xml xml, FeedName feed, Format format) throws XMLStreamException {
        var title = Feed.title(feed, publisher);
        var language = feed.language();
        xml.empty(
                "outline",
                "type",
                "rss",
                "text",
                language == null || feed.selection() != null ? title : WritingSystem.nameOf(language),
                "title",
                title,
                "xmlUrl",
                addresses.feed(feed.path() + "." + format.ending()),
                "htmlUrl",
                language == null ? addresses.fronts() : addresses.front(language),
                "language",
                language);
    }

    private void list(Xml xml, FeedName feed) throws XMLStreamException {
        xml.empty(
                "outline",
                "type",
                "link",
                "text",
                FeedWords.in(feed.language() == null ? "en" : feed.language())
                        .get("feedsIn", WritingSystem.nameOf(feed.language() == null ? "mul" : feed.language())),
                "url",
                addresses.feedList(feed.path()));
    }
}
