package newsroom.store;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The file from one opening to the next, and the commits that make its answers durable.
///
/// A write is applied while no commit runs, so that no commit holds half of one. Then it waits for a commit together
/// with all who came meanwhile. After a commit failed nothing of this opening can be trusted any more.
final class OpenedStore {
    private static final Logger log = LoggerFactory.getLogger(OpenedStore.class);

    /// In a store smaller than this the waste does not matter.
    private static final long WORTH_COMPACTING = 32 << 20;

    private static final int WANTED_FILL_PERCENT = 50;
    private static final int COMPACTION_MILLIS = 200;

    private final MVStore store;
    private final H2Backend backend;

    /// Shared by writes being applied, exclusive to commits and compaction.
    private final ReentrantReadWriteLock applying = new ReentrantReadWriteLock();

    /// How many writes have begun: all that anybody can see has been counted here before.
    private final AtomicLong begun = new AtomicLong();

    private final Object commits = new Object();
    private long committed;
    private boolean committing;
    private volatile boolean broken;

    OpenedStore(StoreFile file) {
        this.store = file.open();
        this.backend = new H2Backend(store);
    }

    boolean isBroken() {
        return broken;
    }

    /// Answers when all that the reader may have seen is on disk.
    <T> T read(Function<H2Backend, T> act) {
        var result = act.apply(backend);
        awaitCommit(begun.get());
        return result;
    }

    /// Answers when what was written is on disk.
    <T> T write(Function<H2Backend, T> act) {
        T result;
        long mine;
        applying.readLock().lock();
        try {
            mine = begun.incrementAndGet();
            result = act.apply(backend);
        } catch (MVStoreException e) {
            // The file gave way under the write.
            broken = true;
            log.error("The store could not write", e);
            throw Refusals.broken();
        } finally {
            applying.readLock().unlock();
        }
        awaitCommit(mine);
        return result;
    }

    private void awaitCommit(long mine) {
        synchronized (commits) {
            while (committed < mine && committing) {
                awaitTheOther();
            }
            if (committed >= mine) {
                return;
            }
            if (broken) {
                throw Refusals.broken();
            }
            committing = true;
        }
        try {
            var covered = commit();
            synchronized (commits) {
                committed = covered;
            }
        } catch (RuntimeException e) {
            broken = true;
            log.error("The store could not commit; what waited for it is taken back", e);
            throw Refusals.broken();
        } finally {
            synchronized (commits) {
                committing = false;
                commits.notifyAll();
            }
        }
    }

    private void awaitTheOther() {
        try {
            commits.wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusals.broken();
        }
    }

    private long commit() {
        long covered;
        applying.writeLock().lock();
        try {
            covered = begun.get();
            store.commit();
        } finally {
            applying.writeLock().unlock();
        }
        store.sync();
        return covered;
    }

    /// Gives room back to the disk, a little at a time, so that nobody waits long for it.
    void compact() {
        var file = store.getFileStore();
        if (file.size() < WORTH_COMPACTING || usedPercent() >= WANTED_FILL_PERCENT) {
            return;
        }
        applying.writeLock().lock();
        try {
            store.commit();
            store.compactFile(COMPACTION_MILLIS);
            store.commit();
        } finally {
            applying.writeLock().unlock();
        }
    }

    private int usedPercent() {
        var file = store.getFileStore();
        return file.getFillRate() * file.getChunksFillRate() / 100;
    }

    void close() {
        if (broken) {
            store.closeImmediately();
        } else {
            store.close(COMPACTION_MILLIS);
        }
    }
}
