package newsroom.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileReader;

/// Every byte of every file that was written somewhere, whatever reads it usually.
///
/// The store's own files are read as it writes them: the entries of its tables one by one, since these are compressed,
/// and its logs also without the headers that break a word in two wherever a block of 32 KiB ends.
final class WrittenFiles {

    private static final int BLOCK = 32 * 1024;

    /// Sizes of a header in a log of RocksDB that is new, and in one that is written again.
    private static final List<Integer> HEADERS = List.of(7, 11);

    private final List<Path> folders;

    WrittenFiles(Path... folders) {
        this.folders = List.of(folders);
    }

    /// Which of these words stand in which files, whatever their case.
    Map<String, TreeSet<String>> with(Collection<String> words) {
        var found = new TreeMap<String, TreeSet<String>>();
        var sought = new TreeMap<String, String>();
        words.forEach(it -> sought.put(it, readable(it.getBytes(StandardCharsets.UTF_8))));
        for (var folder : folders) {
            for (var file : files(folder)) {
                for (var form : forms(file)) {
                    sought.forEach((word, bytes) -> {
                        if (form.contains(bytes)) {
                            found.computeIfAbsent(word, _ -> new TreeSet<>())
                                    .add(folder.getFileName() + "/" + folder.relativize(file));
                        }
                    });
                }
            }
        }
        return found;
    }

    private static List<Path> files(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> forms(Path file) {
        try {
            var bytes = Files.readAllBytes(file);
            var forms = new ArrayList<>(List.of(readable(bytes)));
            var name = file.getFileName().toString();
            if (name.matches("\\d+\\.log")) {
                HEADERS.forEach(it -> forms.add(readable(withoutHeaders(bytes, it))));
            }
            if (name.endsWith(".sst")) {
                forms.add(readable(entries(file)));
            }
            return forms;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] withoutHeaders(byte[] log, int header) {
        var out = new ByteArrayOutputStream(log.length);
        for (int block = 0; block < log.length; block += BLOCK) {
            var from = Math.min(log.length, block + header);
            out.write(log, from, Math.min(log.length, block + BLOCK) - from);
        }
        return out.toByteArray();
    }

    private static byte[] entries(Path table) {
        RocksDB.loadLibrary();
        var out = new ByteArrayOutputStream();
        try (var options = new Options();
                var reading = new ReadOptions();
                var reader = new SstFileReader(options)) {
            reader.open(table.toString());
            try (var entries = reader.newIterator(reading)) {
                for (entries.seekToFirst(); entries.isValid(); entries.next()) {
                    out.writeBytes(entries.key());
                    out.writeBytes(entries.value());
                }
            }
        } catch (RocksDBException e) {
            throw new AssertionError("A table of the store cannot be read", e);
        }
        return out.toByteArray();
    }

    /// A byte is a character, in lower case.
    private static String readable(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }
}
