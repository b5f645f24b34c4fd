package newsroom.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import newsroom.testing.process.JavaProcess;
import newsroom.testing.process.JavaProcess.Program;
import org.awaitility.Awaitility;

/// Broker, store or an instance of a service, which can be ended and started any number of times.
abstract class Part implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(120);

    private static final int MOST_ENDS = 5;

    private final String name;
    private final int port;
    private final Supplier<Program> program;
    private JavaProcess process;

    /// @param port that tells by being open that the part is ready
    Part(String name, int port, Supplier<Program> program) {
        this.name = name;
        this.port = port;
        this.program = program;
        this.process = JavaProcess.start(program.get());
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    synchronized JavaProcess process() {
        return process;
    }

    void kill() {
        process().kill();
    }

    void stop() {
        process().stop();
    }

    /// Starts it again, on the same data and the same ports; does not wait until it is ready.
    synchronized void start() {
        if (!process.isAlive()) {
            process.close();
            process = JavaProcess.start(program.get());
        }
    }

    /// Waits until it answers. One that ended because it could not start just now is started again, as whoever runs a
    /// newsroom does.
    void awaitReady() {
        var ends = new AtomicInteger();
        Awaitility.await(name)
                .atMost(LONGEST_START)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    if (!process().isAlive()) {
                        if (ends.incrementAndGet() > MOST_ENDS) {
                            throw new AssertionError(
                                    name + " does not start:\n" + process().lastWords());
                        }
                        start();
                    }
                    return answers();
                });
    }

    boolean answers() {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() {
        process().close();
    }

    @Override
    public String toString() {
        return name;
    }
}
