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
import newsroom.publication.change.EditionId;
import newsroom.publication.edition.Edition.Published;
import newsroom.publication.edition.PublicEditions;
import newsroom.publication.edition.PublicEditions.OfArticle;
import newsroom.publication.reading.Addresses;
import newsroom.publication.text.Licence;
import newsroom.publication.text.Printable;
import newsroom.publication.text.Prose;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.HtmlUtils;

/// Reads what feeds show, and keeps it until it changes, so that a new entry costs the making of one. It
/// holds what is shown and no more.
final class EntryReader {

    private static final Logger log = LoggerFactory.getLogger(EntryReader.class);

    private record Made(int version, String address, String html) {}

    private final PublicEditions editions;
    private final Addresses addresses;
    private final Map<UUID, OfArticle> articles = new HashMap<>();
    private final Map<EditionId, Made> made = new HashMap<>();

    EntryReader(PublicEditions editions, Addresses addresses) {
        this.editions = editions;
        this.addresses = addresses;
    }

    /// Forgets what changed.
    void forget(Set<UUID> changed) {
        articles.keySet().removeAll(changed);
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
            return html(edition, address).map(html -> entry(edition, address, html, languages));
        } catch (MongoException e) {
            throw e; // the store is away: the whole feed is made again later
        } catch (RuntimeException e) {
            log.error("Edition {} is left out of the feeds", edition.id(), e);
            return Optional.empty();
        }
    }

    private Optional<String> html(Published edition, String address) {
        var known = made.get(edition.id());
        if (known != null
                && known.version() == edition.version()
                && known.address().equals(address)) {
            return Optional.of(known.html());
        }
        return editions.body(edition).map(body -> {
            var warning = warning(edition.text().content().contentWarning());
            var html = Entry.directed(
                    warning + Prose.html(body, address), edition.id().language());
            made.put(edition.id(), new Made(edition.version(), address, html));
            return html;
        });
    }

    /// Feeds have no place for it, so it stands before the text, with a sign that needs no translation.
    private static String warning(@Nullable String warning) {
        return warning == null
                ? ""
                : "<p><strong>⚠ " + HtmlUtils.htmlEscape(Printable.of(warning), "UTF-8") + "</strong></p>\n";
    }

    private Entry entry(Published edition, String address, String html, Map<String, Published> languages) {
        var id = edition.id();
        var content = edition.text().content();
        return new Entry(
                id,
                edition.version(),
                addresses.entryId(id.article(), id.language()),
                address,
                Printable.of(content.title()),
                printable(content.summary()),
                printable(content.contentWarning()),
                html,
                printable(content.byline()),
                new Licence(Printable.of(content.licence())),
                printable(content.originalUrl()),
                content.topics(),
                content.regions(),
                edition.published(),
                edition.updated(),
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
