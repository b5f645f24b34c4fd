package newsroom.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What clients sent and were answered, and when faults came and went: in a file, one line of JSON each, and in memory
/// for the checker.
final class History implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final long zero = System.nanoTime();
    private final Path file;
    private final java.io.Writer writer;
    private final List<Call> calls = new ArrayList<>();
    private final List<Read> reads = new ArrayList<>();

    History(Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.getParent());
            this.writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file() {
        return file;
    }

    /// Nanoseconds since it began.
    long now() {
        return System.nanoTime() - zero;
    }

    synchronized void add(Call call) {
        calls.add(call);
        write(call);
    }

    synchronized void add(Read read) {
        reads.add(read);
        write(read);
    }

    /// Notes what befell the newsroom.
    synchronized void tell(String what) {
        write(Map.of("at", now(), "happened", what));
    }

    synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    synchronized List<Read> reads() {
        return List.copyOf(reads);
    }

    private void write(Object line) {
        try {
            writer.write(JSON.writeValueAsString(line));
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
