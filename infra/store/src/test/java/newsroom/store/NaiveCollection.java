package newsroom.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// What a collection should hold and answer, told without any cleverness: a list that is looked through every
/// time.
final class NaiveCollection {
    static final int DUPLICATE_KEY = 11000;

    /// What a write makes of a document.
    interface Change extends UnaryOperator<Document> {}

    /// What becomes of a document: another one, or a refusal.
    ///
    /// @param document none if it is refused
    /// @param code of the refusal, 0 for none
    record Outcome(@Nullable Document document, int code) {}

    private static final String WHOLE = "";

    private final Map<Object, Document> documents = new LinkedHashMap<>();
    private final List<NaiveIndex> indexes =
            new ArrayList<>(List.of(new NaiveIndex("_id_", new Document("_id", 1), true, false, null)));

    List<Document> all() {
        return List.copyOf(documents.values());
    }

    List<Document> find(Document filter) {
        return documents.values().stream()
                .filter(it -> NaiveFilter.matches(it, filter))
                .toList();
    }

    /// What is there now under the id of a document.
    @Nullable
    Document now(Document document) {
        return documents.get(document.get("_id"));
    }

    static Comparator<Document> order(Document sort) {
        return sort.entrySet().stream()
                .map(it -> {
                    var descending = Integer.valueOf(-1).equals(it.getValue());
                    Comparator<Document> ascending =
                            Comparator.comparing(document -> standing(document, it.getKey(), descending), Values.ORDER);
                    return descending ? ascending.reversed() : ascending;
                })
                .reduce((_, _) -> 0, Comparator::thenComparing);
    }

    /// The value by which a document stands in an order: of several the first, in the direction of the order.
    private static @Nullable Object standing(Document document, String path, boolean descending) {
        var keys = Values.keys(document, path);
        return descending ? Collections.max(keys, Values.ORDER) : Collections.min(keys, Values.ORDER);
    }

    /// What a projection that names fields, or fields of documents in them, leaves of a document.
    static Document projected(Document document, Document projection) {
        var wanted = projection.keySet().stream()
                .map(it -> it.split("\\."))
                .collect(groupingBy(it -> it[0], mapping(it -> it.length == 1 ? WHOLE : it[1], Collectors.toSet())));
        var left = new Document("_id", document.get("_id"));
        document.forEach((name, value) -> {
            if (wanted.containsKey(name)) {
                left.append(name, only(value, wanted.getOrDefault(name, Set.of())));
            }
        });
        return left;
    }

    private static @Nullable Object only(@Nullable Object value, Set<String> wanted) {
        if (wanted.contains(WHOLE)) {
            return value;
        }
        return switch (value) {
            case Document document -> {
                var left = Values.copy(document);
                left.keySet().retainAll(wanted);
                yield left;
            }
            case List<?> list -> list.stream().map(it -> only(it, wanted)).toList();
            case null, default -> throw new IllegalArgumentException("Only documents have fields");
        };
    }

    /// Whether another document must not be there with those that are.
    boolean refuses(Document another) {
        return indexes.stream().anyMatch(it -> it.refuses(another, documents.values()));
    }

    /// What would become of a document by a change, if the others allow it.
    Outcome changed(Document before, Change change) {
        var outcome = alone(before, change);
        var after = outcome.document();
        if (after == null || before.equals(after)) {
            return outcome;
        }
        var there = documents.remove(before.get("_id"));
        var refused = refuses(after);
        if (there != null) {
            put(there);
        }
        return refused ? new Outcome(null, DUPLICATE_KEY) : outcome;
    }

    /// What would become of something that is not there yet.
    Outcome inserted(Document seed, Change change) {
        var outcome = alone(seed, change);
        var after = outcome.document();
        return after != null && refuses(after) ? new Outcome(null, DUPLICATE_KEY) : outcome;
    }

    /// What would become of a document if it were the only one.
    static Outcome alone(Document before, Change change) {
        try {
            return new Outcome(change.apply(before), 0);
        } catch (NaiveUpdate.Refused e) {
            return new Outcome(null, e.code);
        }
    }

    void put(Document document) {
        documents.put(document.get("_id"), document);
    }

    void remove(Document document) {
        documents.remove(document.get("_id"));
    }

    // Indexes

    List<NaiveIndex> indexes() {
        return indexes;
    }

    boolean isIndexed(NaiveIndex index) {
        return indexes.stream()
                .anyMatch(it -> it.keys().equals(index.keys())
                        && List.copyOf(it.keys().keySet())
                                .equals(List.copyOf(index.keys().keySet())));
    }

    @Override
    public String toString() {
        return indexes.stream().map(NaiveIndex::toString).collect(Collectors.joining("; "));
    }
}
