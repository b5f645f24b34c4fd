package newsroom.store;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Checkpoint;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.CompactRangeOptions.BottommostLevelCompaction;
import org.rocksdb.CompressionType;
import org.rocksdb.FlushOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.Range;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.SizeApproximationFlag;
import org.rocksdb.Slice;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files of one opening of the store, by RocksDB: sorted keys, written whole batches at a time.
///
/// A batch survives the end of this process as soon as it is written, and the loss of power as soon as `awaitSynced`
/// returns; many who wait share one sync. After a write or a sync failed nothing of this opening can be relied on.
final class Engine implements AutoCloseable {

    static {
        RocksDB.loadLibrary();
    }

    private static final Logger log = LoggerFactory.getLogger(Engine.class);

    /// So many that it is worth writing them out, so that what they deleted can go.
    private static final long MANY_DELETED = 10_000;

    private static final long MEGABYTE = 1 << 20;
    private static final long WRITE_BUFFER = 8 * MEGABYTE;
    private static final long CACHE = 32 * MEGABYTE;

    /// What has to be read again after a crash, at most.
    private static final long LOG = 32 * MEGABYTE;

    private final StoreFolder folder;
    private final Options options;
    private final LRUCache cache = new LRUCache(CACHE);
    private final org.rocksdb.Logger told = new Told();
    private final BloomFilter filter = new BloomFilter(10);
    private final WriteOptions unsynced = new WriteOptions();
    private final FlushOptions flushing = new FlushOptions().setWaitForFlush(true);
    private final CompactRangeOptions compacting =
            new CompactRangeOptions().setBottommostLevelCompaction(BottommostLevelCompaction.kForceOptimized);
    private final RocksDB files;
    private final Object syncs = new Object();
    private long synced;
    private boolean syncing;
    private volatile boolean broken;

    private Engine(StoreFolder folder) throws RocksDBException {
        this.folder = folder;
        options = options();
        files = RocksDB.open(options, folder.path().toString());
        synced = files.getLatestSequenceNumber();
    }

    /// @throws RocksDBException if another process has the files open, or they cannot be read or written
    static Engine open(StoreFolder folder) throws RocksDBException {
        return new Engine(folder);
    }

    private Options options() {
        var table = new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setBlockSize(4 << 10)
                .setCacheIndexAndFilterBlocks(true)
                .setPinL0FilterAndIndexBlocksInCache(true)
                .setFilterPolicy(filter);
        return new Options()
                .setCreateIfMissing(true)
                .setTableFormatConfig(table)
                .setWriteBufferSize(WRITE_BUFFER)
                .setMaxWriteBufferNumber(2)
                .setMaxTotalWalSize(LOG)
                .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
                .setTargetFileSizeBase(16 * MEGABYTE)
                .setMaxBytesForLevelBase(16 * MEGABYTE)
                .setLevel0FileNumCompactionTrigger(2)
                .setLevelCompactionDynamicLevelBytes(true)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setAllowFAllocate(false) // a small disk needs the room that is not used yet
                .setAvoidFlushDuringRecovery(true) // a full disk can still be read from
                .setMaxBackgroundJobs(2)
                .setMaxOpenFiles(256)
                .setLogger(told)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0);
    }

    boolean isBroken() {
        return broken;
    }

    byte @Nullable [] get(byte[] key) {
        try {
            return files.get(key);
        } catch (RocksDBException e) {
            throw broken(e);
        }
    }

    void put(byte[] key, byte[] value) {
        try (var batch = new WriteBatch()) {
            batch.put(key, value);
            write(batch);
        } catch (RocksDBException e) {
            throw broken(e);
        }
    }

    /// Writes all of it or nothing.
    void write(WriteBatch batch) {
        if (!folder.hasRoomFor(batch.getDataSize())) {
            throw Refusals.full();
        }
        try {
            files.write(unsynced, batch);
        } catch (RocksDBException e) {
            throw broken(e);
        }
    }

    /// Forgets every key with the prefix.
    void deleteAll(byte[] prefix) {
        try (var batch = new WriteBatch()) {
            batch.deleteRange(prefix, Keys.after(prefix));
            write(batch);
        } catch (RocksDBException e) {
            throw broken(e);
        }
    }

    /// Returns when everything that was to be seen before the call would survive a loss of power.
    void awaitSynced() {
        var mine = files.getLatestSequenceNumber();
        synchronized (syncs) {
            while (synced < mine && syncing) {
                awaitTheOther();
            }
            if (synced >= mine) {
                return;
            }
            if (broken) {
                throw Refusals.broken();
            }
            syncing = true;
        }
        var covered = -1L;
        try {
            var next = files.getLatestSequenceNumber();
            files.syncWal();
            covered = next;
        } catch (RocksDBException e) {
            throw broken(e);
        } finally {
            synchronized (syncs) {
                synced = Math.max(synced, covered);
                syncing = false;
                syncs.notifyAll();
            }
        }
    }

    private void awaitTheOther() {
        try {
            syncs.wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusals.broken();
        }
    }

    private RuntimeException broken(RocksDBException e) {
        broken = true;
        return Refusals.broken(e);
    }

    /// Everything as it is at this moment, until it is closed.
    View view() {
        return new View();
    }

    /// How many entries begin with the prefix: read one by one.
    long count(byte[] prefix) {
        long count = 0;
        try (var view = view();
                var entries = view.entries(prefix, Keys.after(prefix), false)) {
            for (; entries.isValid(); entries.next()) {
                count++;
            }
        }
        return count;
    }

    /// Roughly how many bytes the keys with the prefix have on disk.
    long size(byte[] prefix) {
        try (var from = new Slice(prefix);
                var to = new Slice(Keys.after(prefix))) {
            return files.getApproximateSizes(
                            List.of(new Range(from, to)),
                            SizeApproximationFlag.INCLUDE_FILES,
                            SizeApproximationFlag.INCLUDE_MEMTABLES)[0];
        }
    }

    long filesSize() {
        return property("rocksdb.total-sst-files-size");
    }

    /// Gives back the room of what was deleted or overwritten, where that is worth it.
    void compact() {
        try {
            if (property("rocksdb.num-deletes-active-mem-table") > MANY_DELETED) {
                files.flush(flushing);
            }
            long entries = 0;
            long deleted = 0;
            for (var table : files.getPropertiesOfAllTables().values()) {
                entries += table.getNumEntries();
                deleted += table.getNumDeletions();
            }
            var wasted = filesSize() - property("rocksdb.estimate-live-data-size");
            if (filesSize() > LOG && (wasted > filesSize() / 3 || deleted * 8 > entries)) {
                files.compactRange(files.getDefaultColumnFamily(), null, null, compacting);
            }
        } catch (RocksDBException e) {
            throw broken(e);
        }
    }

    private long property(String name) {
        try {
            return files.getLongProperty(name);
        } catch (RocksDBException e) {
            throw broken(e);
        }
    }

    /// Writes all there is into a new folder, from which a store can be opened.
    void backUp(Path folder) {
        try (var checkpoint = Checkpoint.create(files)) {
            checkpoint.createCheckpoint(folder.toString());
        } catch (RocksDBException e) {
            throw Refusals.because(Refusals.BAD_VALUE, "No backup was made in " + folder + ": " + e.getMessage());
        }
    }

    /// Reads every block and compares it with its checksum.
    ///
    /// @throws RocksDBException if one is not as it was written
    void verify() throws RocksDBException {
        files.verifyChecksum();
    }

    @Override
    public void close() {
        if (!broken) {
            try {
                files.syncWal();
            } catch (RocksDBException e) {
                broken = true;
            }
        }
        files.close();
        unsynced.close();
        flushing.close();
        compacting.close();
        options.close();
        told.close();
        filter.close();
        cache.close();
    }

    /// Keeps what RocksDB has to say out of a file of its own, which would tell exactly when everything happened.
    private static final class Told extends org.rocksdb.Logger {

        private Told() {
            super(InfoLogLevel.WARN_LEVEL);
        }

        @Override
        protected void log(InfoLogLevel level, String message) {
            log.debug("{}", message);
        }
    }

    /// The keys as they were at one moment.
    final class View implements AutoCloseable {

        private final org.rocksdb.Snapshot snapshot = files.getSnapshot();
        private final ReadOptions reading = new ReadOptions().setSnapshot(snapshot);

        byte @Nullable [] get(byte[] key) {
            try {
                return files.get(reading, key);
            } catch (RocksDBException e) {
                throw broken(e);
            }
        }

        /// The entries from a key on, up to but not including another; from behind if they are to be reversed.
        Entries entries(byte[] from, byte[] to, boolean reverse) {
            return new Entries(from, to, reverse, snapshot);
        }

        @Override
        public void close() {
            reading.close();
            files.releaseSnapshot(snapshot);
        }
    }

    /// Goes from entry to entry.
    final class Entries implements AutoCloseable {

        private final Slice lower;
        private final Slice upper;
        private final ReadOptions reading;
        private final RocksIterator iterator;
        private final boolean reverse;
        private final boolean empty;

        private Entries(byte[] from, byte[] to, boolean reverse, org.rocksdb.Snapshot snapshot) {
            this.lower = new Slice(from);
            this.upper = new Slice(to);
            this.reading = new ReadOptions()
                    .setSnapshot(snapshot)
                    .setIterateLowerBound(lower)
                    .setIterateUpperBound(upper);
            this.iterator = files.newIterator(reading);
            this.reverse = reverse;
            this.empty = Arrays.compareUnsigned(from, to) >= 0;
            if (!empty && reverse) {
                iterator.seekToLast();
            } else if (!empty) {
                iterator.seekToFirst();
            }
        }

        boolean isValid() {
            if (empty) {
                return false;
            }
            if (iterator.isValid()) {
                return true;
            }
            try {
                iterator.status();
            } catch (RocksDBException e) {
                throw broken(e);
            }
            return false;
        }

        void next() {
            if (reverse) {
                iterator.prev();
            } else {
                iterator.next();
            }
        }

        byte[] key() {
            return iterator.key();
        }

        byte[] value() {
            return iterator.value();
        }

        @Override
        public void close() {
            iterator.close();
            reading.close();
            lower.close();
            upper.close();
        }
    }
}
