package newsroom.publication.change;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongFunction;

/// The editions of a feed by the numbers at which they stand there.
final class Line {

    /// How many tombstones stay at least, if there are as many.
    private static final int TOMBSTONES = 200;

    /// Longer than anything of an article is cached anywhere.
    private static final long REMEMBERED_SECONDS = 25L * 60 * 60;

    /// @param at by the clock of the public order
    record Gone(EditionId edition, Instant at) {}

    final Numbers news = new Numbers();
    final Numbers firsts = new Numbers();
    final NavigableMap<Long, Gone> tombstones = new TreeMap<>();
    final Archives archives;

    /// When its feed became what it is.
    Instant modified = Instant.EPOCH;

    /// The number that last changed anything in it.
    long state;

    Line(LongFunction<String> shown) {
        archives = new Archives(news, shown);
    }

    void put(long number, long first) {
        news.add(number);
        firsts.add(first);
        archives.touched(number);
    }

    void remove(long number, long first) {
        news.remove(number);
        firsts.remove(first);
        archives.touched(number);
    }

    /// Keeps the newest tombstones, and none goes before every cache has forgotten the entry.
    void bury(long number, EditionId edition, Instant at) {
        tombstones.put(number, new Gone(edition, at));
        while (tombstones.size() > TOMBSTONES
                && tombstones.firstEntry().getValue().at.isBefore(at.minusSeconds(REMEMBERED_SECONDS))) {
            tombstones.pollFirstEntry();
        }
    }
}
