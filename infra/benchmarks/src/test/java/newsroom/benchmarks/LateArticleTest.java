package newsroom.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import newsroom.broker.EmbeddedBroker;
import newsroom.broker.Topics;
import newsroom.publication.PublicationService;
import newsroom.store.EmbeddedStore;
import newsroom.testing.TestTokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/// What it costs to publish an article after a hundred thousand others, to what it costs after a thousand: from its
/// approval until it is among the changes, and in every feed that it belongs to.
///
/// Two publications stand side by side, each with a broker and a store of its own, and publish in turns. All their
/// articles came as these do, by the topic.
@Tag("benchmark")
class LateArticleTest {

    private static final int FEW = 1_000;
    private static final int MANY = 100_000;
    private static final int WARM_UPS = 200;
    private static final int ROUNDS = 7;
    private static final int ARTICLES = 60;
    private static final int AT_ONCE = 500;
    private static final double MOST_TIMES = 1.2;
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]*)\"");

    @TempDir(factory = OnThisDisk.class)
    private Path folder;

    private final TestTokens tokens = TestTokens.start();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void the_hundred_thousandth_article_costs_hardly_more_than_the_thousandth() throws Exception {
        try (var young = new Publication("young");
                var old = new Publication("old")) {
            young.fill(FEW);
            old.fill(MANY);
            for (int i = 0; i < WARM_UPS; i++) {
                young.publish();
                old.publish();
            }
            var ratios = new double[ROUNDS];
            var youngs = new double[ROUNDS];
            var olds = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                var ofYoung = new double[ARTICLES];
                var ofOld = new double[ARTICLES];
                for (int i = 0; i < ARTICLES; i++) {
                    if (i % 2 == 0) {
                        ofYoung[i] = young.publish();
                        ofOld[i] = old.publish();
                    } else {
                        ofOld[i] = old.publish();
                        ofYoung[i] = young.publish();
                    }
                }
                youngs[round] = median(ofYoung);
                olds[round] = median(ofOld);
                ratios[round] = olds[round] / youngs[round];
            }
            System.out.printf(
                    Locale.ROOT,
                    "publishing after %,d articles to after %,d: %.2f (%.2f to %.2f, of %d rounds; %.1f ms and %.1f"
                            + " ms)%n",
                    MANY,
                    FEW,
                    median(ratios),
                    Arrays.stream(ratios).min().orElseThrow(),
                    Arrays.stream(ratios).max().orElseThrow(),
                    ROUNDS,
                    median(olds),
                    median(youngs));
            assertThat(median(ratios)).isLessThanOrEqualTo(MOST_TIMES);
        }
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }

    /// A publication service with all that it stands on.
    private final class Publication implements AutoCloseable {

        private final EmbeddedBroker broker;
        private final EmbeddedStore store;
        private final ConfigurableApplicationContext service;
        private final Approvals approvals;
        private final String base;
        private final List<String> texts = Prose.texts(50, 120);
        private String cursor = "";
        private int published;

        Publication(String name) throws IOException {
            broker = EmbeddedBroker.start(folder.resolve(name + "-broker"), 0);
            store = EmbeddedStore.start(folder.resolve(name + "-store"), 0);
            Topics.create(broker.bootstrapServers());
            service = PublicationService.start(
                    "--newsroom.kafka=" + broker.bootstrapServers(),
                    "--newsroom.identity=" + tokens.issuer(),
                    "--spring.mongodb.uri=" + store.connectionString("publication"),
                    "--server.port=0",
                    "--management.server.port=0");
            base = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
            approvals = new Approvals(broker.bootstrapServers());
        }

        /// Publishes as many, as quickly as it can.
        void fill(int articles) throws Exception {
            var sent = new ArrayDeque<Future<?>>();
            for (int i = 0; i < articles; i++) {
                sent.add(approvals.tellSoon("Title " + i, texts.get(i % texts.size())));
                if (sent.size() == AT_ONCE) {
                    sent.remove().get();
                }
            }
            while (published < articles) {
                follow(Duration.ofSeconds(20));
            }
        }

        /// Milliseconds from the approval until the text is among the changes and in the feed of its language.
        double publish() throws Exception {
            var title = "Title " + UUID.randomUUID();
            var began = System.nanoTime();
            var article =
                    approvals.tell(title, texts.get(published % texts.size())).toString();
            while (!follow(Duration.ofSeconds(20)).contains(article)) {
                // another was still on its way
            }
            while (!get("/feeds/en.json").contains(article)) {
                Thread.onSpinWait();
            }
            return (System.nanoTime() - began) / 1e6;
        }

        /// The next changes, once there are any.
        private String follow(Duration longest) throws IOException, InterruptedException {
            var page = get("/changes?limit=500&wait=" + longest.toSeconds() + "s"
                    + (cursor.isEmpty() ? "" : "&since=" + cursor));
            var next = NEXT.matcher(page);
            assertThat(next.find()).as(page).isTrue();
            cursor = next.group(1);
            published += page.split("\"change\":\"published\"", -1).length - 1;
            return page;
        }

        private String get(String path) throws IOException, InterruptedException {
            var answer =
                    http.send(HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        }

        @Override
        public void close() {
            approvals.close();
            service.close();
            store.close();
            broker.close();
        }
    }
}
