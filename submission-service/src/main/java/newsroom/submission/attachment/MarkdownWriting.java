package newsroom.submission.attachment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes a document's blocks as Markdown. What only looks like a mark in the text is escaped.
final class MarkdownWriting {

    /// What stands before a block.
    sealed interface Block {
        record Plain() implements Block {}

        record Quote() implements Block {}

        record Heading(int level) implements Block {}

        /// @param list which one, so that two that follow one another stay two
        /// @param number null for one with bullets
        record Item(String list, int depth, @Nullable Integer number) implements Block {}
    }

    /// Words in one form.
    ///
    /// @param link where they lead, if anywhere
    record Run(
            String text,
            boolean bold,
            boolean italic,
            @Nullable String link) {
        boolean looksLike(Run other) {
            return bold == other.bold && italic == other.italic && Objects.equals(link, other.link);
        }
    }

    /// Stands in a run's text for the end of a line.
    static final char LINE_BREAK = '\n';

    /// Stands in a run's text before the number of a footnote, and after it. No XML can hold it.
    static final char FOOTNOTE = '\u0001';

    private static final String ALWAYS_MARKS = "\\`*_[]<~|";

    /// Stands by itself and is to stay a link, whatever marks are in it.
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"\\\\\u0001]{1,2000}(?<![.,;:!?'*_)\\]])");

    private static final Pattern ENTITY = Pattern.compile("&#?[A-Za-z0-9]{1,40};");

    /// A backslash that is not itself escaped.
    private static final Pattern BREAK_AT_END = Pattern.compile("(?<!\\\\)(?:\\\\\\\\){0,1000}\\\\$");

    private final StringBuilder written = new StringBuilder();
    private final Deque<Open> open = new ArrayDeque<>();
    private boolean otherMarks;

    /// An item that those below it are nested in.
    private record Open(String list, int indent) {}

    void block(Block block, List<Run> runs) {
        var text = inline(runs);
        if (text.isBlank()) {
            return;
        }
        switch (block) {
            case Block.Item item -> item(item, text);
            case Block.Heading(var level) -> {
                begin();
                written.append("#".repeat(Math.clamp(level, 1, 6)))
                        .append(' ')
                        .append(text.replace("\\\n", " ").replace("\n", " "));
            }
            case Block.Quote() -> {
                begin();
                written.append("> ").append(text.replace("\n", "\n> "));
            }
            case Block.Plain() -> {
                begin();
                written.append(text);
            }
        }
    }

    /// The notes in their order, below the text.
    void footnote(int number, List<List<Run>> paragraphs) {
        begin();
        written.append("[^").append(number).append("]:");
        var first = true;
        for (var each : paragraphs) {
            var text = inline(each);
            if (!text.isBlank()) {
                written.append(first ? " " : "\n\n    ").append(text.replace("\n", "\n    "));
                first = false;
            }
        }
    }

    @Override
    public String toString() {
        return written.isEmpty() ? "" : written + "\n";
    }

    private void begin() {
        open.clear();
        if (!written.isEmpty()) {
            written.append("\n\n");
        }
    }

    private void item(Block.Item item, String text) {
        var wasList = !open.isEmpty();
        while (open.size() > item.depth() + 1) {
            open.pop();
        }
        if (open.size() == item.depth() + 1 && !open.isEmpty()) {
            if (!open.pop().list().equals(item.list())) {
                otherMarks = !otherMarks;
            }
        }
        int indent = open.isEmpty() ? 0 : open.peek().indent();
        var mark = item.number() == null
                ? (otherMarks ? "* " : "- ")
                : Math.clamp(item.number(), 0, 999_999_999) + (otherMarks ? ") " : ". ");
        if (!written.isEmpty()) {
            written.append(wasList ? "\n" : "\n\n");
        }
        int within = indent + mark.length();
        written.append(" ".repeat(indent)).append(mark).append(text.replace("\n", "\n" + " ".repeat(within)));
        open.push(new Open(item.list(), within));
    }

    private static String inline(List<Run> runs) {
        var joined = joined(runs);
        var line = new StringBuilder();
        for (int i = 0; i < joined.size(); i++) {
            var run = joined.get(i);
            var text = run.text();
            int from = 0;
            int to = text.length();
            if (run.bold() || run.italic() || run.link() != null) {
                // Marks do not work beside a blank, nor between a sign and a letter.
                var wordBefore = i > 0 && endsInWord(joined.get(i - 1).text());
                var wordAfter = i + 1 < joined.size()
                        && beginsWithWord(joined.get(i + 1).text());
                while (from < to && isOutside(text.charAt(from), wordBefore && run.link() == null)) {
                    from++;
                }
                while (to > from && isOutside(text.charAt(to - 1), wordAfter && run.link() == null)) {
                    to--;
                }
            }
            escape(text.substring(0, from), line, false);
            if (to > from) {
                var marks = besideMarks(line, joined, i, from) ? "" : marks(run);
                line.append(marks);
                if (run.link() == null) {
                    escape(text.substring(from, to), line, false);
                } else {
                    if (!line.isEmpty() && line.charAt(line.length() - 1) == '!') {
                        line.insert(line.length() - 1, '\\'); // or it would be a picture
                    }
                    line.append('[');
                    escape(text.substring(from, to), line, true);
                    line.append("](<").append(run.link()).append(">)");
                }
                line.append(marks);
            }
            escape(text.substring(to), line, false);
        }
        return atLineStarts(withoutBreaksAround(line.toString()));
    }

    private static String marks(Run run) {
        return (run.bold() ? "**" : "") + (run.italic() ? "*" : "");
    }

    /// Marks that touch those of the words before would be read as one.
    private static boolean besideMarks(StringBuilder line, List<Run> joined, int i, int from) {
        return i > 0
                && from == 0
                && !marks(joined.get(i - 1)).isEmpty()
                && !line.isEmpty()
                && line.charAt(line.length() - 1) == '*';
    }

    private static String withoutBreaksAround(String text) {
        var stripped = text.strip();
        while (stripped.startsWith("\\\n")) {
            stripped = stripped.substring(2).strip();
        }
        var ended = text.stripTrailing().length() < text.length();
        while (ended && BREAK_AT_END.matcher(stripped).find()) {
            stripped = stripped.substring(0, stripped.length() - 1).stripTrailing();
        }
        return stripped;
    }

    private static boolean isOutside(char each, boolean besideWord) {
        return Character.isWhitespace(each)
                || each == '\u00a0'
                || besideWord && !Character.isLetterOrDigit(each) && !Character.isSurrogate(each) && each != FOOTNOTE;
    }

    private static boolean endsInWord(String text) {
        return Character.isLetterOrDigit(text.codePointBefore(text.length()));
    }

    private static boolean beginsWithWord(String text) {
        return Character.isLetterOrDigit(text.codePointAt(0));
    }

    private static List<Run> joined(List<Run> runs) {
        var joined = new ArrayList<Run>();
        var text = new StringBuilder();
        @Nullable Run last = null;
        for (var run : runs) {
            if (run.text().isEmpty()) {
                continue;
            }
            if (last != null && !run.looksLike(last)) {
                joined.add(new Run(text.toString(), last.bold(), last.italic(), last.link()));
                text.setLength(0);
            }
            text.append(run.text());
            last = run;
        }
        if (last != null) {
            joined.add(new Run(text.toString(), last.bold(), last.italic(), last.link()));
        }
        return joined;
    }

    private static void escape(String text, StringBuilder to, boolean inLink) {
        var inNumber = false;
        var address = ADDRESS.matcher(text);
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == 'h' && !inLink && address.region(i, text.length()).lookingAt()) {
                to.append('<').append(address.group()).append('>');
                i = address.end() - 1;
            } else if (each == FOOTNOTE) {
                to.append(inNumber ? "]" : "[^");
                inNumber = !inNumber;
            } else if (each == LINE_BREAK) {
                to.append("\\\n");
            } else if (each == '\t') {
                to.append(' ');
            } else {
                if (ALWAYS_MARKS.indexOf(each) >= 0 || each == '&' && isEntity(text, i)) {
                    to.append('\\');
                }
                to.append(each);
            }
        }
    }

    private static boolean isEntity(String text, int at) {
        return ENTITY.matcher(text).region(at, text.length()).lookingAt();
    }

    /// A hash, a dash, a number with a dot and the like mean something at the start of a line only.
    private static String atLineStarts(String text) {
        var lines = new ArrayList<String>();
        for (var line : text.split("\n", -1)) {
            lines.add(atStart(line.strip()));
        }
        return String.join("\n", lines);
    }

    private static String atStart(String line) {
        if (line.isEmpty()) {
            return line;
        }
        char first = line.charAt(0);
        if ("#+-=:>".indexOf(first) >= 0) {
            return "\\" + line;
        }
        int digits = 0;
        while (digits < line.length() && digits < 10 && line.charAt(digits) >= '0' && line.charAt(digits) <= '9') {
            digits++;
        }
        if (digits > 0 && digits < line.length() && (line.charAt(digits) == '.' || line.charAt(digits) == ')')) {
            return line.substring(0, digits) + "\\" + line.substring(digits);
        }
        return line;
    }
}
