package newsroom.submission.attachment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import newsroom.submission.attachment.MarkdownWriting.Block;
import org.jspecify.annotations.Nullable;

/// Reads the text of an ODT as it would look with every tracked change accepted: headings, lists, links, notes,
/// emphasis. Comments, deletions, hidden text, frames and what the program fills in of itself are passed over.
final class OpenDocument implements XmlReading.Handler {

    private static final String CONTENT = "content.xml";
    private static final String STYLES = "styles.xml";
    private static final String MANIFEST = "META-INF/manifest.xml";

    /// Fields of what the program knows of its user, the file and the time.
    private static final Set<String> TELLING = Set.of(
            "text:author-name",
            "text:author-initials",
            "text:initial-creator",
            "text:creator",
            "text:printed-by",
            "text:file-name",
            "text:template-name",
            "text:creation-date",
            "text:creation-time",
            "text:modification-date",
            "text:modification-time",
            "text:print-date",
            "text:print-time",
            "text:editing-duration",
            "text:editing-cycles",
            "text:description",
            "text:keywords",
            "text:subject",
            "text:user-defined",
            "text:database-display",
            "text:database-name");

    private static final Set<String> NOT_SHOWN = Set.of(
            "office:annotation",
            "office:annotation-end",
            "office:forms",
            "office:scripts",
            "office:master-styles",
            "text:tracked-changes",
            "text:hidden-text",
            "text:hidden-paragraph",
            "text:conditional-text",
            "text:placeholder",
            "text:note-citation",
            "text:ruby-text",
            "text:variable-decls",
            "text:sequence-decls",
            "text:user-field-decls",
            "text:dde-connection-decls",
            "text:script",
            "text:executable",
            "text:table-of-content",
            "text:alphabetical-index",
            "drawing:frame",
            "drawing:g",
            "drawing:custom-shape");

    private record Form(
            boolean bold,
            boolean italic,
            boolean hidden,
            @Nullable String link) {}

    private static final Form USUAL = new Form(false, false, false, null);

    private final OpenStyles styles;
    private final DocumentText text = new DocumentText();
    private final Deque<String> lists = new ArrayDeque<>();
    private final Deque<Form> forms = new ArrayDeque<>();
    private Block block = new Block.Plain();
    private boolean inText;
    private int paragraphs;
    private int listsBefore;
    private boolean beginsItem;
    private boolean itemIsHead;
    private boolean left;

    private OpenDocument(OpenStyles styles) {
        this.styles = styles;
    }

    static boolean reads(String name) {
        return name.equals(CONTENT) || name.equals(STYLES) || name.equals(MANIFEST);
    }

    static boolean is(DocumentParts parts) {
        return parts.has(CONTENT) && parts.has(MANIFEST);
    }

    static String markdown(DocumentParts parts, List<String> warnings) throws CannotClean {
        var manifest = parts.part(MANIFEST).orElseThrow(DocumentParts::damaged);
        if (DocumentCleaning.mentions(manifest, "encryption-data")) {
            throw new CannotClean("This document is protected by a password. Save it without one and send that.");
        }
        var styles = new OpenStyles();
        var reading = new OpenDocument(styles);
        var common = parts.part(STYLES);
        if (common.isPresent()) {
            XmlReading.read(common.get(), reading);
        }
        var content = parts.part(CONTENT).orElseThrow(DocumentParts::damaged);
        XmlReading.read(content, reading);
        if (reading.left) {
            warnings.add("What the word processor fills in by itself (author, file name, dates) was left out.");
        }
        if (DocumentCleaning.mentions(content, "text-box")) {
            warnings.add("Text boxes were left out. Move their text into the document to keep it.");
        }
        return reading.text.markdown();
    }

    @Override
    public boolean start(String name, XmlReading.Attributes attributes) throws CannotClean {
        if (!inText) {
            inText = name.equals("office:text");
            styles.element(name, attributes);
            return !name.equals("office:master-styles") && !name.equals("office:scripts");
        }
        if (TELLING.contains(name) || name.startsWith("text:sender-")) {
            left = true;
            return false;
        }
        if (NOT_SHOWN.contains(name)) {
            return false;
        }
        switch (name) {
            case "text:p", "text:h" -> beginParagraph(name, attributes);
            case "text:span" -> forms.push(spanned(attributes.get("style-name")));
            case "text:a" -> {
                var form = form();
                forms.push(new Form(form.bold(), form.italic(), form.hidden(), Links.allowed(attributes.get("href"))));
            }
            case "text:s" -> add(" ".repeat(Math.clamp(WordStyles.number(attributes.get("c"), 1), 1, 100)));
            case "text:tab" -> add(" ");
            case "text:line-break" -> add("\n");
            case "text:list" -> {
                if (lists.isEmpty()
                        && !attributes.get("continue-numbering", "false").equals("true")) {
                    listsBefore++;
                }
                lists.push(attributes.get("style-name", lists.isEmpty() ? "" : lists.peek()));
            }
            case "text:list-item", "text:list-header" -> {
                beginsItem = true;
                itemIsHead = name.equals("text:list-header");
            }
            case "text:note" -> {
                if (form().hidden() || text.isInNote()) {
                    return false;
                }
                text.beginNote();
            }
            case "text:section" -> {
                return attributes.get("display", "true").equals("true");
            }
            case "table:table" -> {
                text.beginTable();
            }
            case "table:table-row" -> text.beginRow();
            case "table:table-cell" -> text.beginCell();
            default -> {}
        }
        return true;
    }

    @Override
    public void end(String name) {
        if (!inText) {
            return;
        }
        switch (name) {
            case "office:text" -> inText = false;
            case "text:p", "text:h" -> endParagraph();
            case "text:span", "text:a" -> forms.poll();
            case "text:list" -> lists.poll();
            case "text:note" -> text.endNote();
            case "table:table" -> text.endTable();
            default -> {}
        }
    }

    @Override
    public void text(String said) throws CannotClean {
        if (inText && paragraphs > 0) {
            // Blanks and ends of lines in the file are one blank; others have elements of their own.
            add(said.replaceAll("[ \t\r\n]+", " "));
        }
    }

    private void add(String said) throws CannotClean {
        var form = form();
        if (!form.hidden()) {
            text.text(said, form.bold(), form.italic(), form.link());
        }
    }

    private Form form() {
        return forms.isEmpty() ? USUAL : forms.peek();
    }

    private Form spanned(@Nullable String style) {
        var around = form();
        var bold = styles.bold(style);
        var italic = styles.italic(style);
        return new Form(
                bold == null ? around.bold() : bold,
                italic == null ? around.italic() : italic,
                around.hidden() || styles.isHidden(style),
                around.link());
    }

    private void beginParagraph(String name, XmlReading.Attributes attributes) {
        paragraphs++;
        var style = attributes.get("style-name");
        var heading = name.equals("text:h");
        forms.push(
                heading
                        ? new Form(false, false, styles.isHidden(style), null)
                        : new Form(
                                Boolean.TRUE.equals(styles.bold(style)) && !styles.isTitle(style),
                                Boolean.TRUE.equals(styles.italic(style)) && !styles.isQuote(style),
                                styles.isHidden(style),
                                null));
        if (text.isInNote()) {
            return;
        }
        if (heading) {
            block = new Block.Heading(Math.clamp(WordStyles.number(attributes.get("outline-level"), 1), 1, 6));
        } else if (!lists.isEmpty() && beginsItem && !itemIsHead) {
            int depth = lists.size() - 1;
            var list = lists.peek();
            block = text.item(
                    list + " " + listsBefore, depth, styles.isNumbered(list, depth), styles.first(list, depth));
            beginsItem = false;
        } else if (styles.isTitle(style)) {
            block = new Block.Heading(1);
        } else {
            block = styles.isQuote(style) ? new Block.Quote() : new Block.Plain();
        }
    }

    private void endParagraph() {
        paragraphs--;
        forms.poll();
        text.paragraph(block);
    }
}
