package newsroom.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RevisionContentTest {

    static final RevisionContent ASSEMBLY = new RevisionContent(
            "es",
            "La asamblea decide",
            null,
            "## Acta\n\nNadie decide por nadie.\n",
            "Colectivo Veche",
            "CC-BY-SA-4.0",
            null,
            List.of("assemblies"),
            List.of("europe"),
            List.of(new Image("b".repeat(64), "Una sala llena", null, "Archivo")));

    @Test
    void its_canonical_json_is_that_of_rfc_8785() {
        assertThat(ASSEMBLY.canonicalJson())
                .isEqualTo("{\"body\":\"## Acta\\n\\nNadie decide por nadie.\\n\",\"byline\":\"Colectivo Veche\","
                        + "\"images\":[{\"alternativeText\":\"Una sala llena\",\"caption\":null,\"credit\":\"Archivo\","
                        + "\"hash\":\"" + "b".repeat(64) + "\"}],\"language\":\"es\",\"licence\":\"CC-BY-SA-4.0\","
                        + "\"originalUrl\":null,\"regions\":[\"europe\"],\"summary\":null,"
                        + "\"title\":\"La asamblea decide\",\"topics\":[\"assemblies\"]}");
    }

    @Test
    void anyone_can_compute_its_hash() {
        // python3: hashlib.sha256(json.dumps(content, sort_keys=True, separators=(',', ':'),
        // ensure_ascii=False).encode())
        assertThat(ASSEMBLY.hash()).isEqualTo("b14919e1e101232075d1dbb491454c1a26c91df834a07413e88ebb971317687d");
    }

    @Test
    void a_content_warning_stands_where_the_standard_sorts_it() {
        assertThat(ASSEMBLY.translated("es", "t", null, "b", "Violencia").canonicalJson())
                .startsWith(
                        "{\"body\":\"b\",\"byline\":\"Colectivo Veche\",\"contentWarning\":\"Violencia\",\"images\":[");
    }

    @Test
    void control_characters_quotes_and_scripts_are_written_as_the_standard_says() {
        var content = ASSEMBLY.withBody("\u0001\b\f\r\t\"\\/ ελ العربية 😀");
        assertThat(content.canonicalJson()).startsWith("{\"body\":\"\\u0001\\b\\f\\r\\t\\\"\\\\/ ελ العربية 😀\",");
    }

    @Test
    void the_order_and_repeats_of_topics_do_not_matter() {
        var one = new RevisionContent(
                "en", "t", null, "b", null, "CC0-1.0", null, List.of("b", "a", "b"), List.of(), List.of());
        var other = new RevisionContent(
                "en", "t", null, "b", null, "CC0-1.0", null, List.of("a", "b"), List.of(), List.of());
        assertThat(one.hash()).isEqualTo(other.hash());
    }

    @Test
    void every_part_of_it_counts() {
        assertThat(List.of(
                        ASSEMBLY.translated("pt", ASSEMBLY.title(), null, ASSEMBLY.body(), null)
                                .hash(),
                        ASSEMBLY.translated("es", "Otra", null, ASSEMBLY.body(), null)
                                .hash(),
                        ASSEMBLY.translated("es", ASSEMBLY.title(), "", ASSEMBLY.body(), null)
                                .hash(),
                        ASSEMBLY.translated("es", ASSEMBLY.title(), null, ASSEMBLY.body(), "Violencia")
                                .hash(),
                        ASSEMBLY.withBody("## Acta").hash()))
                .doesNotHaveDuplicates()
                .doesNotContain(ASSEMBLY.hash());
    }
}
