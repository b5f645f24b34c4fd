package newsroom.platform.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// An opaque place in a list, from which the next page starts: the keys of the last entry shown.
public record Cursor(List<String> keys) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

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
        throw notGivenOut(field);
    }

    /// The cursor of a list in which one key is enough.
    ///
    /// @param kind of list, so that no cursor of another is taken for one of this
    public static Cursor at(String kind, Object key) {
        return new Cursor(List.of(kind, key.toString()));
    }

    /// The key of a cursor that [#at] made.
    ///
    /// @throws InvalidInput if it was not given out, or for another kind of list
    public static String key(String field, String text, String kind) {
        var keys = parse(field, text, 2).keys();
        if (keys.getFirst().equals(kind)) {
            return keys.getLast();
        }
        throw notGivenOut(field);
    }

    /// The same where the key is a number from 0 on.
    public static long number(String field, String text, String kind) {
        var key = key(field, text, kind);
        if (NUMBER.matcher(key).matches()) {
            return Long.parseLong(key);
        }
        throw notGivenOut(field);
    }

    private static InvalidInput notGivenOut(String field) {
        return new InvalidInput(field, "must be a cursor as it was given out, or be left away to begin at the start");
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\n", keys).getBytes(StandardCharsets.UTF_8));
    }
}
