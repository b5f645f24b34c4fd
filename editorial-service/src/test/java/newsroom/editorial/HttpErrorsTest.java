package newsroom.editorial;

import static newsroom.editorial.Newsroom.get;
import static newsroom.editorial.Newsroom.post;
import static newsroom.editorial.Newsroom.send;
import static newsroom.editorial.Newsroom.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import newsroom.contracts.Significance;
import newsroom.contracts.SubmissionEvent.RevisionSent;
import newsroom.editorial.Newsroom.Article;
import newsroom.editorial.Newsroom.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Newsroom.class)
class HttpErrorsTest {

    private static final String EDITH = token("edith", "editor");
    private static final String ROSA = token("rosa", "translator", "es");
    private static final String EMMA = token("emma", "translator", "es");
    private static final String NOBODY = token("nobody", "publisher");

    private static Article article = new Article();
    private static @Nullable RevisionSent sent;

    @BeforeAll
    static void a_claimed_translation_of_an_approved_article() {
        article = new Article();
        sent = article.approved("es");
        assertThat(post(spanish("/claim"), ROSA, null).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /reviews",
        "GET, /reviews/{id}",
        "GET, /reviews/{id}/revisions/1",
        "POST, /reviews/{id}/decisions",
        "GET, /translations",
        "POST, /translations",
        "GET, /translations/{id}/es",
        "GET, /translations/{id}/es/suggestions",
        "POST, /translations/{id}/es/claim",
        "DELETE, /translations/{id}/es/claim",
        "PUT, /translations/{id}/es/text",
        "GET, /translations/{id}/es/segments",
        "PUT, /translations/{id}/es/segments/1",
        "PATCH, /translations/{id}/es/segments",
        "GET, /translations/{id}/es/segments/1/history",
        "POST, /translations/{id}/es/claim/extension",
        "POST, /translations/{id}/es/release",
        "PUT, /translations/{id}/es/claim",
        "POST, /translations/{id}/es/exception",
        "GET, /languages",
        "POST, /translations/{id}/es/submission",
        "POST, /translations/{id}/es/approval",
        "POST, /translations/{id}/es/return"
    })
    void strangers_are_asked_to_sign_in_and_others_lack_the_right(String method, String path) {
        problem(send(method, at(path), null, method.equals("GET") ? null : "{}", Map.of()), 401);
        problem(send(method, at(path), NOBODY, method.equals("GET") ? null : "{}", Map.of()), 403);
        problem(send(method, at(path), "not.a.token", null, Map.of()), 401);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /reviews, translator",
        "POST, /reviews/{id}/decisions, translator",
        "POST, /translations/{id}/es/claim, editor",
        "PUT, /translations/{id}/es/text, editor",
        "PUT, /translations/{id}/es/segments/1, editor",
        "PATCH, /translations/{id}/es/segments, coordinator",
        "PUT, /translations/{id}/es/claim, translator",
        "POST, /translations/{id}/es/exception, translator",
        "POST, /translations/{id}/es/submission, editor"
    })
    void a_role_is_not_another(String method, String path, String role) {
        problem(send(method, at(path), token("someone", role, "es"), "{}", Map.of()), 403);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /reviews/00000000-0000-4000-8000-000000000000, editor, 404",
        "GET, /reviews/{id}/revisions/7, editor, 404",
        "GET, /reviews/{id}/nothing, editor, 404",
        "GET, /translations/{id}/fr, editor, 404",
        "GET, /translations/{id}/fr/suggestions, editor, 404",
        "POST, /translations/{id}/fr/claim, translator, 404",
        "GET, /reviews/no-uuid, editor, 400",
        "GET, /reviews/{id}/revisions/one, editor, 400",
        "GET, /translations/{id}/not_a_tag, editor, 422",
        "GET, /reviews?colour=red, editor, 400",
        "GET, /reviews?state=open&state=declined, editor, 400",
        "GET, /reviews/{id}?full=yes, editor, 400",
        "GET, /reviews?state=withdrawn, editor, 422",
        "GET, /reviews?limit=0, editor, 422",
        "GET, /reviews?limit=many, editor, 422",
        "GET, /reviews?limit=201, editor, 422",
        "GET, /reviews?after=nowhere, editor, 422",
        "GET, /reviews?after=YQpi, editor, 422",
        "GET, /reviews?language=xx-nonsense-, editor, 422",
        "GET, /translations?state=cancelled, editor, 422",
        "GET, /translations?to=en, editor, 400",
        "GET, /translations?from=not_a_tag, editor, 422",
        "GET, /translations?urgency=6, editor, 422",
        "GET, /translations/{id}/fr/segments, translator, 404",
        "GET, /translations/{id}/es/segments/99/history, translator, 404",
        "GET, /translations/{id}/es/segments/one/history, translator, 400",
        "GET, /translations/{id}/es/segments?after=nowhere, translator, 422",
        "POST, /translations/{id}/es/segments, translator, 405",
        "GET, /languages?sort=open, editor, 400",
        "GET, /translations/{id}/es/suggestions?after=%21, editor, 422",
        "PATCH, /reviews/{id}, editor, 405",
        "DELETE, /reviews, editor, 405",
        "DELETE, /translations/{id}/es, editor, 405",
        "PATCH, /translations/{id}/es/claim, translator, 405",
        "GET, /parked, editor, 403",
        "GET, /elsewhere, editor, 403"
    })
    void what_is_not_there_or_not_understood(String method, String path, String role, int status) {
        problem(send(method, at(path), token("someone", role, "es", "fr"), null, Map.of()), status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | 400",
                "[] | 400",
                "nothing | 400",
                "{\"outcome\":\"approve\"} | 422",
                "{\"outcome\":\"bless\",\"hash\":\"HASH\"} | 422",
                "{\"outcome\":1,\"hash\":\"HASH\"} | 422",
                "{\"outcome\":\"approve\",\"hash\":\"short\"} | 422",
                "{\"outcome\":\"approve\",\"hash\":\"HASH\",\"colour\":\"red\"} | 422",
                "{\"outcome\":\"approve\",\"hash\":\"HASH\",\"languages\":\"es\"} | 422",
                "{\"outcome\":\"approve\",\"hash\":\"HASH\",\"languages\":[null]} | 422",
                "{\"outcome\":\"approve\",\"hash\":\"HASH\",\"languages\":[\"qqq\"]} | 422",
                "{\"outcome\":\"decline\",\"hash\":\"HASH\"} | 422",
                "{\"outcome\":\"decline\",\"hash\":\"HASH\",\"note\":\" \"} | 422",
                "{\"outcome\":\"decline\",\"hash\":\"HASH\",\"note\":\"LONG\"} | 422",
                "{\"outcome\":\"decline\",\"hash\":\"HASH\",\"note\":\"No\",\"languages\":[]} | 422",
                "{\"outcome\":\"decline\",\"hash\":\"HASH\",\"note\":\"No\"} | 409",
                "{\"outcome\":\"approve\",\"hash\":\"0000000000000000000000000000000000000000000000000000000000000000\"}"
                    + " | 412"
            })
    void a_decision_that_cannot_be_taken(String body, int status) {
        var text = body.replace("HASH", java.util.Objects.requireNonNull(sent).hash())
                .replace("LONG", "x".repeat(10_001));
        problem(post(at("/reviews/{id}/decisions"), EDITH, text), status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | 422",
                "{\"articleId\":\"ID\"} | 422",
                "{\"articleId\":\"ID\",\"language\":\"zz\"} | 422",
                "{\"articleId\":\"ID\",\"language\":\"en\"} | 422",
                "{\"articleId\":\"7\",\"language\":\"fr\"} | 422",
                "{\"articleId\":\"00000000-0000-4000-8000-000000000000\",\"language\":\"fr\"} | 404"
            })
    void a_language_that_cannot_be_opened(String body, int status) {
        problem(post("/translations", EDITH, body.replace("ID", article.id.toString())), status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | 1 | 422",
                "{\"title\":\"T\"} | 1 | 422",
                "{\"title\":\" \",\"body\":\"B\"} | 1 | 422",
                "{\"title\":\"TITLE\",\"body\":\"B\"} | 1 | 422",
                "{\"title\":\"T\",\"summary\":\"SUMMARY\",\"body\":\"B\"} | 1 | 422",
                "{\"title\":\"T\",\"body\":\"BODY\"} | 1 | 422",
                "{\"title\":\"T\\n\",\"body\":\"B\\u0000\"} | 1 | 422",
                "{\"title\":\"T\",\"body\":\"\\ud800\"} | 1 | 422",
                "{\"title\":\"T\",\"body\":\"B\"} | 2 | 422",
                "{\"title\":\"T\",\"body\":\"B\"} | 0 | 422",
                "{\"title\":\"T\",\"body\":\"B\"} | one | 422"
            })
    void a_text_that_cannot_be_saved(String body, String token, int status) {
        var text = body.replace("TITLE", "x".repeat(301))
                .replace("SUMMARY", "x".repeat(1001))
                .replace("BODY", "x".repeat(512 * 1024 + 1));
        problem(send("PUT", spanish("/text"), ROSA, text, Map.of("Fencing-Token", token)), status);
    }

    @Test
    void a_write_under_a_claim_must_name_its_token() {
        problem(send("PUT", spanish("/text"), ROSA, "{\"title\":\"T\",\"body\":\"B\"}", Map.of()), 428);
        problem(send("POST", spanish("/submission"), ROSA, null, Map.of()), 428);
        problem(send("DELETE", spanish("/claim"), ROSA, null, Map.of()), 428);
    }

    @Test
    void what_belongs_to_another_or_has_not_come_about_is_refused() {
        var first = Map.of("Fencing-Token", "1");
        problem(send("PUT", spanish("/text"), EMMA, "{\"title\":\"T\",\"body\":\"B\"}", first), 403);
        problem(send("POST", spanish("/submission"), EMMA, null, first), 403);
        problem(send("DELETE", spanish("/claim"), EMMA, null, first), 403);
        problem(post(spanish("/claim"), EMMA, null), 409);
        problem(post(spanish("/claim"), token("foucault", "translator", "fr"), null), 403);
        problem(post(spanish("/approval"), EMMA, "{\"hash\":\"" + "0".repeat(64) + "\"}"), 409);
        problem(post(spanish("/approval"), EDITH, "{\"hash\":\"" + "0".repeat(64) + "\"}"), 403);
        problem(post(spanish("/approval"), EMMA, "{}"), 422);
        problem(post(spanish("/return"), EMMA, "{\"hash\":\"" + "0".repeat(64) + "\"}"), 422);
        problem(post(spanish("/return"), EMMA, "{\"hash\":\"" + "0".repeat(64) + "\",\"note\":\"Why\"}"), 409);
        var unclaimed = new Article();
        unclaimed.approved("es");
        var empty = "/translations/" + unclaimed.id + "/es";
        post(empty + "/claim", ROSA, null);
        problem(send("POST", empty + "/submission", ROSA, null, first), 409);
    }

    @Test
    void bodies_and_answers_are_json_of_a_bounded_size() {
        var decisions = at("/reviews/{id}/decisions");
        problem(send("POST", decisions, EDITH, "{}", Map.of("Content-Type", "text/plain")), 415);
        problem(send("GET", at("/reviews/{id}"), EDITH, null, Map.of("Accept", "image/png")), 406);
        problem(post(decisions, EDITH, "{\"note\":\"" + "x".repeat(3 * 1024 * 1024) + "\"}"), 413);
        problem(post(decisions, EDITH, null), 400);
    }

    @Test
    void the_same_key_gives_the_same_answer_and_another_request_needs_another() {
        var fresh = new Article();
        var revision = fresh.revision(1, Significance.MAJOR, "The text");
        var path = "/reviews/" + fresh.id + "/decisions";
        var body = "{\"outcome\":\"decline\",\"hash\":\"%s\",\"note\":\"No\"}".formatted(revision.hash());
        var key = Map.of("Idempotency-Key", "\"" + UUID.randomUUID() + "\"");
        var first = send("POST", path, EDITH, body, key);
        assertThat(first.status()).isEqualTo(200);
        assertThat(send("POST", path, EDITH, body, key).json()).isEqualTo(first.json());
        problem(send("POST", path, EDITH, body.replace("No", "Yes"), key), 422);
    }

    @Test
    void the_api_describes_itself() {
        var description = get("/v3/api-docs", null);
        assertThat(description.status()).isEqualTo(200);
        assertThat(description.json().path("paths").propertyNames())
                .contains("/reviews/{articleId}/decisions", "/translations/{articleId}/{language}/claim");
    }

    @Test
    void no_body_however_malformed_makes_the_service_fail() {
        var random = new Random(1936);
        var hash = java.util.Objects.requireNonNull(sent).hash();
        var bodies = List.of(
                "{\"outcome\":\"approve\",\"hash\":\"" + hash + "\",\"languages\":[\"es\",\"ru\"],\"note\":\"Why\"}",
                "{\"articleId\":\"" + article.id + "\",\"language\":\"es\"}",
                "{\"title\":\"Título\",\"summary\":\"Resumen\",\"body\":\"# Texto\\n\\n*con* marcas\"}",
                "{\"hash\":\"" + hash + "\",\"note\":\"Por qué\"}",
                "{\"sourceRevision\":1,\"segment\":\"" + hash + "\",\"text\":\"<1>Por</1> qué\",\"keep\":false}",
                "{\"segments\":[{\"segment\":\"" + hash + "\",\"keep\":true}]}",
                "{\"credit\":\"R.\",\"from\":\"ru\",\"remarks\":[{\"segment\":\"" + hash + "\",\"text\":\"T\"}]}");
        var paths = List.of(
                spanish("/segments/1"),
                spanish("/segments"),
                spanish("/claim"),
                spanish("/submission"),
                spanish("/release"),
                at("/reviews/{id}/decisions"),
                "/translations",
                spanish("/text"),
                spanish("/approval"),
                spanish("/return"));
        for (int i = 0; i < 600; i++) {
            var body = mutated(bodies.get(random.nextInt(bodies.size())), random);
            var path = paths.get(i % paths.size());
            var member = path.endsWith("decisions") ? EDITH : random.nextBoolean() ? ROSA : EMMA;
            var reply = send(
                    path.endsWith("/text") || path.endsWith("/1")
                            ? "PUT"
                            : path.endsWith("/segments") ? "PATCH" : "POST",
                    path,
                    member,
                    body,
                    Map.of("Fencing-Token", random.nextInt(4) == 0 ? "x" : "1"));
            assertThat(reply.status()).as("%d: %s %s", i, path, body).isLessThan(500);
            if (reply.status() >= 400) {
                problem(reply, reply.status());
            }
        }
    }

    private static String mutated(String body, Random random) {
        var values = List.of(
                "null",
                "true",
                "-1",
                "1e400",
                "\"\"",
                "[]",
                "{}",
                "[[[[]]]]",
                "\"\\ud800\"",
                "\"\\u0000\"",
                "9223372036854775808");
        var text = new StringBuilder(body);
        for (int times = random.nextInt(4); times >= 0; times--) {
            var at = random.nextInt(text.length());
            switch (random.nextInt(5)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, (char) random.nextInt(0x20, 0xd7ff));
                case 2 -> text.setCharAt(at, "{}[]\",:\\0".charAt(random.nextInt(9)));
                case 3 -> {
                    var colon = text.indexOf(":", at);
                    var end = colon < 0 ? -1 : text.indexOf(",", colon);
                    if (end > 0) {
                        text.replace(colon + 1, end, values.get(random.nextInt(values.size())));
                    }
                }
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + 9)));
            }
            if (text.isEmpty()) {
                text.append('{');
            }
        }
        return text.toString();
    }

    private static String at(String path) {
        return path.replace("{id}", article.id.toString());
    }

    private static String spanish(String act) {
        return at("/translations/{id}/es" + act);
    }

    private static void problem(Reply reply, int status) {
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.json().path("status").asInt()).isEqualTo(status);
        assertThat(reply.text("type")).startsWith("urn:veche:problem:");
        assertThat(reply.text("title")).isNotEmpty();
    }
}
