package newsroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import newsroom.acceptance.People.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A real text in 38 languages becomes 38 editions in 38 feeds that outside readers read. Without the corpus beside the
/// project the story is left out, which is said.
@Tag("slow")
class CorpusTest {

    static final Path CORPUS =
            Path.of("../../../shared/corpus/udhr").toAbsolutePath().normalize();
    static final RunningNewsroom NEWSROOM = RunningNewsroom.shared();
    static String articleId = "";
    static List<String> languages = List.of();

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
        var english = texts.stream()
                .filter(it -> it.language().equals("en"))
                .findAny()
                .orElseThrow();
        var sent = people.send(english);
        articleId = sent.articleId();
        people.approve(
                articleId,
                sent.hash(),
                languages.stream().filter(it -> !it.equals("en")).toList());
        for (var text : texts) {
            if (!text.language().equals("en")) {
                var hash = people.translate(articleId, text);
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
