package newsroom.benchmarks;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import newsroom.contracts.RevisionContent;
import newsroom.editorial.EditorialService;
import newsroom.submission.SubmissionService;
import newsroom.testing.EmbeddedStack;
import newsroom.testing.TestTokens;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// Sixteen translators who want the same translations at the same time, to as many threads that set a field of the same
/// documents unless another has. Each translation gets exactly one holder.
@Tag("benchmark")
class ClaimsTest {

    private static final int CLAIMANTS = 16;
    private static final int ARTICLES = 10;
    private static final double LEAST = 0.5;
    private static final List<String> LANGUAGES = List.of(
            "ar", "bg", "ca", "cs", "da", "de", "el", "es", "fi", "fr", "he", "hi", "hu", "it", "ja", "ko", "nl", "pl",
            "pt", "ru");

    private final TestTokens tokens = TestTokens.start();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Deque<List<String>> open = new ArrayDeque<>();
    private int named;

    @Test
    void claims_are_answered_at_least_half_as_quickly_as_bare_updates_and_nobody_holds_what_another_has()
            throws Exception {
        var content = CommittedRevisions.content(Prose.texts(1, 120).getFirst());
        try (var submission = submission();
                var editorial = editorial();
                var revisions = new CommittedRevisions(submission);
                var store = MongoClients.create(EmbeddedStack.mongoUri("claims-bare"))) {
            var base = "http://127.0.0.1:" + editorial.getEnvironment().getProperty("local.server.port");
            for (int i = 0; i < Figures.PAIRS + 2; i++) {
                open.add(translations(base, revisions, content));
            }
            claimed(base);
            claimed(base);
            var documents = store.getDatabase("claims-bare").getCollection("documents");
            updated(documents, content);
            var ratio = Figures.ratio(
                    "claims by 16 at once, answered, to conditional updates by as many",
                    "at least 0.5",
                    "a second",
                    () -> claimed(base),
                    () -> updated(documents, content));
            assertThat(ratio).isGreaterThanOrEqualTo(LEAST);
        }
    }

    /// The addresses of translations that wait for somebody.
    private List<String> translations(String base, CommittedRevisions revisions, RevisionContent content)
            throws Exception {
        var editor = "Bearer " + tokens.editor("edith");
        var all = new ArrayList<String>();
        for (int i = 0; i < ARTICLES; i++) {
            var article = UUID.randomUUID();
            revisions.commit(article, content);
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> call("GET", base + "/reviews/" + article, editor, null)
                                    .statusCode()
                            == 200);
            var languages = String.join(
                    ",", LANGUAGES.stream().map(it -> '"' + it + '"').toList());
            var approved = call(
                    "POST",
                    base + "/reviews/" + article + "/decisions",
                    editor,
                    "{\"outcome\":\"approve\",\"hash\":\"%s\",\"languages\":[%s]}"
                            .formatted(content.hash(), languages));
            assertThat(approved.statusCode()).as(approved.body()).isEqualTo(200);
            LANGUAGES.forEach(it -> all.add(base + "/translations/" + article + "/" + it + "/claim"));
        }
        return all;
    }

    /// Answers a second.
    private double claimed(String base) throws Exception {
        var wanted = open.remove();
        var translators = new ArrayList<List<String>>();
        for (int i = 0; i < CLAIMANTS; i++) {
            var names = new ArrayList<String>();
            for (int n = 0; n < wanted.size(); n++) {
                // Somebody else each time, since nobody may hold many at once.
                names.add("Bearer " + tokens.translator("translator-" + named++, LANGUAGES.toArray(String[]::new)));
            }
            translators.add(names);
        }
        var began = System.nanoTime();
        var held = atOnce(it -> {
            int mine = 0;
            for (int n = 0; n < wanted.size(); n++) {
                var answer = call("POST", wanted.get(n), translators.get(it).get(n), "");
                assertThat(answer.statusCode()).as(answer.body()).isIn(200, 409);
                mine += answer.statusCode() == 200 ? 1 : 0;
            }
            return mine;
        });
        var seconds = (System.nanoTime() - began) / 1e9;
        assertThat(held).as("each has one holder, at %s", base).isEqualTo(wanted.size());
        return CLAIMANTS * wanted.size() / seconds;
    }

    private static double updated(MongoCollection<Document> documents, RevisionContent content) throws Exception {
        var ids = new ArrayList<String>();
        for (int i = 0; i < ARTICLES * LANGUAGES.size(); i++) {
            ids.add(UUID.randomUUID().toString());
        }
        documents.insertMany(ids.stream()
                .map(it -> new Document("_id", it).append("holder", null).append("text", content.body()))
                .toList());
        var began = System.nanoTime();
        var held = atOnce(it -> {
            int mine = 0;
            for (var id : ids) {
                mine += (int) documents
                        .updateOne(and(eq("_id", id), eq("holder", null)), set("holder", it))
                        .getModifiedCount();
            }
            return mine;
        });
        var seconds = (System.nanoTime() - began) / 1e9;
        assertThat(held).isEqualTo(ids.size());
        return CLAIMANTS * ids.size() / seconds;
    }

    @FunctionalInterface
    private interface Claimant {
        int claim(int number) throws Exception;
    }

    /// What all of them hold together.
    private static int atOnce(Claimant claimant) throws Exception {
        try (var workers = Executors.newFixedThreadPool(CLAIMANTS)) {
            var all = new ArrayList<Future<Integer>>();
            for (int i = 0; i < CLAIMANTS; i++) {
                int number = i;
                Callable<Integer> one = () -> claimant.claim(number);
                all.add(workers.submit(one));
            }
            int held = 0;
            for (var it : all) {
                held += it.get();
            }
            return held;
        }
    }

    private HttpResponse<String> call(String method, String address, String token, @Nullable String body)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null || body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private ConfigurableApplicationContext submission() {
        return SubmissionService.start(
                "--newsroom.kafka=" + EmbeddedStack.bootstrapServers(),
                "--newsroom.identity=" + tokens.issuer(),
                "--spring.mongodb.uri=" + EmbeddedStack.mongoUri("claims-submission"),
                "--newsroom.submission.receipt-key=a secret of this benchmark that nobody else knows",
                "--newsroom.internal-key=a secret between the services of this benchmark",
                "--server.port=0",
                "--management.server.port=0");
    }

    private ConfigurableApplicationContext editorial() {
        return EditorialService.start(
                "--newsroom.kafka=" + EmbeddedStack.bootstrapServers(),
                "--newsroom.identity=" + tokens.issuer(),
                "--spring.mongodb.uri=" + EmbeddedStack.mongoUri("claims"),
                "--server.port=0",
                "--management.server.port=0");
    }
}
