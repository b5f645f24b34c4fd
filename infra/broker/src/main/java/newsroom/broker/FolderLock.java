package newsroom.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Keeps a folder for this process until it is closed or the process ends.
record FolderLock(FileChannel channel) implements AutoCloseable {
    private static final String NAME = "newsroom.lock";

    static FolderLock take(Path folder) {
        try {
            Files.createDirectories(folder);
            var channel = FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() != null) {
                    return new FolderLock(channel);
                }
            } catch (OverlappingFileLockException _) {
                // This process has it itself.
            }
            channel.close();
            throw new BrokerUnavailable("Another process has the broker in " + folder + " open; stop it first.");
        } catch (IOException e) {
            throw new BrokerUnavailable("The broker cannot use its folder " + folder + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
