package newsroom.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import newsroom.publication.PublicationService;
import newsroom.testing.EmbeddedStack;
import newsroom.testing.TestTokens;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/// A feed of fifty full texts, as the publication service sends it and as nginx sends the same bytes from
/// files.
///
/// Both are asked by wrk in turns, so that whatever else the machine does befalls both: nginx of one process, which is
/// its own default and what counts, since one thread of ours reads requests on two cores; and nginx of two.
@Tag("benchmark")
class FeedServingTest {

    private static final int ENTRIES = 50;
    private static final int WORDS = 370;
    private static final int WARM_UP_SECONDS = 20;
    private static final int SECONDS = 3;
    private static final int CONNECTIONS = 32;
    private static final double LEAST = 0.9;
    static final String PATH = "/feeds/en.atom";
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");

    @TempDir(factory = OnThisDisk.class)
    private Path folder;

    private final TestTokens tokens = TestTokens.start();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void a_feed_is_served_about_as_quickly_as_a_file() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/nginx")), "nginx is not installed");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/wrk")), "wrk is not installed");
        try (var service = service();
                var approvals = new Approvals()) {
            var ours = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port") + PATH;
            var texts = Prose.texts(ENTRIES, WORDS);
            for (int i = 0; i < ENTRIES; i++) {
                approvals.tell("Title " + i, texts.get(i));
            }
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> entries(text(ours)) == ENTRIES);
            var feed = text(ours).getBytes(StandardCharsets.UTF_8);
            var compressed = gzip(feed);
            var file = Files.createDirectories(folder.resolve("www/feeds")).resolve("en.atom");
            Files.write(file, feed);
            Files.write(file.resolveSibling("en.atom.gz"), compressed);
            for (var readable : List.of(folder, folder.resolve("www"), folder.resolve("www/feeds"))) {
                Files.setPosixFilePermissions(readable, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            System.out.printf(
                    Locale.ROOT,
                    "Atom, %d entries: %d bytes, %d compressed%n",
                    ENTRIES,
                    feed.length,
                    compressed.length);
            try (var one = new StaticFiles(folder, 1);
                    var two = new StaticFiles(folder, 2)) {
                for (var files : List.of(one, two)) {
                    Awaitility.await()
                            .ignoreExceptions()
                            .until(() -> text(files.address()).getBytes(StandardCharsets.UTF_8).length == feed.length);
                }
                var ratios = List.of(
                        ratios("compressed", ours, one, two, _ -> List.of("Accept-Encoding: gzip")),
                        ratios("as it is", ours, one, two, _ -> List.of()),
                        ratios("to who has it (304)", ours, one, two, this::had));
                assertThat(ratios).allSatisfy(it -> assertThat(it).isGreaterThanOrEqualTo(LEAST));
            }
        }
    }

    /// @return the ratio to one process of nginx, since one thread of ours reads requests
    private double ratios(String what, String ours, StaticFiles one, StaticFiles two, Function<String, List<String>> as)
            throws Exception {
        var asUs = as.apply(ours);
        rate(ours, WARM_UP_SECONDS, asUs);
        var ratios = new double[2];
        for (var files : List.of(two, one)) {
            var asThem = as.apply(files.address());
            rate(files.address(), 2, asThem);
            ratios[files.workers - 1] = Figures.ratio(
                    "a feed, " + what + ", to nginx of " + files.workers,
                    "at least 0.9",
                    "requests per second",
                    () -> rate(ours, SECONDS, asUs),
                    () -> rate(files.address(), SECONDS, asThem));
        }
        return ratios[0];
    }

    private double rate(String address, int seconds, List<String> headers) throws Exception {
        var command = new ArrayList<>(List.of("/usr/bin/wrk", "-t1", "-c" + CONNECTIONS, "-d" + seconds + "s"));
        headers.forEach(it -> command.addAll(List.of("-H", it)));
        command.add(address);
        var wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        var told = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var rate = RATE.matcher(told);
        assertThat(wrk.waitFor() == 0 && rate.find() && !told.contains("Non-2xx"))
                .as(told)
                .isTrue();
        return Double.parseDouble(rate.group(1));
    }

    /// What a reader sends who has the compressed feed already.
    private List<String> had(String address) {
        try {
            var request = HttpRequest.newBuilder(URI.create(address)).header("Accept-Encoding", "gzip");
            var tag = http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            var again = http.send(request.header("If-None-Match", tag).build(), HttpResponse.BodyHandlers.discarding());
            assertThat(again.statusCode()).isEqualTo(304);
            return List.of("Accept-Encoding: gzip", "If-None-Match: " + tag);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(String address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static int entries(String feed) {
        return feed.split("<entry", -1).length - 1;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    private ConfigurableApplicationContext service() {
        return PublicationService.start(
                "--newsroom.kafka=" + EmbeddedStack.bootstrapServers(),
                "--newsroom.identity=" + tokens.issuer(),
                "--spring.mongodb.uri=" + EmbeddedStack.mongoUri("feed-serving"),
                "--server.port=0",
                "--management.server.port=0");
    }
}
