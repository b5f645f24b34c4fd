package newsroom.submission.draft;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import newsroom.contracts.RevisionContent;

/// Words and links of a text, for comparing two of its revisions.
final class Words {

    /// A link's target in Markdown (inline or by reference), or an address that stands by itself. No text makes the
    /// search slow: what is looked through in vain ends where the next can begin.
    private static final Pattern LINK = Pattern.compile(
            String.join(
                    "|",
                    "\\]\\([^)\\]]*+\\)",
                    "^ {0,3}\\[[^\\]\\n]++\\]:[ \\t]*+\\S++",
                    "\\b(?:https?|ftp|mailto|tel):[^\\s<>)\\]]++",
                    "\\bwww\\.[^\\s<>)\\]]++"),
            Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    /// Scripts that put no spaces between words.
    private static final Set<UnicodeScript> WITHOUT_SPACES = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN);

    private static final String OPENING = "([{«»„“”\"'‘’*_¿¡";
    private static final String CLOSING = ")]}«»„“”\"'‘’*_.,;:!?…。、，؟،";

    private Words() {}

    static List<String> of(String text) {
        return Arrays.stream(text.split("\\s+")).filter(it -> !it.isEmpty()).toList();
    }

    /// How many words a stretch between spaces counts as. Where words are written without spaces, two letters do.
    static int count(String word) {
        return Math.max(
                1, (int) word.chars().filter(it -> isOfLongStretch((char) it)).count() / 2);
    }

    /// Whether a word ends before this character: it is a space, or of a script that puts none between words.
    static boolean endsAt(char character) {
        return Character.isWhitespace(character) || isOfLongStretch(character);
    }

    /// What the links of a text lead to, in order.
    static List<String> links(RevisionContent content) {
        return LINK.matcher(content.title() + "\n" + content.summary() + "\n" + content.body())
                .results()
                .map(it -> it.group().strip())
                .toList();
    }

    /// The same text with spaces where its links lead.
    static String withoutLinks(String text) {
        return LINK.matcher(text).replaceAll(it -> " ".repeat(it.end() - it.start()));
    }

    static boolean isNumber(String word) {
        return word.codePoints()
                .anyMatch(it -> Character.getType(it) == Character.DECIMAL_DIGIT_NUMBER
                        || Character.getType(it) == Character.LETTER_NUMBER
                        || Character.getType(it) == Character.OTHER_NUMBER);
    }

    static boolean mayBeName(String word) {
        return word.codePoints().anyMatch(it -> Character.isUpperCase(it) || Character.isTitleCase(it));
    }

    /// Without quotation marks, brackets and what ends a sentence; a sign before a number stays.
    static String withoutPunctuation(String word) {
        return within(word, it -> OPENING.indexOf(it) < 0, it -> CLOSING.indexOf(it) < 0);
    }

    /// Letters and digits, and what stands between them.
    static String bare(String word) {
        return within(word, Words::isOfWord, Words::isOfWord);
    }

    /// From the first character that may be first to the last that may be last.
    private static String within(String word, IntPredicate first, IntPredicate last) {
        int from = 0;
        int to = word.length();
        while (from < to && !first.test(word.charAt(from))) {
            from++;
        }
        while (from < to && !last.test(word.charAt(to - 1))) {
            to--;
        }
        return word.substring(from, to);
    }

    /// Also a half of a surrogate pair, which mostly is.
    private static boolean isOfWord(int character) {
        return Character.isLetterOrDigit(character)
                || Character.isSurrogate((char) character)
                || switch (Character.getType(character)) {
                    case Character.NON_SPACING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.LETTER_NUMBER,
                            Character.OTHER_NUMBER -> true;
                    default -> false;
                };
    }

    private static boolean isOfLongStretch(char character) {
        return Character.isLetter(character) && WITHOUT_SPACES.contains(UnicodeScript.of(character));
    }
}
