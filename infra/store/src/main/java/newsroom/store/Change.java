package newsroom.store;

import org.rocksdb.WriteBatch;

/// What is being changed, to be written all at once: a document, its entries in every index, and how many documents
/// there are.
final class Change implements AutoCloseable {

    private final Engine engine;
    private final WriteBatch batch = new WriteBatch();
    private int documents;

    Change(Engine engine) {
        this.engine = engine;
    }

    void put(byte[] key, byte[] value) {
        engine.act(() -> batch.put(key, value));
    }

    void delete(byte[] key) {
        engine.act(() -> batch.delete(key));
    }

    void deleteAll(byte[] prefix) {
        engine.act(() -> batch.deleteRange(prefix, Keys.after(prefix)));
    }

    /// Notes how many more documents there are.
    void count(int more) {
        documents += more;
    }

    int documents() {
        return documents;
    }

    void write() {
        engine.write(batch);
        clear();
    }

    void clear() {
        batch.clear();
        documents = 0;
    }

    @Override
    public void close() {
        batch.close();
    }
}
