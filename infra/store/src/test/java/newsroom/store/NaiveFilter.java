package newsroom.store;

import static newsroom.store.Values.compare;

import java.util.List;
import java.util.function.IntPredicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Which documents a filter finds, told by looking at each.
final class NaiveFilter {
    private NaiveFilter() {}

    static boolean matches(Document document, Document filter) {
        return filter.entrySet().stream().allMatch(it -> switch (it.getKey()) {
            case "$and" -> filters(it.getValue()).stream().allMatch(each -> matches(document, each));
            case "$or" -> filters(it.getValue()).stream().anyMatch(each -> matches(document, each));
            case "$nor" -> filters(it.getValue()).stream().noneMatch(each -> matches(document, each));
            default -> satisfies(Values.reached(document, it.getKey()), it.getValue());
        });
    }

    private static List<Document> filters(Object filters) {
        return ((List<?>) filters).stream().map(Document.class::cast).toList();
    }

    /// Whether what a path leads to satisfies a condition: a value, or operators, all of them.
    static boolean satisfies(List<@Nullable Object> reached, @Nullable Object condition) {
        return condition instanceof Document operators && isOfOperators(operators)
                ? operators.entrySet().stream().allMatch(it -> satisfies(reached, it.getKey(), it.getValue()))
                : satisfies(reached, "$eq", condition);
    }

    private static boolean isOfOperators(Document condition) {
        return !condition.isEmpty() && condition.keySet().iterator().next().startsWith("$");
    }

    private static boolean satisfies(List<@Nullable Object> reached, String operator, @Nullable Object operand) {
        return switch (operator) {
            case "$eq" -> reached.stream().anyMatch(it -> Values.equal(it, operand));
            case "$ne" -> !satisfies(reached, "$eq", operand);
            case "$in" -> operand instanceof List<?> all && all.stream().anyMatch(it -> satisfies(reached, "$eq", it));
            case "$nin" -> !satisfies(reached, "$in", operand);
            case "$gt" -> reached.stream().anyMatch(it -> isOrdered(it, operand, order -> order > 0));
            case "$gte" -> reached.stream().anyMatch(it -> isOrdered(it, operand, order -> order >= 0));
            case "$lt" -> reached.stream().anyMatch(it -> isOrdered(it, operand, order -> order < 0));
            case "$lte" -> reached.stream().anyMatch(it -> isOrdered(it, operand, order -> order <= 0));
            case "$exists" -> Boolean.TRUE.equals(operand) == reached.stream().anyMatch(Values::isThere);
            case "$not" -> !satisfies(reached, operand);
            case "$regex" ->
                operand instanceof String prefix
                        && reached.stream()
                                .anyMatch(it -> it instanceof String text && text.startsWith(prefix.substring(1)));
            default -> throw new IllegalArgumentException(operator);
        };
    }

    /// Only values of one kind are in an order here, and what is no number is in none but with itself.
    private static boolean isOrdered(@Nullable Object value, @Nullable Object operand, IntPredicate wanted) {
        if (Values.isNaN(value) != Values.isNaN(operand)) {
            return false;
        }
        return Values.comparable(value, operand) && wanted.test(compare(value, operand));
    }
}
