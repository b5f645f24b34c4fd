package newsroom.publication.feed;

import static newsroom.contracts.Significance.MAJOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import newsroom.publication.RunningPublication;
import newsroom.publication.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What programs and schemas of others make of the feeds. Where a program is not installed its judgement is
/// left out, unless `-Dveche.readers=required`.
class OutsideReadersTest {

    private static final int ARTICLES = 60;
    private static final List<String> LANGUAGES = List.of("en", "es", "ar");
    private static final RunningPublication PUBLICATION = RunningPublication.fresh();

    @TempDir
    private Path folder;

    @BeforeAll
    static void publish() {
        var wire = PUBLICATION.wire();
        for (int i = 0; i < ARTICLES; i++) {
            var article = UUID.randomUUID();
            wire.bring(wire.approved(article, 1, MAJOR, Wire.text("en", "Title " + i, "Text " + i)));
            for (var language : LANGUAGES.subList(1, i < 3 ? LANGUAGES.size() : 1)) {
                wire.bring(wire.translated(article, 1, Wire.text(language, "Translated " + i, "Text " + i)));
            }
            if (i == 5) {
                wire.bring(wire.erased(article));
            }
        }
        PUBLICATION.followed();
    }

    @AfterAll
    static void stop() {
        PUBLICATION.close();
    }

    /// It keeps items by their ids, across feeds: of two editions with one id it would show one.
    @Test
    void newsboat_shows_as_many_items_as_there_are_editions() throws Exception {
        var newsboat = program("newsboat");
        var urls = Files.write(
                folder.resolve("urls"),
                Stream.of("es", "ar", "topics/labour", "en")
                        .map(it -> "http://127.0.0.1:%d/feeds/%s.%s"
                                .formatted(PUBLICATION.port(), it, it.equals("ar") ? "rss" : "atom"))
                        .toList());
        Files.writeString(folder.resolve("config"), "max-items 0\n");
        var command = List.of(
                newsboat,
                "-u",
                urls.toString(),
                "-c",
                folder.resolve("cache.db").toString(),
                "-C",
                folder.resolve("config").toString());
        run(Stream.concat(command.stream(), Stream.of("-x", "reload")).toList());
        var told = run(
                Stream.concat(command.stream(), Stream.of("-x", "print-unread")).toList());

        // 50 of the topic's and 50 of the English overlap; whatever stands in both is one
        var ids = Stream.of("es", "ar", "topics/labour", "en")
                .flatMap(it -> new Served(PUBLICATION)
                        .walk("/feeds/" + it + ".atom").ids().stream().limit(50))
                .distinct()
                .count();
        assertThat(told).startsWith(ids + " unread articles");
    }

    @Test
    void the_schema_of_atom_finds_nothing_to_say() throws Exception {
        var jing = program("jing");
        var schema = Path.of("src/test/resources/schemas/atom.rnc").toAbsolutePath();
        var served = new Served(PUBLICATION);
        var archive = Objects.requireNonNull(served.previous(served.xml("/feeds/en.atom")));
        for (var path : List.of("/feeds/all.atom", "/feeds/ar.atom", "/feeds/topics/labour.atom", archive)) {
            var file = folder.resolve(UUID.randomUUID() + ".atom");
            Files.write(file, PUBLICATION.get(path).body());
            assertThat(run(List.of(jing, "-c", schema.toString(), file.toString())))
                    .as(path)
                    .doesNotContain("error");
        }
    }

    @Test
    void the_schema_of_json_feed_finds_nothing_to_say() throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Files.readString(Path.of("src/test/resources/schemas/jsonfeed-1.1.json")));
        var next = PUBLICATION.json("/feeds/en.json").get("next_url").stringValue();
        for (var path : List.of(
                "/feeds/all.json",
                "/feeds/ar.json",
                "/feeds/fo.json",
                "/feeds/es/topics/labour.json",
                next.substring(RunningPublication.ADDRESS.length()))) {
            assertThat(schema.validate(PUBLICATION.text(path), InputFormat.JSON))
                    .as(path)
                    .isEmpty();
        }
    }

    private static String program(String name) {
        var program = Path.of("/usr/bin", name);
        var there = Files.isExecutable(program);
        if (!there && "required".equals(System.getProperty("veche.readers"))) {
            throw new AssertionError(name + " is not installed, and -Dveche.readers=required");
        }
        assumeTrue(there, name + " is not installed; its judgement is left out");
        return program.toString();
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        var output = folder.resolve(UUID.randomUUID() + ".txt");
        var started = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        started.environment().put("HOME", folder.toString());
        var process = started.start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES))
                    .as(command.getFirst())
                    .isTrue();
            var told = Files.readString(output, StandardCharsets.UTF_8);
            assertThat(process.exitValue()).as(told).isZero();
            return told;
        } finally {
            process.destroyForcibly();
        }
    }
}
