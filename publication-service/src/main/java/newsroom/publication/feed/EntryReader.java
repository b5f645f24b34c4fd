package newsroom.publication.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import newsroom.publication.change.EditionId;
import newsroom.publication.edition.Edition.Published;
import newsroom.publication.edition.PublicEditions;
import newsroom.publication.reading.Addresses;
import newsroom.publication.text.Licence;
import newsroom.publication.text.Printable;
import newsroom.publication.text.Prose;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads what feeds show. It keeps the HTML of what was shown last, so that a new entry costs the making of one.
final class EntryReader {

    private static final Logger log = LoggerFactory.getLogger(EntryReader.class);

    private record Made(int version, String address, String html) {}

    private final PublicEditions editions;
    private final Addresses addresses;
    private final Map<EditionId, Made> made = new HashMap<>();

    EntryReader(PublicEditions editions, Addresses addresses) {
        this.editions = editions;
        this.addresses = addresses;
    }

    /// The entries of these editions, in their order, without those that are not visible. One that cannot be read is
    /// left out and spoils no feed.
    List<Entry> read(List<EditionId> ids) {
        var visible = editions.visible(ids);
        var siblings = new HashMap<UUID, Map<String, Published>>();
        var entries = new ArrayList<Entry>();
        for (var id : ids) {
            var edition = visible.get(id);
            if (edition != null) {
                var languages = siblings.computeIfAbsent(
                        id.article(), it -> editions.ofArticle(it).orElse(Map.of()));
                entry(edition, languages).ifPresent(entries::add);
            }
        }
        return entries;
    }

    /// Forgets the HTML of whatever is in none of the feeds any more.
    void keepOnly(java.util.Set<EditionId> shown) {
        made.keySet().retainAll(shown);
    }

    private Optional<Entry> entry(Published edition, Map<String, Published> languages) {
        try {
            var address = addressOf(edition);
            return html(edition, address).map(html -> entry(edition, address, html, languages));
        } catch (com.mongodb.MongoException e) {
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
            var html = Entry.directed(Prose.html(body, address), edition.id().language());
            made.put(edition.id(), new Made(edition.version(), address, html));
            return html;
        });
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
