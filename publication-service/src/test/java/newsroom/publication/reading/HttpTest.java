package newsroom.publication.reading;

import static newsroom.contracts.Significance.MAJOR;
import static newsroom.publication.RunningPublication.ADDRESS;
import static newsroom.publication.RunningPublication.TOKENS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import newsroom.publication.RunningPublication;
import newsroom.publication.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@ExtendWith(RunningPublication.Ends.class)
class HttpTest {

    private final RunningPublication publication = RunningPublication.shared();
    private final UUID article = UUID.randomUUID();

    @ParameterizedTest
    @CsvSource({
        "GET, /editions?sort=title, 400",
        "GET, /editions?language=xxxx9, 422",
        "GET, /editions?language=en&language=es, 400",
        "GET, /editions?limit=0, 400",
        "GET, /editions?limit=201, 400",
        "GET, /editions?limit=ten, 400",
        "GET, /editions?after=nonsense, 422",
        "GET, /editions?after=Y2hhbmdlCjE, 422",
        "GET, /changes?since=nonsense, 422",
        "GET, /changes?since=ZWRpdGlvbgox, 422",
        "GET, /changes?limit=501, 400",
        "GET, /changes?language=en, 400",
        "GET, /editions/not-an-id/en, 400",
        "GET, /editions/5f0f8f5e-0000-4000-8000-00000000dead/en, 404",
        "GET, /editions/5f0f8f5e-0000-4000-8000-00000000dead/not_a_language, 404",
        "GET, /editions/5f0f8f5e-0000-4000-8000-00000000dead/en?colour=red, 400",
        "GET, /articles/5f0f8f5e-0000-4000-8000-00000000dead, 404",
        "GET, /articles/5f0f8f5e-0000-4000-8000-00000000dead?x=1, 400",
        "GET, /feeds/nolanguage9.atom, 404",
        "GET, /feeds/EN.atom, 404",
        "GET, /feeds/en.xml, 404",
        "GET, /editions?topic=, 422",
        "GET, /editions?from=yesterday, 422",
        "GET, /editions?fields=secret, 422",
        "GET, /editions?fields=title&fields=body, 400",
        "GET, /changes?wait=30, 422",
        "GET, /changes?wait=61s, 422",
        "GET, /feeds, 404",
        "GET, /feeds/, 404",
        "GET, /sitemaps/0.xml, 404",
        "GET, /sitemaps/none.xml, 404",
        "GET, /sitemap.xml?x=1, 400",
        "GET, /robots.txt?x=1, 400",
        "GET, /en/topics/none, 404",
        "GET, /en/bylines/none, 404",
        "GET, /en/topics/a/b, 404",
        "GET, /not_a_language/about, 404",
        "GET, /en/5f0f8f5e-0000-4000-8000-00000000dead/versions/1, 404",
        "POST, /robots.txt, 405",
        "PUT, /sitemap.xml, 405",
        "DELETE, /en/about, 405",
        "GET, /no/such/page/at/all, 404",
        "GET, /nothing_here, 404",
        "GET, /en/not-an-id/slug, 404",
        "POST, /editions, 405",
        "DELETE, /feeds/all.atom, 405",
        "PUT, /en, 405",
        "PATCH, /, 405",
        "TRACE, /editions, 405",
        "GET, /parked, 401",
        "POST, /parked/x/redrive, 401",
    })
    void every_error_is_a_problem_document(String method, String path, int status) {
        var response = publication.send(method, path);

        assertThat(response.statusCode()).isEqualTo(status);
        isProblem(response);
    }

    @Test
    void data_is_not_acceptable_as_anything_but_json() {
        var response = publication.get("/editions", "Accept", "text/csv");
        assertThat(response.statusCode()).isEqualTo(406);
        isProblem(response);
    }

    @Test
    void parked_events_are_for_stewards() {
        var editor = publication.get("/parked", "Authorization", "Bearer " + TOKENS.editor("emma"));
        assertThat(editor.statusCode()).isEqualTo(403);
        isProblem(editor);
        assertThat(publication
                        .get("/parked", "Authorization", "Bearer " + TOKENS.steward("sacco"))
                        .statusCode())
                .isEqualTo(200);
        var forged = publication.get("/parked", "Authorization", "Bearer nonsense");
        assertThat(forged.statusCode()).isEqualTo(401);
        isProblem(forged);
    }

    @Test
    void what_is_gone_is_a_problem_that_tells_nothing_of_it() {
        var wire = publication.wire();
        wire.bring(
                wire.approved(article, 1, MAJOR, Wire.text("en", "Vanished title", "text")), wire.withdrawn(article));

        for (var path : List.of("/editions/" + article + "/en", "/articles/" + article)) {
            var response = publication.get(path);
            assertThat(response.statusCode()).isEqualTo(410);
            isProblem(response);
            assertThat(new String(response.body(), StandardCharsets.UTF_8)).doesNotContain("Vanished");
        }
    }

    @Test
    void any_origin_may_read_and_none_may_write() {
        var asked = publication.send(
                "OPTIONS", "/changes", "Origin", "https://reader.example", "Access-Control-Request-Method", "GET");
        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Methods")).contains("GET, HEAD");
        assertThat(publication.get("/editions/x/y").headers().firstValue("Access-Control-Allow-Origin"))
                .contains("*");
    }

    @Test
    void editions_are_listed_in_pages_that_join() {
        try (var fresh = RunningPublication.fresh()) {
            var wire = fresh.wire();
            for (int i = 0; i < 7; i++) {
                wire.bring(wire.approved(UUID.randomUUID(), 1, MAJOR, Wire.text("en", "Title " + i, "text")));
            }
            wire.bring(wire.approved(UUID.randomUUID(), 1, MAJOR, Wire.text("es", "Título", "texto")));
            fresh.followed();

            var titles = new ArrayList<String>();
            var path = "/editions?language=en&limit=3";
            while (path != null) {
                var response = fresh.get(path);
                var page = RunningPublication.json(response);
                page.get("editions").forEach(it -> titles.add(it.get("title").stringValue()));
                var next = page.path("next").stringValue(null);
                assertThat(response.headers().firstValue("Link").orElse(""))
                        .isEqualTo(next == null ? "" : "<" + next + ">; rel=\"next\"");
                path = next == null ? null : next.substring(ADDRESS.length());
            }
            assertThat(titles)
                    .containsExactly("Title 6", "Title 5", "Title 4", "Title 3", "Title 2", "Title 1", "Title 0");
            var list = fresh.get("/editions?limit=3");
            assertThat(fresh.get(
                                    "/editions?limit=3",
                                    "If-None-Match",
                                    list.headers().firstValue("ETag").orElseThrow())
                            .statusCode())
                    .isEqualTo(304);
            assertThat(new String(list.body(), StandardCharsets.UTF_8)).doesNotContain("\"body\"");
        }
    }

    @Test
    void an_article_is_shown_in_all_its_languages() {
        var wire = publication.wire();
        wire.bring(wire.approved(article, 1, MAJOR, Wire.text("en", "Bread", "text")));
        wire.bring(wire.translated(article, 1, Wire.text("es", "Pan", "cuerpo")));

        var shown = publication.json("/articles/" + article);
        assertThat(shown.get("original").stringValue()).isEqualTo("en");
        assertThat(shown.get("editions").size()).isEqualTo(2);
        var edition = publication.json("/editions/" + article + "/es");
        assertThat(edition.get("address").stringValue()).isEqualTo(ADDRESS + "/es/" + article + "/pan");
        assertThat(edition.get("body").stringValue()).isEqualTo("cuerpo");
        assertThat(edition.get("translations").get(0).get("language").stringValue())
                .isEqualTo("en");
    }

    @Test
    void the_topics_and_the_interface_are_described() {
        var topics = publication.get("/asyncapi.yaml");
        assertThat(topics.statusCode()).isEqualTo(200);
        assertThat(new String(topics.body(), StandardCharsets.UTF_8)).contains("asyncapi: 3", "newsroom.editions");
        assertThat(publication.json("/v3/api-docs").get("paths").propertyNames())
                .contains("/changes", "/editions", "/editions/{articleId}/{language}", "/articles/{articleId}")
                .contains("/feeds.opml", "/asyncapi.yaml");
    }

    @Test
    void an_instance_that_is_behind_answers_nothing_public() throws Exception {
        var behind = new AtomicBoolean(true);
        var filter = new PublicReads(behind::get);
        for (var path : List.of("/editions", "/feeds/all.atom", "/en", "/changes")) {
            var response = new MockHttpServletResponse();
            filter.doFilter(new MockHttpServletRequest("GET", path), response, (_, _) -> {
                throw new IOException("It was let through");
            });
            assertThat(response.getStatus()).isEqualTo(503);
            assertThat(response.getHeader("Retry-After")).isNotNull();
            assertThat(response.getContentType()).isEqualTo("application/problem+json");
        }
        behind.set(false);
        var through = new AtomicBoolean();
        filter.doFilter(
                new MockHttpServletRequest("GET", "/editions"),
                new MockHttpServletResponse(),
                (_, _) -> through.set(true));
        assertThat(through).isTrue();
    }

    /// Addresses, parameters, headers and bodies at random: whatever comes, it is nobody's fault but the
    /// sender's.
    @Test
    void nothing_that_is_sent_makes_the_service_fail() {
        var random = new Random(20261122);
        var pieces = List.of(
                "editions",
                "articles",
                "changes",
                "feeds",
                "all.atom",
                "en",
                "ar",
                "x",
                "%00",
                "%2e%2e",
                "..;",
                "%F0%9F%98%80",
                "5f0f8f5e-0000-4000-8000-00000000dead",
                "%C3%28",
                "a%2Fb",
                "feeds.opml",
                "style.css",
                "topics",
                "bylines",
                "corrections",
                "about",
                "versions",
                "sitemaps",
                "1.xml",
                "sitemap.xml",
                "robots.txt",
                "-",
                "%25",
                "..%5c");
        var parameters = List.of("language", "after", "since", "limit", "topic", "fields", "from", "%5B%5D", "x");
        var values = List.of(
                "",
                "en",
                "-1",
                "999999999999999999999",
                "Y2hhbmdlCjk5OTk5OTk5OTk5OTk5OTk5OQ",
                "%00",
                "%FF",
                "a%0D%0Ab");
        for (int i = 0; i < 400; i++) {
            var path = new StringBuilder();
            for (int n = random.nextInt(4); n >= 0; n--) {
                path.append('/').append(pieces.get(random.nextInt(pieces.size())));
            }
            for (int n = random.nextInt(3); n > 0; n--) {
                path.append(path.indexOf("?") < 0 ? '?' : '&')
                        .append(parameters.get(random.nextInt(parameters.size())))
                        .append('=')
                        .append(values.get(random.nextInt(values.size())));
            }
            var method = List.of("GET", "GET", "GET", "HEAD", "POST", "PUT").get(random.nextInt(6));
            var noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            var response = publication.send(
                    method,
                    path.toString(),
                    method.equals("GET") || method.equals("HEAD")
                            ? BodyPublishers.noBody()
                            : BodyPublishers.ofByteArray(noise),
                    "Accept",
                    List.of(
                                    "*/*",
                                    "application/json",
                                    "text/html",
                                    "a/b;q=2",
                                    "nonsense",
                                    "application/vnd.iptc.ninjs+json;q=0.5, */*;q=0")
                            .get(random.nextInt(6)),
                    "If-None-Match",
                    List.of("*", "\"x\"", "W/", ",,,", "\"").get(random.nextInt(5)),
                    "If-Modified-Since",
                    List.of("now", "Fri, 01 Jan 2100 00:00:00 GMT", "-1").get(random.nextInt(3)),
                    "Accept-Encoding",
                    List.of("gzip", "gzip;q=abc", ";;,", "*").get(random.nextInt(4)));
            assertThat(response.statusCode()).as("%d: %s %s", i, method, path).isLessThan(500);
        }
    }

    @Test
    void a_body_is_bounded_even_where_none_is_taken() {
        var response = publication.send("POST", "/editions", BodyPublishers.ofByteArray(new byte[3 << 20]));
        assertThat(response.statusCode()).isEqualTo(413);
        isProblem(response);
    }

    private static void isProblem(HttpResponse<byte[]> response) {
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        if (response.body().length > 0) {
            var problem = RunningPublication.json(response);
            assertThat(problem.get("type").stringValue()).startsWith("urn:veche:problem:");
            assertThat(problem.get("status").intValue()).isEqualTo(response.statusCode());
        }
    }
}
