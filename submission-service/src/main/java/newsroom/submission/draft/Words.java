package newsroom.submission.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import newsroom.contracts.RevisionContent;

/// Words and links of a text, for comparing two of its revisions.
final class Words {

    /// A link's target in Markdown (inline or by reference), or an address that stands by itself.
    private static final Pattern LINK = Pattern.compile(
            String.join(
                    "|",
                    "\\]\\([^)]*\\)",
                    "^ {0,3}\\[[^\\]\\n]+\\]:[ \\t]*\\S+",
                    "\\b(?:https?|ftp|mailto|tel):[^\\s<>)\\]]+",
                    "\\bwww\\.[^\\s<>)\\]]+"),
            Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    /// Two differing stretches of more words than this squared are not compared word by word.
    private static final int MOST_COMPARED = 2_000;

    private Words() {}

    static List<String> of(String paragraph) {
        return Arrays.stream(paragraph.split("\\s+"))
                .filter(it -> !it.isEmpty())
                .toList();
    }

    /// What the links of a text lead to, in order.
    static List<String> links(RevisionContent content) {
        return LINK.matcher(content.title() + "\n" + content.summary() + "\n" + content.body())
                .results()
                .map(it -> it.group().strip())
                .toList();
    }

    static String withoutLinks(String text) {
        return LINK.matcher(text).replaceAll(" ");
    }

    /// The words that one of the two has and the other has not, where both stand in their order.
    static List<String> changed(List<String> before, List<String> after) {
        int from = 0;
        int most = Math.min(before.size(), after.size());
        while (from < most && before.get(from).equals(after.get(from))) {
            from++;
        }
        int tail = 0;
        while (tail < most - from && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        var was = before.subList(from, before.size() - tail);
        var is = after.subList(from, after.size() - tail);
        if ((long) was.size() * is.size() > (long) MOST_COMPARED * MOST_COMPARED) {
            var all = new ArrayList<>(was);
            all.addAll(is);
            return all;
        }
        return notInCommon(was, is);
    }

    /// What is outside the longest common subsequence.
    private static List<String> notInCommon(List<String> was, List<String> is) {
        var longest = new int[was.size() + 1][is.size() + 1];
        for (int i = was.size() - 1; i >= 0; i--) {
            for (int j = is.size() - 1; j >= 0; j--) {
                longest[i][j] = was.get(i).equals(is.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        var changed = new ArrayList<String>();
        int i = 0;
        int j = 0;
        while (i < was.size() || j < is.size()) {
            if (i < was.size() && j < is.size() && was.get(i).equals(is.get(j))) {
                i++;
                j++;
            } else if (j == is.size() || i < was.size() && longest[i + 1][j] >= longest[i][j + 1]) {
                changed.add(was.get(i++));
            } else {
                changed.add(is.get(j++));
            }
        }
        return changed;
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
}
