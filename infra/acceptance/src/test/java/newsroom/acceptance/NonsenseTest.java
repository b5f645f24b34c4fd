package newsroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import newsroom.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Nonsense sent to every endpoint that a service describes is answered with a problem document and never with a 500.
class NonsenseTest {

    static final List<String> BODIES = List.of(
            "",
            "{",
            "[]",
            "null",
            "7",
            "\"x\"",
            "{}",
            "{\"a\":1}",
            "{\"title\":null}",
            "{\"title\":[]}",
            "{\"language\":\"\\u0000\",\"title\":\"\\ud800\",\"body\":\"\\ud800\"}",
            "{\"hash\":7}",
            "{\"hash\":\"x\"}",
            "{\"outcome\":\"approve\",\"hash\":\"" + "f".repeat(64) + "\"}",
            "{\"articleId\":\"x\",\"language\":\"el\"}",
            "[".repeat(5000),
            "{\"body\":\"" + "x".repeat(600 * 1024) + "\",\"title\":\"t\",\"language\":\"en\"}",
            "{\"title\":\"t\",\"title\":\"u\"}",
            "\u0000\u0001",
            "{\"licence\":\"no licence!\",\"language\":\"tlh-x\"}");

    static final List<String> IDS = List.of(
            "00000000-0000-4000-8000-000000000000",
            "not-an-id",
            "%00",
            "..%2f..",
            "%F0%9F%98%80",
            "1",
            "x".repeat(500));

    final RunningNewsroom newsroom = RunningNewsroom.shared();

    @ParameterizedTest
    @ValueSource(strings = {"submission", "editorial", "publication"})
    void every_described_endpoint_answers_nonsense_with_a_problem(String service) {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var client = new Client(newsroom.address(service));
        var described = client.get("/v3/api-docs").ok().json().path("paths");
        assertThat(described.propertyNames()).isNotEmpty();
        for (var path : described.propertyNames()) {
            for (var method : described.path(path).propertyNames()) {
                for (int i = 0; i < 12; i++) {
                    var body = BODIES.get(random.nextInt(BODIES.size()));
                    var answer = ask(
                            client,
                            method.toUpperCase(java.util.Locale.ROOT),
                            filled(path, random)
                                    + (random.nextInt(4) == 0 ? "?limit=x&since=%25&after=%00&nonsense=1" : ""),
                            authorization(random),
                            method.equals("get") ? null : body,
                            headers(random));
                    var what = "%s %s %s with %s, seed %d"
                            .formatted(service, method, path, body.substring(0, Math.min(80, body.length())), seed);
                    assertThat(answer.status()).as(what + ": " + answer.text()).isLessThan(500);
                    if (answer.status() >= 400) {
                        assertProblem(answer, what);
                    }
                }
            }
        }
    }

    /// Where the server cannot read the path it answers and ends the connection; a body that is still on its way then
    /// resets it, sometimes before the answer is read. Such a request is made again without one.
    private static Client.Answer ask(
            Client client,
            String method,
            String path,
            String authorization,
            @Nullable Object body,
            Map<String, String> headers) {
        try {
            return client.send(method, path, authorization, body, headers);
        } catch (UncheckedIOException e) {
            if (body == null || !(path.contains("%2f") || path.contains("/%00"))) {
                throw e;
            }
            return client.send(method, path, authorization, null, headers);
        }
    }

    private static void assertProblem(Client.Answer answer, String what) {
        // a reader's browser gets a page instead, such as the notice of something taken back
        if (answer.header("Content-Type").startsWith("text/html")) {
            return;
        }
        assertThat(answer.header("Content-Type")).as(what).startsWith("application/problem+json");
        assertThat(answer.text()).as(what).startsWith("{");
        JsonNode problem = answer.json();
        assertThat(problem.path("status").isInt())
                .as(what + ": " + answer.text())
                .isTrue();
        assertThat(problem.path("status").intValue()).as(what).isEqualTo(answer.status());
        assertThat(problem.path("type").asString("")).as(what).startsWith("urn:veche:problem:");
        assertThat(answer.text()).as(what).doesNotContain("Exception", "\tat ");
    }

    private String authorization(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> "";
            case 1 -> "Bearer nonsense";
            case 2 -> "Receipt abandon-ability-able";
            case 3 -> "Receipt \u00ff";
            default ->
                newsroom.as(
                        "voltairine",
                        Stream.of(Role.EDITOR, Role.TRANSLATOR, Role.STEWARD)
                                .skip(random.nextInt(3))
                                .findFirst()
                                .orElseThrow());
        };
    }

    private static Map<String, String> headers(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Map.of("If-Match", "\"1\"", "Fencing-Token", "1");
            case 1 -> Map.of("If-Match", "nonsense", "Fencing-Token", "nonsense");
            case 2 -> Map.of("Accept", "application/x-nothing", "If-Match", "*");
            default -> Map.of("Content-Encoding", "gzip", "Fencing-Token", "99999999999999999999");
        };
    }

    private static String filled(String path, Random random) {
        var filled = path;
        while (filled.contains("{")) {
            filled = filled.replaceFirst(
                    "\\{[^}]*}", IDS.get(random.nextInt(IDS.size())).replace("$", ""));
        }
        return filled;
    }
}
