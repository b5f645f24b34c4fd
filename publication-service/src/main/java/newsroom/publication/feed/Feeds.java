package newsroom.publication.feed;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import newsroom.contracts.LanguageTag;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.file.ArticleFiles;
import newsroom.publication.change.EditionId;
import newsroom.publication.change.Facets;
import newsroom.publication.change.FeedName;
import newsroom.publication.change.Follower;
import newsroom.publication.change.PublicOrder;
import newsroom.publication.change.PublicOrder.View;
import newsroom.publication.change.SelectedOnce;
import newsroom.publication.edition.PublicEditions;
import newsroom.publication.reading.Addresses;
import newsroom.publication.reading.JsonAnswers;
import newsroom.publication.reading.Publisher;
import newsroom.publication.reading.Representation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All feeds of this instance as bytes, in every format. Those of everything and of corrections are made by
/// one thread as it follows the public order, and only read by all others. The many others are made when
/// somebody asks, and kept within a bound until they change; so are archives and the lists of feeds.
public final class Feeds implements Follower.Press {

    /// The content of an archive stands for itself, and nothing of an article is to be kept for long.
    private static final String ARCHIVE_CACHING = "public, max-age=3600";

    private static final Logger log = LoggerFactory.getLogger(Feeds.class);

    private static final int MOST_READ = 4_000;

    private final PublicOrder order;
    private final SelectedOnce selectedOnce;
    private final PublicEditions editions;
    private final ArticleFiles files;
    private final Addresses addresses;
    private final ArchiveNames archives;
    private final String publisher;
    private final EntryReader reader;
    private final AtomWriter atom;
    private final RssWriter rss;
    private final JsonFeedWriter json;
    private final OpmlWriter opml;
    private final RarelyRead rarelyRead = new RarelyRead();
    private volatile Map<String, Representation> kept = Map.of();
    private long tookAway;

    Feeds(
            PublicOrder order,
            SelectedOnce selectedOnce,
            PublicEditions editions,
            ArticleFiles files,
            Addresses addresses,
            ArchiveNames archives,
            Publisher publisher) {
        this.order = order;
        this.selectedOnce = selectedOnce;
        this.editions = editions;
        this.files = files;
        this.addresses = addresses;
        this.archives = archives;
        this.publisher = publisher.name();
        this.reader = new EntryReader(editions, files, addresses);
        this.atom = new AtomWriter(addresses);
        this.rss = new RssWriter(addresses);
        this.json = new JsonFeedWriter(addresses);
        this.opml = new OpmlWriter(addresses, publisher.name());
    }

    @Override
    public Map<EditionId, Facets> read(Set<UUID> articles) {
        if (reader.size() > MOST_READ) {
            keepOnlyShown();
        }
        return reader.read(articles);
    }

    @Override
    public void make(Set<FeedName> changed) {
        var views = new HashMap<FeedName, View>();
        changed.forEach(it -> views.put(it, order.view(it)));
        reader.prepare(views.values().stream()
                .flatMap(it -> Stream.concat(it.editions().stream(), it.takenBack().stream()))
                .toList());
        var feeds = new HashMap<>(kept);
        views.forEach((name, view) -> put(feeds, feed(name, view, null, reader), view.modified()));
        kept = feeds; // all at once
        if (tookAway != order.tookAway()) {
            tookAway = order.tookAway();
            rarelyRead.forget();
        }
        if (reader.size() > MOST_READ) {
            keepOnlyShown();
        }
    }

    /// One that cannot be written is not kept, and stops no other.
    private void put(Map<String, Representation> feeds, Feed feed, Optional<Instant> modified) {
        for (var format : Format.values()) {
            var path = feed.path(format);
            try {
                feeds.put(Addresses.FEEDS + path, written(feed, format, modified));
            } catch (RuntimeException e) {
                log.error("Feed {} is not kept", path, e);
                feeds.remove(Addresses.FEEDS + path);
            }
        }
    }

    /// A representation that is kept ready, at once.
    ///
    /// @param path of its address
    public @Nullable Representation ready(String path) {
        return kept.get(path);
    }

    /// A feed or an archive, by what follows `/feeds/` in its address as it was sent. For a language in
    /// which nothing was ever published it is an empty one.
    ///
    /// @throws RequestRefused if there never was such a feed, or the archive is another by now
    Representation find(String path) {
        var ready = ready(Addresses.FEEDS + path);
        if (ready != null) {
            return ready;
        }
        var address = FeedAddress.parse(path).orElseThrow(RequestRefused::unknown);
        return address.archive() == null
                ? current(address.feed(), address.format())
                : archive(address.feed(), address.archive(), address.format());
    }

    /// The list of feeds of all languages.
    Representation list() {
        return rarelyRead.get("opml", order.state(FeedName.ALL), () -> written(opml.ofAll(order.languages()), null));
    }

    /// The list of the feeds of a language.
    ///
    /// @param name `all`, or the language
    Representation list(String name) {
        var feed = FeedName.parse(name).filter(it -> it.selection() == null).orElseThrow(RequestRefused::unknown);
        return rarelyRead.get(
                "opml " + name,
                order.state(FeedName.ALL),
                () -> written(opml.of(feed, order.feedsWithEntries(feed.language())), name));
    }

    private Representation current(FeedName name, Format format) {
        if (!selectedOnce.isKnown(name)) {
            throw RequestRefused.unknown();
        }
        var ready = ready(Addresses.FEEDS + name.path() + "." + format.ending());
        return ready != null
                ? ready
                : rarelyRead.get(name.path() + "." + format.ending(), order.state(name), () -> {
                    var view = order.view(name);
                    return written(readOnce(name, view, null), format, view.modified());
                });
    }

    private Representation archive(FeedName name, String archive, Format format) {
        var stretch = archives.named(name, archive).orElseThrow(RequestRefused::unknown);
        var view = order.view(name, stretch)
                .orElseThrow(() -> new RequestRefused(new Refusal(
                        Refusal.Kind.GONE, "Something in this archive has changed; begin again at the feed itself")));
        return rarelyRead.get(
                name.path() + " " + archive + "." + format.ending(),
                0,
                () -> written(readOnce(name, view, archive), format, Optional.empty()));
    }

    private Feed readOnce(FeedName name, View view, @Nullable String archive) {
        var once = new EntryReader(editions, files, addresses);
        once.prepare(Stream.concat(view.editions().stream(), view.takenBack().stream())
                .toList());
        return feed(name, view, archive, once);
    }

    private Feed feed(FeedName name, View view, @Nullable String archive, EntryReader from) {
        return new Feed(
                name,
                publisher,
                from.entries(view.editions()),
                from.tombstones(view.takenBack()),
                archive,
                view.previous().map(it -> archives.of(name, it)).orElse(null));
    }

    private Representation written(Feed feed, Format format, Optional<Instant> modified) {
        var language = feed.name().language();
        var home = language == null ? addresses.fronts() : addresses.front(language);
        try {
            var bytes = switch (format) {
                case ATOM -> atom.write(feed, home);
                case RSS -> rss.write(feed, home);
                case JSON -> json.write(feed, home);
            };
            return new Representation(
                    format.contentType(),
                    feed.languages(),
                    List.of("<%s>; rel=\"self\"".formatted(addresses.feed(feed.path(format)))),
                    feed.archive() == null ? JsonAnswers.CACHING : ARCHIVE_CACHING,
                    bytes,
                    modified.orElse(null));
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Feed " + feed.name() + " cannot be written", e);
        }
    }

    private Representation written(byte[] list, @Nullable String name) {
        var self = name == null ? addresses.feedLists() : addresses.feedList(name);
        var language = LanguageTag.canonical(name == null ? "en" : name).orElse("en");
        return new Representation(
                "text/x-opml; charset=utf-8",
                List.of(language),
                List.of("<%s>; rel=\"self\"".formatted(self)),
                JsonAnswers.CACHING,
                list,
                order.view(FeedName.ALL).modified().orElse(null));
    }

    private void keepOnlyShown() {
        var shown = new HashSet<EditionId>();
        for (var name : order.kept()) {
            var view = order.view(name);
            shown.addAll(view.editions());
            shown.addAll(view.takenBack());
        }
        reader.keepOnly(shown);
    }
}
