package newsroom.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A small disk of its own for a folder, where one may be mounted; else the folder as it is. Its data goes with it.
record Disk(Path folder, boolean isMounted) implements AutoCloseable {

    private static final String SIZE = "size=512m";

    static Disk mount(Path folder) {
        try {
            Files.createDirectories(folder);
            run("umount", folder.toString()); // what a test that was killed left
            return new Disk(folder, run("mount", "-t", "tmpfs", "-o", SIZE, "newsroom", folder.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (isMounted) {
                run("umount", folder.toString());
            }
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(it -> it.toFile().delete());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean run(String... command) throws IOException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
