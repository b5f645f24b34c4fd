package newsroom.submission.draft;

import static newsroom.submission.RunningService.TOKENS;
import static newsroom.submission.RunningService.call;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import newsroom.submission.RunningService;
import newsroom.submission.RunningService.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Every way to ask wrongly ends in a problem document that tells what would be right and echoes nothing.
@ExtendWith(RunningService.class)
class DraftErrorsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String MARK = "zqxMARKxqz";

    private record Wrong(String field, JsonNode value) {
        @Override
        public String toString() {
            var text = value.toString();
            return field + " " + text.substring(0, Math.min(30, text.length()));
        }
    }

    static Stream<Wrong> wrongFields() {
        var make = JsonNodeFactory.instance;
        return Stream.of(
                new Wrong("language", make.stringNode("xx-" + MARK)),
                new Wrong("language", make.stringNode("")),
                new Wrong("language", make.nullNode()),
                new Wrong("language", make.numberNode(7)),
                new Wrong("title", make.stringNode("t".repeat(301))),
                new Wrong("title", make.stringNode("two\nlines")),
                new Wrong("title", make.stringNode("half \uD800 a pair")),
                new Wrong("title", make.arrayNode()),
                new Wrong("summary", make.stringNode("s".repeat(1001))),
                new Wrong("body", make.stringNode("b".repeat(512 * 1024 + 1))),
                new Wrong("body", make.stringNode("я".repeat(256 * 1024 + 1))),
                new Wrong("body", make.stringNode("a \0 b")),
                new Wrong("body", make.objectNode()),
                new Wrong("byline", make.stringNode("b".repeat(201))),
                new Wrong("licence", make.stringNode("all mine!")),
                new Wrong("originalUrl", make.stringNode("javascript:alert(1)")),
                new Wrong("originalUrl", make.stringNode("not a url")),
                new Wrong("topics", make.stringNode("one")),
                new Wrong("topics", make.arrayNode().add("Not An Id")),
                new Wrong("topics", make.arrayNode().addNull()),
                new Wrong("regions", many(make.stringNode("eu"), 21)),
                new Wrong("images", many(make.objectNode(), 11)),
                new Wrong("images", make.arrayNode().addNull()),
                new Wrong("images", make.arrayNode().add(make.objectNode().put("hash", MARK))),
                new Wrong("note", make.stringNode("n".repeat(5001))),
                new Wrong("The body", make.objectNode()));
    }

    @ParameterizedTest
    @MethodSource("wrongFields")
    void a_wrong_field_is_named(Wrong wrong) {
        var request = Contributor.request("Words.");
        request.set(wrong.field().equals("The body") ? MARK : wrong.field(), wrong.value());
        var answer = call("POST", "/drafts", request.toString().replace("\uD800", "\\uD800"));
        isProblem(answer, 422);
        assertThat(answer.json().path("faults").path(0).path("field").stringValue())
                .startsWith(wrong.field());
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        var wrong = "{\"title\":\"a\\nb\",\"licence\":\"all mine!\",\"body\":\"a\\u0000b\"}";
        assertThat(call("POST", "/drafts", wrong).json().path("faults").size()).isEqualTo(4);
    }

    @Test
    void the_longest_that_may_be_is_taken() {
        var request = Contributor.request("я".repeat(256 * 1024))
                .put("title", "𞤀".repeat(300))
                .put("summary", "s".repeat(1000))
                .put("byline", "b".repeat(200))
                .put("note", "😀".repeat(5000));
        assertThat(call("POST", "/drafts", request.toString()).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST   | /drafts        | {\"language\":         | 400",
                "POST   | /drafts        | zqxMARKxqz             | 400",
                "POST   | /drafts        | []                     | 400",
                "POST   | /drafts        | null                   | 400",
                "POST   | /drafts        | ''                     | 400",
                "POST   | /drafts        | {\"title\":\"a\",\"title\":\"b\"} | 400",
                "POST   | /drafts        | {} {}                  | 400",
                "PUT    | /drafts        | {}                     | 405",
                "PATCH  | /drafts/{mine} | {}                     | 405",
                "POST   | /drafts/{mine} | {}                     | 405",
                "GET    | /drafts/{mine}/withdrawal | ''          | 405",
                "GET    | /drafts/{mine}/elsewhere  | ''          | 404",
                "GET    | /drafts/zqxMARKxqz        | ''          | 400",
                "GET    | /drafts/{mine}/revisions/zqxMARKxqz | '' | 400",
                "GET    | /drafts/{mine}/revisions/1 | ''         | 404",
                "GET    | /drafts/{none} | ''                     | 404",
                "PUT    | /drafts/{none} | {}                     | 404",
                "DELETE | /drafts/{none} | ''                     | 404",
                "POST   | /drafts/{none}/revisions   | {}         | 404",
                "POST   | /drafts/{none}/receipt     | {}         | 404",
                "POST   | /drafts/{none}/withdrawal  | ''         | 404",
                "DELETE | /drafts/{none}/withdrawal  | ''         | 404",
                "GET    | /drafts/{none}/revisions/1 | ''         | 404",
                "GET    | /drafts/{none}/revisions/1..2 | ''      | 404",
                "GET    | /drafts/{mine}/revisions/1..2 | ''      | 404",
                "GET    | /drafts/{mine}/revisions/draft..7 | ''  | 404",
                "GET    | /drafts/{mine}/revisions/zqxMARKxqz..1 | '' | 422",
                "GET    | /drafts/{mine}/revisions/1..zqxMARKxqz | '' | 422",
                "GET    | /drafts/{mine}/revisions/1...2 | ''     | 422",
                "GET    | /drafts/{mine}/revisions/-1..1 | ''     | 422",
                "GET    | /drafts/{mine}/revisions/1..99999999999 | '' | 422",
                "GET    | /drafts/{mine}/revisions/1.2 | ''       | 400",
                "POST   | /drafts/{mine}/revisions/1..2 | {}      | 405",
                "GET    | /drafts/{none}/checks | ''              | 404",
                "POST   | /drafts/{mine}/checks | {}              | 405",
                "PUT    | /drafts/{mine} | {}                     | 428",
                "POST   | /drafts/{mine}/revisions   | {}         | 428",
                "POST   | /drafts/{mine}/receipt     | {}         | 422",
                "POST   | /drafts/{mine}/receipt     | {\"receipt\":\"zqxMARKxqz\"} | 422",
                "POST   | /drafts/{mine}/receipt     | {\"receipt\":5}   | 422",
                "POST   | /drafts/{mine}/receipt     | ''         | 400",
                "GET    | /drafts        | ''                     | 401",
                "GET    | /parked        | ''                     | 401",
                "GET    | /elsewhere     | ''                     | 401"
            })
    void asked_wrongly(String method, String path, String body, int status) {
        var rosa = Contributor.anonymous("Words.");
        var asked = path.replace("{mine}", rosa.article.toString())
                .replace("{none}", UUID.randomUUID().toString());
        isProblem(call(method, asked, body, "Authorization", rosa.authorization), status);
    }

    @Test
    void the_wrong_versions_are_refused() {
        var rosa = Contributor.withReceipt("Words.");
        isProblem(rosa.save("Other words.", "\"1000\""), 412);
        isProblem(rosa.save("Other words.", "W/\"1\""), 422);
        isProblem(rosa.save("Other words.", MARK), 422);
        isProblem(rosa.send("{\"significance\":\"" + MARK + "\"}", "\"2\""), 422);
        isProblem(rosa.send("{\"significance\":\"minor\",\"" + MARK + "\":1}", "\"2\""), 422);
    }

    @Test
    void whoever_shows_nothing_is_asked_to() {
        var rosa = Contributor.anonymous("Words.");
        for (var path : List.of(rosa.path(), "/drafts/" + UUID.randomUUID())) {
            var answer = call("GET", path, "");
            isProblem(answer, 401);
            assertThat(answer.header("WWW-Authenticate")).contains("Receipt");
        }
        isProblem(call("POST", rosa.path() + "/withdrawal", ""), 401);
        isProblem(call("DELETE", rosa.path(), ""), 401);
        isProblem(call("GET", rosa.path(), "", "Authorization", "Bearer " + MARK), 401);
        isProblem(call("GET", rosa.path(), "", "Authorization", "Basic " + MARK), 401);
    }

    @Test
    void whoever_is_no_steward_sees_no_parked_events() {
        isProblem(call("GET", "/parked", "", "Authorization", "Bearer " + TOKENS.contributor("emma")), 403);
    }

    @Test
    void other_media_types_are_refused() {
        isProblem(call("POST", "/drafts", Contributor.text("Words."), "Content-Type", "text/plain"), 415);
        var rosa = Contributor.anonymous("Words.");
        for (var wanted : List.of("text/html", "text/" + MARK, MARK)) {
            var answer = call("GET", rosa.path(), "", "Authorization", rosa.authorization, "Accept", wanted);
            isProblem(answer, 406);
            assertThat(answer.json().path("detail").stringValue()).contains("application/json");
        }
    }

    @Test
    void too_large_a_request_is_refused() {
        isProblem(call("POST", "/drafts", "x".repeat(2 * 1024 * 1024 + 1)), 413);
    }

    @Test
    void a_page_must_have_a_size_and_a_place() {
        var token = "Bearer " + TOKENS.contributor("emma");
        isProblem(call("GET", "/drafts?limit=0", "", "Authorization", token), 422);
        isProblem(call("GET", "/drafts?limit=201", "", "Authorization", token), 422);
        isProblem(call("GET", "/drafts?limit=" + MARK, "", "Authorization", token), 400);
        isProblem(call("GET", "/drafts?after=" + MARK, "", "Authorization", token), 422);
    }

    @Test
    void a_short_key_of_nobody_is_refused() {
        isProblem(call("POST", "/drafts", Contributor.text("Words."), "Idempotency-Key", "1"), 400);
    }

    @Test
    void no_body_whatever_makes_it_fail() {
        var random = new Random(1921);
        var rosa = Contributor.withReceipt("Words.");
        var valid = Contributor.request("Words.").put("summary", "s").put("note", "n");
        valid.putArray("topics").add("one");
        valid.putArray("images").addObject().put("hash", "a".repeat(64)).put("alternativeText", "a");
        for (int i = 0; i < 400; i++) {
            var body = mutated(valid, random);
            var answers = List.of(
                    call("POST", "/drafts", body),
                    call("PUT", rosa.path(), body, "Authorization", rosa.authorization, "If-Match", "\"1\""),
                    call("POST", rosa.path() + "/receipt", body, "Authorization", rosa.authorization),
                    call(
                            "POST",
                            rosa.path() + "/revisions",
                            body,
                            "Authorization",
                            rosa.authorization,
                            "If-Match",
                            "\"1\""));
            for (var answer : answers) {
                assertThat(answer.status()).as("%s: %s", i, answer.text()).isLessThan(500);
                if (answer.status() >= 400) {
                    isProblem(answer, answer.status());
                }
            }
        }
    }

    private static byte[] mutated(ObjectNode valid, Random random) {
        var tree = valid.deepCopy();
        var names = List.copyOf(tree.propertyNames());
        for (int i = random.nextInt(3); i >= 0; i--) {
            var name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(4)) {
                case 0 -> tree.remove(name);
                case 1 -> tree.set(random.nextBoolean() ? name : "x" + random.nextInt(), any(random, 3));
                default -> tree.set(name, any(random, 3));
            }
        }
        var bytes = JSON.writeValueAsBytes(tree);
        if (random.nextInt(3) == 0) {
            for (int i = random.nextInt(4); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length) + 1) : bytes;
    }

    private static JsonNode any(Random random, int depth) {
        var make = JsonNodeFactory.instance;
        return switch (random.nextInt(depth == 0 ? 7 : 9)) {
            case 0 -> make.nullNode();
            case 1 -> make.booleanNode(random.nextBoolean());
            case 2 -> make.numberNode(random.nextLong());
            case 3 -> make.numberNode(random.nextGaussian() * 1e300);
            case 4 -> make.stringNode("");
            case 5 -> make.stringNode(string(random));
            case 6 ->
                make.stringNode(List.of("typo", "el", "CC0-1.0", "https://a.b/c", "\uDC00")
                        .get(random.nextInt(5)));
            case 7 -> {
                var object = make.objectNode();
                object.set(string(random), any(random, depth - 1));
                yield object;
            }
            default -> many(any(random, depth - 1), random.nextInt(30));
        };
    }

    private static String string(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
        }
        return text.toString();
    }

    private static ArrayNode many(JsonNode node, int many) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < many; i++) {
            array.add(node);
        }
        return array;
    }

    private static void isProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("status").intValue()).isEqualTo(status);
        assertThat(answer.json().path("type").stringValue()).startsWith("urn:veche:problem:");
        assertThat(answer.text()).doesNotContain(MARK);
    }
}
