package newsroom.benchmarks;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.time.Duration;
import java.util.UUID;
import newsroom.contracts.RevisionContent;
import newsroom.editorial.EditorialService;
import newsroom.submission.SubmissionService;
import newsroom.testing.EmbeddedStack;
import newsroom.testing.TestTokens;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// How long the newsroom takes to tell itself something while it has nothing else to do: from an event that is
/// committed until its effect is stored by another service. The floor is a bare write to the store and a record through
/// the broker, taken in turns with it.
@Tag("benchmark")
class HopLatencyTest {

    private static final int WARM_UPS = 300;
    private static final int HOPS = 700;
    private static final double MOST_AT_MEDIAN = 3;
    private static final double MOST_AT_99 = 5;

    private final TestTokens tokens = TestTokens.start();

    @Test
    void an_event_has_its_effect_within_a_few_times_what_a_write_and_a_record_take() throws Exception {
        var text = Prose.texts(1, 370).getFirst();
        try (var submission = submission();
                var editorial = editorial();
                var revisions = new CommittedRevisions(submission);
                var floor = new BareHop("hop-floor");
                var store = MongoClients.create(EmbeddedStack.mongoUri("hops"))) {
            var reviews = store.getDatabase("hops").getCollection("reviews");
            var ours = new double[HOPS];
            var bare = new double[HOPS];
            for (int i = -WARM_UPS; i < HOPS; i++) {
                var hop = hop(revisions, reviews, CommittedRevisions.content(text));
                var least = floor.millis(text);
                if (i >= 0) {
                    ours[i] = hop;
                    bare[i] = least;
                }
            }
            var median = Figures.at(ours, 0.5) / Figures.at(bare, 0.5);
            var late = Figures.at(ours, 0.99) / Figures.at(bare, 0.99);
            Figures.add(
                    "one hop at the median, to a write and a record",
                    "at most 3",
                    "ms",
                    new double[] {median},
                    Figures.at(ours, 0.5),
                    Figures.at(bare, 0.5));
            Figures.add(
                    "one hop at the 99th percentile, to a write and a record",
                    "at most 5",
                    "ms",
                    new double[] {late},
                    Figures.at(ours, 0.99),
                    Figures.at(bare, 0.99));
            assertThat(median).isLessThanOrEqualTo(MOST_AT_MEDIAN);
            assertThat(late).isLessThanOrEqualTo(MOST_AT_99);
        }
    }

    private static double hop(
            CommittedRevisions revisions, MongoCollection<Document> reviews, RevisionContent content) {
        var article = UUID.randomUUID();
        revisions.commit(article, content);
        var began = System.nanoTime();
        var until = began + Duration.ofSeconds(20).toNanos();
        while (reviews.find(eq("_id", article.toString()))
                        .projection(Projections.include("_id"))
                        .first()
                == null) {
            assertThat(System.nanoTime()).as("the review does not come").isLessThan(until);
        }
        return (System.nanoTime() - began) / 1e6;
    }

    private ConfigurableApplicationContext submission() {
        return SubmissionService.start(
                "--newsroom.kafka=" + EmbeddedStack.bootstrapServers(),
                "--newsroom.identity=" + tokens.issuer(),
                "--spring.mongodb.uri=" + EmbeddedStack.mongoUri("hops-submission"),
                "--newsroom.submission.receipt-key=a secret of this benchmark that nobody else knows",
                "--newsroom.internal-key=a secret between the services of this benchmark",
                "--server.port=0",
                "--management.server.port=0");
    }

    private ConfigurableApplicationContext editorial() {
        return EditorialService.start(
                "--newsroom.kafka=" + EmbeddedStack.bootstrapServers(),
                "--newsroom.identity=" + tokens.issuer(),
                "--spring.mongodb.uri=" + EmbeddedStack.mongoUri("hops"),
                "--server.port=0",
                "--management.server.port=0");
    }
}
