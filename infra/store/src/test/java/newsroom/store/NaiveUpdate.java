package newsroom.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// What becomes of a document by an update.
final class NaiveUpdate {
    private static final int BAD_VALUE = 2;
    private static final int TYPE_MISMATCH = 14;

    /// An update that its document cannot take.
    static final class Refused extends RuntimeException {
        final int code;

        Refused(int code) {
            super("Refused with " + code);
            this.code = code;
        }
    }

    private NaiveUpdate() {}

    /// @throws Refused if the document cannot take it
    static Document apply(Document before, Document update) {
        var after = Values.copy(before);
        update.forEach((operator, fields) -> {
            for (Map.Entry<String, Object> field : ((Document) fields).entrySet()) {
                var path = field.getKey().split("\\.");
                var parent = after;
                if (path.length == 2) {
                    if (!after.containsKey(path[0]) && operator.equals("$unset")) {
                        continue;
                    }
                    parent = (Document) after.computeIfAbsent(path[0], _ -> new Document());
                }
                apply(operator, parent, path[path.length - 1], field.getValue());
            }
        });
        return after;
    }

    private static void apply(String operator, Document in, String field, @Nullable Object operand) {
        var there = in.containsKey(field);
        var value = in.get(field);
        switch (operator) {
            case "$set" -> in.put(field, operand);
            case "$unset" -> in.remove(field);
            case "$inc" -> in.put(field, there ? sum(value, operand) : operand);
            case "$min" -> replace(in, field, operand, !there || Values.compare(operand, value) < 0);
            case "$max" -> replace(in, field, operand, !there || Values.compare(operand, value) > 0);
            case "$push" -> in.put(field, pushed(there ? list(value) : List.of(), operand));
            case "$addToSet" -> {
                var elements = there ? list(value) : List.of();
                if (elements.stream().noneMatch(it -> Values.equal(it, operand))) {
                    in.put(field, pushed(elements, operand));
                }
            }
            case "$pull" -> {
                if (there) {
                    var kept = new ArrayList<Object>(list(value));
                    kept.removeIf(it -> isPulled(it, operand));
                    in.put(field, kept);
                }
            }
            default -> throw new IllegalArgumentException(operator);
        }
    }

    private static void replace(Document in, String field, @Nullable Object operand, boolean wanted) {
        if (wanted) {
            in.put(field, operand);
        }
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new Refused(BAD_VALUE);
    }

    private static List<Object> pushed(List<?> elements, @Nullable Object operand) {
        var all = new ArrayList<Object>(elements);
        all.add(operand);
        return all;
    }

    /// A document says by their fields which documents go, or by operators which values; anything else is what
    /// goes.
    private static boolean isPulled(@Nullable Object element, @Nullable Object operand) {
        if (operand instanceof Document condition
                && !condition.keySet().iterator().next().startsWith("$")) {
            return element instanceof Document document && NaiveFilter.matches(document, condition);
        }
        return NaiveFilter.satisfies(Collections.singletonList(element), operand);
    }

    private static Number sum(@Nullable Object value, @Nullable Object operand) {
        if (!(value instanceof Number number && operand instanceof Number by)) {
            throw new Refused(TYPE_MISMATCH);
        }
        if (number instanceof Double || by instanceof Double) {
            return number.doubleValue() + by.doubleValue();
        }
        var sum = Math.addExact(number.longValue(), by.longValue());
        if (number instanceof Integer && by instanceof Integer && sum == (int) sum) {
            return (int) sum;
        }
        return sum;
    }
}
