package newsroom.testing.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/// Ports that a part keeps over its restarts. They lie below those that the system gives to whoever asks for any, so
/// that nobody has one meanwhile.
public final class Ports {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final AtomicInteger NEXT =
            new AtomicInteger(LOWEST + (int) (ProcessHandle.current().pid() * 97 % (HIGHEST - LOWEST)));

    private Ports() {}

    /// A port on the loopback address that nobody listens on.
    public static int free() {
        for (int tries = LOWEST; tries < HIGHEST; tries++) {
            var port = NEXT.updateAndGet(it -> it + 1 < HIGHEST ? it + 1 : LOWEST);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException _) {
                // somebody has it
            }
        }
        throw new IllegalStateException("No port is free between " + LOWEST + " and " + HIGHEST);
    }
}
