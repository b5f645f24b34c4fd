package newsroom.editorial.segment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Puts the marks of a segment in the places of their placeholders in a translated text, and notes what is wrong with
/// these.
final class Replacing {

    private static final Pattern TAG = Pattern.compile("<(/?)(\\d{1,6})(/?)>");

    private final String source;
    private final List<Mark> marks;
    private final StringBuilder markdown = new StringBuilder();
    private final List<String> problems = new ArrayList<>();
    private final ArrayDeque<Integer> open = new ArrayDeque<>();
    private final Map<Integer, Integer> begins = new HashMap<>();
    private final HashSet<Integer> used = new HashSet<>();

    Replacing(String source, List<Mark> marks, String translated) {
        this.source = source;
        this.marks = marks;
        var tags = TAG.matcher(translated);
        int from = 0;
        while (tags.find()) {
            markdown.append(translated, from, tags.start());
            from = tags.end();
            replace(
                    Integer.parseInt(tags.group(2)),
                    !tags.group(1).isEmpty(),
                    !tags.group(3).isEmpty());
        }
        markdown.append(translated, from, translated.length());
        open.forEach(it -> problems.add("has no </" + it + ">, which closes <" + it + ">"));
        for (int number = 1; number <= marks.size(); number++) {
            if (!used.contains(number)) {
                problems.add("must have " + written(number) + ", as in the source");
            }
        }
    }

    List<String> problems() {
        return problems;
    }

    String markdown() {
        return markdown.toString();
    }

    private String written(int number) {
        return marks.get(number - 1).isPair() ? "<" + number + ">…</" + number + ">" : "<" + number + "/>";
    }

    private void replace(int number, boolean closes, boolean single) {
        if (number < 1 || number > marks.size()) {
            problems.add("has a placeholder <" + number + ">, which the source does not have");
            return;
        }
        var mark = marks.get(number - 1);
        if (closes && mark.isPair() && !single) {
            close(number, mark);
        } else if (used.contains(number)) {
            problems.add("has " + written(number) + " twice");
        } else if (closes || single == mark.isPair()) {
            used.add(number);
            problems.add("must have " + written(number) + ", as in the source");
        } else {
            used.add(number);
            if (mark.isPair()) {
                open.push(number);
                markdown.append(source, mark.from(), mark.inner());
                begins.put(number, markdown.length());
            } else {
                markdown.append(source, mark.from(), mark.to());
            }
        }
    }

    private void close(int number, Mark mark) {
        if (open.isEmpty() || open.peek() != number) {
            problems.add(
                    open.contains(number)
                            ? "has </" + number + "> before </" + open.peek() + ">, which was begun after it"
                            : "has </" + number + "> without <" + number + "> before it");
            open.remove(number);
            return;
        }
        open.pop();
        var words = markdown.substring(begins.getOrDefault(number, 0));
        if (words.isBlank()) {
            problems.add("must have words between <" + number + "> and </" + number + ">");
        }
        // A link that is found by its own words keeps what it leads by.
        markdown.append(
                mark.label().isEmpty() || words.equals(mark.label())
                        ? source.substring(mark.innerTo(), mark.to())
                        : "][" + mark.label() + "]");
    }
}
