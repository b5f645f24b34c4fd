package newsroom.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/// What was measured, each figure the median of the ratios of pairs that were taken in turns, so that whatever else the
/// machine does befalls both. They are printed, and kept as a table in `target/benchmarks.md`.
final class Figures {

    static final int PAIRS = 7;

    private static final Path TABLE = Path.of("target/benchmarks.md");

    private Figures() {}

    /// Measures two things in turns.
    ///
    /// @param what is measured, and against what
    /// @param goal in words
    /// @return the median ratio of ours to theirs
    static double ratio(String what, String goal, String unit, Callable<Double> ours, Callable<Double> theirs)
            throws Exception {
        var ratios = new double[PAIRS];
        var us = new double[PAIRS];
        var them = new double[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            if (i % 2 == 0) {
                us[i] = ours.call();
                them[i] = theirs.call();
            } else {
                them[i] = theirs.call();
                us[i] = ours.call();
            }
            ratios[i] = us[i] / them[i];
        }
        add(what, goal, unit, ratios, at(us, 0.5), at(them, 0.5));
        return at(ratios, 0.5);
    }

    static void add(String what, String goal, String unit, double[] ratios, double ours, double theirs)
            throws IOException {
        var row = String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f to %.2f, %d pairs | %.1f and %.1f %s | %s | load %.1f |%n",
                what,
                at(ratios, 0.5),
                at(ratios, 0),
                at(ratios, 1),
                ratios.length,
                ours,
                theirs,
                unit,
                goal,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        System.out.print(row);
        if (Files.notExists(TABLE)) {
            Files.createDirectories(TABLE.getParent());
            Files.writeString(TABLE, heading());
        }
        Files.writeString(TABLE, row, StandardOpenOption.APPEND);
    }

    private static String heading() {
        return "%s, %d cores, Java %s%n%n| what | ratio | of | ours and theirs | goal | at the end |%n|---|---|---|---|---|---|%n"
                .formatted(
                        Instant.now().truncatedTo(ChronoUnit.MINUTES),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version());
    }

    static double at(double[] values, double part) {
        var sorted = Arrays.stream(values).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * part))];
    }

    /// How often a second so many threads can do something, each again and again.
    static double perSecond(int threads, double seconds, Callable<?> something) throws Exception {
        var until = System.nanoTime() + (long) (seconds * 1e9);
        var began = System.nanoTime();
        long done = 0;
        try (var workers = Executors.newFixedThreadPool(threads)) {
            var counts = new java.util.ArrayList<java.util.concurrent.Future<Long>>();
            for (int i = 0; i < threads; i++) {
                counts.add(workers.submit(() -> {
                    long count = 0;
                    while (System.nanoTime() < until) {
                        something.call();
                        count++;
                    }
                    return count;
                }));
            }
            for (var it : counts) {
                done += it.get();
            }
        }
        return done / ((System.nanoTime() - began) / 1e9);
    }
}
