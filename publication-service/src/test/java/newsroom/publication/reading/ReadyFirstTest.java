package newsroom.publication.reading;

import static newsroom.contracts.Significance.MAJOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import newsroom.publication.RunningPublication;
import newsroom.publication.Wire;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Whoever answers, on the short way or on the long one, answers alike.
@ExtendWith(RunningPublication.Ends.class)
class ReadyFirstTest {

    private static final Clock CLOCK = Clock.fixed(Wire.NOON, ZoneOffset.UTC);

    private final RunningPublication publication = RunningPublication.shared();

    @Test
    void both_ways_answer_with_the_same_headers() {
        var topic = UUID.randomUUID();
        var wire = publication.wire();
        var text = Wire.text("ga", "Arán", "téacs");
        wire.bring(wire.approved(topic, 1, MAJOR, text));
        publication.followed();

        for (var headers : List.of(
                List.<String>of(),
                List.of("Accept-Encoding", "gzip"),
                List.of("Accept-Encoding", "zstd"),
                List.of("If-None-Match", "*"),
                List.of("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT"))) {
            var sent = headers.toArray(String[]::new);
            var ready = publication.get("/feeds/ga.atom", sent);
            var made = publication.get("/feeds/ga/topics/labour.atom", sent);
            assertThat(made.statusCode()).isEqualTo(ready.statusCode());
            assertThat(names(made)).isEqualTo(names(ready));
            for (var same : List.of("vary", "cache-control", "content-type", "content-language", "content-encoding")) {
                assertThat(made.headers().allValues(same))
                        .isEqualTo(ready.headers().allValues(same));
            }
        }
    }

    @Test
    void zstandard_is_the_same_text() {
        var plain = publication.get("/feeds/all.atom");
        var small = publication.get("/feeds/all.atom", "Accept-Encoding", "gzip, zstd");
        assertThat(small.headers().firstValue("Content-Encoding")).contains("zstd");
        assertThat(Zstd.decompress(small.body(), plain.body().length)).isEqualTo(plain.body());
        assertThat(small.headers().firstValue("ETag").orElseThrow()).endsWith("-zstd\"");
    }

    @Test
    void what_is_more_than_a_read_goes_the_long_way() {
        assertThat(publication.get("/feeds/all.atom?x=1").statusCode()).isEqualTo(400);
        assertThat(publication
                        .send("POST", "/feeds/all.atom", BodyPublishers.ofString("x"))
                        .statusCode())
                .isEqualTo(405);
        assertThat(publication.send("OPTIONS", "/feeds/all.atom").statusCode()).isEqualTo(204);
    }

    @Test
    void an_instance_that_is_behind_leaves_the_answer_to_the_filters_and_nothing_that_waits_delays_what_is_ready()
            throws Exception {
        var behind = new AtomicBoolean();
        var waiting = new CountDownLatch(1);
        var feed = new Representation("text/plain", List.of(), List.of(), "no-cache", new byte[] {'x'}, null);
        var server = new Server();
        var connector = new LocalConnector(server);
        server.addConnector(connector);
        server.setHandler(new ReadyFirst(
                new Handler.Abstract() {
                    @Override
                    public boolean handle(Request request, Response response, Callback callback) throws Exception {
                        waiting.await();
                        response.setStatus(503);
                        response.write(true, null, callback);
                        return true;
                    }
                },
                path -> path.equals("/ready") ? feed : null,
                behind::get,
                CLOCK));
        server.start();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = new ArrayList<java.util.concurrent.Future<String>>();
            for (int i = 0; i < 300; i++) {
                slow.add(threads.submit(() -> connector.getResponse(get("/waits"))));
            }
            assertThat(connector.getResponse(get("/ready"))).startsWith("HTTP/1.1 200");
            waiting.countDown();
            for (var each : slow) {
                assertThat(each.get()).startsWith("HTTP/1.1 503");
            }
            behind.set(true);
            assertThat(connector.getResponse(get("/ready"))).startsWith("HTTP/1.1 503");
        } finally {
            server.stop();
        }
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    }

    private static Set<String> names(HttpResponse<byte[]> response) {
        var all =
                new TreeMap<String, List<String>>(Map.copyOf(response.headers().map()));
        all.remove("date");
        return all.keySet();
    }
}
