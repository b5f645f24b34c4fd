package newsroom.publication.sitemap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLStreamException;
import newsroom.publication.change.FeedName;
import newsroom.publication.change.Moments;
import newsroom.publication.change.Moments.Moment;
import newsroom.publication.change.PublicOrder;
import newsroom.publication.change.Selection;
import newsroom.publication.edition.PublicEditions;
import newsroom.publication.edition.PublicEditions.OfArticle;
import newsroom.publication.feed.Xml;
import newsroom.publication.reading.Addresses;
import newsroom.publication.reading.JsonAnswers;
import newsroom.publication.reading.Representation;
import org.jspecify.annotations.Nullable;

/// Sitemaps (sitemaps.org, version 0.9) with the same page in other languages beside each.
///
/// There is one for each stretch of a thousand numbers of the public order, with the editions that were first published
/// in it: what is published later goes into later ones, and an edition never moves to another. Even with two hundred
/// languages to each article one stays below the 50 MB and 50 000 addresses that are allowed.
public final class Sitemaps {

    static final String TYPE = "application/xml; charset=utf-8";

    private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";
    private static final long MOST_BYTES = 32L << 20;
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final String FIRST = "first";

    private record Made(long state, Representation sitemap) {}

    private final PublicOrder order;
    private final Moments moments;
    private final PublicEditions editions;
    private final Addresses addresses;
    private final Cache<String, Made> made = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .<String, Made>weigher((_, it) -> it.sitemap.weight())
            .expireAfterWrite(LONGEST)
            .build();

    Sitemaps(PublicOrder order, Moments moments, PublicEditions editions, Addresses addresses) {
        this.order = order;
        this.moments = moments;
        this.editions = editions;
        this.addresses = addresses;
    }

    /// Where the others are.
    Representation index() {
        return kept("index", moments.ofEverything(), () -> {
            var xml = new Xml();
            xml.element(
                    "sitemapindex",
                    () -> {
                        sitemap(xml, addresses.sitemap(FIRST), null);
                        for (var stretch : stretches()) {
                            sitemap(
                                    xml,
                                    addresses.sitemap(Long.toString(stretch)),
                                    moments.ofStretch(stretch).map(Moment::at).orElse(null));
                        }
                    },
                    "xmlns",
                    SITEMAP);
            return xml;
        });
    }

    /// A sitemap by its name; none if there is nothing in it.
    Optional<Representation> find(String name) {
        if (name.equals(FIRST)) {
            return Optional.of(kept(name, moments.ofEverything(), () -> written(pagesOfLanguages())));
        }
        var stretch = name.matches("[1-9]\\d{0,14}") ? Long.parseLong(name) : 0;
        var moment = moments.ofStretch(stretch);
        if (moment.isEmpty() || listed(stretch).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(kept(name, moment, () -> written(editionsOf(stretch))));
    }

    private static void sitemap(Xml xml, String address, @Nullable Instant modified) throws XMLStreamException {
        xml.element("sitemap", () -> {
            xml.text("loc", address);
            xml.text("lastmod", modified == null ? null : modified.toString());
        });
    }

    private static Xml written(List<Location> locations) throws XMLStreamException {
        var xml = new Xml();
        xml.element(
                "urlset",
                () -> {
                    for (var it : locations) {
                        it.write(xml);
                    }
                },
                "xmlns",
                SITEMAP,
                "xmlns:xhtml",
                XHTML);
        return xml;
    }

    /// The pages that are there once for each language in which something can be read.
    private List<Location> pagesOfLanguages() {
        var languages = order.languages();
        var locations = new ArrayList<Location>();
        locations.add(
                new Location(addresses.fronts(), null, alternates(languages, addresses::front), addresses.fronts()));
        UnaryOperator<String> corrections = it ->
                addresses.list(FeedName.in(it).of(new Selection.Corrections()).path());
        for (var language : languages) {
            locations.add(new Location(
                    addresses.front(language), null, alternates(languages, addresses::front), addresses.fronts()));
            locations.add(new Location(addresses.about(language), null, alternates(languages, addresses::about), null));
            locations.add(new Location(corrections.apply(language), null, alternates(languages, corrections), null));
        }
        return locations;
    }

    private static List<Location.Alternate> alternates(List<String> languages, UnaryOperator<String> address) {
        return languages.stream()
                .map(it -> new Location.Alternate(it, address.apply(it)))
                .toList();
    }

    private List<Location> editionsOf(long stretch) {
        var listed = listed(stretch);
        var articles = editions.ofArticles(
                listed.stream().map(it -> it.edition().article()).distinct().toList());
        var locations = new ArrayList<Location>();
        for (var it : listed) {
            var article = articles.getOrDefault(it.edition().article(), OfArticle.NOTHING);
            var edition = article.visible().get(it.edition().language());
            if (edition != null) {
                locations.add(new Location(
                        addresses.page(edition.id().article(), edition.id().language(), edition.slug()),
                        edition.updated(),
                        article.visible().values().stream()
                                .map(one -> new Location.Alternate(
                                        one.id().language(),
                                        addresses.page(
                                                one.id().article(), one.id().language(), one.slug())))
                                .toList(),
                        article.visible().values().stream()
                                .filter(one -> one.id().language().equals(article.original()))
                                .findFirst()
                                .map(one -> addresses.page(
                                        one.id().article(), one.id().language(), one.slug()))
                                .orElse(null)));
            }
        }
        return locations;
    }

    /// What was first published in a stretch and is visible, newest first.
    private List<PublicOrder.Listed> listed(long stretch) {
        var before = stretch * Moments.STRETCH + 1;
        return order.list(FeedName.ALL, before, Moments.STRETCH).stream()
                .filter(it -> Moments.stretchOf(it.first()) == stretch)
                .toList();
    }

    /// Those in which anything is visible, the oldest first.
    private List<Long> stretches() {
        var stretches = new ArrayList<Long>();
        var before = Long.MAX_VALUE;
        for (; ; ) {
            var next = order.list(FeedName.ALL, before, 1);
            if (next.isEmpty()) {
                return stretches.reversed();
            }
            var stretch = Moments.stretchOf(next.getFirst().first());
            stretches.add(stretch);
            before = (stretch - 1) * Moments.STRETCH + 1;
        }
    }

    @FunctionalInterface
    private interface Writing {
        Xml write() throws XMLStreamException;
    }

    /// @param moment of what it is made of, known before it is made
    private Representation kept(String name, Optional<Moment> moment, Writing writing) {
        var state = moment.map(Moment::number).orElse(0L);
        return kept(name, state, () -> {
            try {
                var modified = moment.map(Moment::at).orElse(null);
                return new Representation(
                        TYPE,
                        List.of(),
                        List.of(),
                        JsonAnswers.CACHING,
                        writing.write().bytes(),
                        modified);
            } catch (XMLStreamException e) {
                throw new IllegalStateException("The sitemap " + name + " cannot be written", e);
            }
        });
    }

    private Representation kept(String name, long state, Supplier<Representation> make) {
        var known = made.getIfPresent(name);
        if (known != null && known.state == state) {
            return known.sitemap;
        }
        var fresh = new Made(state, make.get());
        made.put(name, fresh);
        return fresh.sitemap;
    }
}
