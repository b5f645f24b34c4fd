package newsroom.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Arrays;
import java.util.List;

/// The documents themselves, which lie in the order of their `_id`.
final class IdIndex extends Index<Position> implements Ordered {

    private final StoredCollection collection;
    private final IndexSpec spec;

    IdIndex(StoredCollection collection, String name) {
        this(collection, new IndexSpec(name, List.of(new IndexKey("_id", true)), true, false, null, null));
    }

    private IdIndex(StoredCollection collection, IndexSpec spec) {
        super(spec.name(), spec.fields(), false);
        this.collection = collection;
        this.spec = spec;
    }

    @Override
    public IndexSpec spec() {
        return spec;
    }

    @Override
    public byte[] prefix() {
        return collection.prefix();
    }

    @Override
    public boolean isMultikey() {
        return false;
    }

    @Override
    public Position positionOf(byte[] key, byte[] value) {
        return new Position(Arrays.copyOfRange(key, prefix().length, key.length));
    }

    @Override
    public Position getPosition(Document document) {
        return collection.positionOf(document);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Position> of) {
        if (collection.engine().get(collection.keyOf(getPosition(document))) != null) {
            throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(document.get("_id")));
        }
    }

    @Override
    public void add(Document document, Position position, MongoCollection<Position> of) {
        // the document is the entry
    }

    @Override
    public Position remove(Document document) {
        return getPosition(document);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Position> of) {
        // an _id never changes
    }

    @Override
    public void updateInPlace(Document before, Document after, Position position, MongoCollection<Position> of) {
        // an _id never changes
    }

    @Override
    public boolean isUnique() {
        return true;
    }

    /// There is nothing to make: the documents are there.
    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public void drop() {
        // goes with its collection
    }

    @Override
    public long getCount() {
        return collection.count();
    }

    @Override
    public long getDataSize() {
        return 0;
    }

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Position> getPositions(Document query) {
        throw new UnsupportedOperationException("Plan chooses the index");
    }
}
