package newsroom.store;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;
import newsroom.store.Plan.Range;
import org.jspecify.annotations.Nullable;

/// What a query finds, some documents at a time. Each time sees the collection as it is at one moment; in between
/// nothing is held open, and the next time goes on behind the last entry that was read.
final class Scan extends AbstractCursor {

    /// @param skip how many are left out before the first
    /// @param limit how many there are at most; 0 for all
    /// @param projection which fields of them; null for all
    record Wanted(
            Document query,
            @Nullable Document order,
            int skip,
            int limit,
            @Nullable Document projection) {}

    /// @param place in the order asked for; empty where nothing has to be sorted
    /// @param bytes it has on disk
    private record Found(Position position, Document document, byte[] place, int bytes) {}

    private static final long BATCH_BYTES = 16 << 20;

    /// What may be held in memory to be sorted.
    private static final long MOST_TO_SORT = 100 << 20;

    private final StoredCollection collection;
    private final Wanted wanted;
    private final Plan plan;
    private final Matcher matcher = new Matcher();
    private final Set<Position> seen = new HashSet<>();
    private final ArrayDeque<Range> ranges;
    private long toSkip;
    private long left;
    private boolean done;
    private @Nullable Queue<Found> sorted;

    Scan(long id, StoredCollection collection, Plan plan, Wanted wanted) {
        super(id);
        this.collection = collection;
        this.plan = plan;
        this.wanted = wanted;
        this.ranges = new ArrayDeque<>(plan.reverse() ? plan.ranges().reversed() : plan.ranges());
        this.toSkip = wanted.skip();
        this.left = wanted.limit() > 0 ? wanted.limit() : Long.MAX_VALUE;
    }

    @Override
    public synchronized boolean isEmpty() {
        return done;
    }

    /// The next ones, fewer only if that is all or they have 16 MiB.
    @Override
    public synchronized List<Document> takeDocuments(int most) {
        var documents = new ArrayList<Document>();
        each(most > 0 ? most : Integer.MAX_VALUE, BATCH_BYTES, it -> documents.add(it.document()));
        return collection.projected(documents, wanted.projection());
    }

    /// Where the rest of them are.
    List<Position> positions() {
        var positions = new ArrayList<Position>();
        each(Integer.MAX_VALUE, Long.MAX_VALUE, it -> positions.add(it.position()));
        return positions;
    }

    private void each(int most, long mostBytes, java.util.function.Consumer<Found> action) {
        if (done) {
            return;
        }
        var room = new long[] {most, mostBytes};
        Predicate<Found> take = found -> {
            action.accept(found);
            left--;
            room[0]--;
            room[1] -= found.bytes();
            return left > 0 && room[0] > 0 && room[1] > 0;
        };
        if (plan.sorted()) {
            done = read(found -> toSkip-- > 0 || take.test(found)) || left == 0;
            return;
        }
        if (sorted == null) {
            sorted = sort();
        }
        while (!sorted.isEmpty() && take.test(sorted.remove())) {
            // each is taken
        }
        done = sorted.isEmpty() || left == 0;
    }

    /// The first ones in the order asked for, without those that are skipped.
    private Queue<Found> sort() {
        Comparator<Found> comparator = Comparator.comparing(Found::place, Arrays::compareUnsigned);
        var most = wanted.limit() > 0 ? (long) wanted.skip() + wanted.limit() : Long.MAX_VALUE;
        var last = new PriorityQueue<>(comparator.reversed());
        var bytes = new long[1];
        read(found -> {
            last.add(found);
            bytes[0] += found.bytes();
            if (last.size() > most) {
                bytes[0] -= last.remove().bytes();
            }
            if (bytes[0] > MOST_TO_SORT) {
                throw Refusals.TOO_MUCH_TO_SORT.because(
                        "Sorting these documents takes more than 100 MiB of memory; an index in that order takes"
                                + " none.");
            }
            return true;
        });
        var found = new ArrayList<>(last);
        found.sort(comparator);
        return new ArrayDeque<>(found.subList(Math.min(wanted.skip(), found.size()), found.size()));
    }

    /// Gives what matches to the action until it has enough.
    ///
    /// @return whether that was all
    private boolean read(Predicate<Found> action) {
        while (!ranges.isEmpty()) {
            var range = ranges.remove();
            var rest = plan.isById() ? readOne(range, action) : read(range, action);
            if (rest != null) {
                ranges.addFirst(rest);
                return false;
            }
        }
        return true;
    }

    private @Nullable Range readOne(Range range, Predicate<Found> action) {
        var bytes = collection.engine().get(range.from());
        var goesOn = bytes == null || offer(plan.index().positionOf(range.from(), bytes), bytes, action);
        return goesOn ? null : new Range(range.to(), range.to());
    }

    /// @return what is left of the range; null if nothing is
    private @Nullable Range read(Range range, Predicate<Found> action) {
        var stopped = new byte[1][];
        collection.engine().read(range.from(), range.to(), plan.reverse(), (key, value) -> {
            Deadline.check();
            var position = plan.index().positionOf(key, value);
            if (plan.index().isMultikey() && !seen.add(position)) {
                return true;
            }
            var bytes = plan.index() instanceof IdIndex
                    ? value
                    : collection.engine().get(collection.keyOf(position));
            if (bytes == null || offer(position, bytes, action)) {
                return true;
            }
            stopped[0] = key;
            return false;
        });
        var key = stopped[0];
        if (key == null) {
            return null;
        }
        return plan.reverse() ? new Range(range.from(), key) : new Range(Keys.join(key, new byte[] {0}), range.to());
    }

    private boolean offer(Position position, byte[] bytes, Predicate<Found> action) {
        var document = Bson.decode(bytes);
        if (!matcher.matches(document, wanted.query())) {
            return true;
        }
        var order = plan.sorted() ? null : wanted.order();
        var place = order == null ? new byte[0] : Keys.ofOrder(document, order);
        return action.test(new Found(position, document, place, bytes.length));
    }
}
