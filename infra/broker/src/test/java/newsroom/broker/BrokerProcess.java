package newsroom.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A broker in a process of its own, so that it can be killed.
final class BrokerProcess implements AutoCloseable {
    private static final String READY = "listening on ";

    private final Process process;
    private final String bootstrapServers;

    private BrokerProcess(Process process, String bootstrapServers) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    static BrokerProcess start(Path folder) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        var said = process.inputReader();
        var heard = new StringBuilder();
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            heard.append(line).append('\n');
            if (line.startsWith(READY)) {
                return new BrokerProcess(process, line.substring(READY.length()));
            }
        }
        throw new IllegalStateException("The broker did not start:\n" + heard);
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    /// As by `kill -9`.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    static void main(String[] args) throws InterruptedException {
        try (var broker = EmbeddedBroker.start(Path.of(args[0]), 0)) {
            Topics.create(broker.bootstrapServers());
            System.out.println(READY + broker.bootstrapServers());
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
