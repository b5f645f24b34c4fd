package newsroom.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// For each document an entry by the key of its values and its position; for an array an entry for each element.
/// Entries are changed in one write with their document.
final class StoredIndex extends Ordered {

    private final byte[] prefix;
    private volatile BitSet multikey;

    /// @param prefix of all its entries
    /// @param multikey which of its fields some document has an array in, by their places
    StoredIndex(StoredCollection collection, IndexSpec spec, byte[] prefix, BitSet multikey) {
        super(collection, spec);
        this.prefix = prefix;
        this.multikey = multikey;
    }

    @Override
    byte[] prefix() {
        return prefix;
    }

    @Override
    boolean isMultikey() {
        return !multikey.isEmpty();
    }

    @Override
    boolean isMultikey(int field) {
        return multikey.get(field);
    }

    @Override
    Position positionOf(byte[] key, byte[] value) {
        return new Position(value);
    }

    /// The keys of a document's entries, without their prefix and position, and the values they stand for.
    private NavigableMap<byte[], KeyValue> entriesOf(Document document) {
        var entries = new TreeMap<byte[], KeyValue>(Arrays::compareUnsigned);
        if (holds(document)) {
            valuesOf(document).forEach(it -> entries.put(keyOf(it), it));
        }
        return entries;
    }

    /// For each element of an array the values with the element in its place; an empty array stands for itself.
    private List<KeyValue> valuesOf(Document document) {
        var values = keys().stream().map(it -> valueOf(document, it)).toList();
        var arrays = values.stream().filter(Collection.class::isInstance).toList();
        if (arrays.isEmpty()) {
            return List.of(new KeyValue(values));
        }
        getKeyValues(document); // refuses arrays beside each other
        var size = ((Collection<?>) arrays.getFirst()).size();
        return size == 0
                ? List.of(new KeyValue(values))
                : IntStream.range(0, size)
                        .mapToObj(at -> new KeyValue(values.stream()
                                .map(it -> it instanceof Collection<?> array ? new ArrayList<>(array).get(at) : it)
                                .toList()))
                        .toList();
    }

    private byte[] keyOf(KeyValue values) {
        var parts = new byte[values.size()][];
        for (int i = 0; i < parts.length; i++) {
            var key = Keys.of(values.get(i));
            parts[i] = spec.fields().get(i).isAscending() ? key : Keys.inverted(key);
        }
        return Keys.join(parts);
    }

    private boolean holds(Document document) {
        if (spec.partial() != null) {
            return new Matcher().matches(document, spec.partial());
        }
        return !spec.sparse() || keys().stream().anyMatch(it -> !(valueOf(document, it) instanceof Missing));
    }

    private static Object valueOf(Document document, String field) {
        return Utils.getSubdocumentValueCollectionAware(document, field);
    }

    private byte[] entry(byte[] key, Position position) {
        return Keys.join(prefix, key, position.key());
    }

    /// The entries that a document should have, whole.
    Set<byte[]> wholeEntriesOf(Document document) {
        var entries = new TreeSet<byte[]>(Arrays::compareUnsigned);
        entriesOf(document).keySet().forEach(it -> entries.add(entry(it, getPosition(document))));
        return entries;
    }

    private void checkUnique(SortedMap<byte[], KeyValue> added, Position own) {
        if (spec.unique()) {
            added.forEach((key, values) -> {
                var from = Keys.join(prefix, key);
                collection.engine().read(from, Keys.after(from), false, (_, position) -> {
                    if (!Arrays.equals(position, own.key())) {
                        throw new DuplicateKeyError(this, collection, getKeys(), values);
                    }
                    return true;
                });
            });
        }
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Position> of) {
        checkUnique(entriesOf(document), getPosition(document));
    }

    @Override
    public void add(Document document, Position position, MongoCollection<Position> of) {
        put(entriesOf(document), document, position);
    }

    private void put(SortedMap<byte[], KeyValue> added, Document document, Position position) {
        added.keySet().forEach(it -> collection.change().put(entry(it, position), position.key()));
        var arrays = (BitSet) multikey.clone();
        for (int i = 0; i < spec.fields().size(); i++) {
            if (valueOf(document, spec.fields().get(i).getKey()) instanceof Collection) {
                arrays.set(i);
            }
        }
        if (!arrays.equals(multikey)) {
            collection
                    .change()
                    .put(
                            collection.catalog().keyOf(collection, spec, Catalog.MULTIKEY),
                            Catalog.bytes(arrays, spec.fields().size()));
            multikey = arrays;
        }
    }

    @Override
    public Position remove(Document document) {
        var position = getPosition(document);
        delete(entriesOf(document), position);
        return position;
    }

    private void delete(SortedMap<byte[], KeyValue> gone, Position position) {
        gone.keySet().forEach(it -> collection.change().delete(entry(it, position)));
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Position> of) {
        var added = entriesOf(after);
        added.keySet().removeAll(entriesOf(before).keySet());
        checkUnique(added, getPosition(before));
    }

    @Override
    public void updateInPlace(Document before, Document after, Position position, MongoCollection<Position> of) {
        var gone = entriesOf(before);
        var added = entriesOf(after);
        var kept = new TreeSet<>(gone.navigableKeySet());
        kept.retainAll(added.keySet());
        gone.keySet().removeAll(kept);
        added.keySet().removeAll(kept);
        delete(gone, position);
        put(added, after, position);
    }

    @Override
    public void drop() {
        collection.catalog().forget(this);
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return other instanceof StoredIndex index && spec.isSameAs(index.spec);
    }

    @Override
    public long getCount() {
        var count = new long[1];
        collection.engine().read(prefix, Keys.after(prefix), false, (_, _) -> ++count[0] > 0);
        return count[0];
    }
}
