package newsroom.platform.text;

import java.text.Normalizer;

/// The one form of all the ways to write the same text.
///
/// Prose: Unicode's NFC, with every run of spaces, tabs and line ends made one space, and a line that ends in two
/// spaces ended by a backslash instead, which is Markdown's other way to break a line. Other white space, such as
/// the no-break space, is the author's and stays.
final class CanonicalText {

    /// Unicode's Stream-Safe Text Format (UAX 15) allows no more marks on one letter. Sorting them takes the
    /// square of their number.
    private static final int MOST_MARKS = 30;

    private static final String GRAPHEME_JOINER = "\u034F";

    private CanonicalText() {}

    static String ofProse(String text) {
        var canonical = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            if (!isSpace(text.charAt(at))) {
                canonical.append(text.charAt(at++));
                continue;
            }
            int from = at;
            int lineEnd = -1;
            while (at < text.length() && isSpace(text.charAt(at))) {
                if (lineEnd < 0 && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
                    lineEnd = at;
                }
                at++;
            }
            if (from > 0 && at < text.length()) {
                var breaksLine = lineEnd - from >= 2 && text.startsWith("  ", lineEnd - 2);
                canonical.append(breaksLine ? "\\ " : " ");
            }
        }
        return nfc(canonical.toString());
    }

    /// In code every space counts.
    static String ofCode(String text) {
        return nfc(text);
    }

    static String nfc(String text) {
        return Normalizer.normalize(streamSafe(text), Normalizer.Form.NFC);
    }

    private static String streamSafe(String text) {
        var safe = new StringBuilder();
        int marks = 0;
        int copied = 0;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            marks = isMark(c) ? marks + 1 : 0;
            if (marks > MOST_MARKS) {
                safe.append(text, copied, at).append(GRAPHEME_JOINER);
                copied = at;
                marks = 1;
            }
            at += Character.charCount(c);
        }
        return copied == 0 ? text : safe.append(text, copied, text.length()).toString();
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }
}
