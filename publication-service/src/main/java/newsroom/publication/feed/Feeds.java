package newsroom.publication.feed;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import newsroom.publication.change.EditionId;
import newsroom.publication.change.Follower;
import newsroom.publication.change.PublicOrder;
import newsroom.publication.edition.PublicEditions;
import newsroom.publication.reading.Addresses;
import newsroom.publication.reading.JsonAnswers;
import newsroom.publication.reading.Publisher;
import newsroom.publication.reading.Representation;
import org.jspecify.annotations.Nullable;

/// All feeds of this instance as bytes, in every format. They are made by one thread as it follows the public
/// order, and read by all others.
public final class Feeds implements Follower.Press {

    private final PublicOrder order;
    private final Addresses addresses;
    private final String publisher;
    private final EntryReader reader;
    private final AtomWriter atom;
    private final RssWriter rss;
    private final JsonFeedWriter json = new JsonFeedWriter();
    private final OpmlWriter opml;
    private volatile Made made;

    /// What there is to read, replaced all at once: who has seen a feed finds it in the list too.
    private record Made(Map<String, Map<Format, Representation>> feeds, Representation list) {}

    Feeds(PublicOrder order, PublicEditions editions, Addresses addresses, Publisher publisher) {
        this.order = order;
        this.addresses = addresses;
        this.publisher = publisher.name();
        this.reader = new EntryReader(editions, addresses);
        this.atom = new AtomWriter(addresses);
        this.rss = new RssWriter(addresses);
        this.opml = new OpmlWriter(addresses, publisher.name());
        this.made = new Made(Map.of(), opml());
    }

    /// Makes these feeds anew.
    @Override
    public void make(Set<String> changed, Set<UUID> articles) {
        reader.forget(articles);
        reader.prepare(changed.stream()
                .flatMap(it -> Stream.concat(order.shown(it).stream(), order.takenBack(it).stream()))
                .toList());
        var feeds = new HashMap<>(made.feeds);
        for (var name : changed) {
            feeds.put(name, written(read(name), order.modified(name).orElse(null)));
        }
        made = new Made(feeds, opml());
        var shown = new HashSet<EditionId>();
        for (var name : order.feeds()) {
            shown.addAll(order.shown(name));
            shown.addAll(order.takenBack(name));
        }
        reader.keepOnly(shown);
    }

    /// A feed in a format; an empty one for a language in which nothing was ever published.
    Representation find(String name, Format format) {
        var found = made.feeds.get(name);
        if (found == null) {
            found = written(new Feed(name, publisher, List.of(), List.of()), null);
        }
        return java.util.Objects.requireNonNull(found.get(format));
    }

    /// The list of all feeds.
    Representation list() {
        return made.list;
    }

    private Feed read(String name) {
        return new Feed(name, publisher, reader.entries(order.shown(name)), reader.tombstones(order.takenBack(name)));
    }

    private Map<Format, Representation> written(Feed feed, @Nullable Instant modified) {
        return Map.of(
                Format.ATOM, written(feed, Format.ATOM, modified),
                Format.RSS, written(feed, Format.RSS, modified),
                Format.JSON, written(feed, Format.JSON, modified));
    }

    private Representation written(Feed feed, Format format, @Nullable Instant modified) {
        var self = addresses.feed(feed.name() + "." + format.ending());
        var home = feed.isOfAllLanguages() ? addresses.fronts() : addresses.front(feed.name());
        try {
            var bytes = switch (format) {
                case ATOM -> atom.write(feed, self, home);
                case RSS -> rss.write(feed, self, home);
                case JSON -> json.write(feed, self, home);
            };
            return new Representation(
                    format.contentType(),
                    feed.languages(),
                    List.of("<%s>; rel=\"self\"".formatted(self)),
                    JsonAnswers.CACHING,
                    bytes,
                    modified);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Feed " + feed.name() + " cannot be written", e);
        }
    }

    private Representation opml() {
        try {
            return new Representation(
                    "text/x-opml; charset=utf-8",
                    List.of("en"),
                    List.of("<%s/feeds.opml>; rel=\"self\"".formatted(addresses.base())),
                    JsonAnswers.CACHING,
                    opml.write(order.languages()),
                    order.languagesModified().orElse(null));
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The list of feeds cannot be written", e);
        }
    }
}
