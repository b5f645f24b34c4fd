package newsroom.publication.sitemap;

import static newsroom.contracts.Significance.MAJOR;
import static newsroom.contracts.Significance.MINOR;
import static newsroom.publication.RunningPublication.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import newsroom.publication.RunningPublication;
import newsroom.publication.Wire;
import newsroom.publication.change.PublicOrder;
import newsroom.publication.edition.PublicEditions;
import newsroom.publication.reading.Addresses;
import newsroom.publication.reading.Publisher;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Search engines find every page that is there, in every language, and none that is not.
class SitemapTest {

    private static final Pattern LOCATION = Pattern.compile("<loc>([^<]+)</loc>");

    private final RunningPublication publication = RunningPublication.fresh();
    private final Wire wire = publication.wire();
    private final UUID article = UUID.randomUUID();

    @AfterEach
    void end() {
        publication.close();
    }

    @Test
    void every_edition_is_there_once_with_its_other_languages_and_when_it_changed() throws Exception {
        wire.bring(wire.approved(article, 1, MAJOR, Wire.text("es", "Pan", "cuerpo")));
        wire.bring(wire.translated(article, 1, Wire.text("zh-Hans", "面包", "正文")));
        wire.bring(wire.approved(UUID.randomUUID(), 1, MAJOR, Wire.text("en", "Alone & well", "text")));
        publication.followed();

        var spanish = ADDRESS + "/es/" + article + "/pan";
        var chinese = ADDRESS + "/zh-Hans/" + article + "/mian-bao";
        var index = valid("/sitemap.xml");
        assertThat(locations(index)).containsExactly(ADDRESS + "/sitemaps/first.xml", ADDRESS + "/sitemaps/1.xml");
        var sitemap = valid("/sitemaps/1.xml");
        assertThat(locations(sitemap)).hasSize(3).contains(spanish, chinese);
        for (var address : List.of(spanish, chinese)) {
            assertThat(sitemap)
                    .contains("<loc>" + address + "</loc><lastmod>"
                            + (address.equals(spanish) ? "2026-11-20T13:34:56Z" : "2026-11-20T13:35:56Z")
                            + "</lastmod>"
                            + "<xhtml:link rel=\"alternate\" hreflang=\"es\" href=\"" + spanish + "\"/>"
                            + "<xhtml:link rel=\"alternate\" hreflang=\"zh-Hans\" href=\"" + chinese + "\"/>"
                            + "<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"" + spanish + "\"/>");
        }
        assertThat(valid("/sitemaps/first.xml")).contains(ADDRESS + "/es</loc>", ADDRESS + "/zh-Hans/about</loc>");
        for (var location : locations(sitemap)) {
            assertThat(publication.get(location.substring(ADDRESS.length())).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void what_is_taken_back_is_taken_out_and_its_translations_no_longer_lead_there() throws Exception {
        wire.bring(wire.approved(article, 1, MAJOR, Wire.text("en", "Bread", "text")));
        wire.bring(wire.approved(UUID.randomUUID(), 1, MAJOR, Wire.text("en", "Stays", "text")));
        publication.followed();
        var before = publication.get("/sitemaps/1.xml");
        assertThat(valid("/sitemaps/1.xml")).contains("/bread</loc>");

        wire.bring(wire.withdrawn(article));
        publication.followed();

        assertThat(valid("/sitemaps/1.xml")).doesNotContain(article.toString()).contains("/stays</loc>");
        var since = before.headers().firstValue("Last-Modified").orElseThrow();
        assertThat(publication
                        .get("/sitemaps/1.xml", "If-Modified-Since", since)
                        .statusCode())
                .isEqualTo(200);
    }

    /// A stretch of numbers never changes by what comes after it.
    @Test
    void what_is_published_later_goes_into_later_sitemaps() throws Exception {
        wire.bring(wire.approved(article, 1, MAJOR, Wire.text("en", "Bread", "text")));
        publication.followed();
        var first = publication.get("/sitemaps/1.xml").body();
        publication.close();
        var passed = new ArrayList<Document>();
        for (long number = 2; number <= 1001; number++) {
            passed.add(new Document("_id", number)
                    .append("edition", UUID.randomUUID() + "/en")
                    .append("version", 2)
                    .append("kind", "WITHDRAWN")
                    .append("at", Date.from(Wire.HOUR)));
        }
        try (var later = RunningPublication.fresh()) {
            later.wire().bring(later.wire().approved(article, 1, MAJOR, Wire.text("en", "Bread", "text")));
            later.store().getCollection("changes").insertMany(passed);
            later.followed();
            var second = UUID.randomUUID();
            later.wire().bring(later.wire().approved(second, 1, MAJOR, Wire.text("en", "Roses", "text")));
            later.followed();

            assertThat(later.get("/sitemaps/1.xml").body()).isEqualTo(first);
            assertThat(later.text("/sitemaps/2.xml")).contains("/" + second + "/roses</loc>");
            assertThat(locations(later.text("/sitemap.xml"))).hasSize(3);
            assertThat(later.get("/sitemaps/3.xml").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void news_are_what_was_published_in_the_last_two_days() throws Exception {
        wire.bring(wire.approved(article, 1, MAJOR, Wire.text("zh-Hant", "麵包 & <b>", "text")));
        var later = UUID.randomUUID();
        wire.bring(wire.approved(later, 24, MINOR, Wire.text("en-GB", "Roses", "text")));
        publication.followed();
        var first = Instant.parse("2026-11-20T13:34:56Z");

        assertThat(news(first.plus(Duration.ofHours(47))))
                .contains(
                        "<news:language>zh-tw</news:language>",
                        "<news:title>麵包 &amp; &lt;b&gt;</news:title>",
                        "<news:publication_date>2026-11-20T13:34:56Z</news:publication_date>")
                .contains("<news:language>en</news:language>", "<news:name>Veche</news:name>");
        assertThat(news(first.plus(Duration.ofHours(48))))
                .doesNotContain(article.toString())
                .contains(later.toString());
        assertThat(locations(news(first.plus(Duration.ofDays(7))))).isEmpty();
        valid(news(first), "news");
        assertThat(publication.get("/sitemaps/news.xml").statusCode()).isEqualTo(200);
    }

    @Test
    void robots_are_told_the_rules_and_where_everything_is() {
        var robots = publication.get("/robots.txt");
        assertThat(robots.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
        assertThat(new String(robots.body(), StandardCharsets.UTF_8)).isEqualTo("""
            User-agent: *
            Disallow:

            Sitemap: https://veche.example/sitemap.xml
            Sitemap: https://veche.example/sitemaps/news.xml
            """);
        assertThatThrownBy(() -> Robots.file("User-agent: *\nDisalow: /x", new Addresses(ADDRESS, "veche.org")))
                .hasMessageContaining("newsroom.publication.robots");
    }

    private String news(Instant now) {
        var sitemap = new NewsSitemap(
                publication.part(PublicOrder.class),
                publication.part(PublicEditions.class),
                publication.part(Addresses.class),
                publication.part(Publisher.class),
                Clock.fixed(now, ZoneOffset.UTC));
        return new String(sitemap.now().bytes(), StandardCharsets.UTF_8);
    }

    private String valid(String path) throws Exception {
        var response = publication.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return valid(new String(response.body(), StandardCharsets.UTF_8), path);
    }

    private static String valid(String xml, String what) throws Exception {
        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Objects.requireNonNull(SitemapTest.class.getResource("sitemap.xsd"), what));
        schema.newValidator().validate(new StreamSource(new StringReader(xml)));
        return xml;
    }

    private static List<String> locations(String xml) {
        return LOCATION.matcher(xml).results().map(it -> it.group(1)).toList();
    }
}
