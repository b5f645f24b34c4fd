package newsroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import newsroom.acceptance.Client.Answer;
import newsroom.acceptance.People.Sent;
import newsroom.acceptance.People.Text;
import newsroom.identity.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Four articles in every language of the corpus are published, and all that is public is read. Then one is corrected,
/// one retracted, one withdrawn and one erased, and all of it is read again. Without the corpus beside the project the
/// articles have four languages.
@Tag("slow")
class EverythingPublicTest {

    private static final Path CORPUS =
            Path.of("../../../shared/corpus/udhr").toAbsolutePath().normalize();
    private static final List<String> BEGIN =
            List.of("/", "/feeds.opml", "/robots.txt", "/sitemap.xml", "/editions?limit=200", "/changes?limit=500");
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> NAMES = List.of("qxcorrected", "qxretracted", "qxwithdrawn", "qxerased");

    private final Map<String, Sent> sent = new LinkedHashMap<>();
    private List<String> languages = List.of();

    @Test
    void what_is_corrected_retracted_withdrawn_or_erased_is_so_wherever_it_was() throws IOException {
        try (var newsroom = RunningNewsroom.start()) {
            var people = new People(newsroom);
            var crawler = new Crawler(newsroom.publication());
            publish(newsroom, people);
            var before = settled(newsroom, crawler);
            everyEditionStandsWhereItShould(before);

            var second = people.change(sent("qxcorrected"), text("en", "qxcorrected", "It was otherwise: qxafter.\n"));
            people.approve(sent("qxcorrected").articleId(), second, List.of());
            var editor = newsroom.as("voltairine", Role.EDITOR);
            newsroom.editorial()
                    .post(
                            "/reviews/" + sent("qxretracted").articleId() + "/decisions",
                            editor,
                            Map.of(
                                    "outcome",
                                    "retract",
                                    "hash",
                                    sent("qxretracted").hash(),
                                    "note",
                                    "qxreason"))
                    .ok();
            takeBack(newsroom, "POST", "qxwithdrawn", "/withdrawal");
            takeBack(newsroom, "DELETE", "qxerased", "");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(changes(newsroom))
                            .filteredOn(it -> List.of("retracted", "withdrawn", "erased", "corrected")
                                    .contains(it.path("change").stringValue()))
                            .hasSize(3 * languages.size() + 1));
            var after = settled(newsroom, crawler);

            theCorrectionIsEverywhereAndSaysWhatItIs(newsroom, after);
            theRetractionIsMarkedInEveryLanguage(after);
            nothingIsLeftOf("qxwithdrawn", before, after, newsroom);
            nothingIsLeftOf("qxerased", before, after, newsroom);
            everyTombstoneIsThere(after);
            theChangesComeToWhatIsPublic(newsroom);
        }
    }

    private void publish(RunningNewsroom newsroom, People people) throws IOException {
        var texts = texts();
        languages = texts.keySet().stream().sorted().toList();
        for (var name : NAMES) {
            var english = text("en", name, texts.getOrDefault("en", "") + "\nIt was so: qxbefore.\n");
            var article = people.send(english);
            sent.put(name, article);
            people.approve(
                    article.articleId(),
                    article.hash(),
                    languages.stream().filter(it -> !it.equals("en")).toList());
            for (var language : languages) {
                if (!language.equals("en")) {
                    var hash = people.translate(
                            article.articleId(), text(language, name, texts.getOrDefault(language, "")));
                    people.approveTranslation(article.articleId(), language, hash)
                            .ok();
                }
            }
        }
        sent.values().forEach(it -> languages.forEach(language -> people.awaitEdition(it.articleId(), language)));
        assertThat(changes(newsroom)).hasSize(NAMES.size() * languages.size());
    }

    /// All that is public once this instance shows what the change feed tells, and archives are not older.
    private Map<String, Answer> settled(RunningNewsroom newsroom, Crawler crawler) {
        await().atMost(SOON).untilAsserted(() -> {
            var told = changes(newsroom).size();
            assertThat(newsroom.publication().get("/feeds/all.atom").ok().text())
                    .isNotEmpty();
            assertThat(changes(newsroom)).hasSize(told);
        });
        return crawler.read(BEGIN);
    }

    private void everyEditionStandsWhereItShould(Map<String, Answer> all) {
        all.forEach((path, answer) -> assertThat(answer.status()).as(path).isIn(200, 404));
        assertThat(all.entrySet().stream()
                        .filter(it -> it.getValue().status() == 404)
                        .map(Map.Entry::getKey))
                .as("links that lead nowhere")
                .isEmpty();
        for (var article : sent.values()) {
            for (var language : languages) {
                assertThat(all).containsKey("/editions/" + article.articleId() + "/" + language);
                assertThat(all.keySet())
                        .as("a page in %s", language)
                        .anyMatch(it -> it.startsWith("/" + language + "/" + article.articleId() + "/"));
            }
        }
        for (var language : languages) {
            for (var format : List.of("atom", "rss", "json")) {
                var feed = all.get("/feeds/" + language + "." + format);
                assertThat(feed).as("%s %s", language, format).isNotNull();
                NAMES.forEach(it -> assertThat(feed.text()).contains(it));
            }
        }
    }

    private void theCorrectionIsEverywhereAndSaysWhatItIs(RunningNewsroom newsroom, Map<String, Answer> all) {
        var id = sent("qxcorrected").articleId();
        assertThat(feeds(all, "en")).allSatisfy(it -> assertThat(it.text()).contains("qxafter"));
        var edition = newsroom.publication().get("/editions/" + id + "/en").ok().json();
        assertThat(edition.path("corrections").path(0).path("type").stringValue())
                .isEqualTo("erratum");
        var page = page(all, "en", id);
        assertThat(page.text()).contains("It was otherwise than we wrote.", "qxafter");
        assertThat(newsroom.publication()
                        .get("/editions/" + id + "/es")
                        .ok()
                        .json()
                        .path("outdated")
                        .path("since")
                        .intValue())
                .isEqualTo(2);
    }

    private void theRetractionIsMarkedInEveryLanguage(Map<String, Answer> all) {
        var id = sent("qxretracted").articleId();
        for (var language : languages) {
            assertThat(page(all, language, id).text()).as(language).contains("qxreason");
            assertThat(feeds(all, language))
                    .as(language)
                    .allSatisfy(it -> assertThat(it.text()).contains("qxretracted", "qxreason"));
        }
    }

    /// Neither in what is public now, nor at any address that ever had it.
    private void nothingIsLeftOf(
            String name, Map<String, Answer> before, Map<String, Answer> after, RunningNewsroom newsroom) {
        assertThat(after.entrySet().stream()
                        .filter(it -> it.getValue().text().contains(name)
                                || it.getValue()
                                        .response()
                                        .headers()
                                        .map()
                                        .toString()
                                        .contains(name))
                        .map(Map.Entry::getKey))
                .as("what still has %s", name)
                .isEmpty();
        var id = sent(name).articleId();
        for (var path : before.keySet()) {
            var was = before.get(path);
            if (was.text().contains(name)) {
                var now = newsroom.publication().get(path);
                assertThat(now.text()).as(path).doesNotContain(name);
                if (path.contains(id)) {
                    assertThat(now.status()).as(path).isEqualTo(410);
                }
            }
        }
    }

    private void everyTombstoneIsThere(Map<String, Answer> all) {
        for (var name : List.of("qxwithdrawn", "qxerased")) {
            var id = sent(name).articleId();
            for (var language : languages) {
                assertThat(feed(all, language, "atom").text())
                        .as("%s in %s", name, language)
                        .contains("edition/" + id + "/" + language);
            }
        }
    }

    private void theChangesComeToWhatIsPublic(RunningNewsroom newsroom) {
        var now = new TreeSet<String>();
        for (var it : changes(newsroom)) {
            var edition = it.path("articleId").stringValue() + "/"
                    + it.path("language").stringValue();
            if (List.of("withdrawn", "erased").contains(it.path("change").stringValue())) {
                now.remove(edition);
            } else {
                now.add(edition);
            }
        }
        var expected = List.of("qxcorrected", "qxretracted").stream()
                .flatMap(name -> languages.stream().map(it -> sent(name).articleId() + "/" + it))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(now).isEqualTo(expected);
    }

    private static List<JsonNode> changes(RunningNewsroom newsroom) {
        var all = new ArrayList<JsonNode>();
        var since = "";
        while (true) {
            var page = newsroom.publication()
                    .get("/changes?limit=500&since=" + since)
                    .ok()
                    .json();
            page.path("changes").forEach(all::add);
            since = page.path("next").stringValue();
            if (!page.path("more").booleanValue()) {
                return all;
            }
        }
    }

    private void takeBack(RunningNewsroom newsroom, String method, String name, String act) {
        var article = sent(name);
        newsroom.submission()
                .send(method, "/drafts/" + article.articleId() + act, article.authorization(), null, Map.of())
                .ok();
    }

    private static List<Answer> feeds(Map<String, Answer> all, String language) {
        return List.of("atom", "rss", "json").stream()
                .map(it -> feed(all, language, it))
                .toList();
    }

    private static Answer feed(Map<String, Answer> all, String language, String format) {
        var feed = all.get("/feeds/" + language + "." + format);
        assertThat(feed).as("%s %s", language, format).isNotNull();
        return Objects.requireNonNull(feed);
    }

    private static Answer page(Map<String, Answer> all, String language, String article) {
        return all.entrySet().stream()
                .filter(it -> it.getKey().matches("/" + language + "/" + article + "/[a-z0-9-]+"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No page in " + language));
    }

    private Sent sent(String name) {
        return Objects.requireNonNull(sent.get(name));
    }

    private static Text text(String language, String name, String body) {
        return new Text(language, name + " " + language, null, body);
    }

    /// The first paragraphs of each language; four short texts where the corpus is not there.
    private static Map<String, String> texts() throws IOException {
        var texts = new LinkedHashMap<String, String>();
        if (!Files.isDirectory(CORPUS)) {
            System.out.println("The corpus does not lie beside the project; four languages stand for it");
            Map.of("en", "Nobody decides for anybody.", "es", "Nadie decide.", "el", "Κανείς.", "ar", "لا أحد يقرر.")
                    .forEach((language, body) -> texts.put(language, body + "\n"));
            return texts;
        }
        try (var files = Files.list(CORPUS)) {
            for (var file :
                    files.filter(it -> it.toString().endsWith(".md")).sorted().toList()) {
                var body = Files.readString(file).split("(?m)^---$", 3)[2].strip();
                texts.put(
                        file.getFileName().toString().replace(".md", ""),
                        body.lines().limit(6).collect(Collectors.joining("\n")) + "\n");
            }
        }
        return texts;
    }
}
