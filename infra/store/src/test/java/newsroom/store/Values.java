package newsroom.store;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/// How MongoDB orders values, and where a path leads in a document.
final class Values {
    /// What is no value.
    enum No {
        /// Where a path leads to nothing: like null wherever values are compared.
        VALUE,
        /// What stands for an empty list in an order or an index: less than null.
        ELEMENT
    }

    static final Comparator<@Nullable Object> ORDER = Values::compare;

    private Values() {}

    /// Whether two values are of types that a range compares with one another.
    static boolean comparable(@Nullable Object a, @Nullable Object b) {
        return bracket(a) == bracket(b);
    }

    static boolean equal(@Nullable Object a, @Nullable Object b) {
        return compare(a, b) == 0;
    }

    static boolean isThere(@Nullable Object value) {
        return !No.VALUE.equals(value);
    }

    static boolean isNaN(@Nullable Object value) {
        return value instanceof Double number && number.isNaN();
    }

    static int compare(@Nullable Object a, @Nullable Object b) {
        var brackets = Integer.compare(bracket(a), bracket(b));
        if (brackets != 0) {
            return brackets;
        }
        return switch (a) {
            case Number one when b instanceof Number other -> compareNumbers(one, other);
            case String one when b instanceof String other -> compareStrings(one, other);
            case Document one when b instanceof Document other -> compareDocuments(one, other);
            case List<?> one when b instanceof List<?> other -> compareLists(one, other);
            // The digits stand in the order of the bytes.
            case UUID one when b instanceof UUID other -> one.toString().compareTo(other.toString());
            case ObjectId one when b instanceof ObjectId other -> one.compareTo(other);
            case Boolean one when b instanceof Boolean other -> one.compareTo(other);
            case Date one when b instanceof Date other -> one.compareTo(other);
            case null, default -> 0;
        };
    }

    private static int bracket(@Nullable Object value) {
        return switch (value) {
            case Number _ -> 10;
            case String _ -> 15;
            case Document _ -> 20;
            case List<?> _ -> 25;
            case UUID _ -> 30;
            case ObjectId _ -> 35;
            case Boolean _ -> 40;
            case Date _ -> 45;
            case No.ELEMENT -> 0;
            case null, default -> 5;
        };
    }

    private static int compareNumbers(Number a, Number b) {
        if (isNaN(a) || isNaN(b)) {
            return Boolean.compare(isNaN(b), isNaN(a));
        }
        if (Double.isInfinite(a.doubleValue()) || Double.isInfinite(b.doubleValue())) {
            return Double.compare(a.doubleValue(), b.doubleValue());
        }
        return exact(a).compareTo(exact(b));
    }

    private static BigDecimal exact(Number number) {
        return number instanceof Double inexact ? new BigDecimal(inexact) : new BigDecimal(number.longValue());
    }

    private static int compareStrings(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    /// Field by field: first the types, then the names, then the values.
    private static int compareDocuments(Document a, Document b) {
        var left = new ArrayList<>(a.entrySet());
        var right = new ArrayList<>(b.entrySet());
        for (var i = 0; i < Math.min(left.size(), right.size()); i++) {
            var one = left.get(i);
            var other = right.get(i);
            var order = Integer.compare(bracket(one.getValue()), bracket(other.getValue()));
            order = order == 0 ? compareStrings(one.getKey(), other.getKey()) : order;
            order = order == 0 ? compare(one.getValue(), other.getValue()) : order;
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int compareLists(List<?> a, List<?> b) {
        for (var i = 0; i < Math.min(a.size(), b.size()); i++) {
            var order = compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    /// All values that a path leads to, as a filter sees them: of a list at its end the elements and the list
    /// itself, through a list on the way those of each document in it, or of the element whose number the path
    /// names.
    static List<@Nullable Object> reached(Document document, String path) {
        return reached(document, path.split("\\."), 0, true);
    }

    /// The values by which a document stands in an order or an index: of a list, its elements.
    static List<@Nullable Object> keys(Document document, String path) {
        return reached(document, path.split("\\."), 0, false);
    }

    private static List<@Nullable Object> reached(Document from, String[] path, int at, boolean filtering) {
        var value = from.containsKey(path[at]) ? from.get(path[at]) : No.VALUE;
        var reached = new ArrayList<@Nullable Object>();
        if (at == path.length - 1) {
            if (value instanceof List<?> list) {
                reached.addAll(list);
                reached.addAll(filtering ? List.of(value) : list.isEmpty() ? List.of(No.ELEMENT) : List.of());
            } else {
                reached.add(value);
            }
        } else if (value instanceof Document document) {
            reached.addAll(reached(document, path, at + 1, filtering));
        } else if (value instanceof List<?> list) {
            list.stream()
                    .filter(Document.class::isInstance)
                    .forEach(it -> reached.addAll(reached((Document) it, path, at + 1, filtering)));
            var next = path[at + 1];
            if (filtering && next.matches("\\d+") && Integer.parseInt(next) < list.size()) {
                var element = list.get(Integer.parseInt(next));
                if (at + 2 == path.length) {
                    reached.add(element);
                } else if (element instanceof Document document) {
                    reached.addAll(reached(document, path, at + 2, true));
                }
            }
            if (!filtering && reached.isEmpty()) {
                reached.add(No.VALUE);
            }
        } else {
            reached.add(No.VALUE);
        }
        return reached;
    }

    /// A copy that shares no list or document with the original.
    static Document copy(Document document) {
        var copy = new Document();
        for (Map.Entry<String, Object> field : document.entrySet()) {
            copy.append(field.getKey(), copied(field.getValue()));
        }
        return copy;
    }

    private static @Nullable Object copied(@Nullable Object value) {
        return switch (value) {
            case Document document -> copy(document);
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>();
                list.forEach(it -> copy.add(copied(it)));
                yield copy;
            }
            case null, default -> value;
        };
    }
}
