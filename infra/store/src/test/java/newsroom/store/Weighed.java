package newsroom.store;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The files of a store, compared with the documents in it, all the time.
final class Weighed implements AutoCloseable {

    /// The log alone may have 32 MB, which says nothing of a store that has hardly more.
    private static final long ENOUGH = 100_000_000;

    private static final Duration TWO_HOUSEKEEPINGS = Duration.ofSeconds(12);

    private final Path folder;
    private final AtomicLong live = new AtomicLong();
    private final ScheduledExecutorService scales = Executors.newSingleThreadScheduledExecutor();
    private volatile double largest;

    Weighed(Path folder) {
        this.folder = folder;
        scales.scheduleWithFixedDelay(this::weigh, 100, 100, TimeUnit.MILLISECONDS);
    }

    /// @param bytes that the documents have more than before
    void add(long bytes) {
        live.addAndGet(bytes);
    }

    long live() {
        return live.get();
    }

    private void weigh() {
        if (live.get() > ENOUGH) {
            largest = Math.max(largest, overLive());
        }
    }

    double overLive() {
        long files = 0;
        for (var file : folder.toFile().listFiles(File::isFile)) {
            files += file.length();
        }
        return (double) files / live.get();
    }

    double largestOverLive() {
        return largest;
    }

    /// How the files weigh now that nothing is written any more, and how long it takes until they are within a bound.
    double settled(Figures figures, double bound) {
        figures.add("files over documents, as the writes end", "%.2f", overLive());
        var start = System.nanoTime();
        await().atMost(Duration.ofMinutes(1)).until(() -> overLive() <= bound || seconds(start) > 30);
        figures.add("seconds until that is at most %.0f".formatted(bound), "%.1f", seconds(start));
        await().pollDelay(TWO_HOUSEKEEPINGS).atMost(Duration.ofMinutes(1)).until(() -> true);
        var settled = overLive();
        figures.add("files over documents, 12 seconds later", "%.2f", settled);
        figures.add("the most it ever was", "%.2f", largest);
        return settled;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    @Override
    public void close() {
        scales.shutdownNow();
    }
}
