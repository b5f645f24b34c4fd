package newsroom.publication.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import newsroom.publication.change.Change;
import newsroom.publication.change.Follower;
import newsroom.publication.change.PublicOrder;
import newsroom.publication.reading.Representation;
import org.jspecify.annotations.Nullable;

/// Pages that many read at once, as bytes: the fronts and the newest editions. Whoever reads one that is here costs
/// nothing but the sending. The long tail is made anew for each reader.
///
/// A page is forgotten when this instance, as it follows the public order, comes to a change of anything that it shows.
public final class HotPages implements Follower.Listener {

    /// How much of memory they may take, in bytes.
    private static final long MOST = 64L << 20;

    /// A page, and what it is made of.
    ///
    /// @param line the language whose editions it lists, if it is a list
    /// @param articles that it shows something of
    record Made(Representation page, @Nullable String line, Set<UUID> articles) {
        Made {
            articles = Set.copyOf(articles);
        }
    }

    private final Cache<String, Made> pages = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .<String, Made>weigher((_, it) -> it.page().weight())
            .build();
    private final PublicOrder order;
    private List<String> languages = List.of();
    private long generation;

    HotPages(PublicOrder order) {
        this.order = order;
    }

    Optional<Representation> find(String path) {
        return Optional.ofNullable(ready(path));
    }

    /// What is kept under a path. It never waits.
    public @Nullable Representation ready(String path) {
        var known = pages.getIfPresent(path);
        return known == null ? null : known.page();
    }

    /// Makes a page and keeps it, unless something has changed meanwhile: then what it was made of may be older than
    /// what has just been forgotten.
    Representation make(String path, Supplier<Made> maker) {
        return makeIfAny(path, () -> Optional.of(maker.get())).orElseThrow();
    }

    /// The same for a page that may turn out not to be there.
    Optional<Representation> makeIfAny(String path, Supplier<Optional<Made>> maker) {
        var before = generation();
        var made = maker.get();
        made.ifPresent(it -> keep(path, it, before));
        return made.map(Made::page);
    }

    private synchronized long generation() {
        return generation;
    }

    private synchronized void keep(String path, Made made, long before) {
        if (generation == before) {
            pages.put(path, made);
        }
    }

    @Override
    public synchronized void followed(List<Change> changes) {
        generation++;
        var now = order.languages();
        var otherLanguages = !now.equals(languages);
        languages = now;
        var articles = new HashSet<UUID>();
        var lines = new HashSet<String>();
        for (var change : changes) {
            articles.add(change.edition().article());
            lines.add(change.edition().language());
        }
        pages.asMap()
                .values()
                .removeIf(it -> it.line() != null && (otherLanguages || lines.contains(it.line()))
                        || it.articles().stream().anyMatch(articles::contains));
    }
}
