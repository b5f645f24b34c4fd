package newsroom.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How documents are found: the entries of which index are read, in which ranges and which direction.
///
/// The rule: of all indexes that can answer, the one of which the query fixes most leading fields (by equality or
/// `$in`); among those, one whose next field it bounds (by comparison or prefix); among those, one that is already in
/// the order asked for; among those, the one made first. What is found is compared with the whole query all the same.
///
/// @param ranges apart from each other and in the order of the index
/// @param reverse whether they are read from behind
/// @param sorted whether documents come in the order asked for, so that nothing has to be sorted
/// @param fixed how many leading fields the query fixes
/// @param bounded whether it bounds the next one
record Plan(Ordered index, List<Range> ranges, boolean reverse, boolean sorted, int fixed, boolean bounded) {

    /// Keys from one on, up to but not including another.
    record Range(byte[] from, byte[] to) {}

    private static final int MOST_RANGES = 1000;

    private static final Comparator<Plan> BETTER = Comparator.<Plan>comparingInt(Plan::fixed)
            .thenComparing(Plan::bounded)
            .thenComparing(Plan::sorted);

    /// @param indexes that the collection has, the one of `_id` first
    static Plan of(List<Ordered> indexes, Document query, @Nullable Document order) {
        var conditions = Conditions.of(query);
        if (order != null && order.get("$natural") instanceof Number direction) {
            var first = indexes.getFirst();
            return new Plan(first, List.of(all(first)), direction.intValue() < 0, true, 0, false);
        }
        return indexes.stream()
                .flatMap(it -> Stream.ofNullable(of(it, conditions, order)))
                .reduce((first, next) -> BETTER.compare(next, first) > 0 ? next : first)
                .orElseThrow();
    }

    private static @Nullable Plan of(Ordered index, Conditions conditions, @Nullable Document order) {
        var spec = index.spec();
        if (spec.partial() != null && !conditions.imply(spec.partial())) {
            return null;
        }
        var ranges = List.of(all(index));
        var fields = spec.fields();
        int fixed = 0;
        while (fixed < fields.size()) {
            var points = conditions.points(fields.get(fixed).getKey(), spec.sparse());
            if (points.isEmpty() || ranges.size() * points.size() > MOST_RANGES) {
                break;
            }
            ranges = narrowed(ranges, points, fields.get(fixed).isAscending());
            fixed++;
        }
        var bounded = false;
        if (fixed < fields.size()) {
            var field = fields.get(fixed);
            var bounds = conditions.bounds(field.getKey(), index.isMultikey(fixed));
            if (bounds != null) {
                ranges = bounded(ranges, bounds, field.isAscending());
                bounded = true;
            }
        }
        if (fixed == 0 && !bounded && spec.sparse()) {
            return null; // it leaves out documents that the query may want
        }
        var direction = direction(index, ranges.size(), fixed, order);
        return new Plan(index, ranges, direction < 0, direction != 0, fixed, bounded);
    }

    private static Range all(Ordered index) {
        return new Range(index.prefix(), Keys.after(index.prefix()));
    }

    private static List<Range> narrowed(List<Range> ranges, List<byte[]> points, boolean ascending) {
        var ordered = ascending
                ? points
                : points.stream().map(Keys::inverted).toList().reversed();
        var narrowed = new ArrayList<Range>();
        for (var range : ranges) {
            for (var point : ordered) {
                var from = Keys.join(range.from(), point);
                narrowed.add(new Range(from, Keys.after(from)));
            }
        }
        return narrowed;
    }

    private static List<Range> bounded(List<Range> ranges, Range bounds, boolean ascending) {
        return ranges.stream()
                .map(it -> ascending
                        ? new Range(Keys.join(it.from(), bounds.from()), Keys.join(it.from(), bounds.to()))
                        : new Range(
                                Keys.join(it.from(), Keys.after(Keys.inverted(bounds.to()))),
                                Keys.join(it.from(), Keys.after(Keys.inverted(bounds.from())))))
                .toList();
    }

    /// 1 if the index is in the order asked for, -1 if it is in the opposite, 0 if it is in another.
    private static int direction(Ordered index, int ranges, int fixed, @Nullable Document order) {
        if (order == null || order.isEmpty()) {
            return 1;
        }
        if (ranges > 1) {
            return 0;
        }
        var fields = index.spec().fields();
        var constant = IntStream.range(0, fixed)
                .filter(it -> !index.isMultikey(it)) // an array that has the value may have others
                .mapToObj(it -> fields.get(it).getKey())
                .toList();
        int direction = 0;
        int at = 0;
        for (var sort : order.entrySet()) {
            if (constant.contains(sort.getKey())) {
                continue;
            }
            at = Math.max(at, fixed);
            if (at == fields.size() || !fields.get(at).getKey().equals(sort.getKey()) || index.isMultikey(at)) {
                return 0;
            }
            var same = fields.get(at).isAscending() == ((Number) sort.getValue()).doubleValue() > 0 ? 1 : -1;
            if (direction != 0 && direction != same) {
                return 0;
            }
            direction = same;
            at++;
        }
        return direction == 0 ? 1 : direction;
    }

    /// Whether each range is one `_id`.
    boolean isById() {
        return fixed == 1 && index instanceof IdIndex;
    }

    /// As `explain` shows it.
    Document describe() {
        if (fixed == 0 && !bounded && sorted && index instanceof IdIndex && !reverse) {
            return new Document("stage", "COLLSCAN");
        }
        var pattern = new Document();
        index.spec().fields().forEach(it -> pattern.append(it.getKey(), it.isAscending() ? 1 : -1));
        var entries = new Document("stage", "IXSCAN")
                .append("indexName", index.spec().name())
                .append("keyPattern", pattern)
                .append("isMultiKey", index.isMultikey())
                .append("direction", reverse ? "backward" : "forward")
                .append("fixedFields", fixed)
                .append("isBounded", bounded)
                .append("ranges", ranges.size());
        var fetched = new Document("stage", "FETCH").append("inputStage", entries);
        return sorted ? fetched : new Document("stage", "SORT").append("inputStage", fetched);
    }
}
