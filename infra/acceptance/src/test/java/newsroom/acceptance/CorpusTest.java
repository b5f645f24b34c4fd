package newsroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import newsroom.acceptance.People.Sent;
import newsroom.acceptance.People.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A real text in 38 languages becomes 38 editions in 38 feeds that outside readers read. Without the corpus beside the
/// project the story is left out, which is said.
@Tag("slow")
class CorpusTest {

    static final Path CORPUS =
            Path.of("../../../shared/corpus/udhr").toAbsolutePath().normalize();
    static final RunningNewsroom NEWSROOM = RunningNewsroom.shared();
    static String articleId = "";
    static List<String> languages = List.of();
    static Text english = new Text("en", "", null, "");
    static Sent sent = new Sent("", "", "");

    @BeforeAll
    static void publish() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "The corpus does not lie beside the project; its story is left out");
        var texts = new ArrayList<Text>();
        try (var files = Files.list(CORPUS)) {
            for (var file :
                    files.filter(it -> it.toString().endsWith(".md")).sorted().toList()) {
                texts.add(read(file));
            }
        }
        var people = new People(NEWSROOM);
        languages = texts.stream().map(Text::language).toList();
        english = texts.stream()
                .filter(it -> it.language().equals("en"))
                .findAny()
                .orElseThrow();
        sent = people.send(english);
        articleId = sent.articleId();
        people.approve(
                articleId,
                sent.hash(),
                languages.stream().filter(it -> !it.equals("en")).toList());
        for (var text : texts) {
            if (!text.language().equals("en")) {
                var hash = people.translateBySegments(articleId, text, paragraphs(text.body()));
                people.approveTranslation(articleId, text.language(), hash).ok();
            }
        }
        languages.forEach(it -> people.awaitEdition(articleId, it));
    }

    @Test
    void every_language_has_its_edition_page_and_feed() {
        assertThat(languages).hasSize(38);
        for (var language : languages) {
            var edition = NEWSROOM.publication()
                    .get("/editions/" + articleId + "/" + language)
                    .ok();
            assertThat(edition.header("Content-Language")).isEqualTo(language);
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(NEWSROOM.publication()
                                    .get("/feeds/" + language + ".atom")
                                    .ok()
                                    .text())
                            .contains("edition/" + articleId + "/" + language));
        }
        var listed = new TreeSet<String>();
        NEWSROOM.publication()
                .get("/articles/" + articleId)
                .json()
                .findValuesAsString("language", new ArrayList<>())
                .forEach(listed::add);
        assertThat(listed).containsAll(languages);
    }

    /// Whatever is revised in the source, in each language exactly that is to be done again.
    @Test
    void a_revised_source_reopens_exactly_the_segments_that_were_touched_in_every_language() {
        var people = new People(NEWSROOM);
        var before = people.segments(articleId, "fr");
        var body = english.body()
                .replace("a spirit of brotherhood", "a spirit of solidarity between 1948 and now")
                .replace("## Article 3\n", "## Article 3, revised\n")
                .replaceFirst(
                        "(?s)\n([^\n]*No one shall be held in slavery[^\n]*\n)\n", "\n$1\nA paragraph is new.\n\n");
        assertThat(body).contains("1948", "revised", "is new");
        var hash = people.change(sent, new Text("en", english.title(), null, body));
        people.approve(articleId, hash, List.of());
        for (var language : languages.stream().filter(it -> !it.equals("en")).toList()) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> people.segments(articleId, language).size() == before.size() + 1);
            var after = people.segments(articleId, language);
            var done = after.stream().filter(it -> isDone(it)).toList();
            var changed = after.stream()
                    .filter(it -> it.path("state").stringValue().equals("changed"))
                    .map(it -> it.path("was").path("source").stringValue())
                    .toList();
            var empty = after.stream()
                    .filter(it -> it.path("state").stringValue().equals("empty"))
                    .map(it -> it.path("source").stringValue())
                    .toList();
            assertThat(changed)
                    .as(language)
                    .hasSize(2)
                    .anyMatch(it -> it.contains("brotherhood"))
                    .contains("Article 3");
            assertThat(empty).as(language).containsExactly("A paragraph is new.");
            assertThat(done).as(language).hasSize(before.size() - 2);
        }
    }

    private static boolean isDone(JsonNode segment) {
        return List.of("translated", "keep").contains(segment.path("state").stringValue());
    }

    /// The texts of the corpus have one paragraph, heading or item between blank lines. A number before the
    /// words of one would make an item of a paragraph, so it is written as a translator writes it.
    private static List<String> paragraphs(String body) {
        return Arrays.stream(body.split("\n\\s*\n"))
                .map(it ->
                        it.strip().replaceFirst("^(#+|\\d+[.)]|[-*+]) +", "").replaceFirst("^(\\d+)([.)])", "$1\\\\$2"))
                .toList();
    }

    @Test
    void feedparser_links_every_entry_to_its_own_language_and_the_second_read_is_304() throws Exception {
        Outside.assumePython("feedparser");
        var script = Path.of("src/test/readers/read_feeds.py").toAbsolutePath();
        var told = Outside.run(
                Duration.ofMinutes(3),
                Outside.PYTHON,
                script.toString(),
                NEWSROOM.address("publication"),
                articleId,
                String.join(",", languages));
        assertThat(told).contains("38 feeds read");
    }

    private static Text read(Path file) throws IOException {
        var parts = Files.readString(file).split("(?m)^---$", 3);
        var title =
                parts[1].lines().filter(it -> it.startsWith("title:")).findAny().orElseThrow();
        var language = file.getFileName().toString().replace(".md", "");
        return new Text(
                language,
                title.substring("title:".length()).strip().replaceAll("^\"|\"$", ""),
                null,
                parts[2].strip() + "\n");
    }
}
