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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
/// Both are asked by wrk in turns, so that whatever else the machine does befalls both. What counts is the
/// median of the ratios of requests per second, for the compressed feed, the feed as it is, and a reader
/// who has it already.
@Tag("benchmark")
class FeedServingTest {

    private static final int ENTRIES = 50;
    private static final int WORDS = 370;
    private static final int PAIRS = 7;
    private static final int WARM_UP_SECONDS = 20;
    private static final int SECONDS = 4;
    private static final int CONNECTIONS = 32;
    private static final double LEAST = 0.9;
    private static final String PATH = "/feeds/en.atom";
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
            try (var files = new StaticFiles(folder)) {
                var theirs = "http://127.0.0.1:" + files.port + PATH;
                Awaitility.await()
                        .ignoreExceptions()
                        .until(() -> text(theirs).getBytes(StandardCharsets.UTF_8).length == feed.length);
                var ratios = List.of(
                        ratio("gzip", ours, theirs, List.of("Accept-Encoding: gzip"), List.of("Accept-Encoding: gzip")),
                        ratio("identity", ours, theirs, List.of(), List.of()),
                        ratio("304", ours, theirs, had(ours), had(theirs)));
                assertThat(ratios).allSatisfy(it -> assertThat(it).isGreaterThanOrEqualTo(LEAST));
            }
        }
    }

    private double ratio(String what, String ours, String theirs, List<String> asUs, List<String> asThem)
            throws Exception {
        rate(ours, WARM_UP_SECONDS, asUs);
        rate(theirs, 2, asThem);
        var ratios = new double[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            double us;
            double them;
            if (i % 2 == 0) {
                us = rate(ours, SECONDS, asUs);
                them = rate(theirs, SECONDS, asThem);
            } else {
                them = rate(theirs, SECONDS, asThem);
                us = rate(ours, SECONDS, asUs);
            }
            ratios[i] = us / them;
        }
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "%-8s requests per second, to those of nginx: %.2f (%.2f to %.2f, of %d pairs)%n",
                what,
                ratios[PAIRS / 2],
                ratios[0],
                ratios[PAIRS - 1],
                PAIRS);
        return ratios[PAIRS / 2];
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
    private List<String> had(String address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address)).header("Accept-Encoding", "gzip");
        var tag = http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        var again = http.send(request.header("If-None-Match", tag).build(), HttpResponse.BodyHandlers.discarding());
        assertThat(again.statusCode()).isEqualTo(304);
        return List.of("Accept-Encoding: gzip", "If-None-Match: " + tag);
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
