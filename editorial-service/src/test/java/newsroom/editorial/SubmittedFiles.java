package newsroom.editorial;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Stands where the submission service gives out files.
public final class SubmittedFiles {

    public static final String KEY = "a key of this test that only services know";

    /// The paths that were asked for.
    public static final Queue<String> ASKED = new ConcurrentLinkedQueue<>();

    private static final Map<String, byte[]> FILES = new ConcurrentHashMap<>();

    private SubmittedFiles() {}

    static String start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/internal/", exchange -> {
                var path = exchange.getRequestURI().getPath();
                ASKED.add(path);
                var bytes = FILES.get(path);
                var known =
                        ("Service " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
                exchange.getResponseHeaders().set("Content-Type", "image/png");
                exchange.sendResponseHeaders(
                        known ? bytes == null ? 404 : 200 : 401, known && bytes != null ? bytes.length : -1);
                if (known && bytes != null) {
                    exchange.getResponseBody().write(bytes);
                }
                exchange.close();
            });
            server.start();
            return "http://127.0.0.1:" + server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void has(UUID article, String sha256, byte[] bytes) {
        FILES.put("/internal/articles/" + article + "/files/" + sha256, bytes);
    }
}
