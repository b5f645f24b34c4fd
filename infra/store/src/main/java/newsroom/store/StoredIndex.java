package newsroom.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// An index in the order of its fields: for each document an entry by the key of its values and its position; for an
/// array an entry for each element. Entries are changed in one write with their document.
final class StoredIndex extends Index<Position> implements Ordered {

    private final StoredCollection collection;
    private final IndexSpec spec;
    private final byte[] prefix;
    private volatile boolean multikey;

    /// @param prefix of all its entries
    StoredIndex(StoredCollection collection, IndexSpec spec, byte[] prefix, boolean multikey) {
        super(spec.name(), spec.fields(), spec.leavesOut());
        this.collection = collection;
        this.spec = spec;
        this.prefix = prefix;
        this.multikey = multikey;
    }

    @Override
    public IndexSpec spec() {
        return spec;
    }

    @Override
    public byte[] prefix() {
        return prefix;
    }

    @Override
    public boolean isMultikey() {
        return multikey;
    }

    @Override
    public boolean isUnique() {
        return spec.unique();
    }

    @Override
    public Position positionOf(byte[] key, byte[] value) {
        return new Position(value);
    }

    /// The keys of a document's entries, without their prefix and position.
    Set<byte[]> keysOf(Document document) {
        var keys = new TreeSet<byte[]>(Arrays::compareUnsigned);
        if (!holds(document)) {
            return keys;
        }
        for (var values : getKeyValues(document)) {
            keys.add(keyOf(values));
        }
        return keys;
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
            return new DefaultQueryMatcher().matches(document, spec.partial());
        }
        return !spec.sparse()
                || keys().stream()
                        .anyMatch(it -> !(Utils.getSubdocumentValueCollectionAware(document, it) instanceof Missing));
    }

    private boolean hasArray(Document document) {
        return keys().stream()
                .anyMatch(it -> Utils.getSubdocumentValueCollectionAware(document, it) instanceof Collection);
    }

    /// All of a document's entries, whole.
    byte[] entry(byte[] key, Position position) {
        return Keys.join(prefix, key, position.key());
    }

    @Override
    public Position getPosition(Document document) {
        return collection.positionOf(document);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Position> of) {
        checkUnique(keysOf(document), getPosition(document), document);
    }

    private void checkUnique(Set<byte[]> keys, Position own, Document document) {
        if (!spec.unique()) {
            return;
        }
        for (var key : keys) {
            var from = Keys.join(prefix, key);
            try (var view = collection.engine().view();
                    var entries = view.entries(from, Keys.after(from), false)) {
                for (; entries.isValid(); entries.next()) {
                    if (!Arrays.equals(entries.value(), own.key())) {
                        throw new DuplicateKeyError(this, collection, getKeys(), valuesWith(key, document));
                    }
                }
            }
        }
    }

    private KeyValue valuesWith(byte[] key, Document document) {
        return getKeyValues(document).stream()
                .filter(it -> Arrays.equals(keyOf(it), key))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void add(Document document, Position position, MongoCollection<Position> of) {
        keysOf(document).forEach(it -> collection.change().put(entry(it, position), position.key()));
        noteArrays(document);
    }

    @Override
    public Position remove(Document document) {
        var position = getPosition(document);
        keysOf(document).forEach(it -> collection.change().delete(entry(it, position)));
        return position;
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Position> of) {
        var added = keysOf(after);
        added.removeAll(keysOf(before));
        checkUnique(added, getPosition(before), after);
    }

    @Override
    public void updateInPlace(Document before, Document after, Position position, MongoCollection<Position> of) {
        var gone = keysOf(before);
        var added = keysOf(after);
        for (var key : gone) {
            if (!added.contains(key)) {
                collection.change().delete(entry(key, position));
            }
        }
        for (var key : added) {
            if (!gone.contains(key)) {
                collection.change().put(entry(key, position), position.key());
            }
        }
        noteArrays(after);
    }

    private void noteArrays(Document document) {
        if (!multikey && hasArray(document)) {
            collection.change().put(collection.catalog().keyOf(collection, spec, Catalog.MULTIKEY), new byte[] {1});
            multikey = true;
        }
    }

    /// The collection makes it; the server, which would make it of what it holds if it were empty, does not.
    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public void drop() {
        collection.catalog().forget(collection, this);
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return other instanceof StoredIndex index && spec.isSameAs(index.spec);
    }

    @Override
    public long getCount() {
        return collection.engine().count(prefix);
    }

    @Override
    public long getDataSize() {
        return collection.engine().size(prefix);
    }

    /// Which index is used is for `Plan` to say.
    @Override
    public boolean canHandle(@Nullable Document query) {
        return false;
    }

    @Override
    public Iterable<Position> getPositions(Document query) {
        throw new UnsupportedOperationException("Plan chooses the index");
    }
}
