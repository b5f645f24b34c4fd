package newsroom.publication.change;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// What this instance knows of the public order: which editions stand where in which feed. It holds ids and
/// numbers, no text, and is the same on every instance that has followed as far.
///
/// A feed is named by its language, or [#ALL]. An edition stands in a feed where it last became news: at its
/// publication, its return or its last correction beyond a typo. In lists it stands where it was first
/// published, for good.
public final class PublicOrder {

    /// The feed of all languages.
    public static final String ALL = "all";

    /// How many entries a feed shows.
    public static final int SHOWN = 50;

    private static final int TOMBSTONES = 200;

    /// @param first the number of its first publication
    /// @param news the number by which it last became news
    private record Place(long first, long news, Change.Kind kind) {}

    /// An edition in a list.
    ///
    /// @param first the number of its first publication, by which lists are sorted
    public record Listed(long first, EditionId edition) {}

    private static final class Line {
        final NavigableMap<Long, EditionId> news = new ConcurrentSkipListMap<>();
        final NavigableMap<Long, EditionId> firsts = new ConcurrentSkipListMap<>();
        final NavigableMap<Long, EditionId> tombstones = new ConcurrentSkipListMap<>();
        volatile Instant modified = Instant.EPOCH;

        void touch(Instant at) {
            modified = later(at, modified);
        }

        /// Whether fewer newer ones stand above a place than are shown.
        boolean shows(long place) {
            return news.tailMap(place, false).keySet().stream().limit(SHOWN).count() < SHOWN;
        }
    }

    private final Map<EditionId, Place> places = new ConcurrentHashMap<>();
    private final Map<UUID, Set<String>> languagesOfArticles = new ConcurrentHashMap<>();
    private final Map<String, Line> lines = new ConcurrentHashMap<>(Map.of(ALL, new Line()));
    private volatile Instant languagesModified = Instant.EPOCH;
    private volatile long last;

    /// The number up to which changes have been followed.
    public long last() {
        return last;
    }

    /// Whether an edition is known to be destroyed.
    public boolean isErased(EditionId edition) {
        var place = places.get(edition);
        return place != null && place.kind() == Change.Kind.ERASED;
    }

    /// The languages in which something can be read, sorted.
    public List<String> languages() {
        return lines.entrySet().stream()
                .filter(it -> !it.getKey().equals(ALL) && !it.getValue().news.isEmpty())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /// When that list became what it is; none while it was never other than empty.
    public Optional<Instant> languagesModified() {
        return known(languagesModified);
    }

    /// What a feed shows, newest first.
    public List<EditionId> shown(String feed) {
        var line = lines.get(feed);
        return line == null
                ? List.of()
                : line.news.descendingMap().values().stream().limit(SHOWN).toList();
    }

    /// What was taken out of a feed of late, newest first.
    public List<EditionId> takenBack(String feed) {
        var line = lines.get(feed);
        return line == null
                ? List.of()
                : List.copyOf(line.tombstones.descendingMap().values());
    }

    /// When a feed became what it is; none if nothing was ever in it.
    public Optional<Instant> modified(String feed) {
        return Optional.ofNullable(lines.get(feed)).map(it -> it.modified).flatMap(PublicOrder::known);
    }

    /// Editions by first publication, newest first.
    ///
    /// @param before only those first published before this number
    public List<Listed> list(String feed, long before, int most) {
        var line = lines.get(feed);
        return line == null
                ? List.of()
                : line.firsts.headMap(before, false).descendingMap().entrySet().stream()
                        .limit(most)
                        .map(it -> new Listed(it.getKey(), it.getValue()))
                        .toList();
    }

    /// Takes the next change.
    ///
    /// @return the feeds that are other than before
    Set<String> apply(Change change) {
        var edition = change.edition();
        var concerned = new TreeSet<>(languagesOfArticles.getOrDefault(edition.article(), Set.of()));
        concerned.add(edition.language());
        concerned.add(ALL);
        var changed = new HashSet<String>();
        concerned.stream().filter(it -> shows(it, edition.article())).forEach(changed::add);
        var languages = languages();
        move(change);
        if (!languages.equals(languages())) {
            languagesModified = later(change.at(), languagesModified);
        }
        concerned.stream().filter(it -> shows(it, edition.article())).forEach(changed::add);
        if (!change.kind().isVisible()) {
            changed.add(ALL);
            changed.add(edition.language());
        }
        changed.forEach(it -> line(it).touch(change.at()));
        last = change.number();
        return changed;
    }

    private void move(Change change) {
        var edition = change.edition();
        var before = places.get(edition);
        var number = change.number();
        var after = before == null
                ? new Place(number, number, change.kind())
                : new Place(before.first(), change.kind().isNews() ? number : before.news(), change.kind());
        places.put(edition, after);
        for (var line : List.of(line(ALL), line(edition.language()))) {
            if (before != null) {
                line.news.remove(before.news());
                line.tombstones.remove(before.news());
            }
            if (change.kind().isVisible()) {
                line.news.put(after.news(), edition);
                line.firsts.put(after.first(), edition);
            } else {
                line.firsts.remove(after.first());
                line.tombstones.put(number, edition);
                if (line.tombstones.size() > TOMBSTONES) {
                    line.tombstones.pollFirstEntry();
                }
            }
        }
        languagesOfArticles.compute(edition.article(), (_, known) -> {
            var languages = new TreeSet<>(known == null ? Set.<String>of() : known);
            if (change.kind().isVisible()) {
                languages.add(edition.language());
            } else {
                languages.remove(edition.language());
            }
            return languages.isEmpty() ? null : Set.copyOf(languages);
        });
    }

    /// Whether a feed shows an edition of the article, as entry or as the translation of one.
    private boolean shows(String feed, UUID article) {
        var line = line(feed);
        var languages = feed.equals(ALL) ? languagesOfArticles.getOrDefault(article, Set.of()) : Set.of(feed);
        for (var language : languages) {
            var place = places.get(new EditionId(article, language));
            if (place != null && place.kind().isVisible() && line.shows(place.news())) {
                return true;
            }
        }
        return false;
    }

    private Line line(String feed) {
        return lines.computeIfAbsent(feed, _ -> new Line());
    }

    /// The second of a change, or the next if bytes may have been dated by that second before. Nothing is
    /// dated ahead of the clock when it is sent, so a date ahead of a change has not been given out yet. What
    /// contributors cause is told by the hour, and only moves the date on.
    private static Instant later(Instant at, Instant before) {
        if (at.truncatedTo(ChronoUnit.HOURS).equals(at)) {
            return before.plusSeconds(1);
        }
        var second = at.truncatedTo(ChronoUnit.SECONDS);
        return second.isAfter(before) ? second : second.equals(before) ? before.plusSeconds(1) : before;
    }

    private static Optional<Instant> known(Instant modified) {
        return modified.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(modified);
    }

    /// The feeds there are, those without any entry left too.
    public Set<String> feeds() {
        return Set.copyOf(lines.keySet());
    }
}
