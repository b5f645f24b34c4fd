package newsroom.store;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says which documents a query finds. Where the server's own matcher differs from MongoDB (several conditions on the
/// elements of an array, `$not`, numbers of different types) this one is MongoDB's; for the rarer operators it asks the
/// server's.
final class Matcher {

    private final DefaultQueryMatcher server = new DefaultQueryMatcher();

    /// Of what the query compares with, so that it is not worked out for each document anew.
    private final Map<@Nullable Object, byte[]> keys = new IdentityHashMap<>();

    /// Of lists in the query, so that a long one is not gone through for each document.
    private final Map<Collection<?>, Set<ByteBuffer>> lists = new IdentityHashMap<>();

    boolean matches(Document document, Document query) {
        return query.entrySet().stream().allMatch(it -> matches(document, it.getKey(), it.getValue()));
    }

    private boolean matches(Document document, String field, @Nullable Object demanded) {
        return switch (field) {
            case "$and" -> Commands.documents(demanded).stream().allMatch(it -> matches(document, it));
            case "$or" -> Commands.documents(demanded).stream().anyMatch(it -> matches(document, it));
            case "$nor" -> Commands.documents(demanded).stream().noneMatch(it -> matches(document, it));
            default ->
                field.startsWith("$")
                        ? server.matches(document, new Document(field, demanded))
                        : fulfils(document, field, demanded);
        };
    }

    private boolean fulfils(Document document, String field, @Nullable Object demanded) {
        if (demanded instanceof Document operators && Conditions.isOfOperators(operators)) {
            return operators.entrySet().stream().allMatch(it -> switch (it.getKey()) {
                case "$options" -> true;
                case "$regex" ->
                    fulfils(document, field, "$regex", BsonRegularExpression.convertToRegularExpression(operators));
                default -> fulfils(document, field, it.getKey(), it.getValue());
            });
        }
        return fulfils(document, field, "$eq", demanded);
    }

    private boolean fulfils(Document document, String field, String operator, @Nullable Object operand) {
        return switch (operator) {
            case "$ne" -> !fulfils(document, field, "$eq", operand);
            case "$nin" -> !fulfils(document, field, "$in", operand);
            case "$not" -> !fulfils(document, field, operand);
            case "$in" -> operand instanceof Collection<?> all && isAmong(document, field, all);
            case "$exists" ->
                Boolean.FALSE.equals(operand)
                        == reached(document, field.split("\\."), 0).stream().allMatch(Missing.class::isInstance);
            case "$regex" ->
                reached(document, field.split("\\."), 0).stream()
                        .anyMatch(it -> it instanceof String
                                && server.matches(new Document("it", it), new Document("it", operand)));
            case "$eq", "$gt", "$gte", "$lt", "$lte" ->
                operand instanceof BsonRegularExpression
                        ? fulfils(document, field, "$regex", operand)
                        : reached(document, field.split("\\."), 0).stream()
                                .anyMatch(it -> compares(it, operator, operand));
            default -> server.matches(document, new Document(field, new Document(operator, operand)));
        };
    }

    private boolean isAmong(Document document, String field, Collection<?> all) {
        try {
            if (all.stream().noneMatch(BsonRegularExpression.class::isInstance)) {
                var listed = lists.computeIfAbsent(
                        all,
                        _ -> all.stream()
                                .map(it -> ByteBuffer.wrap(Keys.of(it)))
                                .collect(Collectors.toSet()));
                return reached(document, field.split("\\."), 0).stream()
                        .anyMatch(it -> listed.contains(ByteBuffer.wrap(Keys.of(it))));
            }
        } catch (MongoServerError _) {
            // something is of a type that has no key
        }
        return all.stream().anyMatch(it -> fulfils(document, field, "$eq", it));
    }

    private boolean compares(@Nullable Object value, String operator, @Nullable Object operand) {
        byte[] one;
        byte[] other;
        try {
            one = Keys.of(value);
            other = keys.computeIfAbsent(operand, Keys::of);
        } catch (MongoServerError e) { // of a type that has no key
            return server.matches(new Document("it", value), new Document("it", new Document(operator, operand)));
        }
        if (operator.equals("$eq")) {
            return Arrays.equals(one, other);
        }
        var order = Arrays.compareUnsigned(one, other);
        return one[0] == other[0]
                && Keys.isNaN(value) == Keys.isNaN(operand)
                && switch (operator) {
                    case "$gt" -> order > 0;
                    case "$gte" -> order >= 0;
                    case "$lt" -> order < 0;
                    default -> order <= 0;
                };
    }

    /// All values that a path leads to: of an array at its end the elements and itself, through an array on the way
    /// those of each document in it and of the element whose number the path names.
    private static List<@Nullable Object> reached(Document from, String[] path, int at) {
        var value = from.getOrMissing(path[at]);
        var reached = new ArrayList<@Nullable Object>();
        var isEnd = at == path.length - 1;
        if (value instanceof Collection<?> array && !isEnd) {
            for (var each : array) {
                if (each instanceof Document document) {
                    reached.addAll(reached(document, path, at + 1));
                }
            }
            var next = path[at + 1];
            if (next.matches("\\d{1,9}") && Integer.parseInt(next) < array.size()) {
                var element = new ArrayList<@Nullable Object>(array).get(Integer.parseInt(next));
                if (at + 2 == path.length) {
                    reached.add(element);
                } else if (element instanceof Document document) {
                    reached.addAll(reached(document, path, at + 2));
                }
            }
        } else if (value instanceof Document document && !isEnd) {
            reached.addAll(reached(document, path, at + 1));
        } else if (isEnd) {
            if (value instanceof Collection<?> array) {
                reached.addAll(array);
            }
            reached.add(value);
        } else {
            reached.add(Missing.getInstance());
        }
        return reached;
    }
}
