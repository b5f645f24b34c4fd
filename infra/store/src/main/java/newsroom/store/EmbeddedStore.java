package newsroom.store;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/// A MongoDB-compatible store in this JVM, reachable on the loopback address only, for as long as it is open.
///
/// What it answered is on disk: a write is answered after it was committed and forced to the disk, and a read is
/// answered after everything it saw was. One process at a time has the folder.
public final class EmbeddedStore implements AutoCloseable {
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
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StoreUnavailable("The store cannot make its folder " + folder + ": " + e.getMessage(), e);
        }
        var backend = DurableBackend.open(folder);
        var server = new MongoServer(backend);
        try {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, WORKERS);
        } catch (Exception e) {
            server.shutdownNow();
            throw new StoreUnavailable("The store cannot listen on port " + port + ": " + e.getMessage(), e);
        }
        return new EmbeddedStore(server, server.getLocalAddress());
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
