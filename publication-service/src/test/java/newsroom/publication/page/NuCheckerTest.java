package newsroom.publication.page;

import static newsroom.contracts.Significance.MAJOR;
import static newsroom.contracts.Significance.MINOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import newsroom.contracts.Correction;
import newsroom.contracts.EditorialEvent.ArticleApproved;
import newsroom.contracts.EditorialEvent.ArticleRetracted;
import newsroom.contracts.EditorialEvent.TranslationApproved;
import newsroom.contracts.Image;
import newsroom.contracts.RevisionContent;
import newsroom.publication.RunningPublication;
import newsroom.publication.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Nu HTML Checker, from outside, finds nothing wrong with any kind of page or with their style. Where it is not
/// installed (`npm install --global vnu-jar`) its judgement is left out, unless `-Dveche.readers=required`.
class NuCheckerTest {

    private static final String EVERYTHING = """
        # A heading

        Words, *stressed* and **strong**, ~~struck~~, with [a link](https://example.org "title") and `code`.

        ### A heading two levels below

        > Quoted

        1. one
        2. two
           - three

        | left | middle | right |
        |:--|:-:|--:|
        | a | b | c |

        ```
        $ code <b> && more
        ```

        <script>alert(1)</script> <b onclick="x">raw</b>

        ---
        """;

    private static final byte[] PIXELS = "pixels".getBytes(StandardCharsets.UTF_8);

    private final UUID article = UUID.randomUUID();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void no_page_of_any_kind_has_an_error() throws Exception {
        var checker = checker();
        var submission = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        submission.createContext("/internal/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            exchange.sendResponseHeaders(200, PIXELS.length);
            exchange.getResponseBody().write(PIXELS);
            exchange.close();
        });
        submission.start();
        try (var publication = RunningPublication.start(
                "publication-" + UUID.randomUUID(),
                "--newsroom.submission-address=http://127.0.0.1:"
                        + submission.getAddress().getPort(),
                "--newsroom.internal-key=" + "k".repeat(32))) {
            publish(publication);
            for (var page : pages().entrySet()) {
                var response = publication.get(page.getKey(), "Accept", "text/html");
                assertThat(response.statusCode()).as(page.getKey()).isEqualTo(page.getValue());
                var name = page.getKey().substring(1).replaceAll("[^A-Za-z0-9-]", "_");
                Files.write(folder.resolve("page-" + name + ".html"), response.body());
            }
            Files.write(
                    folder.resolve("style.css"), publication.get("/style.css").body());
        }
        assertThat(judged(checker, folder)).isEmpty();
    }

    /// A judge that never finds fault would be none.
    @Test
    void the_checker_finds_what_is_wrong() throws Exception {
        var checker = checker();
        Files.writeString(folder.resolve("wrong.html"), "<!DOCTYPE html><title>x</title><p><div></p>");
        assertThat(judged(checker, folder)).contains("error");
    }

    private void publish(RunningPublication publication) {
        var wire = publication.wire();
        var first = content("en", "Bread & \"roses\" <1>", "Loaves");
        wire.bring(wire.approved(article, 1, MAJOR, first));
        for (var language : List.of("es", "ar", "zh-Hans", "he", "el")) {
            var text = first.translated(language, "Title " + language, "Summary", EVERYTHING, "Warning");
            wire.bring(wire.next(
                    "translation/" + article + "/" + language,
                    new TranslationApproved(
                            article,
                            language,
                            1,
                            text.hash(),
                            1,
                            "0".repeat(64),
                            text,
                            "Tove & co",
                            "Nobody else reads it",
                            List.of("en", "ru")),
                    Wire.NOON));
        }
        var second = content("en", "Bread & \"roses\" <2>", EVERYTHING);
        wire.bring(wire.next(
                "review/" + article,
                new ArticleApproved(
                        article,
                        2,
                        second.hash(),
                        MAJOR,
                        List.of(),
                        second,
                        null,
                        null,
                        new Correction("erratum", "There were <two> & not one."),
                        null),
                Wire.NOON.plusSeconds(60)));
        wire.bring(wire.next(
                "review/" + article,
                new ArticleRetracted(article, 2, second.hash(), "It was <not> so.", null, null),
                Wire.NOON.plusSeconds(120)));
        for (int i = 0; i < 35; i++) {
            wire.bring(wire.approved(UUID.randomUUID(), 1, MINOR, Wire.text("en", "Title " + i, "text")));
        }
        var gone = UUID.nameUUIDFromBytes("gone".getBytes(StandardCharsets.UTF_8));
        wire.bring(wire.approved(gone, 1, MAJOR, Wire.text("ar", "ذهب", "نص")), wire.withdrawn(gone));
        publication.followed();
    }

    /// Of every kind one, and what it answers.
    private Map<String, Integer> pages() {
        var gone = UUID.nameUUIDFromBytes("gone".getBytes(StandardCharsets.UTF_8));
        var pages = new LinkedHashMap<String, Integer>();
        for (var page : List.of(
                "/",
                "/en",
                "/ar",
                "/fi",
                "/en/" + article + "/bread-roses-2",
                "/es/" + article + "/title-es",
                "/ar/" + article + "/title-ar",
                "/zh-Hans/" + article + "/title-zh-hans",
                "/he/" + article + "/title-he",
                "/en/" + article + "/versions/1",
                "/en/topics/labour",
                "/he/regions/global",
                "/en/bylines/A%20collective",
                "/en/corrections",
                "/fa/corrections",
                "/en/about",
                "/es/about",
                "/fr/about",
                "/ar/about",
                "/he/about")) {
            pages.put(page, 200);
        }
        pages.put("/ar/" + gone, 410);
        pages.put("/en/" + UUID.randomUUID(), 404);
        return pages;
    }

    private static RevisionContent content(String language, String title, String body) {
        return new RevisionContent(
                language,
                title,
                "Summary & more",
                body,
                "A collective",
                "CC-BY-SA-4.0",
                "https://elsewhere.example/?a=1&b=2",
                List.of("labour"),
                List.of("global"),
                List.of(new Image(sha256(PIXELS), "A \"loaf\"", "The <loaf>", "Ana")),
                null);
    }

    private static String sha256(byte[] bytes) {
        return RevisionContent.sha256(new String(bytes, StandardCharsets.UTF_8));
    }

    private static String judged(Path checker, Path folder) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-jar",
                checker.toString(),
                "--asciiquotes",
                "--also-check-css",
                "--stdout"));
        try (var files = Files.list(folder)) {
            files.filter(it -> it.toString().matches(".*\\.(html|css)"))
                    .map(Path::toString)
                    .sorted()
                    .forEach(command::add);
        }
        var output = folder.resolve("judged.txt");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            return Files.readString(output, StandardCharsets.UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Path checker() throws IOException, InterruptedException {
        var there = Path.of(modules(), "vnu-jar", "build", "dist", "vnu.jar");
        if (!Files.isReadable(there) && "required".equals(System.getProperty("veche.readers"))) {
            throw new AssertionError("vnu-jar is not installed, and -Dveche.readers=required");
        }
        assumeTrue(Files.isReadable(there), "vnu-jar is not installed; its judgement is left out");
        return there;
    }

    /// Where npm installs what is for everybody; a folder without anything where there is no npm.
    private static String modules() throws IOException, InterruptedException {
        try {
            var npm = new ProcessBuilder("npm", "root", "--global")
                    .redirectErrorStream(true)
                    .start();
            var folder = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return npm.waitFor() == 0 ? folder : "/nonexistent";
        } catch (IOException _) {
            return "/nonexistent";
        }
    }
}
