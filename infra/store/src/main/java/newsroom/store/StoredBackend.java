package newsroom.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the server asks, answered durably or refused.
///
/// When a write failed, for want of space say, everyone who waited for it is refused, and the files are opened again
/// as the last good write left them.
final class StoredBackend extends AbstractMongoBackend {

    private static final Logger log = LoggerFactory.getLogger(StoredBackend.class);
    private static final int MOST_WRITES = 100_000;
    private static final int TIDYING_SECONDS = 5;
    private static final String BACKUP = "storeBackup";

    private final StoreFolder folder;
    private final EmbeddedStore.Sync sync;
    private final Map<String, StoredDatabase> opened = new ConcurrentHashMap<>();
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("store-housekeeping").factory());

    /// Shared by whoever uses the files, exclusive to who opens and closes them.
    private final ReentrantReadWriteLock using = new ReentrantReadWriteLock();

    private Engine engine;
    private Catalog catalog;
    private boolean closed;

    /// Opens the files and every database in them; nothing of their documents is read.
    ///
    /// @throws StoreUnavailable if they are in use, cannot be read or written, or a newer version wrote them
    StoredBackend(StoreFolder folder, EmbeddedStore.Sync sync) {
        this.folder = folder;
        this.sync = sync;
        this.engine = folder.open();
        this.catalog = new Catalog(engine);
        try {
            catalog.databases().forEach(this::resolveDatabase);
        } catch (MongoServerException e) {
            engine.close();
            throw e.getCause() instanceof RocksDBException unreadable ? folder.unavailable(unreadable) : e;
        }
        housekeeping.scheduleWithFixedDelay(this::mend, 1, 1, TimeUnit.SECONDS);
        housekeeping.scheduleWithFixedDelay(this::tidy, TIDYING_SECONDS, TIDYING_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return opened.computeIfAbsent(name, it -> new StoredDatabase(it, getCursorRegistry(), engine, catalog));
    }

    @Override
    public void dropDatabase(String name) {
        super.dropDatabase(name);
        opened.remove(name);
    }

    /// Refusals are answers here: the server would write a request that throws into the log, with the texts in it.
    @Override
    public Document handleMessage(MongoMessage message) {
        var request = message.getDocument();
        var command = request.keySet().iterator().next();
        try {
            return handleCommand(message.getChannel(), message.getDatabaseName(), command, request);
        } catch (MongoServerException e) {
            log.debug("{} refused: {}", command, e.getMessage());
            return Refusals.answer(e);
        } catch (RuntimeException e) {
            log.error("{} failed", command, e);
            return Refusals.answer(new MongoServerException(command + " failed: " + e, e));
        }
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document request) {
        Commands.check(command, request);
        Deadline.set(request.get("maxTimeMS") instanceof Number millis ? millis.longValue() : 0);
        var safe = sync == EmbeddedStore.Sync.ALWAYS || Commands.isJournaled(request);
        var answer = use(safe, () -> switch (command) {
            case "hello" ->
                super.handleCommand(channel, database, "ismaster", request)
                        .append("isWritablePrimary", true)
                        .append("maxWriteBatchSize", MOST_WRITES);
            case BACKUP -> backUp(String.valueOf(request.get(BACKUP)));
            default -> super.handleCommand(channel, database, command, request);
        });
        var errors = Commands.documents(answer.get("writeErrors"));
        if (errors.stream().anyMatch(Refusals.OUT_OF_DISK_SPACE::isOf)) {
            throw Refusals.full(); // an outage, not the fault of a document
        }
        if (command.equals("insert") && !errors.isEmpty()) {
            // the server counts the documents it was given, also those it refused
            var given = Commands.documents(request.get("documents")).size();
            var isOrdered = !Boolean.FALSE.equals(request.get("ordered"));
            answer.put("n", isOrdered ? (int) Bson.numberOf(errors.getFirst(), "index") : given - errors.size());
        }
        return answer;
    }

    /// What drivers of years ago sent.
    @Override
    public QueryResult handleQuery(MongoQuery query) {
        throw Refusals.NOT_SUPPORTED.because("This store answers commands alone; take a newer driver.");
    }

    private Document backUp(String where) {
        folder.backUp(engine, Path.of(where));
        return new Document("ok", 1.0).append("folder", where);
    }

    /// Answers when all that was written or may have been seen is as safe as it has to be.
    private <T> T use(boolean safe, Supplier<T> act) {
        using.readLock().lock();
        try {
            if (closed) {
                throw Refusals.CLOSED.because("The store is closed.");
            }
            engine.checkWhole();
            var answer = act.get();
            engine.checkWhole();
            if (safe) {
                engine.awaitSynced();
            }
            return answer;
        } finally {
            using.readLock().unlock();
        }
    }

    private void mend() {
        using.writeLock().lock();
        try {
            if (!closed && engine.isBroken()) {
                super.close(); // forgets the databases
                opened.clear();
                engine.close();
                engine = folder.open();
                catalog = new Catalog(engine);
                catalog.databases().forEach(this::resolveDatabase);
                log.info("The store is open again");
            }
        } catch (RuntimeException e) {
            log.warn("The store could not be put in order, next try in a second: {}", e.getMessage());
        } finally {
            using.writeLock().unlock();
        }
    }

    private void tidy() {
        try {
            use(false, () -> {
                opened.values().forEach(it -> it.expire(getClock().instant()));
                return engine.compact();
            });
        } catch (RuntimeException e) {
            log.warn("The store could not be tidied, next try in {} s: {}", TIDYING_SECONDS, e.getMessage());
        }
    }

    /// What is wrong with the files, in sentences.
    List<String> faults() {
        var faults = new ArrayList<String>();
        try {
            engine.verify();
        } catch (RocksDBException e) {
            faults.add("The files are not as they were written: " + e.getMessage());
        }
        try {
            opened.values().forEach(it -> faults.addAll(it.faults()));
        } catch (MongoServerException e) {
            faults.add("The documents cannot be read to their end: " + e.getMessageWithoutErrorCode());
        }
        return faults;
    }

    @Override
    public void close() {
        housekeeping.shutdown();
        using.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                super.close();
                engine.close();
            }
        } finally {
            using.writeLock().unlock();
        }
    }
}
