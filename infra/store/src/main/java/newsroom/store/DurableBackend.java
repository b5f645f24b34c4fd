package newsroom.store;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the server asks, answered durably or refused.
///
/// When a write failed, for want of space say, everyone who waited for it is refused, and the files are opened again
/// as the last good write left them.
final class DurableBackend implements MongoBackend {
    private static final Logger log = LoggerFactory.getLogger(DurableBackend.class);

    private static final int MOST_WRITES = 100_000;
    private static final int EXPIRY_SECONDS = 5;
    private static final String BACKUP = "storeBackup";

    private final StoreFolder folder;
    private final EmbeddedStore.Sync sync;
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("store-housekeeping").factory());

    /// Shared by whoever uses the files, exclusive to who opens and closes them.
    private final ReentrantReadWriteLock using = new ReentrantReadWriteLock();

    private OpenedStore opened;
    private boolean closed;

    private DurableBackend(StoreFolder folder, EmbeddedStore.Sync sync) {
        this.folder = folder;
        this.sync = sync;
        this.opened = new OpenedStore(folder.open());
        housekeeping.scheduleWithFixedDelay(this::reopen, 1, 1, TimeUnit.SECONDS);
        housekeeping.scheduleWithFixedDelay(this::tidy, EXPIRY_SECONDS, EXPIRY_SECONDS, TimeUnit.SECONDS);
    }

    static DurableBackend open(Path folder, EmbeddedStore.Sync sync) {
        return new DurableBackend(new StoreFolder(folder), sync);
    }

    /// Refusals are answers here: the server would write a request that throws into the log, with the texts in it.
    @Override
    public Document handleMessage(MongoMessage message) {
        var request = message.getDocument();
        var command = request.keySet().iterator().next();
        try {
            Commands.check(command, request);
            Deadline.set(request.get("maxTimeMS") instanceof Number millis ? millis.longValue() : 0);
            return answer(command, request, store -> switch (command) {
                case "hello" -> hello(store, message.getChannel(), message.getDatabaseName(), request);
                case "insert" -> withTrueCount(request, store.handleMessage(message));
                case BACKUP -> backUp(store, String.valueOf(request.get(BACKUP)));
                default -> store.handleMessage(message);
            });
        } catch (MongoServerException e) {
            log.debug("{} refused: {}", command, e.getMessage());
            return Refusals.answer(e);
        } catch (RuntimeException e) {
            log.error("{} failed", command, e);
            return Refusals.answer(new MongoServerException(command + " failed: " + e, e));
        } finally {
            Deadline.set(0);
        }
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        Commands.check(command, query);
        return answer(command, query, store -> switch (command) {
            case "hello" -> hello(store, channel, database, query);
            default -> store.handleCommand(channel, database, command, query);
        });
    }

    private static Document hello(OpenedStore store, Channel channel, String database, Document query) {
        var answer = store.handleCommand(channel, database, "ismaster", query);
        answer.put("isWritablePrimary", true);
        answer.put("maxWriteBatchSize", MOST_WRITES);
        return answer;
    }

    /// The server counts the documents it was given, also those it refused.
    private static Document withTrueCount(Document request, Document response) {
        if (response.get("writeErrors") instanceof List<?> errors
                && !errors.isEmpty()
                && errors.getFirst() instanceof Document first
                && first.get("index") instanceof Number reached
                && request.get("documents") instanceof List<?> documents) {
            var ordered = !Boolean.FALSE.equals(request.get("ordered"));
            response.put("n", ordered ? reached.intValue() : documents.size() - errors.size());
        }
        return response;
    }

    private Document backUp(OpenedStore store, String where) {
        folder.backUp(store.engine(), Path.of(where));
        return new Document("ok", 1.0).append("folder", where);
    }

    private Document answer(String command, Document request, Function<OpenedStore, Document> act) {
        var read = Commands.isRead(command, request);
        var answer = use(read, sync == EmbeddedStore.Sync.ALWAYS || Commands.isJournaled(request), act);
        if (answer.get("writeErrors") instanceof List<?> errors
                && errors.stream().anyMatch(Refusals::isFull)) {
            throw Refusals.full(); // an outage, not the fault of a document
        }
        return answer;
    }

    /// Answers when all that was written or may have been seen is as safe as it has to be.
    private <T> T use(boolean read, boolean safe, Function<OpenedStore, T> act) {
        using.readLock().lock();
        try {
            if (closed) {
                throw Refusals.closed();
            }
            if (!read && !folder.hasRoomFor(0)) {
                throw Refusals.full();
            }
            var engine = opened.engine();
            if (engine.isBroken()) {
                throw Refusals.broken();
            }
            var answer = act.apply(opened);
            if (engine.isBroken()) {
                throw Refusals.broken();
            }
            if (safe) {
                engine.awaitSynced();
            }
            return answer;
        } finally {
            using.readLock().unlock();
        }
    }

    private void reopen() {
        using.writeLock().lock();
        try {
            if (!closed && opened.engine().isBroken()) {
                opened.close();
                opened = new OpenedStore(folder.open());
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
            use(true, false, store -> {
                store.expire(Instant.now());
                store.engine().compact();
                return store;
            });
        } catch (RuntimeException e) {
            log.warn("The store could not be tidied, next try in {} s: {}", EXPIRY_SECONDS, e.getMessage());
        }
    }

    @Override
    public void close() {
        housekeeping.shutdown();
        using.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                opened.close();
            }
        } finally {
            using.writeLock().unlock();
        }
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        return use(true, false, store -> store.handleQuery(query));
    }

    @Override
    public void handleClose(Channel channel) {
        using.readLock().lock();
        try {
            if (!closed) {
                opened.handleClose(channel);
            }
        } finally {
            using.readLock().unlock();
        }
    }

    @Override
    public void dropDatabase(String database) {
        use(false, true, store -> {
            store.dropDatabase(database);
            return store;
        });
    }

    @Override
    public Collection<Document> getCurrentOperations(MongoQuery query) {
        return List.of();
    }

    @Override
    public Document getServerStatus() {
        return use(true, false, OpenedStore::getServerStatus);
    }

    @Override
    public void closeCursors(List<Long> cursors) {
        use(true, false, store -> {
            store.closeCursors(cursors);
            return store;
        });
    }

    @Override
    public MongoDatabase resolveDatabase(String database) {
        return use(false, true, store -> store.resolveDatabase(database));
    }

    @Override
    public Clock getClock() {
        return Clock.systemUTC();
    }

    @Override
    public void enableOplog() {
        throw new UnsupportedOperationException("The embedded store keeps no oplog");
    }

    @Override
    public void disableOplog() {
        // There is none.
    }

    @Override
    public MongoBackend version(MongoVersion version) {
        throw new UnsupportedOperationException("The embedded store speaks one version");
    }
}
