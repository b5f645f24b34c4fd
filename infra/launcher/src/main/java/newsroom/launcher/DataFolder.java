package newsroom.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;

/// The folder that holds everything a newsroom on one machine keeps. One process owns it at a time.
final class DataFolder implements AutoCloseable {

    /// The form of the data; a newer program reads older forms, an older one refuses newer ones.
    private static final int VERSION = 2;

    private static final long LEAST_FREE = 200L * 1024 * 1024;

    /// What marks a folder as a backup, which nobody runs on.
    static final String BACKUP_MARK = "backup";

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /// Takes the folder for this process, and makes it where there is none.
    ///
    /// @throws Refused if another process has it, its data is from a newer version, or there is no room
    static DataFolder take(Path folder) {
        if (Files.exists(folder.resolve(BACKUP_MARK))) {
            throw new Refused(folder + " is a backup, and nothing runs on it. Restore it into other data with "
                    + "'infra/newsroom restore " + folder + " --data DIR'.");
        }
        try {
            Files.createDirectories(folder);
            PrivateFiles.restrict(folder);
            var lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(lock)) {
                lock.close();
                throw new Refused("Another newsroom runs on the data in " + folder
                        + Running.read(folder)
                                .map(it -> " (process " + it.pid() + ")")
                                .orElse("")
                        + ". Stop it with 'infra/newsroom down', or use other data with --data DIR.");
            }
            var taken = new DataFolder(folder, lock);
            try {
                taken.checkVersion();
                taken.checkRoom();
            } catch (Refused e) {
                taken.close();
                throw e;
            }
            return taken;
        } catch (IOException e) {
            throw new Refused(
                    "The folder " + folder + " cannot be used: " + e.getMessage() + ". Name another with --data DIR.");
        }
    }

    /// Whether a process has the folder now.
    static boolean isTaken(Path folder) {
        if (!Files.exists(folder.resolve("lock"))) {
            return false;
        }
        try (var lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.WRITE)) {
            return !locked(lock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    Path path() {
        return folder;
    }

    /// A random secret of this newsroom that is made on first use and kept.
    String secret(String name) {
        var keys = folder.resolve("keys");
        var file = keys.resolve(name);
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            Files.createDirectories(keys);
            PrivateFiles.restrict(keys);
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            PrivateFiles.write(file, secret);
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Who keeps the documents of a newsroom; empty as long as none were kept.
    static Optional<StoreKind> storeKind(Path folder) {
        var file = folder.resolve("store-kind");
        try {
            if (Files.exists(file)) {
                var label = Files.readString(file).strip();
                return Optional.of(StoreKind.labelled(label)
                        .orElseThrow(() -> new Refused(
                                "This program does not know the store '" + label + "' that " + file + " names.")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // It was not noted before there was a choice.
        return Files.exists(folder.resolve("store")) ? Optional.of(StoreKind.EMBEDDED) : Optional.empty();
    }

    /// @throws Refused if another kind of store keeps the documents of this newsroom
    void checkStoreKind(StoreKind wanted) {
        var kept = storeKind(folder).orElse(wanted);
        if (kept != wanted) {
            throw new Refused("The documents of the newsroom in " + folder + " are with " + kept.words()
                    + ", and not with " + wanted.words() + ". Start it " + kept.option()
                    + ", or use other data with --data DIR.");
        }
    }

    void noteStoreKind(StoreKind kind) {
        write("store-kind", kind.label());
    }

    /// The epoch in which the store of a folder tells its events: 1, and one more after each restore.
    static int epoch(Path folder) {
        var file = folder.resolve("epoch");
        if (!Files.exists(file)) {
            return 1;
        }
        return numberIn(file)
                .filter(it -> it > 0)
                .orElseThrow(() -> new Refused(file + " does not hold the number of an epoch."));
    }

    /// Moves the epoch on; it never goes back.
    ///
    /// @return the epoch from now on
    int epochOfAtLeast(int least) {
        var epoch = Math.max(least, epoch(folder));
        write("epoch", Integer.toString(epoch));
        return epoch;
    }

    private void write(String name, String content) {
        try {
            PrivateFiles.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void checkVersion() throws IOException {
        checkVersion(folder);
        var file = folder.resolve("version");
        if (!Files.exists(file) || numberIn(file).orElse(0) < VERSION) {
            PrivateFiles.write(file, Integer.toString(VERSION));
        }
    }

    /// @throws Refused if what is in a folder is from a newer program
    static void checkVersion(Path folder) {
        var file = folder.resolve("version");
        if (!Files.exists(file)) {
            return;
        }
        var version = numberIn(file);
        if (version.isEmpty() || version.get() > VERSION) {
            throw new Refused("The data in " + folder + " is of version "
                    + version.map(String::valueOf).orElse("unknown") + ", and this program knows versions up to "
                    + VERSION + ". Use a newer program, or other data with --data DIR.");
        }
    }

    private static Optional<Integer> numberIn(Path file) {
        try {
            return Optional.of(Files.readString(file).strip())
                    .filter(it -> it.matches("\\d{1,9}"))
                    .map(Integer::parseInt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void checkRoom() throws IOException {
        var free = Files.getFileStore(folder).getUsableSpace();
        if (free < LEAST_FREE) {
            throw new Refused("The disk under " + folder + " is full: " + free / 1024 / 1024 + " MiB are free, and "
                    + LEAST_FREE / 1024 / 1024 + " MiB are needed to start.");
        }
    }

    private static boolean locked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    /// Files and folders that only their owner may read.
    static final class PrivateFiles {
        private PrivateFiles() {}

        static void restrict(Path folder) throws IOException {
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        }

        /// Copies a folder with all that is in it, so that it is on the disk.
        static void copy(Path folder, Path target) throws IOException {
            try (var all = Files.walk(folder)) {
                for (var it : all.toList()) {
                    var copy = target.resolve(folder.relativize(it).toString());
                    Files.copy(it, copy, StandardCopyOption.COPY_ATTRIBUTES);
                    if (Files.isRegularFile(copy)) {
                        try (var file = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                            file.force(true);
                        }
                    }
                }
            }
        }

        /// Removes a folder with all that is in it, if it is there.
        static void destroy(Path folder) throws IOException {
            if (!Files.exists(folder)) {
                return;
            }
            try (var all = Files.walk(folder)) {
                for (var it : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(it);
                }
            }
        }

        /// Writes a file whole or not at all.
        static void write(Path file, String content) throws IOException {
            var part = file.resolveSibling(file.getFileName() + ".part");
            Files.writeString(part, content + "\n");
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
