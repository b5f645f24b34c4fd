package newsroom.publication.text;

/// Text without the characters that XML 1.0 does not allow (section 2.2), in which no reader misses anything.
public final class Printable {

    private Printable() {}

    public static String of(String text) {
        return text.codePoints().allMatch(Printable::isAllowed) ? text : without(text);
    }

    private static String without(String text) {
        return text.codePoints()
                .filter(Printable::isAllowed)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c > 0xFFFF;
    }
}
