package newsroom.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import newsroom.editorial.EditorialService;
import newsroom.store.EmbeddedStore;
import newsroom.testing.EmbeddedStack;
import newsroom.testing.TestTokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/// The first page of the editors' queue where there are a hundred times as many reviews.
///
/// Two editorial services run beside each other, each over an embedded store of its own on disk, and are asked for the
/// same page in turns, so that whatever else the machine does befalls both. Of each round the 99th percentiles are
/// compared; what counts is the median of the rounds.
@Tag("benchmark")
class QueueTest {

    private static final int FEW = 1_000;
    private static final int MANY = 100_000;
    private static final int WARM_UPS = 500;
    private static final int ROUNDS = 9;
    private static final int REQUESTS = 400;
    private static final double PERCENTILE = 0.99;
    private static final double MOST_TIMES = 1.3;
    private static final List<String> PAGES = List.of(
            "",
            "?stage=open",
            "?desk=general",
            "?desk=general&stage=open",
            "?language=el",
            "?topic=topic-3",
            "?urgency=2",
            "?age=48");

    @TempDir(factory = OnThisDisk.class)
    private Path folder;

    private final TestTokens tokens = TestTokens.start();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void a_hundred_times_as_many_reviews_make_the_first_page_at_most_three_tenths_slower() throws Exception {
        try (var few = EmbeddedStore.start(folder.resolve("few"), 0);
                var many = EmbeddedStore.start(folder.resolve("many"), 0);
                var beside = service(few);
                var besideMany = service(many)) {
            ManyReviews.write(few.connectionString("editorial"), FEW);
            ManyReviews.write(many.connectionString("editorial"), MANY);
            var ratios = PAGES.stream()
                    .map(it -> ratio(it, request(beside, it), request(besideMany, it)))
                    .toList();
            assertThat(ratios).allSatisfy(it -> assertThat(it).isLessThanOrEqualTo(MOST_TIMES));
        }
    }

    private double ratio(String page, HttpRequest few, HttpRequest many) {
        IntStream.range(0, WARM_UPS).forEach(_ -> {
            var _ = millis(few);
            var _ = millis(many);
        });
        var ratios = new double[ROUNDS];
        var fews = new double[ROUNDS];
        var manies = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            var ofFew = new double[REQUESTS];
            var ofMany = new double[REQUESTS];
            for (int i = 0; i < REQUESTS; i++) {
                if (i % 2 == 0) {
                    ofFew[i] = millis(few);
                    ofMany[i] = millis(many);
                } else {
                    ofMany[i] = millis(many);
                    ofFew[i] = millis(few);
                }
            }
            fews[round] = at(ofFew, PERCENTILE);
            manies[round] = at(ofMany, PERCENTILE);
            ratios[round] = manies[round] / fews[round];
        }
        System.out.printf(
                Locale.ROOT,
                "GET /reviews%-62s %,d reviews to %,d, 99th percentiles: %.2f (%.2f ms and %.2f ms)%n",
                page,
                MANY,
                FEW,
                at(ratios, 0.5),
                at(manies, 0.5),
                at(fews, 0.5));
        return at(ratios, 0.5);
    }

    private static double at(double[] values, double part) {
        var sorted = Arrays.stream(values).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * part))];
    }

    private double millis(HttpRequest request) {
        try {
            var start = System.nanoTime();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            var took = (System.nanoTime() - start) / 1e6;
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return took;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(ConfigurableApplicationContext service, String page) {
        var port = service.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/reviews" + page))
                .header("Authorization", "Bearer " + tokens.token("edith", List.of("editor"), List.of()))
                .build();
    }

    private ConfigurableApplicationContext service(EmbeddedStore store) {
        return EditorialService.start(
                "--newsroom.kafka=" + EmbeddedStack.bootstrapServers(),
                "--newsroom.identity=" + tokens.issuer(),
                "--spring.mongodb.uri=" + store.connectionString("editorial"),
                "--server.port=0",
                "--management.server.port=0");
    }
}
