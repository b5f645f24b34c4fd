package newsroom.contracts;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The one form of all the ways to write the same JSON, as what is hashed needs it: the JSON Canonicalization Scheme
/// (RFC 8785), with sorted names and no white space. Of numbers only whole ones are known.
public final class CanonicalJson {

    private static final long MOST_EXACT = 1L << 53;

    private CanonicalJson() {}

    /// @param value a text, a whole number, or a collection or a map by names of such; nothing is `null`
    public static String of(@Nullable Object value) {
        var json = new StringBuilder();
        write(json, value);
        return json.toString();
    }

    private static void write(StringBuilder json, @Nullable Object value) {
        switch (value) {
            case null -> json.append("null");
            case String text -> write(json, text);
            case Integer number -> json.append(number.intValue());
            case Long number when Math.abs(number) < MOST_EXACT -> json.append(number.longValue());
            case Collection<?> values -> {
                var separator = '[';
                for (var it : values) {
                    write(json.append(separator), it);
                    separator = ',';
                }
                json.append(separator == '[' ? "[]" : "]");
            }
            case Map<?, ?> fields -> {
                var sorted = new TreeMap<String, @Nullable Object>();
                fields.forEach((name, it) -> sorted.put((String) name, it));
                var separator = '{';
                for (var field : sorted.entrySet()) {
                    write(json.append(separator), field.getKey());
                    write(json.append(':'), field.getValue());
                    separator = ',';
                }
                json.append(separator == '{' ? "{}" : "}");
            }
            default -> throw new IllegalArgumentException("No canonical JSON is known of a " + value.getClass());
        }
    }

    /// Strings as RFC 8785 section 3.2.2.2 writes them.
    private static void write(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < 0x20) {
                        json.append(String.format("\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
