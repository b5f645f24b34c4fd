package newsroom.store;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/// What a benchmark found, as a table at its end. Two things are compared within one run and in turns, so that whatever
/// else the machine does befalls both.
final class Figures {
    private static final int WARM_UPS = 3;
    private static final int PAIRS = 7;

    private final String title;
    private final double loadBefore = load();
    private final List<String> rows = new ArrayList<>();

    Figures(String title) {
        this.title = title;
    }

    /// Measures the one and the other in turns, each first as often as second.
    ///
    /// @return how many times the other the one is: the median of all pairs
    double ratio(String what, Callable<Double> one, Callable<Double> other) throws Exception {
        for (int i = 0; i < WARM_UPS; i++) {
            one.call();
            other.call();
        }
        var ones = new double[PAIRS];
        var others = new double[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            if (i % 2 == 0) {
                ones[i] = one.call();
                others[i] = other.call();
            } else {
                others[i] = other.call();
                ones[i] = one.call();
            }
        }
        var ratios = IntStream.range(0, PAIRS)
                .mapToDouble(i -> ones[i] / others[i])
                .sorted()
                .toArray();
        add(
                what,
                "%.2f (%.2f to %.2f; %.4g and %.4g)",
                ratios[PAIRS / 2],
                ratios[0],
                ratios[PAIRS - 1],
                median(ones),
                median(others));
        return ratios[PAIRS / 2];
    }

    private static double median(double[] values) {
        return java.util.Arrays.stream(values).sorted().toArray()[values.length / 2];
    }

    void add(String what, String format, Object... values) {
        var row = "%-58s %s".formatted(what, String.format(Locale.ROOT, format, values));
        System.out.println(row);
        rows.add(row);
    }

    void print() {
        System.out.printf(
                Locale.ROOT,
                "%n%s (load average %.1f before, %.1f after; %d cores)%n",
                title,
                loadBefore,
                load(),
                Runtime.getRuntime().availableProcessors());
        rows.forEach(it -> System.out.println("  " + it));
        System.out.println();
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
