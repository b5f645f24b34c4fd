package newsroom.store;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Objects;
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
                throw Refusals.INVALID_INDEX_OPTION.because("This store knows no index with '" + option + "'.");
            }
        }
        if (!(description.get("key") instanceof Document keys) || keys.isEmpty()) {
            throw Refusals.CANNOT_CREATE_INDEX.because("The key of an index names its fields.");
        }
        var fields = keys.entrySet().stream()
                .map(it -> new IndexKey(it.getKey(), isAscending(it.getKey(), it.getValue())))
                .toList();
        var sparse = Boolean.TRUE.equals(description.get("sparse"));
        var partial = description.get("partialFilterExpression") instanceof Document filter ? filter : null;
        if (partial != null && sparse) {
            throw Refusals.CANNOT_CREATE_INDEX.because("An index is sparse or partial, not both.");
        }
        if (partial != null && !partial.entrySet().stream().allMatch(it -> isSimple(it.getKey(), it.getValue()))) {
            throw Refusals.CANNOT_CREATE_INDEX.because(
                    "'partialFilterExpression' names fields and compares each by one of " + COMPARISONS + ".");
        }
        var expireAfter = description.get("expireAfterSeconds") instanceof Number seconds ? seconds.longValue() : null;
        if (expireAfter != null && (expireAfter < 0 || fields.size() > 1)) {
            throw Refusals.CANNOT_CREATE_INDEX.because("'expireAfterSeconds' is 0 or more, of an index on one field.");
        }
        var name = String.valueOf(description.get("name"));
        return new IndexSpec(
                name, fields, Boolean.TRUE.equals(description.get("unique")), sparse, partial, expireAfter);
    }

    private static boolean isSimple(String field, @Nullable Object demanded) {
        return !field.startsWith("$")
                && (!(demanded instanceof Document operators)
                        || operators.keySet().stream().noneMatch(it -> it.startsWith("$"))
                        || COMPARISONS.containsAll(operators.keySet()));
    }

    private static boolean isAscending(String field, @Nullable Object direction) {
        if (!(direction instanceof Number number) || number.doubleValue() == 0) {
            throw Refusals.CANNOT_CREATE_INDEX.because(
                    "The index on '" + field + "' is ascending (1) or descending (-1); there is no other kind here.");
        }
        if (field.isEmpty() || field.startsWith("$") || field.contains("$**")) {
            throw Refusals.CANNOT_CREATE_INDEX.because("'" + field + "' is no field that can be indexed.");
        }
        return number.doubleValue() > 0;
    }

    /// Whether both order the same documents in the same way.
    boolean isSameAs(IndexSpec other) {
        return hasSameKeys(other)
                && unique == other.unique
                && sparse == other.sparse
                && Objects.equals(partial, other.partial)
                && Objects.equals(expireAfterSeconds, other.expireAfterSeconds);
    }

    boolean hasSameKeys(IndexSpec other) {
        return fields.toString().equals(other.fields.toString());
    }

    /// Whether some documents may not be in it.
    boolean leavesOut() {
        return sparse || partial != null;
    }
}
