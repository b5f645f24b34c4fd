package newsroom.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import newsroom.publication.PublicationService;
import newsroom.testing.EmbeddedStack;
import newsroom.testing.TestTokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/// How soon all is well again.
@Tag("benchmark")
class RecoveryTest {

    private static final double MOST_TIMES = 1.3;
    private static final double LEAST_TIMES = 3;

    /// How long nobody takes the approvals that come; ten minutes have more, at the same rate.
    private static final int OUTAGE_SECONDS = Integer.getInteger("veche.outage.seconds", 30);

    private static final int PER_SECOND = 20;
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]*)\"");

    @TempDir(factory = OnThisDisk.class)
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private String cursor = "";

    @Test
    void a_newsroom_that_was_killed_at_work_answers_about_as_soon_as_one_that_was_stopped() throws Exception {
        try (var newsroom = new StartedNewsroom(folder, "newsroom")) {
            newsroom.takeDemo(1);
        }
        var ratio = Figures.ratio(
                "from kill -9 until the newsroom answers, to a plain restart",
                "at most 1.3",
                "s",
                () -> again(true),
                () -> again(false));
        assertThat(ratio).isLessThanOrEqualTo(MOST_TIMES);
    }

    /// Seconds from its end until it answers again. Stopping it does not count.
    private double again(boolean killed) throws Exception {
        var newsroom = new StartedNewsroom(folder, "newsroom");
        var work = newsroom.beginDemo();
        var before = get(newsroom.address("publication") + "/feeds/all.atom");
        while (get(newsroom.address("publication") + "/feeds/all.atom").equals(before)) {
            assertThat(work.isAlive()).isTrue();
        }
        if (!killed) {
            newsroom.close();
        }
        var began = System.nanoTime();
        if (killed) {
            newsroom.kill();
        }
        work.destroyForcibly().waitFor();
        try (var next = new StartedNewsroom(folder, "newsroom")) {
            get(next.address("publication") + "/feeds/all.atom");
            return (System.nanoTime() - began) / 1e9;
        }
    }

    @Test
    void what_came_in_an_outage_is_caught_up_with_at_least_three_times_as_quickly_as_it_came() throws Exception {
        try (var approvals = new Approvals()) {
            var texts = Prose.texts(1, 370);
            catchUp(approvals, texts.getFirst(), 10);
            var rounds = new double[5];
            for (int i = 0; i < rounds.length; i++) {
                rounds[i] = OUTAGE_SECONDS / catchUp(approvals, texts.getFirst(), OUTAGE_SECONDS);
            }
            Figures.add(
                    "an outage of " + OUTAGE_SECONDS + " s with " + PER_SECOND
                            + " approvals a second, to the time until all are published",
                    "at least 3",
                    "s",
                    rounds,
                    OUTAGE_SECONDS,
                    OUTAGE_SECONDS / Figures.at(rounds, 0.5));
            assertThat(Figures.at(rounds, 0.5)).isGreaterThanOrEqualTo(LEAST_TIMES);
        }
    }

    /// Seconds from the start of the publication service until it has published what came before.
    private double catchUp(Approvals approvals, String text, int outageSeconds) throws Exception {
        var told = new AtomicInteger();
        try (var clock = Executors.newSingleThreadScheduledExecutor()) {
            clock.scheduleAtFixedRate(
                    () -> approvals.tellSoon("Title " + told.incrementAndGet(), text),
                    0,
                    1_000_000 / PER_SECOND,
                    TimeUnit.MICROSECONDS);
            clock.schedule(clock::shutdownNow, outageSeconds, TimeUnit.SECONDS).get();
        }
        var began = System.nanoTime();
        try (var service = publication()) {
            var base = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
            int published = 0;
            while (published < told.get()) {
                var page = get(base + "/changes?limit=500&wait=20s" + (cursor.isEmpty() ? "" : "&since=" + cursor));
                var next = NEXT.matcher(page);
                assertThat(next.find()).as(page).isTrue();
                cursor = next.group(1);
                published += page.split("\"change\":\"published\"", -1).length - 1;
            }
            return (System.nanoTime() - began) / 1e9;
        }
    }

    private String get(String address) throws Exception {
        var answer = http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static ConfigurableApplicationContext publication() {
        return PublicationService.start(
                "--newsroom.kafka=" + EmbeddedStack.bootstrapServers(),
                "--newsroom.identity=" + TestTokens.start().issuer(),
                "--spring.mongodb.uri=" + EmbeddedStack.mongoUri("recovery"),
                "--server.port=0",
                "--management.server.port=0");
    }
}
