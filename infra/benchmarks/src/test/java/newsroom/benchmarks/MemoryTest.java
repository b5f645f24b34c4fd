package newsroom.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the whole newsroom takes of the machine's memory, as `infra/newsroom` starts it: when it does nothing, at most
/// while the demo runs in it, and at most while ten demos' articles come at once.
@Tag("benchmark")
class MemoryTest {

    private static final int RUNS = 5;
    private static final int TENFOLD = 10;
    private static final int MOST_IDLE = 650;
    private static final int MOST_IN_DEMO = 850;

    @TempDir(factory = OnThisDisk.class)
    private Path folder;

    @Test
    void the_newsroom_fits_a_small_machine_and_slows_down_under_load() throws Exception {
        var idle = new double[RUNS];
        var inDemo = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            try (var newsroom = new StartedNewsroom(folder, "idle-" + i)) {
                idle[i] = newsroom.idle();
            }
            try (var newsroom = new StartedNewsroom(folder, "demo-" + i)) {
                newsroom.takeDemo(1);
                inDemo[i] = newsroom.most();
            }
        }
        print("resident, idle", idle);
        print("resident, at most while it takes the demo's articles", inDemo);
        parts();
        try (var newsroom = new StartedNewsroom(folder, "tenfold")) {
            newsroom.takeDemo(1);
            var began = System.nanoTime();
            newsroom.takeDemo(TENFOLD);
            print("resident, at most while it takes " + TENFOLD + " times as many at once", newsroom.most());
            System.out.printf(
                    Locale.ROOT,
                    "which took %.0f s and ended well; swapped: %.0f MB%n",
                    (System.nanoTime() - began) / 1e9,
                    newsroom.megabytes("VmSwap"));
            assertThat(newsroom.megabytes("VmSwap")).isZero();
        }
        assertThat(Figures.at(idle, 0.5)).isLessThanOrEqualTo(MOST_IDLE);
        assertThat(Figures.at(inDemo, 0.5)).isLessThanOrEqualTo(MOST_IN_DEMO);
    }

    /// What each part takes, by leaving it to another newsroom.
    private void parts() throws Exception {
        try (var whole =
                new StartedNewsroom(folder, "whole", Map.of("JAVA_TOOL_OPTIONS", "-XX:NativeMemoryTracking=summary"))) {
            var all = whole.idle();
            double withoutBroker;
            double withoutBoth;
            try (var newsroom =
                    new StartedNewsroom(folder, "brokerless", Map.of(), "--kafka", whole.address("broker"))) {
                withoutBroker = newsroom.idle();
            }
            try (var newsroom = new StartedNewsroom(
                    folder, "bare", Map.of(), "--kafka", whole.address("broker"), "--store", whole.address("store"))) {
                withoutBoth = newsroom.idle();
            }
            print("of which the broker", all - withoutBroker);
            print("of which the store", withoutBroker - withoutBoth);
            print("of which the services and the JVM", withoutBoth);
            System.out.println(told(List.of("jcmd", Long.toString(whole.process()), "VM.native_memory", "summary")));
        }
    }

    private static void print(String what, double... megabytes) {
        System.out.printf(
                Locale.ROOT,
                "%s: %.0f MB (%.0f to %.0f, of %d)%n",
                what,
                Figures.at(megabytes, 0.5),
                Figures.at(megabytes, 0),
                Figures.at(megabytes, 1),
                megabytes.length);
    }

    private static String told(List<String> command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
        return told;
    }
}
