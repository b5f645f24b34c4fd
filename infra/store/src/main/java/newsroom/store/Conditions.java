package newsroom.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import newsroom.store.Plan.Range;
import org.jspecify.annotations.Nullable;

/// What a query demands of single fields, all of it at once. What it demands in another way, by `$or` say, is left to
/// the comparison with the whole query.
final class Conditions {

    /// What a field is compared with.
    private record Condition(String operator, @Nullable Object operand) {}

    /// In a pattern, what stands for something other than itself.
    private static final String SPECIAL = ".*+?()[]{}|\\^$";

    private final Map<String, List<Condition>> byField = new HashMap<>();

    private Conditions() {}

    static Conditions of(Document query) {
        var conditions = new Conditions();
        conditions.add(query);
        return conditions;
    }

    private void add(Document query) {
        query.forEach((field, demanded) -> {
            if (field.equals("$and") && demanded instanceof Collection<?> all) {
                all.forEach(it -> add((Document) it));
            } else if (!field.startsWith("$")) {
                add(field, demanded);
            }
        });
    }

    private void add(String field, @Nullable Object demanded) {
        var conditions = byField.computeIfAbsent(field, _ -> new ArrayList<>());
        if (demanded instanceof BsonRegularExpression) {
            conditions.add(new Condition("$regex", demanded));
        } else if (demanded instanceof Document operators && isOfOperators(operators)) {
            if (BsonRegularExpression.isRegularExpression(operators)) {
                conditions.add(new Condition("$regex", BsonRegularExpression.convertToRegularExpression(operators)));
            } else {
                operators.forEach((operator, operand) -> conditions.add(new Condition(operator, operand)));
            }
        } else {
            conditions.add(new Condition("$eq", demanded));
        }
    }

    static boolean isOfOperators(Document document) {
        return document.keySet().stream().anyMatch(it -> it.startsWith("$") && !it.equals("$ref") && !it.equals("$id"));
    }

    /// The keys of the only values that a field may have, in order; none if it may have any.
    ///
    /// @param existing whether a document without the field is not in the index
    List<byte[]> points(String field, boolean existing) {
        for (var condition : byField.getOrDefault(field, List.of())) {
            var values = switch (condition.operator()) {
                case "$eq" -> Arrays.asList(condition.operand());
                case "$in" -> condition.operand() instanceof Collection<?> all ? new ArrayList<>(all) : List.of();
                default -> List.of();
            };
            if (!values.isEmpty() && values.stream().allMatch(it -> isPoint(it, field, existing))) {
                var keys = new TreeSet<byte[]>(Arrays::compareUnsigned);
                values.forEach(it -> keys.add(Keys.of(it)));
                return List.copyOf(keys);
            }
        }
        return List.of();
    }

    /// An array is looked for in its elements too, a pattern in many strings, and `null` also finds what is not there.
    private static boolean isPoint(@Nullable Object value, String field, boolean existing) {
        if (Missing.isNullOrMissing(value)) {
            return !existing && !field.contains(".");
        }
        return !(value instanceof Collection)
                && !(value instanceof BsonRegularExpression)
                && !(value instanceof de.bwaldvogel.mongo.bson.Decimal128);
    }

    /// Between which keys a field is; null if nothing is said of it.
    ///
    /// @param ofAny whether another element of an array may fulfil each condition, so that one alone can be used
    @Nullable
    Range bounds(String field, boolean ofAny) {
        var all = byField.getOrDefault(field, List.of()).stream().flatMap(it -> Stream.ofNullable(bounds(it)));
        return ofAny
                ? all.findFirst().orElse(null)
                : all.reduce((one, next) -> new Range(later(one.from(), next.from()), earlier(one.to(), next.to())))
                        .orElse(null);
    }

    private static @Nullable Range bounds(Condition condition) {
        if (condition.operand() instanceof BsonRegularExpression regex) {
            var prefix = condition.operator().equals("$regex") ? prefixOf(regex) : "";
            return prefix.isEmpty() ? null : new Range(Keys.ofPrefix(prefix), Keys.after(Keys.ofPrefix(prefix)));
        }
        if (!isOrdered(condition.operand())) {
            return null;
        }
        var key = Keys.of(condition.operand());
        var type = Keys.typeOf(key);
        return switch (condition.operator()) {
            case "$gt" -> new Range(Keys.after(key), Keys.after(type));
            case "$gte" -> new Range(key, Keys.after(type));
            case "$lt" -> new Range(type, key);
            case "$lte" -> new Range(type, Keys.after(key));
            default -> null;
        };
    }

    private static boolean isOrdered(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Double number -> !number.isNaN();
            case Integer _, Long _, String _, Instant _, ObjectId _, UUID _, Boolean _, BinData _ -> true;
            default -> false;
        };
    }

    /// What every match begins with: of `^abc.*` it is `abc`.
    private static String prefixOf(BsonRegularExpression regex) {
        var pattern = regex.getPattern();
        var plain = regex.getOptions() == null || regex.getOptions().isEmpty();
        if (!plain || !pattern.startsWith("^") || pattern.contains("|")) {
            return "";
        }
        int end = 1;
        while (end < pattern.length() && SPECIAL.indexOf(pattern.charAt(end)) < 0) {
            end++;
        }
        var isRepeated = end < pattern.length() && Set.of('*', '?', '{').contains(pattern.charAt(end));
        return pattern.substring(1, isRepeated ? Math.max(1, end - 1) : end);
    }

    private static byte[] later(byte[] one, byte[] other) {
        return Arrays.compareUnsigned(one, other) >= 0 ? one : other;
    }

    private static byte[] earlier(byte[] one, byte[] other) {
        return Arrays.compareUnsigned(one, other) <= 0 ? one : other;
    }

    /// Whether every document that fulfils these fulfils the filter too: each of its demands is made here in the same
    /// words, or is that a field exists which has a value here.
    boolean imply(Document filter) {
        for (var demand : of(filter).byField.entrySet()) {
            var here = byField.getOrDefault(demand.getKey(), List.of());
            for (var demanded : demand.getValue()) {
                if (!here.contains(demanded)
                        && !(asksOnlyToExist(demanded) && here.stream().anyMatch(Conditions::needsValue))) {
                    return false;
                }
            }
        }
        return filter.keySet().stream().noneMatch(it -> it.startsWith("$") && !it.equals("$and"));
    }

    private static boolean asksOnlyToExist(Condition condition) {
        return condition.operator().equals("$exists") && Boolean.TRUE.equals(condition.operand());
    }

    private static boolean needsValue(Condition condition) {
        return switch (condition.operator()) {
            case "$eq", "$gt", "$gte", "$lt", "$lte" -> !Missing.isNullOrMissing(condition.operand());
            case "$in" ->
                condition.operand() instanceof Collection<?> all && all.stream().noneMatch(Missing::isNullOrMissing);
            default -> false;
        };
    }
}
