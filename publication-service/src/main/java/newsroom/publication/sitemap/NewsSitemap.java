package newsroom.publication.sitemap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import newsroom.publication.change.EditionId;
import newsroom.publication.change.FeedName;
import newsroom.publication.change.PublicOrder;
import newsroom.publication.edition.PublicEditions;
import newsroom.publication.feed.Xml;
import newsroom.publication.reading.Addresses;
import newsroom.publication.reading.JsonAnswers;
import newsroom.publication.reading.Publisher;
import newsroom.publication.reading.Representation;
import newsroom.publication.text.Printable;

/// What was first published in the last two days, for search engines that list news.
///
/// It is the one public address whose bytes change with time as well as with what is published: an edition leaves it
/// when it is two days old. Anything else would list as news what is none. It tells nothing but the time, though, and
/// has no date, only a tag, which stays until the list is another.
public final class NewsSitemap {

    private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String NEWS = "http://www.google.com/schemas/sitemap-news/0.9";
    private static final Duration NEW = Duration.ofHours(48);
    private static final int MOST = 1000;

    private record Item(EditionId id, String address, Instant published, String title) {}

    /// @param state the number of the last change that was followed before they were read
    private record Newest(long state, List<Item> items) {}

    private final PublicOrder order;
    private final PublicEditions editions;
    private final Addresses addresses;
    private final Publisher publisher;
    private final Clock clock;
    private volatile Newest newest = new Newest(-1, List.of());

    NewsSitemap(PublicOrder order, PublicEditions editions, Addresses addresses, Publisher publisher, Clock clock) {
        this.order = order;
        this.editions = editions;
        this.addresses = addresses;
        this.publisher = publisher;
        this.clock = clock;
    }

    Representation now() {
        var since = clock.instant().minus(NEW);
        var items =
                newest().stream().filter(it -> it.published().isAfter(since)).toList();
        try {
            return new Representation(Sitemaps.TYPE, List.of(), List.of(), JsonAnswers.CACHING, written(items), null);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The sitemap of news cannot be written", e);
        }
    }

    private List<Item> newest() {
        var state = order.last();
        var known = newest;
        if (known.state() == state) {
            return known.items();
        }
        var ids = order.list(FeedName.ALL, Long.MAX_VALUE, MOST).stream()
                .map(PublicOrder.Listed::edition)
                .toList();
        var visible = editions.visible(ids);
        var items = new ArrayList<Item>();
        for (var id : ids) {
            var it = visible.get(id);
            if (it != null) {
                items.add(new Item(
                        id,
                        addresses.page(id.article(), id.language(), it.slug()),
                        it.published(),
                        Printable.of(it.text().content().title())));
            }
        }
        newest = new Newest(state, List.copyOf(items));
        return items;
    }

    private byte[] written(List<Item> items) throws XMLStreamException {
        var xml = new Xml();
        xml.element(
                "urlset",
                () -> {
                    for (var it : items) {
                        xml.element("url", () -> item(xml, it));
                    }
                },
                "xmlns",
                SITEMAP,
                "xmlns:news",
                NEWS);
        return xml.bytes();
    }

    private void item(Xml xml, Item item) throws XMLStreamException {
        xml.text("loc", item.address());
        xml.element("news:news", () -> {
            xml.element("news:publication", () -> {
                xml.text("news:name", publisher.name());
                xml.text("news:language", language(item.id().language()));
            });
            xml.text("news:publication_date", item.published().toString());
            xml.text("news:title", item.title());
        });
    }

    /// It takes languages without scripts and regions, but for the two ways to write Chinese.
    private static String language(String tag) {
        var locale = Locale.forLanguageTag(tag);
        if (!locale.getLanguage().equals("zh")) {
            return locale.getLanguage();
        }
        var traditional = locale.getScript().equals("Hant")
                || locale.getCountry().equals("TW")
                || locale.getCountry().equals("HK");
        return traditional ? "zh-tw" : "zh-cn";
    }
}
