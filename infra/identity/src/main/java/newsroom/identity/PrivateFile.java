package newsroom.identity;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// A text on disk that nobody but its owner may read. It is replaced whole or not at all, by one writer at a time, also
/// among processes, and a change that has returned survives a crash.
final class PrivateFile {
    private static final String OWNER_ONLY = "rw-------";
    private static final String FOLDER_OF_OWNER_ONLY = "rwx------";

    /// A lock on a file keeps out other processes; within one process it throws instead of waiting.
    private static final Lock ONE_WRITER = new ReentrantLock();

    private final Path path;

    PrivateFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    Optional<String> read() {
        try {
            var permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
            if (!permissions.endsWith("------")) {
                throw new IllegalStateException(
                        "Not only its owner may use %s: chmod 600 it, and replace what is secret in it"
                                .formatted(path));
            }
            return Optional.of(Files.readString(path));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Replaces the text by what `next` makes of it (of nothing, if there is none yet), and returns that.
    String change(Function<Optional<String>, String> next) {
        ONE_WRITER.lock();
        try {
            var folder = path.resolveSibling("");
            Files.createDirectories(folder, ownerMay(FOLDER_OF_OWNER_ONLY));
            try (var lockFile = FileChannel.open(folder.resolve(".lock"), Set.of(CREATE, WRITE), ownerMay(OWNER_ONLY));
                    var _ = lockFile.lock()) {
                var before = read();
                var after = next.apply(before);
                if (!before.equals(Optional.of(after))) {
                    replace(folder, after);
                }
                return after;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            ONE_WRITER.unlock();
        }
    }

    private void replace(Path folder, String text) throws IOException {
        var draft = Files.createTempFile(folder, ".new-", "", ownerMay(OWNER_ONLY));
        try {
            try (var written = FileChannel.open(draft, WRITE)) {
                written.write(StandardCharsets.UTF_8.encode(text));
                written.force(true);
            }
            Files.move(draft, path, ATOMIC_MOVE);
            try (var renamed = FileChannel.open(folder)) {
                renamed.force(true);
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private static FileAttribute<?> ownerMay(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
