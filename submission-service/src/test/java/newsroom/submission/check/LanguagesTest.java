package newsroom.submission.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

    static final Path CORPUS =
            Path.of("../../shared/corpus/udhr").toAbsolutePath().normalize();
    static final Map<String, List<String>> TEXTS = new TreeMap<>();
    static final Languages LANGUAGES = new Languages();
    static final List<String> ENGLISH = List.of(
            "They met in the square on the first evening of May, and nobody had told them what to bring. Somebody had "
                    + "a kettle, somebody else had bread, and by the time the lamps were lit there was soup for "
                    + "everyone who had come and for the neighbours who had only opened their windows to look.");

    @BeforeAll
    static void read() throws IOException {
        if (!Files.isDirectory(CORPUS)) {
            return;
        }
        try (var files = Files.list(CORPUS)) {
            for (var file : files.filter(it -> it.toString().endsWith(".md")).toList()) {
                var text = Files.readString(file).replaceFirst("(?s)^---.*?\n---\n", "");
                TEXTS.put(
                        file.getFileName().toString().replace(".md", ""),
                        Prose.read(text).orElseThrow().plain());
            }
        }
    }

    @Test
    void nobody_is_nagged_about_a_text_in_the_language_chosen_for_it() {
        assumeTrue(!TEXTS.isEmpty(), "The corpus does not lie beside the project; its story is left out");

        assertThat(TEXTS).hasSizeGreaterThan(30).allSatisfy((tag, text) -> {
            assertThat(LANGUAGES.differs(tag, text)).as(tag).isFalse();
            assertThat(text).as(tag).noneMatch(paragraph -> LANGUAGES.differs(tag, List.of(paragraph)));
            assertThat(Languages.scriptDiffers(tag, String.join(" ", text))).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "sr-Latn, hr",
        "sr-Latn, bs",
        "sr-Latn, sr",
        "sr-Latn, sh",
        "sr-Latn, cnr",
        "sr-Cyrl, sr",
        "sv, nb",
        "sv, nn",
        "sv, no",
        "sv, da",
        "id, ms",
        "id, jv",
        "id, su",
        "id, zsm",
        "kmr, ku",
        "kmr, ckb",
        "kmr, kmr",
        "kmr, tr",
        "kmr, de",
        "bg, mk",
        "cs, sk",
        "pt, gl",
        "pt-BR, pt-PT",
        "es, ast",
        "es, ca",
        "de, gsw",
        "de, nds",
        "de, de-1901",
        "be, be-tarask",
        "nl, af",
        "zh-Hant, yue",
        "zh-Hans, zh",
        "ja, zh",
        "fa, prs",
        "ar, arz",
        "tr, az"
    })
    void languages_that_are_written_alike_are_not_told_apart(String text, String chosen) {
        assumeTrue(!TEXTS.isEmpty(), "The corpus does not lie beside the project; its story is left out");

        assertThat(LANGUAGES.differs(chosen, TEXTS.getOrDefault(text, List.of())))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ckb", "ku", "kmr", "zza", "yue", "und", "xx", "qaa", "ru-Latn", "el-Latn", "x-veche", ""})
    void a_language_that_is_not_known_gives_no_finding(String chosen) {
        assertThat(LANGUAGES.differs(chosen, ENGLISH)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "el", "uk", "ar", "zh", "sr-Latn", "pt-BR", "fa", "tr", "fil"})
    void english_under_another_name_is_noticed(String chosen) {
        assertThat(LANGUAGES.differs(chosen, ENGLISH)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ru, uk", "uk, ru", "be, ru", "ru, bg", "fr, es", "el, tr", "ar, fa", "pl, cs", "it, ro", "ko, ja"})
    void a_text_surely_in_another_language_is_noticed(String text, String chosen) {
        assumeTrue(!TEXTS.isEmpty(), "The corpus does not lie beside the project; its story is left out");

        assertThat(LANGUAGES.differs(chosen, TEXTS.getOrDefault(text, List.of())))
                .isTrue();
    }

    @Test
    void a_long_quotation_does_not_decide() {
        assumeTrue(!TEXTS.isEmpty(), "The corpus does not lie beside the project; its story is left out");
        var text = Stream.concat(corpus("de").limit(40), corpus("en").limit(20)).toList();

        assertThat(LANGUAGES.differs("de", text)).isFalse();
    }

    @Test
    void a_short_text_is_not_judged() {
        assertThat(LANGUAGES.differs("el", List.of("Solidarity for ever!"))).isFalse();
        assertThat(LANGUAGES.differs("el", List.of())).isFalse();
    }

    @Test
    void a_script_that_was_not_chosen_is_noticed() {
        assertThat(Languages.scriptDiffers("sr-Cyrl", ENGLISH.getFirst())).isTrue();
        assertThat(Languages.scriptDiffers("sr-Latn", ENGLISH.getFirst())).isFalse();
        assertThat(Languages.scriptDiffers("sr", ENGLISH.getFirst())).isFalse();
        assertThat(Languages.scriptDiffers("zh-Hant", ENGLISH.getFirst())).isFalse();
        assertThat(Languages.scriptDiffers("az-Arab", "short")).isFalse();
    }

    private static Stream<String> corpus(String tag) {
        return TEXTS.getOrDefault(tag, List.of()).stream();
    }
}
