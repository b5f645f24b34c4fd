package newsroom.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Arrays;
import java.util.List;

/// The documents themselves, which lie in the order of their `_id`: each is its own entry.
final class IdIndex extends Ordered {

    static final String NAME = "_id_";

    IdIndex(StoredCollection collection) {
        super(collection, new IndexSpec(NAME, List.of(new IndexKey("_id", true)), true, false, null, null));
    }

    @Override
    byte[] prefix() {
        return collection.prefix();
    }

    @Override
    boolean isMultikey() {
        return false;
    }

    @Override
    boolean isMultikey(int field) {
        return false;
    }

    @Override
    Position positionOf(byte[] key, byte[] value) {
        return new Position(Arrays.copyOfRange(key, prefix().length, key.length));
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Position> of) {
        if (collection.engine().get(collection.keyOf(getPosition(document))) != null) {
            throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(document.get("_id")));
        }
    }

    @Override
    public Position remove(Document document) {
        return getPosition(document);
    }

    @Override
    public long getCount() {
        return collection.count();
    }

    @Override
    public void add(Document document, Position position, MongoCollection<Position> of) {}

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Position> of) {}

    @Override
    public void updateInPlace(Document before, Document after, Position position, MongoCollection<Position> of) {}

    @Override
    public void drop() {}
}
