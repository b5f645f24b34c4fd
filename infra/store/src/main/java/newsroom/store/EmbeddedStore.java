package newsroom.store;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/// A MongoDB-compatible store in this JVM, reachable on the loopback address only, for as long as it is open.
///
/// What it answered survives the end of the process, and by its setting a loss of power too: a write is answered after
/// it was forced to the disk, and a read after everything it saw was. One process at a time has the folder.
public final class EmbeddedStore implements AutoCloseable {

    /// What has to survive a loss of power.
    public enum Sync {
        /// All that was answered.
        ALWAYS,
        /// What was asked for with `j: true`.
        ON_REQUEST
    }

    /// More threads than cores, because most of them wait for the same commit.
    private static final int WORKERS = 16;

    private final MongoServer server;
    private final InetSocketAddress address;

    private EmbeddedStore(MongoServer server, InetSocketAddress address) {
        this.server = server;
        this.address = address;
    }

    /// Opens the store in a folder, which is made when it is missing, and listens on a port; 0 picks a free one.
    ///
    /// @throws StoreUnavailable if the folder is in use, cannot be read or written, or the port is taken
    public static EmbeddedStore start(Path folder, int port) {
        return start(folder, port, Sync.ALWAYS);
    }

    /// The same with another setting.
    public static EmbeddedStore start(Path folder, int port, Sync sync) {
        var backend = new StoredBackend(new StoreFolder(folder), sync);
        var server = new MongoServer(backend);
        try {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, WORKERS);
        } catch (Exception e) {
            server.shutdownNow();
            throw new StoreUnavailable("The store cannot listen on port " + port + ": " + e.getMessage(), e);
        }
        return new EmbeddedStore(server, server.getLocalAddress());
    }

    /// Reads everything in a folder that no store is running in, and compares it with its checksums and its indexes.
    ///
    /// @return what is wrong, in sentences; nothing if all is well
    /// @throws StoreUnavailable if the folder is in use, cannot be read, or a newer version wrote it
    public static List<String> check(Path folder) {
        StoredBackend backend;
        try {
            backend = new StoredBackend(new StoreFolder(folder), Sync.ALWAYS);
        } catch (StoreUnavailable.Damaged e) {
            return List.of(String.valueOf(e.getMessage()));
        }
        try {
            return backend.faults();
        } finally {
            backend.close();
        }
    }

    /// The port it listens on.
    public int port() {
        return address.getPort();
    }

    /// Where a driver finds it.
    public String connectionString() {
        return connectionString("");
    }

    /// Where a driver finds one database of it.
    public String connectionString(String database) {
        return "mongodb://127.0.0.1:" + port() + "/" + database;
    }

    /// Takes no more requests, ends those under way and closes the file.
    @Override
    public void close() {
        server.shutdownNow();
    }
}
