package newsroom.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import newsroom.contracts.Topic;
import newsroom.testing.EmbeddedStack;
import newsroom.testing.TestTokens;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What every service gets from the platform, on a real broker and store, over HTTP.
class SampleServiceTest {

    static final HttpClient HTTP = HttpClient.newHttpClient();
    static final TestTokens TOKENS = TestTokens.start();
    static ConfigurableApplicationContext service;
    static String address = "";

    @BeforeAll
    static void start() {
        service = NewsroomApplication.start(
                SampleService.class,
                "sample",
                "--newsroom.kafka=" + EmbeddedStack.bootstrapServers(),
                "--newsroom.identity=" + TOKENS.issuer(),
                "--spring.mongodb.uri=" + EmbeddedStack.mongoUri("sample"));
        address = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
    }

    @AfterAll
    static void stop() {
        service.close();
        TOKENS.close();
    }

    @Test
    void an_event_goes_from_the_outbox_over_the_broker_to_its_reaction() throws Exception {
        var id = json(post("/notes", "{\"title\":\"t\",\"language\":\"el\"}"))
                .path("id")
                .stringValue();
        await().atMost(Duration.ofSeconds(30)).until(() -> SampleService.HEARD.contains("draft/" + id + " 1"));
    }

    @Test
    void its_record_has_the_headers_of_cloudevents_and_no_others() throws Exception {
        var id = json(post("/notes", "{\"title\":\"t\",\"language\":\"el\"}"))
                .path("id")
                .stringValue();
        var told = record(Topic.SUBMISSIONS, id);
        var headers = headers(told);
        assertThat(headers)
                .containsOnlyKeys(
                        "ce_specversion",
                        "ce_id",
                        "ce_source",
                        "ce_type",
                        "ce_subject",
                        "ce_time",
                        "ce_epoch",
                        "ce_sequence",
                        "content-type")
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "org.veche.submission.article-withdrawn.v1")
                .containsEntry("ce_subject", "draft/" + id)
                .containsEntry("ce_epoch", "1")
                .containsEntry("ce_sequence", "1")
                .containsEntry("content-type", "application/json");
        assertThat(new String(told.value(), StandardCharsets.UTF_8))
                .isEqualTo("{\"articleId\":\"" + id + "\",\"withdrawal\":1}");
        assertThat(java.time.Instant.parse(headers.get("ce_time")).toEpochMilli())
                .isEqualTo(told.timestamp());
    }

    @Test
    void an_edition_that_is_removed_is_a_record_without_value() throws Exception {
        var id = json(post("/notes", "{\"title\":\"t\",\"language\":\"el\"}"))
                .path("id")
                .stringValue();
        var told = record(Topic.EDITIONS, id + "/el");
        assertThat(told.value()).isNull();
        assertThat(headers(told)).containsEntry("ce_type", "org.veche.publication.edition-removed.v1");
    }

    @Test
    void fifty_concurrent_repeats_have_one_effect_and_one_answer() throws Exception {
        var before = SampleService.EXECUTED.get();
        var key = UUID.randomUUID().toString();
        var repeats = new ArrayList<Callable<HttpResponse<String>>>();
        for (int i = 0; i < 50; i++) {
            repeats.add(() -> send(request("/notes")
                    .header("Idempotency-Key", "\"" + key + "\"")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"title\":\"once\",\"language\":\"el\"}"))));
        }
        var answers = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(repeats)) {
                var response = answer.get();
                answers.add(response.statusCode()
                        + response.headers().firstValue("ETag").orElse("")
                        + response.body());
            }
        }
        assertThat(answers).hasSize(1);
        assertThat(SampleService.EXECUTED.get() - before).isEqualTo(1);
        assertThat(send(request("/notes")
                                .header("Idempotency-Key", key)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"title\":\"other\",\"language\":\"el\"}")))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_write_whose_answer_was_lost_is_not_had_twice() throws Exception {
        var notes = service.getBean(MongoDatabase.class).getCollection("notes");
        var before = notes.countDocuments();
        var key = UUID.randomUUID().toString();
        var repeat = request("/notes")
                .header("Idempotency-Key", "\"" + key + "\"")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"title\":\"lost\",\"language\":\"el\"}"));
        SampleService.LOST_ANSWERS.set(1);
        var lost = send(repeat);
        assertProblem(lost, 503);
        assertThat(lost.headers().firstValue("Retry-After")).isPresent();
        assertThat(send(repeat).statusCode()).isEqualTo(201);
        assertThat(notes.countDocuments() - before).isEqualTo(1);
    }

    @Test
    void a_key_that_could_be_guessed_is_refused_where_nobody_is_signed_in() throws Exception {
        var refused = send(request("/notes")
                .header("Idempotency-Key", "1")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
        assertProblem(refused, 400);
    }

    @Test
    void a_write_is_for_the_version_it_names() throws Exception {
        var made = post("/notes", "{\"title\":\"t\",\"language\":\"el\"}");
        var path = "/notes/" + json(made).path("id").stringValue();
        var etag = made.headers().firstValue("ETag").orElseThrow();
        assertThat(send(request(path).header("If-Match", etag).PUT(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
        var stale = send(request(path).header("If-Match", etag).PUT(BodyPublishers.noBody()));
        assertProblem(stale, 412);
        assertThat(json(stale).path("count").intValue()).isEqualTo(1);
        assertProblem(send(request(path).PUT(BodyPublishers.noBody())), 428);
        assertProblem(send(request(path).header("If-Match", "7").PUT(BodyPublishers.noBody())), 422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /nowhere               |                                            | 401",
                "GET    | /forgotten             |                                            | 401",
                "GET    | /notes/not-a-uuid      |                                            | 400",
                "DELETE | /notes                 |                                            | 405",
                "POST   | /notes                 | {                                          | 400",
                "POST   | /notes                 | {\"title\":\"t\",\"title\":\"t\"}          | 400",
                "POST   | /notes                 | []                                         | 400",
                "POST   | /notes                 | {\"nonsense\":1}                           | 422",
                "POST   | /notes                 | {\"title\":{\"a\":1}}                      | 422",
                "POST   | /notes                 | {\"title\":\"t\",\"language\":\"xx-yy-z\"} | 422",
                "POST   | /notes                 | {\"title\":\"\",\"language\":\"el\"}       | 422",
                "GET    | /desk                  |                                            | 401",
                "GET    | /notes/broken          |                                            | 500",
                "GET    | /notes/%FF%00          |                                            | 400",
                "GET    | /parked                |                                            | 401"
            })
    void every_error_is_a_problem_document(String method, String path, String body, int status) throws Exception {
        var answer = send(request(path)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        assertProblem(answer, status);
        assertThat(answer.body()).doesNotContain("secret", "nonsense", "xx-yy", "Exception");
    }

    @Test
    void what_has_the_wrong_media_type_or_is_too_large_or_unacceptable_is_a_problem_document() throws Exception {
        assertProblem(
                send(request("/notes").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("x"))), 415);
        assertProblem(post("/notes", "\"" + "x".repeat(3_000_000) + "\""), 413);
        assertProblem(
                send(request("/notes/" + UUID.randomUUID())
                        .header("Accept", "image/png")
                        .GET()),
                406);
    }

    @Test
    void a_request_that_is_no_http_is_a_problem_document_too() throws Exception {
        try (var socket = new Socket("127.0.0.1", URI.create(address).getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    "GET /a b c HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("400", "application/problem+json", "urn:veche:problem:")
                    .doesNotContain("Jetty", "jetty", "<html");
        }
    }

    @Test
    void a_right_that_is_missing_is_refused_and_one_that_is_there_is_enough() throws Exception {
        assertProblem(
                send(request("/desk").header("Authorization", "Bearer nonsense").GET()), 401);
        assertProblem(as("rosa", Set.of("translator"), "/desk"), 403);
        assertProblem(as("rosa", Set.of("editor"), "/forgotten"), 403);
        assertProblem(as("rosa", Set.of("editor"), "/parked"), 403);
        assertThat(json(as("rosa", Set.of("editor"), "/desk")).path("editor").stringValue())
                .isEqualTo("rosa");
        assertThat(as("emma", Set.of("steward"), "/parked").body()).isEqualTo("[]");
    }

    @Test
    void a_failure_of_ours_names_the_id_under_which_it_was_noted() throws Exception {
        var failed = send(request("/notes/broken").GET());
        assertProblem(failed, 500);
        assertThat(json(failed).path("instance").stringValue()).matches("urn:uuid:[0-9a-f-]{36}");
    }

    @Test
    void health_and_metrics_answer_on_the_management_address_and_nowhere_else() throws Exception {
        var management = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.management.port");
        var health = send(HttpRequest.newBuilder(URI.create(management + "/actuator/health")));
        assertThat(json(health).path("status").stringValue()).isEqualTo("UP");
        assertThat(send(HttpRequest.newBuilder(URI.create(management + "/actuator/metrics/newsroom.outbox.waiting")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(HttpRequest.newBuilder(URI.create(management + "/actuator/prometheus")))
                        .body())
                .contains("newsroom_parked ", "newsroom_parked_waiting ");
        assertProblem(send(request("/actuator/health")), 404);
    }

    @Test
    void nothing_is_said_about_the_server_and_no_cookie_is_set() throws Exception {
        var answer = post("/notes", "{\"title\":\"t\",\"language\":\"el\"}");
        assertThat(answer.headers().map().keySet()).doesNotContain("server", "Server", "set-cookie", "x-powered-by");
    }

    private static ConsumerRecord<byte[], byte[]> record(Topic topic, String key) {
        var settings = Map.<String, Object>of("bootstrap.servers", EmbeddedStack.bootstrapServers());
        try (var outside = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = outside.partitionsFor(topic.address()).stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            outside.assign(partitions);
            outside.seekToBeginning(partitions);
            var until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (System.nanoTime() < until) {
                for (var told : outside.poll(Duration.ofMillis(200))) {
                    if (new String(told.key(), StandardCharsets.UTF_8).equals(key)) {
                        return told;
                    }
                }
            }
        }
        throw new AssertionError("No record of " + key + " came");
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> told) {
        var headers = new TreeMap<String, String>();
        told.headers().forEach(it -> headers.put(it.key(), new String(it.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        var problem = json(answer);
        assertThat(problem.path("status").intValue()).isEqualTo(status);
        assertThat(problem.path("type").stringValue()).startsWith("urn:veche:problem:");
        assertThat(problem.path("title").stringValue()).isNotBlank();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return new JsonMapper().readTree(answer.body());
    }

    private static HttpResponse<String> as(String name, Set<String> roles, String path) throws Exception {
        return send(request(path)
                .header("Authorization", "Bearer " + TOKENS.token(name, List.copyOf(roles), List.of()))
                .GET());
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return Objects.requireNonNull(HTTP.send(request.build(), BodyHandlers.ofString()));
    }
}
