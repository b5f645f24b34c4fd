package newsroom.publication.edition;

import static newsroom.contracts.Significance.MAJOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import newsroom.contracts.EditorialEvent.ArticleRetracted;
import newsroom.contracts.RevisionContent;
import newsroom.publication.RunningPublication;
import newsroom.publication.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// What integrators ask for: some editions, some fields, ninjs, and to be told when there is more.
@ExtendWith(RunningPublication.Ends.class)
class ReadingApiTest {

    private static final String NINJS = "application/vnd.iptc.ninjs+json";

    private final RunningPublication publication = RunningPublication.shared();
    private final Wire wire = publication.wire();
    private final UUID article = UUID.randomUUID();
    private final String topic = "topic-" + article;
    private final String region = "region-" + article;
    private final String byline = "Å & B/" + article;

    @Test
    void lists_are_narrowed_by_language_topic_region_byline_and_time_and_paged_without_loss() {
        wire.bring(wire.approved(article, 1, MAJOR, text("en")), wire.translated(article, 1, text("es")));
        var others = new ArrayList<UUID>();
        for (int i = 0; i < 5; i++) {
            others.add(UUID.randomUUID());
            wire.bring(wire.approved(others.getLast(), 1, MAJOR, text("en")));
        }
        publication.followed();
        for (var by : List.of("topic=" + topic, "region=" + region, "byline=" + encoded(byline))) {
            assertThat(all("?limit=2&" + by)).as(by).hasSize(7);
            assertThat(all("?limit=2&language=es&" + by)).as(by).containsExactly(article + "/es");
        }
        assertThat(all("?topic=" + topic + "&region=" + region + "&limit=3")).hasSize(7);
        assertThat(all("?topic=" + topic + "&region=elsewhere")).isEmpty();
        assertThat(all("?topic=" + topic + "&from=" + Wire.NOON.plus(Duration.ofDays(9))))
                .isEmpty();
        assertThat(all("?topic=" + topic + "&from=" + Wire.NOON)).hasSize(7);
        assertThat(all("?topic=" + topic + "&until=" + Wire.NOON)).isEmpty();
    }

    @Test
    void what_makes_no_sense_is_refused_by_its_name() {
        for (var wrong : Map.of(
                        "language", "qqqqqqqqq",
                        "from", "yesterday",
                        "until", "1",
                        "topic", "",
                        "fields", "titel",
                        "limit", "0",
                        "after", "x")
                .entrySet()) {
            var refused = publication.get("/editions?" + wrong.getKey() + "=" + wrong.getValue());
            assertThat(refused.statusCode()).as(wrong.getKey()).isIn(400, 422);
            assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains(wrong.getKey());
        }
        assertThat(publication.get("/editions?colour=red").statusCode()).isEqualTo(400);
        assertThat(publication.get("/changes?wait=1h").statusCode()).isIn(400, 422);
    }

    @Test
    void only_the_fields_that_were_asked_for_are_sent() {
        wire.bring(wire.approved(article, 1, MAJOR, text("en")));
        publication.followed();
        var listed = publication.json("/editions?fields=title,address&topic=" + topic);
        assertThat(listed.path("editions").path(0).propertyNames()).containsExactlyInAnyOrder("title", "address");
        assertThat(publication.json(path("en") + "?fields=hash").propertyNames())
                .containsExactly("hash");
    }

    @Test
    void an_edition_is_ninjs_to_whoever_asks_for_it() {
        var content = text("en");
        wire.bring(wire.approved(article, 1, MAJOR, content), wire.translated(article, 1, text("es")));
        publication.followed();
        var answer = publication.get(path("es"), "Accept", NINJS + ", application/json;q=0.5");
        assertThat(answer.headers().firstValue("Content-Type")).contains(NINJS);
        assertThat(String.join(", ", answer.headers().allValues("Vary"))).contains("Accept", "Accept-Encoding");
        var item = RunningPublication.json(answer);
        assertThat(faults(item)).isEmpty();
        assertThat(item.path("pubStatus").stringValue()).isEqualTo("usable");
        assertThat(item.path("associations").path(0).path("rel").stringValue()).isEqualTo("translationOf");
        var list = publication.get("/editions?topic=" + topic, "Accept", NINJS);
        RunningPublication.json(list).forEach(it -> assertThat(faults(it)).isEmpty());
        assertThat(RunningPublication.json(list)).hasSize(2);

        wire.bring(wire.next(
                "review/" + article,
                new ArticleRetracted(article, 1, content.hash(), "It was a rumour.", null, null),
                Wire.NOON.plusSeconds(7200)));
        var retracted = RunningPublication.json(publication.get(path("es"), "Accept", NINJS));
        assertThat(faults(retracted)).isEmpty();
        assertThat(retracted.path("pubStatus").stringValue()).isEqualTo("canceled");
        assertThat(retracted.path("edNote").stringValue()).isEqualTo("It was a rumour.");
        assertThat(publication
                        .get(path("es"), "Accept", "application/json;q=0.4, " + NINJS + ";q=0.2")
                        .headers()
                        .firstValue("Content-Type"))
                .contains("application/json");
        assertThat(publication.get(path("es"), "Accept", "image/png").statusCode())
                .isEqualTo(406);
    }

    /// A judge that never finds fault would be none.
    @Test
    void the_schema_refuses_what_is_no_ninjs() {
        var wrong = RunningPublication.json(publication.get("/changes"));
        assertThat(faults(wrong)).isNotEmpty();
    }

    @Test
    void whoever_waits_is_answered_as_soon_as_something_happens() throws Exception {
        publication.followed();
        var since = publication.json("/changes?limit=500").path("next").stringValue();
        while (publication.json("/changes?since=" + since).path("more").booleanValue()) {
            since = publication.json("/changes?since=" + since).path("next").stringValue();
        }
        var cursor = publication.json("/changes?since=" + since).path("next").stringValue();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = threads.submit(() -> publication.get("/changes?wait=30s&since=" + cursor));
            wire.bring(wire.approved(article, 1, MAJOR, text("en")));
            var told = RunningPublication.json(waiting.get());
            assertThat(told.path("changes").path(0).path("articleId").stringValue())
                    .isEqualTo(article.toString());
        }
        var next = publication.json("/changes?since=" + cursor).path("next").stringValue();
        assertThat(publication.json("/changes?wait=1s&since=" + next).path("changes"))
                .isEmpty();
    }

    private static List<String> faults(JsonNode item) {
        var schema = schema();
        return schema.validate(item).stream().map(Object::toString).toList();
    }

    /// Written from the standard's own schema, for what is told here and nothing else.
    private static Schema schema() {
        try (var found = ReadingApiTest.class.getResourceAsStream("ninjs-3.1.json")) {
            var text = new String(Objects.requireNonNull(found).readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> all(String query) {
        var found = new ArrayList<String>();
        var path = "/editions" + query;
        while (!path.isEmpty()) {
            var page = publication.json(path);
            page.path("editions")
                    .forEach(it -> found.add(it.path("articleId").stringValue() + "/"
                            + it.path("language").stringValue()));
            path = page.path("next").asString("").replace(RunningPublication.ADDRESS, "");
        }
        assertThat(found).doesNotHaveDuplicates();
        return found;
    }

    private String path(String language) {
        return "/editions/" + article + "/" + language;
    }

    private RevisionContent text(String language) {
        return new RevisionContent(
                language,
                "Title " + language,
                "Summary",
                "## Head\n\nA **body** in " + language + ".\n",
                byline,
                "CC-BY-SA-4.0",
                null,
                List.of(topic),
                List.of(region),
                List.of());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
