package newsroom.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// What the process that runs on a data folder says about itself, for the commands beside it.
///
/// @param state `starting`, `ready` or `failed`
/// @param message why it failed, or empty
/// @param startMillis how long the start took
/// @param addresses of the parts, by their labels
record Running(long pid, String state, String message, long startMillis, Map<String, String> addresses) {

    private static final JsonMapper JSON = new JsonMapper();

    Running {
        addresses = new TreeMap<>(addresses);
    }

    static Optional<Running> read(Path data) {
        var file = data.resolve("running.json");
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(Files.readString(file), Running.class))
                    : Optional.empty();
        } catch (IOException | tools.jackson.core.JacksonException _) {
            return Optional.empty(); // it is being written, or of another version
        }
    }

    /// The one that runs on this folder now.
    static Optional<Running> alive(Path data) {
        // The number of a process may be another's after a restart of the machine; the lock is nobody else's.
        return read(data).filter(_ -> DataFolder.isTaken(data)).filter(Running::isAlive);
    }

    void write(Path data) {
        try {
            DataFolder.PrivateFiles.write(
                    data.resolve("running.json"),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    String address(Part part) {
        var address = addresses.get(part.label());
        if (address == null) {
            throw new Refused("The running newsroom has no " + part.label());
        }
        return address;
    }
}
