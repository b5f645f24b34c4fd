package newsroom.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    @Test
    void names_are_sorted_at_every_depth_and_no_space_is_written() {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("b", List.of("x", List.of(), Map.of()));
        fields.put("€", 7L);
        fields.put("a", Map.of("d", -1, "c", "y"));
        fields.put("\r", null);
        assertThat(CanonicalJson.of(fields))
                .isEqualTo("{\"\\r\":null,\"a\":{\"c\":\"y\",\"d\":-1},\"b\":[\"x\",[],{}],\"€\":7}");
    }

    /// The example of RFC 8785, section 3.2.2.2 and following.
    @Test
    void texts_are_written_as_the_standard_writes_them() {
        assertThat(CanonicalJson.of("€$\u000F\nA'B\"\\\\\"/")).isEqualTo("\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
    }

    @Test
    void what_has_no_exact_form_is_refused() {
        assertThatThrownBy(() -> CanonicalJson.of(0.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.of(1L << 53)).isInstanceOf(IllegalArgumentException.class);
    }
}
