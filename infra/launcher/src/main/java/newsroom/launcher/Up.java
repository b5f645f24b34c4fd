package newsroom.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Starting and stopping a newsroom that runs in the background.
final class Up {

    private static final Duration LONGEST_START = Duration.ofSeconds(120);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(60);

    private Up() {}

    /// Starts a process of its own and returns when all of it answers.
    static void inBackground(Options options, List<String> arguments) {
        try (var data = DataFolder.take(options.data())) { // tells what stands in the way, before anything is started
            data.checkStoreKind(options.store().kind());
        }
        if (options.store().kind() == StoreKind.MONGOD) {
            Mongod.onPath();
        }
        options.withPortsTried();
        try {
            Files.createDirectories(options.data().resolve("logs"));
            Files.deleteIfExists(options.data().resolve("running.json"));
            var output = options.data().resolve("logs/process.log");
            var builder = new ProcessBuilder(command(withoutStore(arguments)))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
            // Everybody on the machine sees the command of a process, and only its owner the variables.
            builder.environment().put(Options.STORE_VARIABLE, options.store().value());
            var child = builder.start();
            var until = System.nanoTime() + LONGEST_START.toNanos();
            while (System.nanoTime() < until) {
                var running = Running.read(options.data());
                if (running.isPresent() && running.get().state().equals("ready")) {
                    System.out.printf(
                            "The newsroom runs (process %d, after %.1f s):%n",
                            child.pid(), running.get().startMillis() / 1000.0);
                    Status.printAddresses(running.get());
                    return;
                }
                if (child.waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw new Refused(Running.read(options.data())
                            .map(Running::message)
                            .filter(it -> !it.isEmpty())
                            .orElse(Files.readString(output)));
                }
            }
            child.destroy();
            throw new Refused(
                    "It did not start within " + LONGEST_START.toSeconds() + " s; see 'infra/newsroom logs'.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Stops it and returns when it is gone.
    static void down(Options options) {
        var running = Running.alive(options.data());
        if (running.isEmpty()) {
            System.out.println("No newsroom runs on " + options.data() + ".");
            return;
        }
        var process = ProcessHandle.of(running.get().pid()).orElseThrow();
        process.destroy();
        try {
            process.onExit().get(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
            System.out.println("Stopped.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException _) {
            throw new Refused("Process " + process.pid() + " does not stop; see 'infra/newsroom logs'.");
        }
    }

    private static List<String> withoutStore(List<String> arguments) {
        var others = new ArrayList<>(arguments);
        for (var at = others.indexOf("--store"); at >= 0; at = others.indexOf("--store")) {
            others.subList(at, at + 2).clear();
        }
        return others;
    }

    /// This very JVM's command, with another task.
    private static List<String> command(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Launcher.class.getName(), "run"));
        command.addAll(arguments);
        return command;
    }
}
