package newsroom.store;

import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// An index, as far as it can be noticed: by the duplicates that it refuses.
///
/// @param partial which documents are in it, if not all are
record NaiveIndex(
        String name,
        Document keys,
        boolean unique,
        boolean sparse,
        @Nullable Document partial) {
    private static final Comparator<List<@Nullable Object>> ORDER = (a, b) -> Values.compare(a, b);

    IndexOptions options() {
        var options = new IndexOptions().name(name).unique(unique).sparse(sparse);
        return partial == null ? options : options.partialFilterExpression(partial);
    }

    /// Whether one of its entries would be another document's too.
    boolean refuses(Document document, Collection<Document> others) {
        if (!unique) {
            return false;
        }
        var entries = entries(document);
        return others.stream().flatMap(it -> entries(it).stream()).anyMatch(entries::contains);
    }

    /// Whether documents must not be in it together.
    boolean refuses(Collection<Document> documents) {
        var taken = new TreeSet<>(ORDER);
        return unique && !documents.stream().flatMap(it -> entries(it).stream()).allMatch(taken::add);
    }

    /// What a document is found by: for each of its fields a value, and for one field that is a list each of its
    /// values.
    TreeSet<List<@Nullable Object>> entries(Document document) {
        var entries = new TreeSet<>(ORDER);
        if (partial != null && !NaiveFilter.matches(document, partial)) {
            return entries;
        }
        var rows = List.<List<@Nullable Object>>of(List.of());
        for (var path : keys.keySet()) {
            var longer = new ArrayList<List<@Nullable Object>>();
            for (var row : rows) {
                for (var value : Values.keys(document, path)) {
                    var extended = new ArrayList<>(row);
                    extended.add(value);
                    longer.add(extended);
                }
            }
            rows = longer;
        }
        rows.stream()
                .filter(row -> !sparse || row.stream().anyMatch(Values::isThere))
                .forEach(entries::add);
        return entries;
    }

    @Override
    public String toString() {
        return name + " " + keys.toJson() + (unique ? " unique" : "") + (sparse ? " sparse" : "")
                + (partial == null ? "" : " where " + partial);
    }
}
