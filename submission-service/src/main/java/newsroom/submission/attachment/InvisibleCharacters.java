package newsroom.submission.attachment;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/// Takes out of a text what nobody sees in it and what could therefore mark a copy of it: zero-width characters, tags,
/// stray variation selectors, blanks of unusual widths and blanks at the ends of lines. What a script needs is left:
/// joiners within words of Persian, Indic and the like, directional marks in lines that run from right to left, and
/// what makes one picture of several emoji.
final class InvisibleCharacters {

    private static final int ZWNJ = 0x200c;
    private static final int ZWJ = 0x200d;
    private static final int TEXT_STYLE = 0xfe0e;
    private static final int EMOJI_STYLE = 0xfe0f;
    private static final int KEYCAP = 0x20e3;
    private static final int POP_EMBEDDING = 0x202c;
    private static final int POP_ISOLATE = 0x2069;

    private static final Set<UnicodeScript> JOINING = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.NKO,
            UnicodeScript.MANDAIC,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.TIBETAN,
            UnicodeScript.MYANMAR,
            UnicodeScript.KHMER,
            UnicodeScript.TAI_THAM,
            UnicodeScript.BALINESE,
            UnicodeScript.JAVANESE);

    private InvisibleCharacters() {}

    static String strip(String text) {
        var clean = new StringBuilder(text.length());
        for (var line : text.replace("\r\n", "\n").replace('\r', '\n').split("[\n\f\u0085\u2028\u2029]", -1)) {
            strip(line.codePoints().toArray(), clean);
            clean.append('\n');
        }
        clean.setLength(clean.length() - 1);
        return clean.toString();
    }

    private static void strip(int[] line, StringBuilder clean) {
        var leftwards = runsLeftwards(line);
        var balanced = leftwards && isBalanced(line);
        int start = clean.length();
        int before = -1; // the last one that was kept
        for (int i = 0; i < line.length; i++) {
            int each = blank(line[i]);
            int after = i + 1 < line.length ? line[i + 1] : -1;
            if (isKept(each, before, after, leftwards, balanced)) {
                clean.appendCodePoint(each);
                before = each;
            }
        }
        trimEnd(clean, start);
    }

    private static boolean isKept(int each, int before, int after, boolean leftwards, boolean balanced) {
        return switch (each) {
            case ZWNJ -> isOfJoiningWord(before) && isOfJoiningWord(after);
            case ZWJ ->
                isOfJoiningWord(before) && isOfJoiningWord(after) || isOfEmoji(before) && Character.isEmoji(after);
            case EMOJI_STYLE, TEXT_STYLE -> before != each && isOfEmoji(before) || after == KEYCAP;
            case 0x200e, 0x200f, 0x061c -> leftwards && each != before;
            case 0x202a, 0x202b, POP_EMBEDDING, 0x2066, 0x2067, 0x2068, POP_ISOLATE -> balanced;
            default -> each == '\t' || !isInvisible(each) || isSelectorOf(each, before);
        };
    }

    private static boolean isInvisible(int each) {
        return switch (Character.getType(each)) {
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> true;
            // Signs of Arabic numbers and the like are of this type too and can be seen.
            case Character.FORMAT ->
                !(each >= 0x600 && each <= 0x605 || each == 0x6dd || each == 0x70f || each == 0x8e2);
            default ->
                each == 0x34f
                        || each == 0x115f
                        || each == 0x1160
                        || each == 0x3164
                        || each == 0xffa0
                        || each == 0x2800
                        || each >= 0x17b4 && each <= 0x17b5
                        || each >= 0x180b && each <= 0x180f
                        || each >= 0xfe00 && each <= 0xfe0f
                        || each >= 0xe0000 && each <= 0xe0fff;
        };
    }

    /// The form of a Han or Mongolian letter, directly after it.
    private static boolean isSelectorOf(int each, int before) {
        if (before < 0) {
            return false;
        }
        var script = UnicodeScript.of(before);
        return script == UnicodeScript.HAN && (each >= 0xe0100 && each <= 0xe01ef || each >= 0xfe00 && each <= 0xfe02)
                || script == UnicodeScript.MONGOLIAN && each >= 0x180b && each <= 0x180f;
    }

    private static boolean isOfJoiningWord(int each) {
        return each >= 0 && (Character.isLetter(each) || isMark(each)) && JOINING.contains(UnicodeScript.of(each));
    }

    private static boolean isMark(int each) {
        int type = Character.getType(each);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isOfEmoji(int each) {
        return each >= 0
                && (Character.isExtendedPictographic(each) || Character.isEmojiModifier(each) || each == EMOJI_STYLE);
    }

    private static boolean runsLeftwards(int[] line) {
        for (int each : line) {
            var direction = Character.getDirectionality(each);
            if (Character.isLetter(each)
                    && (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                            || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC)) {
                return true;
            }
        }
        return false;
    }

    /// Whether what opens a direction is closed in the same line, in order, and not too deep.
    private static boolean isBalanced(int[] line) {
        var open = new int[line.length];
        int depth = 0;
        for (int each : line) {
            if (each == 0x202a || each == 0x202b) {
                open[depth++] = POP_EMBEDDING;
            } else if (each >= 0x2066 && each <= 0x2068) {
                open[depth++] = POP_ISOLATE;
            } else if ((each == POP_EMBEDDING || each == POP_ISOLATE) && (depth == 0 || open[--depth] != each)) {
                return false;
            }
        }
        return depth == 0;
    }

    private static int blank(int each) {
        return each >= 0x2000 && each <= 0x200a || each == 0x205f ? ' ' : each;
    }

    /// Two blanks at the end of a line are a line break in Markdown; any others say nothing.
    private static void trimEnd(StringBuilder clean, int start) {
        int end = clean.length();
        while (end > start && (clean.charAt(end - 1) == ' ' || clean.charAt(end - 1) == '\t')) {
            end--;
        }
        var hardBreak = end > start && clean.substring(end).startsWith("  ");
        clean.setLength(end);
        if (hardBreak) {
            clean.append("  ");
        }
    }
}
