package newsroom.testing.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// A wire between two processes that can be made slow, be held up in one direction or both, and be cut.
public final class TcpProxy implements AutoCloseable {

    /// What the wire does to those who use it.
    public sealed interface Fault {

        /// Nothing.
        record None() implements Fault {}

        /// Every piece arrives later.
        record Delay(Duration by) implements Fault {}

        /// Nothing arrives at one or both of the ends while it lasts; what was held arrives afterwards.
        record Hold(boolean toServer, boolean toClient) implements Fault {}

        /// Connections are refused; those there were end with a reset.
        record Refuse() implements Fault {}
    }

    private static final int PIECE = 64 << 10;

    private final ServerSocket listening;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile Fault fault = new Fault.None();
    private volatile boolean closed;

    private TcpProxy(ServerSocket listening, int target) {
        this.listening = listening;
        this.target = target;
    }

    /// A wire to a port on the loopback address, whether anybody listens there or not.
    public static TcpProxy to(int target) {
        try {
            var proxy = new TcpProxy(new ServerSocket(Ports.free(), 100, InetAddress.getLoopbackAddress()), target);
            Thread.ofVirtual().name("proxy-" + target).start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where to connect in place of the target.
    public int port() {
        return listening.getLocalPort();
    }

    /// From now on the wire does this, to the connections there are too.
    public void become(Fault next) {
        lock.lock();
        try {
            fault = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (next instanceof Fault.Refuse) {
            reset();
        }
    }

    /// The wire is whole again.
    public void heal() {
        become(new Fault.None());
    }

    /// Ends all connections there are with a reset; new ones are taken.
    public void reset() {
        open.forEach(TcpProxy::resetOne);
        open.clear();
    }

    @Override
    public void close() {
        closed = true;
        heal();
        reset();
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!closed) {
            try {
                var client = listening.accept();
                if (fault instanceof Fault.Refuse) {
                    resetOne(client);
                } else {
                    Thread.ofVirtual().start(() -> connect(client));
                }
            } catch (IOException _) {
                // closed
            }
        }
    }

    private void connect(Socket client) {
        try {
            var server = new Socket(InetAddress.getLoopbackAddress(), target);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            open.add(client);
            open.add(server);
            Thread.ofVirtual().start(() -> carry(server, client, false));
            carry(client, server, true);
        } catch (IOException _) {
            resetOne(client);
        }
    }

    private void carry(Socket from, Socket to, boolean toServer) {
        var piece = new byte[PIECE];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                if (fault instanceof Fault.Delay(var by)) {
                    LockSupport.parkNanos(by.toNanos());
                }
                awaitWay(toServer);
                out.write(piece, 0, length);
            }
            awaitWay(toServer);
            to.shutdownOutput();
        } catch (IOException _) {
            resetOne(from);
            resetOne(to);
        }
        if (from.isInputShutdown() && to.isInputShutdown()) {
            open.remove(from);
            open.remove(to);
        }
    }

    private void awaitWay(boolean toServer) {
        lock.lock();
        try {
            while (fault instanceof Fault.Hold(var holdsToServer, var holdsToClient)
                    && (toServer ? holdsToServer : holdsToClient)) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void resetOne(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException _) {
            // closed already
        }
    }
}
