package newsroom.publication.change;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What this instance knows of the public order: which editions stand where in which feed. It holds ids,
/// numbers and the names by which readers select, no text, and is the same on every instance that has
/// followed as far.
///
/// An edition stands in a feed where it last became news: at its publication, its return or its last
/// correction beyond a typo; among the corrections at its last correction. In lists it stands where it was
/// first published, for good. What a change costs does not depend on how many editions there are.
public final class PublicOrder {

    /// How many entries a feed shows.
    public static final int SHOWN = 50;

    private static final Selection CORRECTIONS = new Selection.Corrections();

    /// @param first the number of its first publication
    /// @param news the number by which it last became news
    /// @param corrected the number of its last correction, 0 if there was none
    private record Place(
            long first, long news, long corrected, int version, Change.Kind kind, Set<Selection> selections) {

        long in(FeedName feed) {
            return feed.selection() instanceof Selection.Corrections ? corrected : news;
        }
    }

    /// An edition in a list.
    ///
    /// @param first the number of its first publication, by which lists are sorted
    public record Listed(long first, EditionId edition) {}

    /// A feed, or an archive of one, at one moment.
    ///
    /// @param editions what it shows, newest first
    /// @param takenBack what was taken out of sight of late, newest first
    /// @param previous the archive that comes before it
    /// @param modified when it became what it is; none if nothing was ever in it
    /// @param state the number of the change that made it what it is; another feed of the same name has
    ///     another
    public record View(
            List<EditionId> editions,
            List<EditionId> takenBack,
            Optional<Archive> previous,
            Optional<Instant> modified,
            long state) {

        static final View NOTHING = new View(List.of(), List.of(), Optional.empty(), Optional.empty(), 0);

        public View {
            editions = List.copyOf(editions);
            takenBack = List.copyOf(takenBack);
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Map<EditionId, Place> places = new HashMap<>();
    private final Map<Long, EditionId> editions = new HashMap<>();
    private final Map<UUID, Map<String, EditionId>> visible = new HashMap<>();
    private final Map<FeedName, Line> lines = new HashMap<>();
    private final SortedSet<String> spoken = new TreeSet<>();
    private boolean isEnding;
    private volatile long last;
    private volatile long tookAway;

    public PublicOrder() {
        line(FeedName.ALL);
    }

    /// Waits until something has followed a number, for a time at most and not while this instance stops.
    void awaitAfter(long number, Duration most) throws InterruptedException {
        lock.lock();
        try {
            var left = most.toNanos();
            while (last <= number && left > 0 && !isEnding) {
                left = moved.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Lets nobody wait for changes any more, or lets them wait again.
    void endWaiting(boolean ending) {
        read(() -> {
            isEnding = ending;
            moved.signalAll();
            return ending;
        });
    }

    /// The number up to which changes have been followed.
    public long last() {
        return last;
    }

    /// The number of the last change by which words went that could be read before.
    public long tookAway() {
        return tookAway;
    }

    /// Whether an edition is known to be destroyed.
    public boolean isErased(EditionId edition) {
        return read(() -> {
            var place = places.get(edition);
            return place != null && place.kind == Change.Kind.ERASED;
        });
    }

    /// The languages in which something can be read, sorted.
    public List<String> languages() {
        return read(() -> spoken.stream().filter(it -> shows(FeedName.in(it))).toList());
    }

    /// The feeds of a language, or of all languages, in which something can be read now, by their paths.
    ///
    /// @param language none for those of all languages
    public List<FeedName> feedsWithEntries(@Nullable String language) {
        return read(() -> lines.entrySet().stream()
                .filter(it -> Objects.equals(it.getKey().language(), language)
                        && !it.getValue().news.isEmpty())
                .map(Map.Entry::getKey)
                .sorted(java.util.Comparator.comparing(FeedName::path))
                .toList());
    }

    /// The languages in which there is something of a selection now, sorted.
    public List<String> languagesOf(Selection selection) {
        return read(() -> spoken.stream()
                .filter(it -> shows(FeedName.in(it).of(selection)))
                .toList());
    }

    private boolean shows(FeedName feed) {
        var line = lines.get(feed);
        return line != null && !line.news.isEmpty();
    }

    /// Whether a feed is there: any of a language, and a selection that can be or once could be read. No
    /// byline outlives the editions that show it.
    public boolean isKnown(FeedName feed) {
        return feed.selection() == null
                || feed.selection() instanceof Selection.Corrections
                || read(() -> lines.containsKey(new FeedName(null, feed.selection())));
    }

    /// What a feed shows.
    public View view(FeedName feed) {
        return read(() -> {
            var line = lines.get(feed);
            var everything = lines.get(feed.everything());
            if (everything == null) {
                return View.NOTHING;
            }
            var numbers = line == null ? List.<Long>of() : line.news.below(Long.MAX_VALUE, SHOWN + 1);
            var previous = line != null && numbers.size() > SHOWN
                    ? line.archives.upTo(numbers.getLast())
                    : Optional.<Archive>empty();
            return new View(
                    numbers.stream().limit(SHOWN).map(this::editionAt).toList(),
                    everything.tombstones.descendingMap().values().stream()
                            .map(Line.Gone::edition)
                            .toList(),
                    previous,
                    known(dated(feed)),
                    stateOf(line, everything));
        });
    }

    /// The number of the change that made a feed what it is; 0 if none did.
    public long state(FeedName feed) {
        return read(() -> {
            var everything = lines.get(feed.everything());
            return everything == null ? 0 : stateOf(lines.get(feed), everything);
        });
    }

    /// What an archive shows, if it is as it was when it was named.
    public Optional<View> view(FeedName feed, Archive archive) {
        return read(() -> {
            var line = lines.get(feed);
            if (line == null || !line.archives.isCurrent(archive)) {
                return Optional.empty();
            }
            return Optional.of(new View(
                    line.archives.entries(archive).reversed().stream()
                            .map(this::editionAt)
                            .toList(),
                    List.of(),
                    line.archives.before(archive),
                    Optional.empty(),
                    line.state));
        });
    }

    /// Editions by first publication, newest first; corrections by their news.
    ///
    /// @param before only those first published before this number
    public List<Listed> list(FeedName feed, long before, int most) {
        return read(() -> {
            var line = lines.get(feed);
            if (line == null) {
                return List.of();
            }
            var numbers = feed.selection() instanceof Selection.Corrections ? line.news : line.firsts;
            return numbers.below(before, most).stream()
                    .map(it -> new Listed(it, editionAt(it)))
                    .toList();
        });
    }

    /// Makes a feed known in which something could be read before this instance began to follow.
    void know(FeedName feed) {
        read(() -> line(feed));
    }

    /// Takes the next change.
    ///
    /// @param facets by which the edition can be selected from now on
    /// @return the feeds of everything and of corrections that are other than before
    Set<FeedName> apply(Change change, Facets facets) {
        return read(() -> {
            var edition = change.edition();
            var changed = new HashSet<FeedName>();
            concern(edition.article(), changed);
            move(change, facets);
            concern(edition.article(), changed);
            if (!change.kind().isVisible()) {
                for (var everything : List.of(FeedName.ALL, FeedName.in(edition.language()))) {
                    changed.add(everything);
                    changed.add(everything.of(CORRECTIONS));
                }
            }
            changed.forEach(it -> touch(it, change));
            if (!change.kind().isVisible() || isCorrection(change.kind())) {
                tookAway = change.number();
            }
            last = change.number();
            moved.signalAll();
            return changed.stream().filter(FeedName::isKept).collect(Collectors.toSet());
        });
    }

    /// Every feed that shows an edition of the article, as an entry or as the translation of one, in its
    /// archives too.
    private void concern(UUID article, Set<FeedName> feeds) {
        for (var edition : visible.getOrDefault(article, Map.of()).values()) {
            var place = placeOf(edition);
            for (var feed : feedsOf(edition, place)) {
                feeds.add(feed);
                line(feed).archives.touched(place.in(feed));
            }
        }
    }

    private void touch(FeedName feed, Change change) {
        var line = feed.isKept() ? line(feed) : lines.get(feed);
        if (line != null) {
            line.state = change.number();
            line.modified = later(change.at(), line.modified);
        }
    }

    private void move(Change change, Facets facets) {
        var edition = change.edition();
        var before = places.get(edition);
        var number = change.number();
        var after = new Place(
                before == null ? number : before.first,
                before == null || change.kind().isNews() ? number : before.news,
                isCorrection(change.kind()) ? number : before == null ? 0 : before.corrected,
                change.version(),
                change.kind(),
                change.kind().isVisible() ? facets.selections() : Set.of());
        places.put(edition, after);
        if (before != null && before.kind.isVisible()) {
            leave(edition, before);
        }
        for (var everything : List.of(FeedName.ALL, FeedName.in(edition.language()))) {
            if (before != null) {
                line(everything).tombstones.remove(before.news);
            }
            if (!change.kind().isVisible()) {
                line(everything).bury(number, edition, change.at());
            }
        }
        if (change.kind().isVisible()) {
            enter(edition, after);
        }
    }

    private void leave(EditionId edition, Place place) {
        for (var feed : feedsOf(edition, place)) {
            var line = line(feed);
            line.remove(place.in(feed), place.first);
            if (line.news.isEmpty() && feed.selection() instanceof Selection.Byline) {
                lines.remove(feed);
            }
        }
        numbersOf(place).forEach(editions::remove);
        visible.computeIfPresent(edition.article(), (_, languages) -> {
            languages.remove(edition.language());
            return languages.isEmpty() ? null : languages;
        });
    }

    private void enter(EditionId edition, Place place) {
        spoken.add(edition.language());
        numbersOf(place).forEach(it -> editions.put(it, edition));
        visible.computeIfAbsent(edition.article(), _ -> new TreeMap<>()).put(edition.language(), edition);
        for (var feed : feedsOf(edition, place)) {
            line(feed).put(place.in(feed), place.first);
        }
    }

    private static Set<Long> numbersOf(Place place) {
        return Stream.of(place.first, place.news, place.corrected)
                .filter(it -> it > 0)
                .collect(Collectors.toSet());
    }

    private static List<FeedName> feedsOf(EditionId edition, Place place) {
        var feeds = new ArrayList<FeedName>();
        for (var everything : List.of(FeedName.ALL, FeedName.in(edition.language()))) {
            feeds.add(everything);
            if (place.corrected > 0) {
                feeds.add(everything.of(CORRECTIONS));
            }
            place.selections.forEach(it -> feeds.add(everything.of(it)));
        }
        return feeds;
    }

    private static boolean isCorrection(Change.Kind kind) {
        return switch (kind) {
            case CORRECTED, REDACTED, RETRACTED -> true;
            case PUBLISHED, MENDED, MARKED, WITHDRAWN, ERASED -> false;
        };
    }

    /// What the entry at a number shows, by ids and versions: itself and where it leads in other languages.
    private String shownAt(long number) {
        var edition = editionAt(number);
        var shown = new StringBuilder(edition.toString());
        for (var each : visible.getOrDefault(edition.article(), Map.of()).values()) {
            shown.append(' ').append(each.language()).append(placeOf(each).version);
        }
        return shown.append('\n').toString();
    }

    private EditionId editionAt(long number) {
        return Objects.requireNonNull(editions.get(number));
    }

    private Place placeOf(EditionId edition) {
        return Objects.requireNonNull(places.get(edition));
    }

    private Line line(FeedName feed) {
        return lines.computeIfAbsent(feed, _ -> new Line(this::shownAt));
    }

    /// A selection changes with everything in its language, as far as its date goes, so that the date
    /// depends on changes alone, and not on what could be selected when.
    private Instant dated(FeedName feed) {
        var line = lines.get(feed.isKept() ? feed : feed.everything());
        return line == null ? Instant.EPOCH : line.modified;
    }

    private static long stateOf(@Nullable Line line, Line everything) {
        var buried = everything.tombstones.isEmpty() ? 0 : everything.tombstones.lastKey();
        return Math.max(line == null ? 0 : line.state, buried);
    }

    /// The second of a change, or the next if bytes may have been dated by that second before. Nothing is
    /// dated ahead of the clock when it is sent, so a date ahead of a change has not been given out yet. What
    /// contributors cause is told by the hour, and only moves the date on.
    static Instant later(Instant at, Instant before) {
        if (at.truncatedTo(ChronoUnit.HOURS).equals(at)) {
            return before.plusSeconds(1);
        }
        var second = at.truncatedTo(ChronoUnit.SECONDS);
        return second.isAfter(before) ? second : second.equals(before) ? before.plusSeconds(1) : before;
    }

    private static Optional<Instant> known(Instant modified) {
        return modified.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(modified);
    }

    private <T> T read(Supplier<T> reading) {
        lock.lock();
        try {
            return reading.get();
        } finally {
            lock.unlock();
        }
    }

    /// The feeds that are kept as bytes, those without any entry left too.
    public Set<FeedName> kept() {
        return read(() -> lines.keySet().stream().filter(FeedName::isKept).collect(Collectors.toSet()));
    }
}
