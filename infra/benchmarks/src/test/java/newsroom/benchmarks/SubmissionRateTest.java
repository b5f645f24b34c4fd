package newsroom.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import newsroom.submission.SubmissionService;
import newsroom.testing.EmbeddedStack;
import newsroom.testing.TestTokens;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// How many texts contributors can send, by sixteen clients at once, to how many times the documents of a sent text can
/// be inserted. What is counted is a text that was saved as a draft and sent, each answered; relay and consumers run.
@Tag("benchmark")
class SubmissionRateTest {

    private static final int CLIENTS = 16;
    private static final double SECONDS = 5;
    private static final double WARM_UP = 15;
    private static final double LEAST = 0.4;

    private final TestTokens tokens = TestTokens.start();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String body = text();

    @Test
    void texts_are_sent_at_least_four_tenths_as_quickly_as_their_documents_are_inserted() throws Exception {
        try (var service = service();
                var store = MongoClients.create(EmbeddedStack.mongoUri("submission-rate"))) {
            var base = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
            var token = "Bearer " + tokens.contributor("emma");
            Figures.perSecond(CLIENTS, WARM_UP, () -> send(base, token));
            var article = send(base, token);
            var documents = documentsOf(store, article);
            assertThat(documents).hasSizeGreaterThanOrEqualTo(2);
            var ratio = Figures.ratio(
                    "texts sent by 16 clients, to inserts of the same documents",
                    "at least 0.4",
                    "a second",
                    () -> Figures.perSecond(CLIENTS, SECONDS, () -> send(base, token)),
                    () -> Figures.perSecond(CLIENTS, SECONDS, () -> insert(store, documents)));
            assertThat(ratio).isGreaterThanOrEqualTo(LEAST);
        }
    }

    private record Stored(String collection, Document document) {}

    private static List<Stored> documentsOf(MongoClient store, String article) {
        var database = store.getDatabase("submission-rate");
        return List.of("drafts", "texts").stream()
                .flatMap(it -> database
                        .getCollection(it)
                        .find(new Document("_id", new Document("$gte", article).append("$lt", article + "0")))
                        .into(new java.util.ArrayList<>())
                        .stream()
                        .map(document -> new Stored(it, document)))
                .toList();
    }

    private static int insert(MongoClient store, List<Stored> documents) {
        var database = store.getDatabase("submission-rate-bare");
        for (var it : documents) {
            var fresh =
                    new Document(it.document()).append("_id", UUID.randomUUID().toString());
            database.getCollection(it.collection()).insertOne(fresh);
        }
        return documents.size();
    }

    /// @return the article
    private String send(String base, String token) throws Exception {
        var created = call("POST", base + "/drafts", token, body, "");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        var article = created.body().replaceFirst("(?s).*\"articleId\":\"([^\"]+)\".*", "$1");
        var sent = call(
                "POST",
                base + "/drafts/" + article + "/revisions",
                token,
                "{}",
                created.headers().firstValue("ETag").orElseThrow());
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        return article;
    }

    private HttpResponse<String> call(String method, String address, String token, String body, String seen)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        if (!seen.isEmpty()) {
            request.header("If-Match", seen);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String text() {
        try {
            var prose = Prose.texts(1, 370).getFirst().replace("\n", "\\n");
            return "{\"language\":\"en\",\"title\":\"A title\",\"licence\":\"CC-BY-SA-4.0\",\"body\":\"" + prose
                    + "\"}";
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private ConfigurableApplicationContext service() {
        return SubmissionService.start(
                "--newsroom.kafka=" + EmbeddedStack.bootstrapServers(),
                "--newsroom.identity=" + tokens.issuer(),
                "--spring.mongodb.uri=" + EmbeddedStack.mongoUri("submission-rate"),
                "--newsroom.submission.receipt-key=a secret of this benchmark that nobody else knows",
                "--newsroom.internal-key=a secret between the services of this benchmark",
                "--newsroom.submission.flood.drafts-at-once=100000000",
                "--newsroom.submission.flood.visits-at-once=100000000",
                "--newsroom.submission.flood.strangers-at-once=100000000",
                "--server.port=0",
                "--management.server.port=0");
    }
}
