package newsroom.submission.attachment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import newsroom.submission.attachment.MarkdownWriting.Block;
import newsroom.submission.attachment.MarkdownWriting.Run;
import org.jspecify.annotations.Nullable;

/// What is shown of a document, as it is read from front to back. A table becomes a paragraph with a line for each row.
final class DocumentText {

    private static final int MOST_CHARACTERS = 2 * TextCleaning.MOST_BYTES;
    private static final int DEEPEST_LIST = 9;
    private static final Block PLAIN = new Block.Plain();

    private final MarkdownWriting markdown = new MarkdownWriting();
    private final List<List<List<Run>>> notes = new ArrayList<>();
    private final Map<String, int[]> counted = new HashMap<>();
    private List<Run> paragraph = new ArrayList<>();
    private final Deque<List<Run>> waiting = new ArrayDeque<>();
    private @Nullable List<List<Run>> note;
    private int tables;
    private List<Run> table = new ArrayList<>();
    private boolean rowBegun;
    private boolean cellBegun;
    private int deepest = -1;
    private long characters;

    void text(String text, boolean bold, boolean italic, @Nullable String link) throws CannotClean {
        characters += text.length();
        if (characters > MOST_CHARACTERS) {
            throw new CannotClean("This text has more than 512 KiB. Send it in parts.");
        }
        paragraph.add(new Run(text, bold, italic, link));
    }

    void lineBreak() throws CannotClean {
        text(String.valueOf(MarkdownWriting.LINE_BREAK), false, false, null);
    }

    /// Ends the paragraph, as a plain one where it stands in a table or a note.
    void paragraph(Block block) {
        var ended = paragraph;
        paragraph = new ArrayList<>();
        if (note != null) {
            note.add(ended);
        } else if (tables > 0) {
            if (!ended.isEmpty()) {
                table.add(new Run(cellBegun ? " " : rowBegun ? " | " : "", false, false, null));
                table.addAll(ended);
                cellBegun = true;
                rowBegun = true;
            }
        } else {
            if (!(block instanceof Block.Item)) {
                deepest = -1;
            }
            markdown.block(block, ended);
        }
    }

    /// An item of a list, with the number that follows the last one's of the same list and depth.
    Block item(String list, int depth, boolean numbered, int first) {
        int within = Math.clamp(depth, 0, Math.min(deepest + 1, DEEPEST_LIST));
        if (tables > 0 || note != null) {
            return PLAIN;
        }
        deepest = within;
        if (!numbered) {
            return new Block.Item(list, within, null);
        }
        var numbers = counted.computeIfAbsent(list, _ -> new int[DEEPEST_LIST + 1]);
        int level = Math.clamp(depth, 0, DEEPEST_LIST);
        int number = numbers[level] == 0 ? first : numbers[level] + 1;
        numbers[level] = number;
        Arrays.fill(numbers, level + 1, numbers.length, 0);
        return new Block.Item(list, within, number);
    }

    void beginTable() {
        if (tables++ == 0) {
            table = new ArrayList<>();
            rowBegun = false;
            cellBegun = false;
        }
    }

    void beginCell() {
        if (tables == 1) {
            cellBegun = false;
        }
    }

    void beginRow() {
        if (tables == 1) {
            if (!table.isEmpty()) {
                table.add(new Run(String.valueOf(MarkdownWriting.LINE_BREAK), false, false, null));
            }
            rowBegun = false;
            cellBegun = false;
        }
    }

    void endTable() {
        if (--tables == 0) {
            deepest = -1;
            markdown.block(PLAIN, table);
            table = new ArrayList<>();
        }
    }

    int runsInTable() {
        return table.size();
    }

    /// Takes back what a row brought that turns out to be deleted.
    void forgetRow(int runsBefore) {
        if (tables == 1 && runsBefore <= table.size()) {
            table.subList(runsBefore, table.size()).clear();
        }
    }

    /// Marks the place of a note whose text stands here too.
    void beginNote() {
        mark();
        waiting.push(paragraph);
        paragraph = new ArrayList<>();
        note = notes.getLast();
    }

    void endNote() {
        if (note != null && !paragraph.isEmpty()) {
            note.add(paragraph);
        }
        note = null;
        paragraph = waiting.isEmpty() ? new ArrayList<>() : waiting.pop();
    }

    boolean isInNote() {
        return note != null;
    }

    /// Marks the place of a note whose text stands elsewhere.
    void note(List<List<Run>> paragraphs) {
        mark();
        notes.getLast().addAll(paragraphs);
    }

    private void mark() {
        notes.add(new ArrayList<>());
        var mark = MarkdownWriting.FOOTNOTE;
        paragraph.add(new Run(String.valueOf(mark) + notes.size() + mark, false, false, null));
    }

    String markdown() {
        if (!paragraph.isEmpty()) {
            paragraph(PLAIN);
        }
        for (int i = 0; i < notes.size(); i++) {
            markdown.footnote(i + 1, notes.get(i));
        }
        return markdown.toString();
    }
}
