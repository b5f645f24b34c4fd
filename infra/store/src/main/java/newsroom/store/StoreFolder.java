package newsroom.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/// Where everything is, in files that a stamp says which version wrote.
record StoreFolder(Path path) {

    private static final String STAMP = "version";
    private static final String OLD = "newsroom.store";
    private static final int VERSION = 1;
    private static final long MEGABYTE = 1 << 20;
    private static final long RESERVE = 64 * MEGABYTE;

    /// Opens the files for this process alone.
    ///
    /// @throws StoreUnavailable if they are in use, cannot be read or written, or a newer version wrote them
    Engine open() {
        try {
            Files.createDirectories(path);
            stamp();
            return new Engine(this);
        } catch (IOException e) {
            throw new StoreUnavailable("The store cannot use its folder " + path + ": " + e.getMessage(), e);
        } catch (RocksDBException e) {
            throw unavailable(e);
        }
    }

    private void stamp() throws IOException {
        var stamp = path.resolve(STAMP);
        if (Files.exists(path.resolve(OLD)) && !Files.exists(stamp)) {
            throw new StoreUnavailable(
                    "The store in " + path + " was written by a version before this one, which kept it in " + OLD
                            + "; this one cannot read it. Move that file away to begin anew.",
                    null);
        }
        if (!Files.exists(stamp)) {
            Files.writeString(stamp, VERSION + "\n");
            return;
        }
        var written = Files.readString(stamp).strip();
        if (!written.equals(Integer.toString(VERSION))) {
            throw new StoreUnavailable(
                    "The store in " + path + " was written by a newer version (format " + written + ", this one knows "
                            + VERSION + "): start that one.",
                    null);
        }
    }

    /// What to tell whoever starts a store that cannot be opened or read.
    StoreUnavailable unavailable(RocksDBException e) {
        var message = String.valueOf(e.getMessage());
        if (e.getStatus() != null && e.getStatus().getCode() == Status.Code.Corruption) {
            return new StoreUnavailable.Damaged(
                    "The store in " + path + " is damaged: " + message + ". Restore a backup.", e);
        }
        return new StoreUnavailable(
                message.contains("/LOCK")
                        ? "Another process has the store in " + path + " open; stop it first."
                        : "The store in " + path + " cannot be opened: " + message,
                e);
    }

    /// Whether a reserve is left after a write, for what has to be put in order; on a small disk a tenth of it. Asked
    /// of `File`, because it is asked for each write: `FileStore` reads the whole list of mounts each time.
    boolean hasRoomFor(long bytes) {
        var disk = path.toFile();
        return disk.getUsableSpace() - bytes >= Math.min(RESERVE, disk.getTotalSpace() / 10);
    }

    /// Writes all there is into a new folder, which a store can be started from.
    void backUp(Engine engine, Path folder) {
        engine.backUp(folder);
        try {
            Files.copy(path.resolve(STAMP), folder.resolve(STAMP));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
