package newsroom.store;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an index was asked to be.
///
/// @param fields by which it orders
/// @param partial which documents it holds; null for all
/// @param expireAfterSeconds how long after the date in its field a document is deleted; null for never
record IndexSpec(
        String name,
        List<IndexKey> fields,
        boolean unique,
        boolean sparse,
        @Nullable Document partial,
        @Nullable Long expireAfterSeconds) {

    private static final Set<String> OPTIONS = Set.of(
            "v",
            "ns",
            "key",
            "name",
            "unique",
            "sparse",
            "background",
            "partialFilterExpression",
            "expireAfterSeconds");

    private static final Set<String> COMPARISONS =
            Set.of("$eq", "$gt", "$gte", "$lt", "$lte", "$in", "$exists", "$type");

    /// Reads the description of an index as `createIndexes` takes it.
    ///
    /// @throws de.bwaldvogel.mongo.exception.MongoServerError if it asks for something that this store does not do
    static IndexSpec of(Document description) {
        for (var option : description.keySet()) {
            if (!OPTIONS.contains(option)) {
                throw Refusals.because(
                        Refusals.INVALID_INDEX_OPTION, "This store knows no index with the option '" + option + "'.");
            }
        }
        if (!(description.get("key") instanceof Document keys) || keys.isEmpty()) {
            throw Refusals.because(Refusals.CANNOT_CREATE_INDEX, "The key of an index names its fields.");
        }
        var fields = keys.entrySet().stream()
                .map(it -> new IndexKey(it.getKey(), isAscending(it.getKey(), it.getValue())))
                .toList();
        var expireAfter = description.get("expireAfterSeconds") instanceof Number seconds ? seconds.longValue() : null;
        if (expireAfter != null && fields.size() > 1) {
            throw Refusals.because(Refusals.CANNOT_CREATE_INDEX, "An index that lets documents expire has one field.");
        }
        if (expireAfter != null && expireAfter < 0) {
            throw Refusals.because(Refusals.CANNOT_CREATE_INDEX, "'expireAfterSeconds' is 0 or more.");
        }
        var partial = description.get("partialFilterExpression") instanceof Document filter ? filter : null;
        if (partial != null && !partial.entrySet().stream().allMatch(it -> isSimple(it.getKey(), it.getValue()))) {
            throw Refusals.because(
                    Refusals.CANNOT_CREATE_INDEX,
                    "'partialFilterExpression' names fields and compares each by one of " + COMPARISONS + ".");
        }
        var sparse = Boolean.TRUE.equals(description.get("sparse"));
        if (partial != null && sparse) {
            throw Refusals.because(Refusals.CANNOT_CREATE_INDEX, "An index is sparse or partial, not both.");
        }
        return new IndexSpec(
                String.valueOf(description.get("name")),
                fields,
                Boolean.TRUE.equals(description.get("unique")),
                sparse,
                partial,
                expireAfter);
    }

    private static boolean isSimple(String field, @Nullable Object demanded) {
        return !field.startsWith("$")
                && (!(demanded instanceof Document operators)
                        || operators.keySet().stream().noneMatch(it -> it.startsWith("$"))
                        || COMPARISONS.containsAll(operators.keySet()));
    }

    private static boolean isAscending(String field, @Nullable Object direction) {
        if (!(direction instanceof Number number) || number.doubleValue() == 0) {
            throw Refusals.because(
                    Refusals.CANNOT_CREATE_INDEX,
                    "The index on '" + field + "' is ascending (1) or descending (-1); this store has no other kind.");
        }
        if (field.isEmpty() || field.startsWith("$") || field.contains("$**")) {
            throw Refusals.because(Refusals.CANNOT_CREATE_INDEX, "'" + field + "' is no field that can be indexed.");
        }
        return number.doubleValue() > 0;
    }

    /// Whether both order the same documents in the same way.
    boolean isSameAs(IndexSpec other) {
        return hasSameKeys(other)
                && unique == other.unique
                && sparse == other.sparse
                && java.util.Objects.equals(partial, other.partial)
                && java.util.Objects.equals(expireAfterSeconds, other.expireAfterSeconds);
    }

    boolean hasSameKeys(IndexSpec other) {
        return describe(fields).equals(describe(other.fields));
    }

    /// Whether some documents may not be in it.
    boolean leavesOut() {
        return sparse || partial != null;
    }

    private static List<String> describe(List<IndexKey> fields) {
        return fields.stream().map(IndexKey::toString).toList();
    }
}
