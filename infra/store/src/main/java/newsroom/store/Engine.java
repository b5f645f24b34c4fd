package newsroom.store;

import de.bwaldvogel.mongo.exception.MongoServerException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
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
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Slice;
import org.rocksdb.TablePropertiesCollectorFactory;
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
    private static final long MANY_DELETED = 1000;

    /// So many of so many entries, one after the other, that the file they are in is worth compacting.
    private static final int DENSE = 32;

    private static final int OF = 128;

    private static final long MEGABYTE = 1 << 20;
    private static final long WRITE_BUFFER = 8 * MEGABYTE;
    private static final long CACHE = 32 * MEGABYTE;

    /// What has to be read again after a crash, at most.
    private static final long LOG = 32 * MEGABYTE;

    /// Something that the files do.
    interface Act {
        void run() throws RocksDBException;
    }

    private final StoreFolder folder;
    private final LRUCache cache = new LRUCache(CACHE);
    private final BloomFilter filter = new BloomFilter(10);
    private final Told told = new Told();
    private final TablePropertiesCollectorFactory dense =
            TablePropertiesCollectorFactory.NewCompactOnDeletionCollectorFactory(OF, DENSE, 0);
    private final Options options = options();
    private final WriteOptions unsynced = new WriteOptions();
    private final FlushOptions flushing = new FlushOptions().setWaitForFlush(true);
    private final CompactRangeOptions compacting =
            new CompactRangeOptions().setBottommostLevelCompaction(BottommostLevelCompaction.kForceOptimized);
    private final RocksDB files;

    /// Syncs, one after the other without a pause while someone waits: measured, this took a fifth off the time of
    /// eight writers who synced for each other.
    private final ExecutorService syncs = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("store-syncs").factory());

    /// Of those who wait for a sync that has not begun.
    private final AtomicReference<@Nullable CompletableFuture<@Nullable Void>> waiting = new AtomicReference<>();

    private volatile long synced;
    private volatile boolean dropped = true; // perhaps before this opening
    private volatile boolean broken;

    /// @throws RocksDBException if another process has the files open, or they cannot be read or written
    Engine(StoreFolder folder) throws RocksDBException {
        this.folder = folder;
        files = RocksDB.open(options, folder.path().toString());
        synced = files.getLatestSequenceNumber();
    }

    private Options options() {
        var table = new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setBlockSize(4 << 10)
                .setCacheIndexAndFilterBlocks(true)
                .setPinL0FilterAndIndexBlocksInCache(true)
                .setFilterPolicy(filter);
        var options = new Options()
                .setCreateIfMissing(true)
                .setTableFormatConfig(table)
                .setWriteBufferSize(WRITE_BUFFER)
                .setMaxWriteBufferNumber(2)
                .setMaxTotalWalSize(LOG)
                .setRecycleLogFileNum(2) // what is written over another log is forced to the disk in half the time
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
        options.setTablePropertiesCollectorFactory(List.of(dense));
        return options;
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

    /// @throws de.bwaldvogel.mongo.exception.MongoServerError if it fails, and from then on whatever is written
    void act(Act act) {
        try {
            act.run();
        } catch (RocksDBException e) {
            broken = true;
            throw Refusals.broken(e);
        }
    }

    boolean isBroken() {
        return broken;
    }

    void checkWhole() {
        if (broken) {
            throw Refusals.broken();
        }
    }

    byte @Nullable [] get(byte[] key) {
        try {
            return files.get(key);
        } catch (RocksDBException e) {
            throw Refusals.broken(e);
        }
    }

    void put(byte[] key, byte[] value) {
        try (var change = new Change(this)) {
            change.put(key, value);
            change.write();
        }
    }

    /// Forgets every key with the prefix.
    void deleteAll(byte[] prefix) {
        try (var change = new Change(this)) {
            change.deleteAll(prefix);
            change.write();
            dropped = true;
        }
    }

    /// Writes all of it or nothing.
    void write(WriteBatch batch) {
        if (!folder.hasRoomFor(batch.getDataSize())) {
            throw Refusals.full();
        }
        act(() -> files.write(unsynced, batch));
    }

    /// Gives the entries from a key on, up to but not including another, to a reader until it has enough; from behind
    /// if they are to be reversed. They are as they were when this began.
    void read(byte[] from, byte[] to, boolean reverse, BiPredicate<byte[], byte[]> reader) {
        if (Arrays.compareUnsigned(from, to) >= 0) {
            return;
        }
        try (var lower = new Slice(from);
                var upper = new Slice(to);
                var options = new ReadOptions().setIterateLowerBound(lower).setIterateUpperBound(upper);
                var entries = files.newIterator(options)) {
            if (reverse) {
                entries.seekToLast();
            } else {
                entries.seekToFirst();
            }
            while (entries.isValid() && reader.test(entries.key(), entries.value())) {
                if (reverse) {
                    entries.prev();
                } else {
                    entries.next();
                }
            }
            entries.status();
        } catch (RocksDBException e) {
            throw Refusals.broken(e);
        }
    }

    /// Returns when everything that was to be seen before the call would survive a loss of power. Who asks while a sync
    /// is under way waits for the next one, with all others who asked meanwhile.
    void awaitSynced() {
        var mine = files.getLatestSequenceNumber();
        while (synced < mine) {
            checkWhole();
            var first = new CompletableFuture<@Nullable Void>();
            var others = waiting.compareAndExchange(null, first);
            if (others == null) {
                syncs.execute(this::sync);
            }
            (others == null ? first : others).join();
        }
    }

    private void sync() {
        var served = Objects.requireNonNull(waiting.getAndSet(null)); // there is one for each time this is called
        try {
            var next = files.getLatestSequenceNumber();
            act(files::syncWal);
            synced = next;
        } catch (MongoServerException e) {
            log.debug("Nobody who waits is served", e); // they look for themselves
        } finally {
            served.complete(null);
        }
    }

    long filesSize() {
        try {
            return files.getLongProperty("rocksdb.total-sst-files-size");
        } catch (RocksDBException e) {
            throw Refusals.broken(e);
        }
    }

    /// Gives back the room of what was deleted or overwritten, where that is worth it.
    boolean compact() {
        act(() -> {
            var manyGone = dropped || files.getLongProperty("rocksdb.num-deletes-active-mem-table") > MANY_DELETED;
            if (manyGone && folder.hasRoomFor(WRITE_BUFFER)) {
                dropped = false;
                files.flush(flushing);
            }
            long entries = 0;
            long deleted = 0;
            for (var table : files.getPropertiesOfAllTables().values()) {
                entries += table.getNumEntries();
                deleted += table.getNumDeletions();
            }
            var wasted = filesSize() - files.getLongProperty("rocksdb.estimate-live-data-size");
            var isWorthIt = filesSize() > LOG && (wasted > filesSize() / 3 || deleted * 8 > entries);
            if (isWorthIt && folder.hasRoomFor(filesSize())) {
                files.compactRange(files.getDefaultColumnFamily(), null, null, compacting);
            }
        });
        return true;
    }

    /// Writes all there is into a new folder, from which a store can be opened.
    void backUp(Path to) {
        try (var checkpoint = Checkpoint.create(files)) {
            checkpoint.createCheckpoint(to.toString());
        } catch (RocksDBException e) {
            throw Refusals.BAD_VALUE.because("No backup was made in " + to + ": " + e.getMessage());
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
        syncs.close();
        if (!broken) {
            try {
                files.syncWal();
            } catch (RocksDBException e) {
                log.error("The last writes could not be forced to the disk", e);
            }
        }
        files.close();
        java.util.stream.Stream.of(compacting, flushing, unsynced, options, dense, told, filter, cache)
                .forEach(org.rocksdb.AbstractNativeReference::close);
    }
}
