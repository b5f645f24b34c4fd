package newsroom.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/// The one file that holds everything.
record StoreFile(Path folder) {
    private static final String NAME = "newsroom.store";
    private static final long MEGABYTE = 1 << 20;
    private static final long RESERVE = 64 * MEGABYTE;
    private static final int CACHE_MEGABYTES = 32;

    /// Opens the file for this process alone. Nothing is committed but by a call, and what no version needs any more
    /// may
    /// be overwritten by the commit after: everything before that one is on disk by then.
    MVStore open() {
        try {
            var store = new MVStore.Builder()
                    .fileName(path().toString())
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .autoCompactFillRate(60)
                    .cacheSize(CACHE_MEGABYTES)
                    .open();
            store.setRetentionTime(0);
            store.setVersionsToKeep(0);
            return store;
        } catch (MVStoreException e) {
            throw new StoreUnavailable(explain(e), e);
        }
    }

    private String explain(MVStoreException e) {
        return switch (e.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED -> "Another process has the store in " + folder + " open; stop it first.";
            case DataUtils.ERROR_UNSUPPORTED_FORMAT -> "The store in " + folder + " was written by a newer version.";
            case DataUtils.ERROR_FILE_CORRUPT -> "The store in " + folder + " is damaged: " + e.getMessage();
            default -> "The store in " + folder + " cannot be opened: " + e.getMessage();
        };
    }

    /// Whether so little room is left that a commit might not fit; a small disk keeps a tenth of itself.
    boolean isNearlyFull() {
        try {
            var disk = Files.getFileStore(folder);
            return disk.getUsableSpace() < Math.min(RESERVE, disk.getTotalSpace() / 10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path() {
        return folder.resolve(NAME);
    }
}
