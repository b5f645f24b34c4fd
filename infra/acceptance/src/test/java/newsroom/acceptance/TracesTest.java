package newsroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import newsroom.testing.process.JavaProcess;
import newsroom.testing.process.Ports;
import newsroom.testing.process.StoreProgram;
import newsroom.testing.process.TcpProxy;
import newsroom.testing.process.TcpProxy.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a machine tells of whoever sits at it, in every request and on every way that one can end, is written by the
/// newsroom nowhere: not in a document, a record, a log or a file that is only there for a while.
class TracesTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    /// Where the requests come from. Whoever listens on this machine's other addresses sees it.
    private static final String SOURCE = "127.77.66.55";

    /// The text itself, which the newsroom has to write: where this is not found, nothing would be.
    private static final String TEXT = "qxtext-of-the-story";

    private static final Pattern DATE = Pattern.compile("\"\\$date\": ?\"([^\"]+)\"");

    /// What stands in the headers of every request.
    private static final Map<String, String> HEADERS = headers();

    /// What of that tells something, and where the requests come from.
    private static final List<String> PLANTED = List.of(
            SOURCE,
            "qxagent",
            "qxlanguage",
            "qxcookie",
            "qxreferer",
            "qxorigin",
            "qxfrom",
            "203.0.113.177",
            "198.51.100.177",
            "qxhost",
            "2001:db8:77:66::55",
            "203.0.113.178",
            "203.0.113.179",
            "203.0.113.180",
            "203.0.113.181",
            "qxvia",
            "qxrequest",
            "7766554433221100",
            "qxbaggage",
            "qxbrand");

    /// What is sent in other places, and nobody's business either.
    private static final List<String> SENT_ELSEWHERE = List.of(
            "qxbadjson",
            "qxtoolarge",
            "qxplain",
            "qxpath",
            "qxquery",
            "qxfield",
            "qxtoken",
            "qxtyped",
            "qxrequestline",
            "qxbroken",
            "qxhalf",
            "qxfilename",
            "qxformpart",
            "qxboundary",
            "qxartist",
            "qxcreator",
            "qxcomment",
            "qxnopicture");

    @TempDir
    Path folder;

    private final HttpClient http = client();
    private final List<Integer> answered = new ArrayList<>();

    @Test
    void nothing_that_a_contributors_machine_tells_is_written_anywhere() throws Exception {
        var temporary = Files.createDirectory(folder.resolve("temporary"));
        var port = Ports.free();
        var store = JavaProcess.start(new JavaProcess.Program(
                "store",
                StoreProgram.class,
                List.of(),
                List.of("-Xmx384m"),
                List.of(folder.resolve("store").toString(), Integer.toString(port)),
                Map.of(),
                folder.resolve("logs/store.log")));
        try (store;
                var wire = TcpProxy.to(port)) {
            var address = "mongodb://127.0.0.1:" + wire.port() + "/?journal=true&serverSelectionTimeoutMS=2000";
            var newsroom = RunningNewsroom.start(
                    List.of("--store", address), Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary));
            try (newsroom) {
                var secrets = walk(newsroom, wire, "mongodb://127.0.0.1:" + port);
                assertThat(answered)
                        .as("every way that a request can end")
                        .contains(200, 201, 400, 401, 404, 405, 406, 409, 412, 413, 415, 422, 428, 500, 503);
                everyTimeIsAFullHour(newsroom, "mongodb://127.0.0.1:" + port);
                newsroom.stop();
                store.stop();

                var written = new WrittenFiles(newsroom.data(), folder);
                assertThat(written.with(List.of(TEXT)).getOrDefault(TEXT, new java.util.TreeSet<>()))
                        .anyMatch(it -> it.contains("/store/"))
                        .anyMatch(it -> it.contains("/broker/newsroom.submissions-"));
                var sought = new ArrayList<>(PLANTED);
                sought.addAll(SENT_ELSEWHERE);
                sought.addAll(secrets);
                assertThat(written.with(sought)).isEmpty();
                noLineOfALogTellsTheMinute(newsroom);
            }
        }
    }

    /// @return what whoever walked it holds alone: the words of the receipt, and keys
    private List<String> walk(RunningNewsroom newsroom, TcpProxy wire, String store) throws Exception {
        var drafts = newsroom.address("submission") + "/drafts";
        var key = "qxkey-" + UUID.randomUUID();
        var created = call("POST", drafts, text(TEXT), "Idempotency-Key", '"' + key + '"');
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(call("POST", drafts, text(TEXT), "Idempotency-Key", '"' + key + '"')
                        .body())
                .isEqualTo(created.body());
        var article = json(created).path("articleId").stringValue();
        var receipt = json(created).path("receipt").stringValue();
        var mine = drafts + "/" + article;
        var holder = new String[] {"Authorization", "Receipt " + receipt};
        wrongWays(newsroom, mine, receipt);

        call("POST", mine + "/receipt", Map.of("receipt", receipt), holder);
        var picture = attach(mine, holder);
        var pictured = new LinkedHashMap<String, Object>(text(TEXT + " again"));
        pictured.put("images", List.of(Map.of("hash", picture, "alternativeText", "A crowd")));
        call("PUT", mine, pictured, "Authorization", "Receipt " + receipt, "If-Match", "\"2\"");
        call("PUT", mine, text(TEXT + " late"), "Authorization", "Receipt " + receipt, "If-Match", "\"1\"");
        call("POST", mine + "/revisions", Map.of(), "Authorization", "Receipt " + receipt, "If-Match", "\"3\"");
        call("POST", mine + "/appeal", Map.of("reason", "It was not declined."), holder);
        call("POST", mine + "/conversation", Map.of("text", "To the editors."), holder);
        call("POST", mine + "/withdrawal", null, holder);
        call("DELETE", mine + "/withdrawal", null, holder);
        await().atMost(SOON)
                .until(() -> Stores.with(List.of(article), store)
                        .getOrDefault(article, new java.util.TreeSet<>())
                        .contains("editorial.reviews"));

        brokenDocument(mine, receipt, article, store);
        wire.become(new Fault.Refuse());
        call("GET", mine, null, holder);
        call("POST", drafts, text("qxbroken"));
        wire.heal();
        await().atMost(SOON).until(() -> call("GET", mine, null, holder).statusCode() == 200);
        return List.of(key, receipt, receipt.replace('-', ' '));
    }

    private void wrongWays(RunningNewsroom newsroom, String mine, String receipt) throws Exception {
        var drafts = newsroom.address("submission") + "/drafts";
        var holder = new String[] {"Authorization", "Receipt " + receipt};
        call("POST", drafts, "{\"title\":\"qxbadjson");
        call("POST", drafts, "qxtoolarge".repeat(250_000));
        call("POST", drafts, "qxplain", "Content-Type", "text/plain");
        call("POST", drafts, Map.of("qxfield", "qxfield"));
        call("POST", drafts, text(TEXT), "Idempotency-Key", "qxshort");
        call("POST", drafts + "?utm_source=qxquery", Map.of("language", "qx"));
        call("GET", drafts + "/qxpath", null, holder);
        call("GET", drafts + "/" + UUID.randomUUID() + "?utm_source=qxquery", null, holder);
        call("GET", mine, null, "Authorization", "Bearer qxtoken");
        call("GET", mine, null, "Authorization", "Receipt qxtyped qxtyped");
        call("GET", mine, null, "Authorization", "Receipt " + receipt, "Accept", "text/qxplain");
        call("PATCH", mine, Map.of(), holder);
        call("PUT", mine, text(TEXT), holder);
        call("POST", mine + "/receipt", Map.of("receipt", "qxtyped qxtyped qxtyped"), holder);
        for (var part : List.of("submission", "editorial", "publication", "identity")) {
            var address = newsroom.address(part);
            call("GET", address + "/qxpath?qxquery=qxquery", null);
            call("GET", address + "/en/qxpath/qxpath", null);
            call("POST", address + "/oauth2/token", "client_secret=qxtoken", "Content-Type", "text/plain");
            raw(address, "GET /qxrequestline HTTP/1.1\r\nHost: a\r\nBad Header: qxrequestline\r\n\r\n");
            raw(address, "qxrequestline qxrequestline\r\n\r\n");
            raw(
                    address,
                    "POST /drafts HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n"
                            + "User-Agent: qxhalf\r\n\r\n{\"title\":\"qxhalf");
        }
        call("GET", newsroom.address("publication") + "/feeds/all.atom", null);
    }

    /// A photograph that says who took it, as a body and as the file of a form, and a file that is none.
    ///
    /// @return the hash of the clean copy
    private String attach(String mine, String... holder) throws IOException {
        var attachments = mine + "/attachments";
        var photograph = new PlantedPicture("qxartist", "qxcreator", "qxcomment").jpeg();
        var named = "attachment; filename=\"qxfilename.jpg\"";
        var sent = List.of(
                call("POST", attachments, photograph, and(holder, "Content-Type", "image/qxformpart")),
                call("POST", attachments, photograph, and(holder, "Content-Disposition", named)),
                call(
                        "POST",
                        attachments,
                        form(photograph),
                        and(holder, "Content-Type", "multipart/form-data; boundary=qxboundary")),
                call("POST", attachments, "GIF89a qxnopicture".getBytes(StandardCharsets.UTF_8), holder));
        assertThat(sent).allMatch(it -> it.statusCode() == 201);
        await().atMost(SOON).until(() -> states(attachments, holder).stream().noneMatch("cleaning"::equals));
        assertThat(states(attachments, holder)).containsExactly("clean", "clean", "clean", "refused");
        var clean =
                json(call("GET", attachments, null, holder)).path("attachments").path(0);
        var file = attachments + "/" + clean.path("attachmentId").stringValue() + "/file";
        assertThat(call("GET", file, null, holder).body()).isNotEmpty();
        return clean.path("sha256").stringValue();
    }

    private List<String> states(String attachments, String... holder) {
        return json(call("GET", attachments, null, holder))
                .path("attachments")
                .valueStream()
                .map(it -> it.path("state").stringValue())
                .toList();
    }

    private static byte[] form(byte[] file) {
        var form = new ByteArrayOutputStream();
        form.writeBytes("--qxboundary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"qxfilename.jpg\"\r\n"
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes("Content-Type: image/qxformpart\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        form.writeBytes(file);
        form.writeBytes("\r\n--qxboundary--\r\n".getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    private static String[] and(String[] headers, String... more) {
        return Stream.of(headers, more).flatMap(Stream::of).toArray(String[]::new);
    }

    /// Something that only a failure of ours could write.
    private void brokenDocument(String mine, String receipt, String article, String store) {
        try (var client = MongoClients.create(store)) {
            var documents = client.getDatabase("submission").getCollection("drafts");
            var whole = java.util.Objects.requireNonNull(
                    documents.find(Filters.eq("_id", article)).first());
            documents.updateOne(Filters.eq("_id", article), Updates.set("state.is", "nothing that is known"));
            var failed = call("GET", mine, null, "Authorization", "Receipt " + receipt);
            assertThat(failed.statusCode()).isEqualTo(500);
            documents.replaceOne(Filters.eq("_id", article), whole);
        }
    }

    /// No editor did anything in this newsroom, so that every time there is was caused by a contributor.
    private static void everyTimeIsAFullHour(RunningNewsroom newsroom, String store) {
        assertThat(DATE.matcher(Stores.everyDocument(store)).results().map(it -> it.group(1)))
                .isNotEmpty()
                .allMatch(it -> Instant.parse(it).getEpochSecond() % 3600 == 0);
        assertThat(Records.all(newsroom.address("broker")))
                .isNotEmpty()
                .allMatch(it -> it.timestamp() % Duration.ofHours(1).toMillis() == 0)
                .allMatch(it -> new String(it.headers().lastHeader("ce_time").value(), StandardCharsets.UTF_8)
                        .endsWith(":00:00Z"));
    }

    private static void noLineOfALogTellsTheMinute(RunningNewsroom newsroom) throws IOException {
        assertThat(Files.readAllLines(newsroom.data().resolve("logs/newsroom.log")))
                .anyMatch(it -> it.contains("A request failed"))
                .noneMatch(it -> it.matches(".*\\d\\d:(?!00)[0-5]\\d(?::\\d\\d|\\b[.,Z+]).*"));
    }

    private HttpResponse<String> call(String method, String address, @Nullable Object body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(60));
        HEADERS.forEach(request::setHeader);
        request.setHeader("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        request.method(
                method,
                switch (body) {
                    case null -> BodyPublishers.noBody();
                    case String it -> BodyPublishers.ofString(it);
                    case byte[] it -> BodyPublishers.ofByteArray(it);
                    default -> BodyPublishers.ofString(JSON.writeValueAsString(body));
                });
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            answered.add(answer.statusCode());
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Says something that is no request, or no whole one, and leaves.
    private static void raw(String address, String said) throws IOException {
        var uri = URI.create(address);
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(SOURCE), 0));
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
            socket.setSoTimeout(500);
            socket.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8));
            try {
                socket.getInputStream().readNBytes(1000);
            } catch (IOException _) {
                // there may be no answer
            }
            socket.setSoLinger(true, 0);
        }
    }

    private static HttpClient client() {
        try {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .localAddress(InetAddress.getByName(SOURCE))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static Map<String, String> text(String body) {
        return Map.of("language", "en", "title", "A title", "body", "The words of " + body + ".", "licence", "CC0-1.0");
    }

    private static Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("User-Agent", "qxagent/77.66");
        headers.put("Accept-Language", "x-qxlanguage, en;q=0.5");
        headers.put("Cookie", "session=qxcookie");
        headers.put("Referer", "https://qxreferer.example.org/");
        headers.put("Origin", "https://qxorigin.example.org");
        headers.put("From", "qxfrom@example.org");
        headers.put("X-Forwarded-For", "203.0.113.177, 198.51.100.177");
        headers.put("X-Forwarded-Host", "qxhost.example.org");
        headers.put("Forwarded", "for=\"[2001:db8:77:66::55]:4711\";by=203.0.113.178");
        headers.put("X-Real-IP", "203.0.113.179");
        headers.put("True-Client-IP", "203.0.113.180");
        headers.put("CF-Connecting-IP", "203.0.113.181");
        headers.put("Via", "1.1 qxvia");
        headers.put("X-Request-ID", "qxrequest");
        headers.put("traceparent", "00-77665544332211007766554433221100-7766554433221100-01");
        headers.put("baggage", "user=qxbaggage");
        headers.put("Sec-CH-UA", "\"qxbrand\";v=\"77\"");
        return headers;
    }
}
