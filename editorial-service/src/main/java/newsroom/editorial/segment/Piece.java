package newsroom.editorial.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import newsroom.platform.text.Segment;
import newsroom.platform.text.Segment.Kind;

/// A segment as a translator gets it: its marks are numbered placeholders, which can be moved and not damaged.
public final class Piece {

    private final Segment segment;
    private final Labels labels;
    private final Optional<List<Mark>> marks;

    private Piece(Segment segment, Labels labels, Optional<List<Mark>> marks) {
        this.segment = segment;
        this.labels = labels;
        this.marks = marks;
    }

    static Piece of(Segment segment, Labels labels) {
        return new Piece(segment, labels, Marks.of(segment.kind(), segment.text(), labels));
    }

    public Segment segment() {
        return segment;
    }

    /// Its words with the placeholders in them. What cannot be read alone, as it is read in its text, has none.
    public String text() {
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < known().size(); i++) {
            numbers.add(i + 1);
        }
        return written(segment.text(), known(), numbers);
    }

    public List<Placeholder> placeholders() {
        var shown = new ArrayList<Placeholder>();
        for (var mark : known()) {
            var text = segment.text();
            shown.add(new Placeholder(
                    shown.size() + 1,
                    mark.isPair()
                            ? text.substring(mark.from(), mark.inner()) + "…"
                                    + text.substring(mark.innerTo(), mark.to())
                            : text.substring(mark.from(), mark.to()),
                    mark.isPair()));
        }
        return List.copyOf(shown);
    }

    /// Puts the placeholders of a translated text back.
    public Restored restore(String translated) {
        if (translated.isBlank()) {
            return new Restored.Damaged(List.of("must not be empty: keep the segment if it is to stay as it is"));
        }
        var text =
                isCode() ? translated : translated.strip().replace("\r\n", "\n").replace('\r', '\n');
        if (hasNoMarks()) {
            return fits(text)
                    ? new Restored.Markdown(text)
                    : new Restored.Damaged(List.of("must not have a line that ends the block of code"));
        }
        if (marks.isEmpty()) {
            return !Marks.standsAlone(segment.kind(), segment.text()) || Marks.standsAlone(segment.kind(), text)
                    ? new Restored.Markdown(text)
                    : readsOtherwise();
        }
        var replacing = new Replacing(segment.text(), known(), text);
        if (!replacing.problems().isEmpty()) {
            return new Restored.Damaged(replacing.problems());
        }
        var markdown = replacing.markdown();
        if (markdown.equals(segment.text())) {
            return new Restored.Markdown(markdown);
        }
        return Marks.of(segment.kind(), markdown, labels)
                .<Restored>map(it -> kinds(it).equals(kinds(known()))
                        ? new Restored.Markdown(markdown)
                        : new Restored.Damaged(List.of(differing(it))))
                .orElseGet(this::readsOtherwise);
    }

    private Restored readsOtherwise() {
        return new Restored.Damaged(List.of("would not read as one " + name(segment.kind())
                + ": leave no line empty, and write \\ before a mark at the beginning of a line, such as"
                + " # - > or the point after a number, and before a | in a table"));
    }

    private String differing(List<Mark> now) {
        return now.size() > known().size()
                ? "has marks of its own: write \\ before each * _ ~ ` [ or < that is meant as such"
                : "has a placeholder that does not take hold where it stands: put a space or a point beside it, or"
                        + " move it";
    }

    /// The placeholder form of a translation that is there as Markdown, if it has exactly the marks of this segment.
    public Optional<String> protect(String markdown) {
        if (hasNoMarks() || marks.isEmpty()) {
            return Optional.of(markdown);
        }
        return Marks.of(segment.kind(), markdown, labels).flatMap(found -> {
            var numbers = new ArrayList<Integer>();
            var free = new ArrayList<>(known());
            for (var mark : found) {
                var same = free.stream()
                        .filter(it -> it.kind().equals(mark.kind()) && it.isPair() == mark.isPair())
                        .findFirst();
                if (same.isEmpty()) {
                    return Optional.empty();
                }
                numbers.add(known().indexOf(same.get()) + 1);
                free.remove(same.get());
            }
            return free.isEmpty() ? Optional.of(written(markdown, found, numbers)) : Optional.empty();
        });
    }

    private List<Mark> known() {
        return marks.orElse(List.of());
    }

    private boolean isCode() {
        return segment.kind() == Kind.CODE;
    }

    private boolean hasNoMarks() {
        return switch (segment.kind()) {
            case TITLE, SUMMARY, CONTENT_WARNING, IMAGE_TEXT, CODE, LINK_DEFINITION -> true;
            case HEADING, PARAGRAPH, LIST_ITEM, TABLE_CELL, HTML -> false;
        };
    }

    private boolean fits(String text) {
        return !isCode()
                || segment.text().equals(text)
                || text.lines().noneMatch(it -> it.strip().matches("[`~]{3,}.*"));
    }

    private static List<String> kinds(List<Mark> marks) {
        return marks.stream()
                .map(it -> it.kind() + (it.isPair() ? "…" : ""))
                .sorted()
                .toList();
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// A text with the numbers of its marks in their places.
    private static String written(String text, List<Mark> marks, List<Integer> numbers) {
        var tags = new ArrayList<Tag>();
        for (int i = 0; i < marks.size(); i++) {
            var mark = marks.get(i);
            var number = numbers.get(i);
            if (mark.isPair()) {
                tags.add(new Tag(mark.from(), mark.inner(), "<" + number + ">"));
                tags.add(new Tag(mark.innerTo(), mark.to(), "</" + number + ">"));
            } else {
                tags.add(new Tag(mark.from(), mark.to(), "<" + number + "/>"));
            }
        }
        tags.sort(Comparator.comparingInt(Tag::from));
        var written = new StringBuilder();
        int from = 0;
        for (var tag : tags) {
            written.append(text, from, tag.from()).append(tag.text());
            from = tag.to();
        }
        return written.append(text, from, text.length()).toString();
    }

    /// What stands in the text instead of the mark that is there.
    private record Tag(int from, int to, String text) {}
}
