package newsroom.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rocksdb.RocksDBException;

/// The store from one opening of its files to the next.
final class OpenedStore extends AbstractMongoBackend implements AutoCloseable {

    private final Engine engine;
    private final Catalog catalog;
    private final Map<String, StoredDatabase> stored = new ConcurrentHashMap<>();

    /// Opens every database there is; nothing of their documents is read.
    OpenedStore(Engine engine) {
        super(Clock.systemUTC());
        this.engine = engine;
        this.catalog = new Catalog(engine);
        catalog.databases().forEach(this::resolveDatabase);
    }

    Engine engine() {
        return engine;
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return stored.computeIfAbsent(name, it -> new StoredDatabase(it, getCursorRegistry(), engine, catalog));
    }

    @Override
    public void dropDatabase(String name) {
        super.dropDatabase(name);
        stored.remove(name);
    }

    /// Deletes what has expired.
    void expire(Instant now) {
        stored.values().forEach(it -> it.expire(now));
    }

    List<String> faults() {
        var faults = new ArrayList<String>();
        try {
            engine.verify();
        } catch (RocksDBException e) {
            faults.add("The files are not as they were written: " + e.getMessage());
        }
        stored.values().forEach(it -> it.faults().forEach(faults::add));
        return faults;
    }

    @Override
    public void close() {
        super.close();
        engine.close();
    }
}
