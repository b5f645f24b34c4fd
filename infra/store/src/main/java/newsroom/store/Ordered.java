package newsroom.store;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/// An index whose entries lie in the order of its fields. Which one is used is for `Plan` to say, not for the server.
abstract class Ordered extends Index<Position> {

    final StoredCollection collection;
    final IndexSpec spec;

    Ordered(StoredCollection collection, IndexSpec spec) {
        super(spec.name(), spec.fields(), spec.leavesOut());
        this.collection = collection;
        this.spec = spec;
    }

    IndexSpec spec() {
        return spec;
    }

    /// What all its entries begin with, and nothing else.
    abstract byte[] prefix();

    /// Whether a document may have several entries.
    abstract boolean isMultikey();

    /// Whether a document may have an array in this one of its fields.
    abstract boolean isMultikey(int field);

    /// The position of the document that an entry stands for.
    abstract Position positionOf(byte[] key, byte[] value);

    @Override
    public Position getPosition(Document document) {
        return collection.positionOf(document);
    }

    @Override
    public boolean isUnique() {
        return spec.unique();
    }

    /// The collection makes it; the server, which would make it of what it holds if it were empty, does not.
    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public long getDataSize() {
        return 0;
    }

    @Override
    public boolean canHandle(@Nullable Document query) {
        return false;
    }

    @Override
    public Iterable<Position> getPositions(Document query) {
        throw new UnsupportedOperationException("Plan chooses the index");
    }
}
