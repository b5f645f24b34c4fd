package newsroom.publication.feed;

import static newsroom.contracts.Significance.MAJOR;
import static newsroom.contracts.Significance.MINOR;
import static newsroom.publication.RunningPublication.ADDRESS;
import static newsroom.publication.feed.Served.children;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import newsroom.contracts.RevisionContent;
import newsroom.publication.RunningPublication;
import newsroom.publication.Wire;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/// What validators and real readers check, on feeds as they are served.
@TestMethodOrder(MethodOrderer.MethodName.class)
class FeedTest {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String TOMBSTONES = "http://purl.org/atompub/tombstones/1.0";
    private static final UUID THREE_LANGUAGES = UUID.randomUUID();
    private static final UUID WITHDRAWN = UUID.randomUUID();
    private static final UUID ERASED = UUID.randomUUID();
    private static final String DATABASE = "feeds-" + UUID.randomUUID();

    private static RunningPublication publication;

    @BeforeAll
    static void publish() {
        publication = RunningPublication.start(DATABASE);
        var wire = publication.wire();
        for (var gone : List.of(WITHDRAWN, ERASED)) {
            wire.bring(wire.approved(gone, 1, MAJOR, Wire.text("en", "Gone title", "gone body")));
        }
        wire.bring(wire.withdrawn(WITHDRAWN), wire.erased(ERASED));
        wire.bring(wire.approved(
                THREE_LANGUAGES,
                1,
                MAJOR,
                new RevisionContent(
                        "en",
                        "Bread & <roses> \u0001 \uD83D\uDE00 ]]>",
                        null,
                        "# Heading\n\nA [link](/elsewhere) & 😀 ]]>\n\n<script>alert(1)</script>\u0002",
                        null,
                        "CC-BY-SA-4.0",
                        "https://example.org/first",
                        List.of("labour"),
                        List.of("europe"),
                        List.of(),
                        "Violence & <blood>")));
        wire.bring(
                wire.translated(THREE_LANGUAGES, 1, Wire.text("es", "Pan y rosas", "cuerpo")),
                wire.translated(THREE_LANGUAGES, 1, Wire.text("ar", "خبز وورود", "نصّ")));
        publication.followed();
        soon(4);
    }

    /// A feed may be dated a second ahead of what changed within the same second; until then the date is the
    /// current.
    private static void soon(int seconds) {
        try {
            Thread.sleep(seconds * 1000 + 100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void stop() {
        publication.close();
    }

    @Test
    void a_content_warning_stands_before_the_text() throws Exception {
        assertThat(texts(children(xml("/feeds/en.atom"), ATOM, "entry").getFirst(), ATOM, "content"))
                .singleElement()
                .satisfies(it -> assertThat(it).startsWith("<p><strong>⚠ Violence &amp; &lt;blood&gt;</strong></p>"));
        assertThat(publication.text("/feeds/en.json")).contains("\"content_warning\":\"Violence & <blood>\"");
        assertThat(texts(children(xml("/feeds/es.atom"), ATOM, "entry").getFirst(), ATOM, "content"))
                .allSatisfy(it -> assertThat(it).doesNotContain("⚠"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "en", "es", "ar", "el"})
    void atom_has_what_the_standard_asks_for(String name) throws Exception {
        var feed = xml("/feeds/" + name + ".atom");

        assertThat(texts(feed, ATOM, "id")).hasSize(1);
        assertThat(texts(feed, ATOM, "title")).hasSize(1);
        assertThat(texts(feed, ATOM, "updated")).hasSize(1).allSatisfy(FeedTest::isDate);
        assertThat(texts(feed, ATOM, "author")).hasSize(1);
        assertThat(feed.getAttribute("xml:lang")).isEqualTo(name.equals("all") ? "en" : name);
        assertThat(links(feed, "self")).containsExactly(ADDRESS + "/feeds/" + name + ".atom");
        assertThat(links(feed, "alternate")).hasSize(1);
        var ids = new HashSet<String>();
        for (var entry : children(feed, ATOM, "entry")) {
            var language = entry.getAttribute("xml:lang");
            var id = texts(entry, ATOM, "id").getFirst();
            assertThat(ids.add(id)).isTrue();
            assertThat(id).matches("tag:veche\\.org,2026:edition/[0-9a-f-]{36}/" + language);
            assertThat(texts(entry, ATOM, "title")).hasSize(1);
            assertThat(texts(entry, ATOM, "updated")).hasSize(1).allSatisfy(FeedTest::isDate);
            assertThat(texts(entry, ATOM, "published")).hasSize(1).allSatisfy(FeedTest::isDate);
            assertThat(links(entry, "alternate"))
                    .singleElement()
                    .satisfies(it -> assertThat(it).startsWith(ADDRESS + "/" + language + "/"));
            assertThat(links(entry, "license")).containsExactly("https://creativecommons.org/licenses/by-sa/4.0/");
            assertThat(texts(entry, ATOM, "rights")).containsExactly("CC BY-SA 4.0");
            assertThat(texts(entry, ATOM, "content"))
                    .hasSize(1)
                    .allSatisfy(it -> assertThat(it).doesNotContain("<script", "href=\"/"));
        }
        assertThat(ids).hasSize(name.equals("all") ? 3 : name.equals("el") ? 0 : 1);
    }

    @Test
    void translations_are_related_in_their_language_and_nothing_else() throws Exception {
        var entry = children(xml("/feeds/es.atom"), ATOM, "entry").getFirst();
        var related = children(entry, ATOM, "link").stream()
                .filter(it -> it.getAttribute("rel").equals("related"))
                .toList();
        assertThat(related).extracting(it -> it.getAttribute("hreflang")).containsExactlyInAnyOrder("ar", "en");
        assertThat(related)
                .allSatisfy(it -> assertThat(it.getAttribute("href"))
                        .startsWith(ADDRESS + "/" + it.getAttribute("hreflang") + "/"));
    }

    @Test
    void texts_written_from_right_to_left_say_so() throws Exception {
        var arabic = children(xml("/feeds/ar.atom"), ATOM, "entry").getFirst();
        assertThat(texts(arabic, ATOM, "content").getFirst()).startsWith("<div dir=\"rtl\" lang=\"ar\">");
        assertThat(publication
                        .json("/feeds/ar.json")
                        .get("items")
                        .get(0)
                        .get("content_html")
                        .stringValue())
                .startsWith("<div dir=\"rtl\" lang=\"ar\">");
        assertThat(texts(children(xml("/feeds/es.atom"), ATOM, "entry").getFirst(), ATOM, "content")
                        .getFirst())
                .isEqualTo("<p>cuerpo</p>");
    }

    @Test
    void tombstones_tell_of_what_is_gone_and_nothing_of_what_it_was() throws Exception {
        var feed = xml("/feeds/en.atom");
        assertThat(children(feed, TOMBSTONES, "deleted-entry"))
                .extracting(it -> it.getAttribute("ref"))
                .containsExactly(
                        "tag:veche.org,2026:edition/" + ERASED + "/en",
                        "tag:veche.org,2026:edition/" + WITHDRAWN + "/en");
        // published at 13:34:56, withdrawn in the hour of 13:00: the later of the two
        assertThat(children(feed, TOMBSTONES, "deleted-entry"))
                .extracting(it -> it.getAttribute("when"))
                .containsOnly("2026-11-20T13:34:56Z");
        assertThat(publication.text("/feeds/en.atom")).doesNotContain("Gone title", "gone body", "gone-title");
        assertThat(publication.text("/feeds/en.rss")).doesNotContain(WITHDRAWN.toString(), ERASED.toString());
        assertThat(publication.text("/feeds/en.json")).doesNotContain(WITHDRAWN.toString(), ERASED.toString());
    }

    @Test
    void rss_has_what_readers_need() throws Exception {
        var channel =
                (Element) xml("/feeds/all.rss").getElementsByTagName("channel").item(0);
        assertThat(texts(channel, null, "title")).hasSize(1);
        assertThat(texts(channel, null, "language")).containsExactly("en");
        assertThat(children(channel, ATOM, "link"))
                .singleElement()
                .satisfies(it -> assertThat(it.getAttribute("href")).isEqualTo(ADDRESS + "/feeds/all.rss"));
        var items = children(channel, null, "item");
        assertThat(items).hasSize(3).allSatisfy(item -> {
            assertThat(children(item, null, "guid").getFirst().getAttribute("isPermaLink"))
                    .isEqualTo("false");
            assertThat(texts(item, null, "pubDate").getFirst())
                    .matches("(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT");
            assertThat(texts(item, "http://purl.org/rss/1.0/modules/content/", "encoded"))
                    .hasSize(1);
            assertThat(texts(item, null, "author")).isEmpty();
        });
        assertThat(items.stream().flatMap(it -> texts(it, "http://purl.org/dc/elements/1.1/", "creator").stream()))
                .containsOnly("A collective");
    }

    @Test
    void json_feed_has_the_fields_of_its_schema_and_no_others() {
        var feed = publication.json("/feeds/en.json");
        assertThat(feed.get("version").stringValue()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(feed.get("feed_url").stringValue()).isEqualTo(ADDRESS + "/feeds/en.json");
        assertThat(feed.propertyNames())
                .isSubsetOf(
                        "version", "title", "home_page_url", "feed_url", "next_url", "language", "authors", "items");
        var item = feed.get("items").get(0);
        assertThat(item.propertyNames())
                .isSubsetOf(
                        "id",
                        "url",
                        "external_url",
                        "title",
                        "summary",
                        "content_html",
                        "date_published",
                        "date_modified",
                        "authors",
                        "language",
                        "tags",
                        "_veche");
        assertThat(item.get("title").stringValue()).isEqualTo("Bread & <roses>  😀 ]]>");
        assertThat(item.get("external_url").stringValue()).isEqualTo("https://example.org/first");
        assertThat(publication.json("/feeds/el.json").get("items").size()).isZero();
    }

    @Test
    void titles_come_through_xml_as_they_are() throws Exception {
        assertThat(texts(children(xml("/feeds/en.atom"), ATOM, "entry").getFirst(), ATOM, "title"))
                .containsExactly("Bread & <roses>  😀 ]]>");
        assertThat(texts(children(xml("/feeds/en.atom"), ATOM, "entry").getFirst(), ATOM, "content")
                        .getFirst())
                .contains("&#x1f600;", "<h2>Heading</h2>", ADDRESS + "/elsewhere");
    }

    @Test
    void the_list_of_feeds_names_each_in_each_format() throws Exception {
        var opml = xml("/feeds.opml");
        var addresses = new ArrayList<String>();
        var outlines = opml.getElementsByTagName("outline");
        for (int i = 0; i < outlines.getLength(); i++) {
            var address = ((Element) outlines.item(i)).getAttribute("xmlUrl");
            if (!address.isEmpty()) {
                addresses.add(address);
            }
        }
        assertThat(addresses).hasSize(4 * 3).contains(ADDRESS + "/feeds/ar.atom", ADDRESS + "/feeds/all.json");
        assertThat(addresses)
                .allSatisfy(it -> assertThat(
                                publication.get(it.substring(ADDRESS.length())).statusCode())
                        .isEqualTo(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feeds/all.atom", "/feeds/es.rss", "/feeds/ar.json", "/feeds.opml"})
    void a_second_read_is_answered_by_304(String path) throws IOException {
        var first = publication.get(path);
        var tag = first.headers().firstValue("ETag").orElseThrow();
        var modified = first.headers().firstValue("Last-Modified").orElseThrow();
        assertThat(tag).startsWith("\"");
        assertThat(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(modified)))
                .isBeforeOrEqualTo(Clock.systemUTC().instant());

        for (var condition : List.of(
                List.of("If-None-Match", tag),
                List.of("If-None-Match", "\"other\", W/" + tag),
                List.of("If-None-Match", tag, "If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT"),
                List.of("If-Modified-Since", modified),
                List.of("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT"))) {
            var second = publication.get(path, condition.toArray(String[]::new));
            assertThat(second.statusCode()).as("%s", condition).isEqualTo(304);
            assertThat(second.body()).isEmpty();
            assertThat(second.headers().map()).containsKeys("etag", "cache-control", "vary", "last-modified");
        }
        assertThat(publication
                        .get(path, "If-None-Match", "\"other\"", "If-Modified-Since", modified)
                        .statusCode())
                .isEqualTo(200);
        assertThat(publication
                        .get(path, "If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT")
                        .statusCode())
                .isEqualTo(200);
        assertThat(publication.get(path, "If-Modified-Since", "never").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feeds/all.atom", "/feeds/es.rss", "/feeds/ar.json", "/feeds.opml"})
    void the_compressed_form_is_the_same_text_under_another_tag(String path) throws IOException {
        var plain = publication.get(path);
        var zipped = publication.get(path, "Accept-Encoding", "br;q=1.0, gzip;q=0.8, *;q=0.1");

        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(zipped.headers().firstValue("ETag"))
                .isNotEqualTo(plain.headers().firstValue("ETag"));
        assertThat(publication
                        .get(path, "Accept-Encoding", "gzip;q=0")
                        .headers()
                        .firstValue("Content-Encoding"))
                .isEmpty();
        assertThat(plain.headers().firstValue("Vary")).contains("Accept-Encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feeds/all.atom", "/feeds/es.json", "/feeds.opml"})
    void headers_are_those_of_a_public_answer(String path) {
        var response = publication.get(path, "Host-Not", "x");
        var head = publication.send("HEAD", path);

        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(response.headers().firstValue("Cache-Control"))
                .contains("public, max-age=300, stale-while-revalidate=60");
        assertThat(response.headers().firstValue("Link").orElseThrow()).endsWith("; rel=\"self\"");
        assertThat(response.headers().firstValue("Content-Language")).isPresent();
        assertThat(response.headers().map()).doesNotContainKeys("set-cookie", "server", "pragma", "expires");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(without(head, "date")).isEqualTo(without(response, "date"));
    }

    @Test
    void z_another_instance_serves_the_same_bytes_with_the_same_validators() {
        soon(1);
        try (var other = RunningPublication.start(DATABASE)) {
            other.followed();
            for (var path :
                    List.of("/feeds/all.atom", "/feeds/es.rss", "/feeds/ar.json", "/feeds/en.atom", "/feeds.opml")) {
                var here = publication.get(path);
                var there = other.get(path);
                assertThat(there.body()).as(path).isEqualTo(here.body());
                assertThat(there.headers().firstValue("ETag"))
                        .isEqualTo(here.headers().firstValue("ETag"));
                assertThat(there.headers().firstValue("Last-Modified"))
                        .isEqualTo(here.headers().firstValue("Last-Modified"));
            }
            // and it follows what is published elsewhere
            var fresh = publication.wire();
            var article = UUID.randomUUID();
            fresh.bring(fresh.approved(article, 1, MAJOR, Wire.text("el", "Νέα", "κείμενο")));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> other.text("/feeds/el.atom").contains(article.toString()));
            assertThat(other.text("/feeds.opml")).contains("/feeds/el.atom");
        }
    }

    @Test
    void validators_move_when_what_is_published_moves_and_only_then() {
        var paths = List.of("/feeds/en.atom", "/feeds/en.rss", "/feeds/en.json", "/feeds/all.atom", "/en");
        var before = paths.stream().map(FeedTest::validators).toList();
        var wire = publication.wire();
        var article = UUID.randomUUID();

        // a translation that waits, and an article that was withdrawn before it was published, are nothing to readers
        wire.bring(wire.translated(article, 1, Wire.text("en", "Waiting", "waiting")));
        var hidden = UUID.randomUUID();
        wire.bring(wire.withdrawn(hidden), wire.approved(hidden, 1, MAJOR, Wire.text("en", "Hidden", "hidden")));
        publication.followed();
        assertThat(paths.stream().map(FeedTest::validators).toList()).isEqualTo(before);

        var original = Wire.text("fr", "Original", "texte");
        wire.bring(wire.approved(article, 1, MAJOR, original));
        publication.followed();
        soon(1);
        var published = paths.stream().map(FeedTest::validators).toList();
        for (int i = 0; i < paths.size(); i++) {
            assertThat(published.get(i).getFirst()).isNotEqualTo(before.get(i).getFirst());
        }

        wire.bring(wire.approved(article, 2, MINOR, Wire.text("fr", "Original 2", "texte 2")));
        publication.followed();
        soon(1);
        // the address of the French page has changed, and with it the English entry that leads there
        assertThat(validators("/feeds/en.atom").getFirst())
                .isNotEqualTo(published.getFirst().getFirst());
        assertThat(validators("/feeds/en.atom").getLast())
                .isNotEqualTo(published.getFirst().getLast());

        wire.bring(wire.erased(article));
        publication.followed();
        assertThat(publication.text("/feeds/en.rss")).doesNotContain(article.toString());
        assertThat(publication.text("/feeds/fr.atom")).doesNotContain("Original");
    }

    private static List<String> validators(String path) {
        var headers = publication.get(path).headers();
        return Arrays.asList(
                headers.firstValue("ETag").orElse("none"),
                headers.firstValue("Last-Modified").orElse("none"));
    }

    private static Map<String, List<String>> without(HttpResponse<byte[]> response, String header) {
        var all = new TreeMap<>(response.headers().map());
        all.remove(header);
        return all;
    }

    private static Element xml(String path) throws Exception {
        var response = publication.get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(response.body()))
                .getDocumentElement();
    }

    private static List<String> texts(Element parent, @Nullable String namespace, String name) {
        return children(parent, namespace, name).stream()
                .map(Element::getTextContent)
                .toList();
    }

    private static List<String> links(Element parent, String rel) {
        return children(parent, ATOM, "link").stream()
                .filter(it -> it.getAttribute("rel").equals(rel))
                .map(it -> it.getAttribute("href"))
                .toList();
    }

    private static void isDate(String text) {
        assertThat(text).matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");
    }
}
