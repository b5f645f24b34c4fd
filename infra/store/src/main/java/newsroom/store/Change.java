package newsroom.store;

import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// What is being changed of a collection, to be written all at once: a document, its entries in every index, and how
/// many documents there are.
final class Change implements AutoCloseable {

    private final Engine engine;
    private final WriteBatch batch = new WriteBatch();
    private int documents;
    private long bytes;

    Change(Engine engine) {
        this.engine = engine;
    }

    void put(byte[] key, byte[] value) {
        try {
            batch.put(key, value);
        } catch (RocksDBException e) {
            throw Refusals.broken(e);
        }
    }

    void delete(byte[] key) {
        try {
            batch.delete(key);
        } catch (RocksDBException e) {
            throw Refusals.broken(e);
        }
    }

    /// @param documents how many more there are
    /// @param bytes how many more they have
    void count(int documents, long bytes) {
        this.documents += documents;
        this.bytes += bytes;
    }

    int documents() {
        return documents;
    }

    long bytes() {
        return bytes;
    }

    void write() {
        engine.write(batch);
        clear();
    }

    void clear() {
        batch.clear();
        documents = 0;
        bytes = 0;
    }

    @Override
    public void close() {
        batch.close();
    }
}
