package newsroom.platform.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// An opaque place in a list, from which the next page starts: the keys of the last entry shown.
public record Cursor(List<String> keys) {

    public Cursor {
        keys = List.copyOf(keys);
    }

    /// Reads a cursor that was given out before.
    ///
    /// @param expectedKeys how many keys it must have
    /// @throws InvalidInput if it was not
    public static Cursor parse(String field, String text, int expectedKeys) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            var cursor = new Cursor(List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1)));
            if (cursor.keys().size() == expectedKeys && cursor.toString().equals(text)) {
                return cursor;
            }
        } catch (IllegalArgumentException _) {
            // told below
        }
        throw new InvalidInput(field, "must be a cursor as it was given out, or be left away to begin at the start");
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\n", keys).getBytes(StandardCharsets.UTF_8));
    }
}
