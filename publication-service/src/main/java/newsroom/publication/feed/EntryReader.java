package newsroom.publication.feed;

import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import newsroom.platform.file.ArticleFiles;
import newsroom.publication.change.EditionId;
import newsroom.publication.change.Facets;
import newsroom.publication.edition.Edition.Published;
import newsroom.publication.edition.PublicEditions;
import newsroom.publication.edition.PublicEditions.OfArticle;
import newsroom.publication.reading.Addresses;
import newsroom.publication.text.Licence;
import newsroom.publication.text.Printable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads what feeds show, and keeps it until it changes, so that a new entry costs the making of one. It
/// holds what is shown and no more.
final class EntryReader {

    private static final Logger log = LoggerFactory.getLogger(EntryReader.class);

    private record Made(int version, String address, List<Picture> pictures, String html) {}

    private final PublicEditions editions;
    private final ArticleFiles files;
    private final Addresses addresses;
    private final Map<UUID, OfArticle> articles = new HashMap<>();
    private final Map<EditionId, Made> made = new HashMap<>();

    EntryReader(PublicEditions editions, ArticleFiles files, Addresses addresses) {
        this.editions = editions;
        this.files = files;
        this.addresses = addresses;
    }

    /// Reads articles anew.
    ///
    /// @return by what their visible editions can be selected
    Map<EditionId, Facets> read(Set<UUID> changed) {
        articles.keySet().removeAll(changed);
        made.keySet().removeIf(it -> changed.contains(it.article()));
        articles.putAll(editions.ofArticles(changed));
        var facets = new HashMap<EditionId, Facets>();
        for (var article : changed) {
            var known = articles.get(article);
            if (known != null) {
                known.visible().values().forEach(it -> facets.put(it.id(), facets(it)));
            }
        }
        return facets;
    }

    private static Facets facets(Published edition) {
        var content = edition.text().content();
        return new Facets(content.topics(), content.regions(), content.byline());
    }

    /// Of how many articles something is known.
    int size() {
        return articles.size();
    }

    /// Reads whatever of these is not known, all at once.
    void prepare(Collection<EditionId> ids) {
        var unknown = new HashSet<>(ids.stream().map(EditionId::article).toList());
        unknown.removeAll(articles.keySet());
        articles.putAll(editions.ofArticles(unknown));
    }

    /// The entries of these editions, in their order, without those that are not visible. One that cannot be
    /// read is left out and spoils no feed.
    List<Entry> entries(List<EditionId> ids) {
        var entries = new ArrayList<Entry>();
        for (var id : ids) {
            var known = articles.get(id.article());
            var edition = known == null ? null : known.visible().get(id.language());
            if (known != null && edition != null) {
                entry(edition, known.visible()).ifPresent(entries::add);
            }
        }
        return entries;
    }

    /// Where these editions were.
    List<Tombstone> tombstones(List<EditionId> ids) {
        var tombstones = new ArrayList<Tombstone>();
        for (var id : ids) {
            var known = articles.get(id.article());
            var since = known == null ? null : known.takenBack().get(id.language());
            if (since != null) {
                tombstones.add(new Tombstone(addresses.entryId(id.article(), id.language()), since));
            }
        }
        return tombstones;
    }

    /// Forgets whatever is in none of the feeds any more.
    void keepOnly(Set<EditionId> shown) {
        made.keySet().retainAll(shown);
        articles.keySet().retainAll(shown.stream().map(EditionId::article).collect(Collectors.toSet()));
    }

    private Optional<Entry> entry(Published edition, Map<String, Published> languages) {
        try {
            var address = addressOf(edition);
            return made(edition, address).map(it -> entry(edition, it, languages));
        } catch (MongoException e) {
            throw e; // the store is away: the whole feed is made again later
        } catch (RuntimeException e) {
            log.error("Edition {} is left out of the feeds", edition.id(), e);
            return Optional.empty();
        }
    }

    private Optional<Made> made(Published edition, String address) {
        var known = made.get(edition.id());
        if (known != null
                && known.version() == edition.version()
                && known.address().equals(address)) {
            return Optional.of(known);
        }
        return editions.body(edition).map(body -> {
            var pictures = pictures(edition);
            var fresh =
                    new Made(edition.version(), address, pictures, EntryText.html(edition, body, address, pictures));
            made.put(edition.id(), fresh);
            return fresh;
        });
    }

    private List<Picture> pictures(Published edition) {
        var id = edition.id();
        var pictures = new ArrayList<Picture>();
        for (var image : edition.text().content().images()) {
            files.find(id.article(), image.hash())
                    .filter(it -> it.mediaType().startsWith("image/"))
                    .map(it -> new Picture(
                            addresses.base() + addresses.picture(id.article(), id.language(), image.hash()),
                            it.mediaType(),
                            it.size(),
                            Printable.of(image.alternativeText()),
                            printable(image.caption()),
                            printable(image.credit())))
                    .ifPresent(pictures::add);
        }
        return pictures;
    }

    private Entry entry(Published edition, Made made, Map<String, Published> languages) {
        var id = edition.id();
        var content = edition.text().content();
        var making = edition.text().making();
        return new Entry(
                id,
                edition.version(),
                addresses.entryId(id.article(), id.language()),
                made.address(),
                Printable.of(content.title()),
                printable(content.summary()),
                printable(content.contentWarning()),
                made.html(),
                printable(content.byline()),
                printable(making.credit()),
                printable(making.exception()),
                making.via(),
                new Licence(Printable.of(content.licence())),
                printable(content.originalUrl()),
                content.topics(),
                content.regions(),
                made.pictures(),
                edition.published(),
                edition.updated(),
                edition.marks(),
                languages.values().stream()
                        .filter(it -> !it.id().equals(id))
                        .map(it -> new Entry.Translation(it.id().language(), addressOf(it)))
                        .toList());
    }

    private String addressOf(Published edition) {
        return addresses.page(edition.id().article(), edition.id().language(), edition.slug());
    }

    private static @Nullable String printable(@Nullable String text) {
        return text == null ? null : Printable.of(text);
    }
}
