package newsroom.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// nginx (Debian's), which serves files as quickly as it can: compressed beforehand, and kept open.
final class StaticFiles implements AutoCloseable {

    private static final String CONFIGURATION = """
        daemon off;
        worker_processes %3$d;
        pid %1$s/nginx-%3$d.pid;
        error_log %1$s/error.log;
        events { worker_connections 1024; }
        http {
          access_log off;
          client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
          types { application/atom+xml atom; }
          sendfile on; tcp_nopush on;
          keepalive_requests 1000000000; keepalive_timeout 300s;
          gzip_static on; gzip_vary on;
          open_file_cache max=100 inactive=1h; open_file_cache_valid 1h;
          server {
            listen 127.0.0.1:%2$d;
            root %1$s/www;
            add_header Cache-Control "public, max-age=300, stale-while-revalidate=60";
            add_header Access-Control-Allow-Origin "*";
          }
        }
        """;

    final int workers;
    private final int port;
    private final Process nginx;

    /// @param workers how many processes serve; 1 is what nginx has where nothing is said
    StaticFiles(Path folder, int workers) throws IOException {
        this.workers = workers;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var configuration = folder.resolve("nginx-" + workers + ".conf");
        Files.writeString(configuration, CONFIGURATION.formatted(folder, port, workers));
        nginx = new ProcessBuilder("/usr/sbin/nginx", "-p", folder.toString(), "-c", configuration.toString())
                .inheritIO()
                .start();
    }

    String address() {
        return "http://127.0.0.1:" + port + FeedServingTest.PATH;
    }

    @Override
    public void close() {
        nginx.destroy(); // the master ends its workers
        try {
            if (!nginx.waitFor(10, TimeUnit.SECONDS)) {
                nginx.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
