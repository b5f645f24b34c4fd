package newsroom.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import newsroom.publication.PublicationService;
import newsroom.testing.EmbeddedStack;
import newsroom.testing.TestTokens;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// From the answer to a publisher's command until readers have the text everywhere: in every format of the feeds, on
/// its page, in the API and among the changes, while feeds are read as quickly as they are sent.
///
/// The floor is what it takes at least, measured in turns with it and under the same load: two writes to the
/// store and one record through the broker.
@Tag("benchmark")
class VisibleTest {

    private static final int WARM_UPS = 60;
    private static final int PUBLISHED = 300;
    private static final int WORDS = 370;
    private static final int FEED = 50;
    private static final double PERCENTILE = 0.99;
    private static final double MOST_TIMES = 5;

    private final TestTokens tokens = TestTokens.start();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String publisher = "Bearer " + tokens.publisher("pia");

    @Test
    void what_is_published_is_soon_everywhere_however_much_is_read() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/wrk")), "wrk is not installed");
        try (var service = service();
                var approvals = new Approvals();
                var floor = new BareHop("floor")) {
            var base = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
            var texts = Prose.texts(FEED, WORDS);
            for (int i = 0; i < FEED; i++) {
                approvals.tell("Before " + i, texts.get(i));
            }
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> get(base + "/feeds/en.atom").body().split("<entry", -1).length == FEED + 1);
            var reading = new ProcessBuilder(
                            "/usr/bin/wrk",
                            "-t1",
                            "-c16",
                            "-d3600s",
                            "-H",
                            "Accept-Encoding: gzip",
                            base + "/feeds/en.atom")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                var ours = new double[PUBLISHED];
                var least = new double[PUBLISHED];
                for (int i = -WARM_UPS; i < PUBLISHED; i++) {
                    var took = published(base, approvals, "Title " + (i + WARM_UPS), texts.get(Math.floorMod(i, FEED)));
                    var bare = floor.millis(texts.get(Math.floorMod(i, FEED)), 2);
                    if (i >= 0) {
                        ours[i] = took;
                        least[i] = bare;
                    }
                }
                assertThat(reading.isAlive())
                        .as("whether feeds were read all the time")
                        .isTrue();
                System.out.printf(
                        Locale.ROOT,
                        "visible everywhere, to the floor: %.2f at the 99th percentile (%.1f ms and %.1f ms), "
                                + "%.2f at the median (%.1f ms and %.1f ms), of %d%n",
                        at(ours, PERCENTILE) / at(least, PERCENTILE),
                        at(ours, PERCENTILE),
                        at(least, PERCENTILE),
                        at(ours, 0.5) / at(least, 0.5),
                        at(ours, 0.5),
                        at(least, 0.5),
                        PUBLISHED);
                assertThat(at(ours, PERCENTILE) / at(least, PERCENTILE)).isLessThanOrEqualTo(MOST_TIMES);
            } finally {
                reading.destroyForcibly().waitFor();
            }
        }
    }

    /// Milliseconds from the answer to the command until all of it is there.
    private double published(String base, Approvals approvals, String title, String body) throws Exception {
        var article = approvals.tellByHand(title, body);
        var plan = base + "/publishing/articles/" + article;
        var waiting = Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () -> send("GET", plan),
                        it -> it.statusCode() == 200 && it.body().contains("\"language\":\"en\""));
        var since = next(base);
        var seen = List.of("all", "en").stream()
                .flatMap(it ->
                        List.of("atom", "rss", "json").stream().map(format -> base + "/feeds/" + it + "." + format))
                .toList();
        var id = article.toString();
        var command = HttpRequest.newBuilder(URI.create(plan + "/editions/en/publish"))
                .header("Authorization", publisher)
                .header("If-Match", waiting.headers().firstValue("ETag").orElseThrow())
                .POST(BodyPublishers.noBody())
                .build();
        var answer = http.send(command, BodyHandlers.ofString());
        var began = System.nanoTime();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var page =
                base + "/en/" + article + "/" + title.toLowerCase(Locale.ROOT).replace(' ', '-');
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new java.util.ArrayList<java.util.concurrent.Future<Long>>();
            seen.forEach(it -> all.add(readers.submit(() -> until(it, id))));
            all.add(readers.submit(() -> until(page, "<article")));
            all.add(readers.submit(() -> until(base + "/editions/" + article + "/en", id)));
            all.add(readers.submit(() -> until(base + "/changes?since=" + since, id)));
            long last = began;
            for (var it : all) {
                last = Math.max(last, it.get());
            }
            return (last - began) / 1e6;
        }
    }

    /// When it was there.
    private long until(String address, String what) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < deadline) {
            var answer = get(address);
            if (answer.statusCode() == 200 && answer.body().contains(what)) {
                return System.nanoTime();
            }
            Thread.sleep(1);
        }
        throw new AssertionError(what + " is not at " + address);
    }

    private String next(String base) throws IOException, InterruptedException {
        var cursor = "";
        while (true) {
            var page = get(base + "/changes?limit=500" + (cursor.isEmpty() ? "" : "&since=" + cursor))
                    .body();
            var next = page.replaceFirst("(?s).*\"next\":\"([^\"]*)\".*", "$1");
            if (!page.contains("\"more\":true")) {
                return next;
            }
            cursor = next;
        }
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String address) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", publisher)
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private static double at(double[] values, double part) {
        var sorted = Arrays.stream(values).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * part))];
    }

    private ConfigurableApplicationContext service() {
        return PublicationService.start(
                "--newsroom.kafka=" + EmbeddedStack.bootstrapServers(),
                "--newsroom.identity=" + tokens.issuer(),
                "--spring.mongodb.uri=" + EmbeddedStack.mongoUri("visible"),
                "--server.port=0",
                "--management.server.port=0");
    }
}
