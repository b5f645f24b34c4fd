package newsroom.submission.attachment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import newsroom.submission.attachment.MarkdownWriting.Block;
import newsroom.submission.attachment.MarkdownWriting.Run;
import org.jspecify.annotations.Nullable;

/// Reads the text of a DOCX as it would look with every tracked change accepted: headings, lists, links, notes,
/// emphasis. Comments, deletions, hidden text, field codes, headers, text boxes and drawings are passed over.
final class WordDocument implements XmlReading.Handler {

    private static final String TYPES = "[Content_Types].xml";
    private static final String ROOT = "_rels/.rels";

    private final WordStyles styles;
    private final String part;
    private final DocumentText text;
    private final Map<String, List<List<Run>>> notes;
    private final WordFields fields = new WordFields();
    private final Deque<String> within = new ArrayDeque<>();
    private final Deque<Integer> rows = new ArrayDeque<>();

    /// Where the text of notes is collected instead, in the parts that hold them.
    private @Nullable List<List<Run>> note;

    private List<Run> noteParagraph = new ArrayList<>();

    private @Nullable String style;
    private @Nullable String list;
    private @Nullable Integer depth;
    private @Nullable Integer outline;
    private @Nullable String link;
    private boolean bold;
    private boolean italic;
    private boolean hidden;
    private boolean bound;
    private boolean boundLeft;
    private boolean deletedRow;

    private WordDocument(WordStyles styles, String part, DocumentText text, Map<String, List<List<Run>>> notes) {
        this.styles = styles;
        this.part = part;
        this.text = text;
        this.notes = notes;
    }

    static boolean reads(String name) {
        return name.equals(TYPES)
                || name.equals(ROOT)
                || name.startsWith("word/")
                        && name.matches(
                                "word/(?:_rels/)?(?:document\\d*|styles|numbering|footnotes|endnotes)\\.xml(?:\\.rels)?");
    }

    static boolean is(DocumentParts parts) {
        return parts.has(TYPES) && parts.has(ROOT);
    }

    static String markdown(DocumentParts parts, List<String> warnings) throws CannotClean {
        var main = main(parts);
        var document = parts.part("word/" + main);
        if (document.isEmpty()) {
            throw new CannotClean(
                    "This is an Office file, but no text document. Save it as DOCX or PDF and send that.");
        }
        var styles = WordStyles.of(parts, "word/", main);
        var notes = new HashMap<String, List<List<Run>>>();
        var text = new DocumentText();
        var told = false;
        for (var each : List.of("footnotes.xml", "endnotes.xml")) {
            var part = parts.part("word/" + each);
            if (part.isPresent()) {
                var reading = new WordDocument(styles, each + " ", text, notes);
                XmlReading.read(part.get(), reading);
                told |= reading.leftSomething();
            }
        }
        var reading = new WordDocument(styles, "", text, notes);
        XmlReading.read(document.get(), reading);
        if (told || reading.leftSomething()) {
            warnings.add("What the word processor fills in by itself (author, file name, dates) was left out.");
        }
        if (DocumentCleaning.mentions(document.get(), "txbxContent")) {
            warnings.add("Text boxes were left out. Move their text into the document to keep it.");
        }
        return text.markdown();
    }

    private boolean leftSomething() {
        return fields.left() || boundLeft;
    }

    private static String main(DocumentParts parts) throws CannotClean {
        var found = new String[] {"document.xml"};
        XmlReading.read(parts.part(ROOT).orElseThrow(DocumentParts::damaged), new XmlReading.Handler() {
            @Override
            public boolean start(String name, XmlReading.Attributes attributes) {
                var target = attributes.get("Target", "");
                if (attributes.get("Type", "").endsWith("/officeDocument")
                        && target.matches("/?word/document\\d*\\.xml")) {
                    found[0] = target.substring(target.lastIndexOf('/') + 1);
                }
                return true;
            }

            @Override
            public void end(String name) {}

            @Override
            public void text(String text) {}
        });
        return found[0];
    }

    @Override
    public boolean start(String name, XmlReading.Attributes attributes) throws CannotClean {
        var around = within.isEmpty() ? "" : within.peek();
        var read = switch (around) {
            case "main:pPr" -> paragraphProperty(name, attributes);
            case "main:numPr" -> listProperty(name, attributes);
            case "main:rPr" -> runProperty(name, attributes);
            case "main:trPr" -> {
                deletedRow |= name.equals("main:del");
                yield false;
            }
            case "main:sdtPr" -> {
                bound |= name.endsWith(":dataBinding");
                yield false;
            }
            default -> content(name, attributes);
        };
        if (read) {
            within.push(name);
        }
        return read;
    }

    private boolean paragraphProperty(String name, XmlReading.Attributes attributes) {
        switch (name) {
            case "main:pStyle" -> style = attributes.get("val");
            case "main:outlineLvl" -> outline = WordStyles.number(attributes.get("val"), 9) + 1;
            default -> {}
        }
        return name.equals("main:numPr");
    }

    private boolean listProperty(String name, XmlReading.Attributes attributes) {
        switch (name) {
            case "main:numId" -> list = attributes.get("val");
            case "main:ilvl" -> depth = WordStyles.number(attributes.get("val"), 0);
            default -> {}
        }
        return false;
    }

    private boolean runProperty(String name, XmlReading.Attributes attributes) {
        switch (name) {
            case "main:rStyle" -> {
                var named = attributes.get("val");
                bold |= styles.isBold(named);
                italic |= styles.isItalic(named);
                hidden |= styles.isHidden(named);
            }
            case "main:b" -> bold = WordStyles.isOn(attributes);
            case "main:i" -> italic = WordStyles.isOn(attributes);
            case "main:vanish", "main:specVanish" -> hidden = WordStyles.isOn(attributes);
            default -> {}
        }
        return false;
    }

    private boolean content(String name, XmlReading.Attributes attributes) throws CannotClean {
        switch (name) {
            case "main:del",
                    "main:moveFrom",
                    "main:drawing",
                    "main:pict",
                    "main:object",
                    "main:sectPr",
                    "main:tblPr",
                    "main:tblGrid",
                    "main:tcPr",
                    "main:rt",
                    "main:rPrChange",
                    "main:pPrChange",
                    "2006:Fallback" -> {
                return false;
            }
            case "main:p" -> beginParagraph();
            case "main:r" -> {
                bold = false;
                italic = false;
                hidden = styles.isHidden(style);
            }
            case "main:hyperlink" -> link = styles.link(attributes.get("id"), part);
            case "main:fldSimple" -> {
                fields.mark("begin");
                fields.code(attributes.get("instr", ""));
                fields.mark("separate");
            }
            case "main:fldChar" -> fields.mark(attributes.get("fldCharType", ""));
            case "main:br", "main:cr" -> add(attributes.get("type") == null ? "\n" : " ");
            case "main:tab" -> add(" ");
            case "main:noBreakHyphen" -> add("\u2011");
            case "main:footnoteReference" -> refer("footnotes.xml " + attributes.get("id", ""));
            case "main:endnoteReference" -> refer("endnotes.xml " + attributes.get("id", ""));
            case "main:footnote", "main:endnote" -> {
                if (!attributes.get("type", "normal").equals("normal")) {
                    return false; // the line above the notes and the like
                }
                note = new ArrayList<>();
                notes.put(part + attributes.get("id", ""), note);
            }
            case "main:sdt" -> bound = false;
            case "main:sdtContent" -> {
                // Filled with the author, the company and the like from the document's properties.
                boundLeft |= bound;
                var passedOver = bound;
                bound = false;
                return !passedOver;
            }
            case "main:tbl" -> text.beginTable();
            case "main:tr" -> {
                text.beginRow();
                rows.push(text.runsInTable());
                deletedRow = false;
            }
            case "main:tc" -> text.beginCell();
            default -> {}
        }
        return true;
    }

    @Override
    public void end(String name) {
        within.pop();
        switch (name) {
            case "main:p" -> endParagraph();
            case "main:hyperlink" -> link = null;
            case "main:fldSimple" -> fieldEnds();
            case "main:tr" -> {
                int before = rows.pop();
                if (deletedRow) {
                    text.forgetRow(before);
                    deletedRow = false;
                }
            }
            case "main:tbl" -> text.endTable();
            case "main:footnote", "main:endnote" -> note = null;
            default -> {}
        }
    }

    private void fieldEnds() {
        try {
            fields.mark("end");
        } catch (CannotClean e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void text(String said) throws CannotClean {
        if (within.isEmpty()) {
            return;
        }
        switch (within.peek()) {
            case "main:t", "math:t" -> add(said);
            case "main:instrText" -> fields.code(said);
            default -> {}
        }
    }

    private void add(String said) throws CannotClean {
        if (hidden || !fields.isShown()) {
            return;
        }
        var leads = link == null ? fields.link() : link;
        if (note == null) {
            text.text(said, bold && headingLevel() == null, italic, leads);
        } else {
            noteParagraph.add(new Run(said, bold, italic, leads));
        }
    }

    private void refer(String id) {
        if (!hidden && fields.isShown() && note == null) {
            text.note(notes.getOrDefault(id, List.of()));
        }
    }

    private void beginParagraph() {
        style = null;
        list = null;
        depth = null;
        outline = null;
        bold = false;
        italic = false;
        hidden = false;
    }

    private void endParagraph() {
        hidden = false;
        if (note == null) {
            text.paragraph(block());
        } else {
            note.add(noteParagraph);
            noteParagraph = new ArrayList<>();
        }
    }

    private @Nullable Integer headingLevel() {
        var level = outline != null ? outline : styles.heading(style);
        return level == null || level > 9 ? null : level;
    }

    private Block block() {
        var level = headingLevel();
        if (level != null) {
            return new Block.Heading(level);
        }
        var of = list == null ? styles.list(style) : list;
        if (of != null && !of.equals("0")) {
            int at = depth != null ? depth : styles.depth(style);
            return text.item(of, at, styles.isNumbered(of, at), styles.first(of, at));
        }
        return styles.isQuote(style) ? new Block.Quote() : new Block.Plain();
    }
}
