package newsroom.submission.draft;

import static newsroom.submission.RunningService.call;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import newsroom.submission.RunningService;
import newsroom.submission.RunningService.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// What is sent in no form that anybody would expect, to every address that takes a body: it is told what would be
/// right, hears nothing of its own again, and never meets a failure of ours.
@ExtendWith(RunningService.class)
class WrongRequestsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String MARK = "zqxMARKxqz";
    private static final int DEEP = 100_000;

    /// Where something is sent to.
    ///
    /// @param field that is text
    private record Address(String method, String path, String field) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static final List<Address> ADDRESSES = List.of(
            new Address("POST", "/drafts", "title"),
            new Address("PUT", "/drafts/{mine}", "title"),
            new Address("POST", "/drafts/{mine}/receipt", "receipt"),
            new Address("POST", "/drafts/{mine}/revisions", "significance"),
            new Address("POST", "/drafts/{mine}/conversation", "text"),
            new Address("POST", "/drafts/{mine}/appeal", "reason"));

    private record Sent(Address address, String what, byte[] body) {
        @Override
        public String toString() {
            return what + " to " + address;
        }
    }

    private final Contributor emma = Contributor.anonymous("Words.");

    static Stream<Sent> whatIsNoJsonObject() {
        return ADDRESSES.stream()
                .flatMap(it -> Stream.of(
                        sent(it, "half an object", "{\"" + it.field() + "\":\"" + MARK),
                        sent(it, "two objects", "{} {}"),
                        sent(it, "a list", "[]"),
                        sent(it, "a number", "7"),
                        sent(it, "a string", "\"" + MARK + "\""),
                        sent(it, "words", MARK),
                        sent(it, "a form", it.field() + "=" + MARK),
                        sent(it, "markup", "<?xml version=\"1.0\"?><" + it.field() + "/>"),
                        sent(it, "single quotes", "{'" + it.field() + "':'" + MARK + "'}"),
                        sent(it, "no quotes", "{" + it.field() + ":1}"),
                        sent(it, "a comment", "{/* " + MARK + " */}"),
                        sent(it, "a comma too many", "{\"" + it.field() + "\":\"a\",}"),
                        sent(it, "not a number", "{\"" + it.field() + "\":NaN}"),
                        sent(it, "a line break in a string", "{\"" + it.field() + "\":\"a\nb\"}"),
                        sent(it, "an unknown escape", "{\"" + it.field() + "\":\"\\x41\"}"),
                        sent(it, "a NUL byte", "{\"" + it.field() + "\":\"\0\"}"),
                        sent(it, "a field twice", "{\"" + it.field() + "\":\"a\",\"" + it.field() + "\":\"a\"}"),
                        sent(it, "lists without end", "[".repeat(DEEP)),
                        sent(it, "objects without end", "{\"a\":".repeat(DEEP)),
                        sent(it, "a number without end", "{\"" + it.field() + "\":" + "9".repeat(DEEP) + "}"),
                        sent(it, "a name without end", "{\"" + "n".repeat(DEEP) + "\":1}"),
                        new Sent(it, "bytes that are no UTF-8", latin("{\"" + it.field() + "\":\"\u00ff\u00fe\"}")),
                        new Sent(it, "an overlong NUL", latin("{\"" + it.field() + "\":\"\u00c0\u0080\"}")),
                        new Sent(it, "a half character", latin("{\"" + it.field() + "\":\"\u00e2\u0082\"}")),
                        new Sent(it, "random bytes", latin("\u0000\u0001\u00fe\u00ff\u0013"))));
    }

    @ParameterizedTest
    @MethodSource("whatIsNoJsonObject")
    void what_is_no_json_object_of_ours_is_refused(Sent sent) {
        var answer = send(sent.address(), sent.body());
        assertThat(answer.status()).as(answer.text()).isIn(400, 422);
        isProblem(answer, answer.status());
        assertThat(answer.json().path("detail").stringValue())
                .containsAnyOf("JSON object", "must be", "not known", "wrong type", "is required", "has", "receipt");
    }

    static Stream<Sent> whatNoFieldTakes() {
        return ADDRESSES.stream()
                .flatMap(it -> Stream.of(
                        field(it, "half of a pair", "\"\\ud800\""),
                        field(it, "the other half", "\"a \\udc00 b\""),
                        field(it, "a NUL character", "\"a \\u0000 b\""),
                        field(it, "a number", "0"),
                        field(it, "a huge number", "1e999999999"),
                        field(it, "a true one", "true"),
                        field(it, "a list", "[\"" + MARK + "\"]"),
                        field(it, "an object", "{\"" + MARK + "\":1}"),
                        field(it, "lists within lists", "[".repeat(400) + "]".repeat(400))));
    }

    @ParameterizedTest
    @MethodSource("whatNoFieldTakes")
    void a_field_that_cannot_be_taken_is_named(Sent sent) {
        var answer = send(sent.address(), sent.body());
        isProblem(answer, 422);
        if (sent.address().field().equals("receipt")
                && answer.json().path("faults").isMissingNode()) {
            assertThat(answer.json().path("detail").stringValue()).contains("receipt");
            return;
        }
        assertThat(answer.json().path("faults").valueStream())
                .anySatisfy(it -> assertThat(it.path("field").stringValue())
                        .isEqualTo(sent.address().field()))
                .allSatisfy(it -> assertThat(it.path("detail").stringValue()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void a_field_that_is_not_known_is_refused_and_those_that_are_named(Address address) {
        var answer = send(address, utf8("{\"" + MARK + "\":\"" + MARK + "\"}"));
        isProblem(answer, 422);
        var fault = answer.json().path("faults").path(0);
        assertThat(fault.path("field").stringValue()).isEqualTo("The body");
        assertThat(fault.path("detail").stringValue()).contains("known", address.field());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "language",
                "title",
                "summary",
                "body",
                "byline",
                "licence",
                "originalUrl",
                "contentWarning",
                "note",
                "topics",
                "regions",
                "images"
            })
    void every_field_of_a_draft_says_what_it_takes(String field) {
        for (var wrong : List.of("7", "1e400", "false", "{}", "[[]]", "[7]", "[{}]", "\"\\ud800\"", "\"\\u0000\"")) {
            var request = Contributor.request("Words.");
            request.set(field, JSON.readTree("null"));
            var body = request.toString().replace("\"" + field + "\":null", "\"" + field + "\":" + wrong);
            assertThat(body).contains(wrong);
            for (var answer : List.of(call("POST", "/drafts", body), save(body))) {
                isProblem(answer, 422);
                assertThat(answer.json().path("faults").path(0).path("field").stringValue())
                        .as(wrong)
                        .startsWith(field);
                assertThat(answer.json().path("detail").stringValue())
                        .as(wrong)
                        .doesNotContain("ud800", "1e400")
                        .containsAnyOf("must", "has", "is required", "wrong type");
            }
        }
    }

    @Test
    void every_field_of_an_image_says_what_it_takes() {
        for (var field : List.of("hash", "alternativeText", "caption", "credit")) {
            for (var wrong : List.of("7", "{}", "[]", "\"\\ud800\"", "\"\\u0000\"", "\"" + "x".repeat(1001) + "\"")) {
                var image = "{\"hash\":\"" + "a".repeat(64) + "\",\"alternativeText\":\"a\",\"" + field + "\":" + wrong
                        + "}";
                image = field.equals("hash") ? image.replace("\"hash\":\"" + "a".repeat(64) + "\",", "") : image;
                image = field.equals("alternativeText") ? image.replace("\"alternativeText\":\"a\",", "") : image;
                var body = Contributor.text("Words.").replaceFirst("}$", "");
                var answer = call("POST", "/drafts", body + ",\"images\":[" + image + "]}");
                isProblem(answer, 422);
                assertThat(answer.json().path("faults").path(0).path("field").stringValue())
                        .isEqualTo("images[0]." + field);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/html; charset=utf-8",
                "application/xml",
                "application/x-www-form-urlencoded",
                "application/octet-stream",
                "multipart/form-data; boundary=zqxMARKxqz",
                "application/json; charset=nonsense-zqxMARKxqz",
                "zqxMARKxqz",
                "zqxMARKxqz/json/x"
            })
    void a_body_of_another_media_type_is_refused(String type) {
        for (var address : ADDRESSES) {
            var answer = send(address, utf8("{}"), "Content-Type", type);
            isProblem(answer, 415);
            assertThat(answer.json().path("detail").stringValue()).contains("application/json");
        }
    }

    @Test
    void json_in_another_charset_is_read_in_it_or_refused() {
        var russian = Contributor.text("Слово");
        for (var charset : List.of("utf-16", "utf-32", "iso-8859-5", "us-ascii")) {
            var answer = call(
                    "POST",
                    "/drafts",
                    russian.getBytes(Charset.forName(charset)),
                    "Content-Type",
                    "application/json; charset=" + charset);
            if (answer.status() == 201) {
                var receipt = "Receipt " + answer.json().path("receipt").stringValue();
                var kept = call("GET", answer.header("Location"), "", "Authorization", receipt);
                assertThat(kept.json().path("content").path("body").stringValue())
                        .as(charset)
                        .isIn("Слово", "?????");
            } else {
                assertThat(answer.status()).as(charset).isIn(400, 415);
                isProblem(answer, answer.status());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void a_compressed_body_is_refused(Address address) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(bytes)) {
            zipped.write(utf8(Contributor.text(MARK)));
        }
        for (var coding : List.of("gzip", "GZIP", "deflate, gzip", MARK)) {
            var answer = send(address, bytes.toByteArray(), "Content-Encoding", coding);
            isProblem(answer, 415);
            assertThat(answer.json().path("detail").stringValue()).contains("Content-Encoding");
            assertThat(answer.header("Accept-Encoding")).isEqualTo("identity");
        }
        assertThat(call("POST", "/drafts", Contributor.text("Words."), "Content-Encoding", "identity")
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void a_body_without_end_is_refused(Address address) {
        var answer = send(address, utf8("{\"" + address.field() + "\":\"" + MARK.repeat(250_000) + "\"}"));
        isProblem(answer, 413);
        assertThat(answer.json().path("detail").stringValue()).contains("KiB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "1",
                "\"\"",
                "\"-1\"",
                "\"1.0\"",
                "\"1e3\"",
                "\"9999999999999999999\"",
                "W/\"1\"",
                "\"1\", \"2\"",
                "\"zqxMARKxqz\""
            })
    void an_if_match_that_is_no_etag_of_ours_is_named(String ifMatch) {
        for (var answer :
                List.of(emma.save("Other words.", ifMatch), emma.send("{}", ifMatch), emma.restore(1, ifMatch))) {
            if (answer.status() == 404) {
                continue; // there is no revision to restore
            }
            isProblem(answer, 422);
            assertThat(answer.json().path("faults").path(0).path("field").stringValue())
                    .isEqualTo("If-Match");
        }
        isProblem(emma.save("Other words.", "\"999999999999999999\""), 412);
    }

    @Test
    void an_idempotency_key_that_is_none_is_named() {
        for (var key : List.of("", "\"\"", "k".repeat(256), "\"" + "k".repeat(300) + "\"", "\"short\"", "tab\there")) {
            var answer = call("POST", "/drafts", Contributor.text("Words."), "Idempotency-Key", key);
            isProblem(answer, 400);
            assertThat(answer.json().path("detail").stringValue()).contains("Idempotency-Key");
        }
    }

    @Test
    void what_is_no_id_leads_nowhere() {
        for (var id : List.of(
                "x", MARK, "1-1-1-1-1", "%20", "%E2%82", "..%2f..", "%00", "a".repeat(2000), UUID.randomUUID() + "x")) {
            for (var below : List.of("", "/revisions/1", "/conversation")) {
                var answer = call("GET", "/drafts/" + id + below, "", "Authorization", emma.authorization);
                assertThat(answer.status()).as(id).isIn(400, 404);
                isProblem(answer, answer.status());
            }
        }
        for (var number : List.of("0", "-1", "1.0", "x", "99999999999", "9".repeat(500), "%00", MARK)) {
            var answer = emma.get("/revisions/" + number);
            assertThat(answer.status()).as(number).isIn(400, 404);
            isProblem(answer, answer.status());
        }
    }

    @Test
    void a_way_that_is_not_open_says_which_are() {
        var answer = call("PATCH", emma.path(), "{}", "Authorization", emma.authorization);
        isProblem(answer, 405);
        assertThat(answer.json().path("detail").stringValue()).contains("PUT", "GET", "DELETE");
        var unacceptable =
                call("GET", emma.path(), "", "Authorization", emma.authorization, "Accept", "application/pdf");
        isProblem(unacceptable, 406);
        assertThat(unacceptable.json().path("detail").stringValue()).contains("application/json");
    }

    static List<Address> addresses() {
        return ADDRESSES;
    }

    private static Sent sent(Address address, String what, String body) {
        return new Sent(address, what, utf8(body));
    }

    private static Sent field(Address address, String what, String value) {
        return sent(address, what, "{\"" + address.field() + "\":" + value + "}");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] latin(String bytes) {
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }

    private Answer save(String body) {
        return call("PUT", emma.path(), body, "Authorization", emma.authorization, "If-Match", "\"1\"");
    }

    private Answer send(Address address, byte[] body, String... headers) {
        var all = new ArrayList<>(List.of("Authorization", emma.authorization, "If-Match", "\"1\""));
        all.addAll(Arrays.asList(headers));
        return call(
                address.method(),
                address.path().replace("{mine}", emma.article.toString()),
                body,
                all.toArray(String[]::new));
    }

    private static void isProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("status").intValue()).isEqualTo(status);
        assertThat(answer.json().path("type").stringValue()).startsWith("urn:veche:problem:");
        assertThat(answer.text()).doesNotContain(MARK).doesNotContain("Exception");
    }
}
