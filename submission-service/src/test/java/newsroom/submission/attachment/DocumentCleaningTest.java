package newsroom.submission.attachment;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentCleaningTest {

    private static final String W = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";

    @Test
    void a_word_document_keeps_its_form() throws IOException {
        var parts = Planted.docx(paragraph("<w:pStyle w:val='T'/>", run("", "The strike"))
                + paragraph(
                        "",
                        run("", "We ")
                                + run("<w:b/>", "won, ")
                                + run("<w:i/>", "slowly")
                                + run("", ".")
                                + run("<w:b w:val='0'/>", " Yes"))
                + paragraph("<w:pStyle w:val='H'/>", run("<w:b/>", "How"))
                + item(0, "5", "One")
                + item(1, "6", "Deep")
                + item(1, "6", "Deeper")
                + item(0, "5", "Two")
                + paragraph("<w:pStyle w:val='Q'/>", run("", "Said she"))
                + paragraph(
                        "",
                        "<w:hyperlink r:id='l1'>" + run("", "here") + "</w:hyperlink>" + "<w:hyperlink r:id='l2'>"
                                + run("", " there") + "</w:hyperlink>")
                + paragraph("", run("", "a") + "<w:r><w:br/></w:r>" + run("", "# b")));
        parts.put(
                "word/styles.xml",
                "<w:styles " + W + ">" + style("T", "Title") + style("H", "heading 2") + style("Q", "Quote")
                        + "</w:styles>");
        parts.put(
                "word/numbering.xml",
                "<w:numbering " + W + ">" + numbering("1", "decimal") + numbering("2", "bullet")
                        + "<w:num w:numId='5'><w:abstractNumId w:val='1'/></w:num>"
                        + "<w:num w:numId='6'><w:abstractNumId w:val='2'/></w:num></w:numbering>");
        parts.put(
                "word/_rels/document.xml.rels",
                links("l1", "https://veche.example/a b", "l2", "file:///home/zenobia/x"));

        assertThat(markdown(parts)).isEqualTo("""
            # The strike

            We **won**, *slowly*. Yes

            ## How

            1. One
               - Deep
               - Deeper
            2. Two

            > Said she

            [here](<https://veche.example/a%20b>) there

            a\\
            \\# b
            """);
    }

    @Test
    void a_word_document_keeps_its_notes_and_tables() throws IOException {
        var cell = "<w:tc>%s</w:tc>";
        var parts =
                Planted.docx(paragraph("", run("", "So") + "<w:r><w:footnoteReference w:id='2'/></w:r>" + run("", "."))
                        + "<w:tbl><w:tr>" + cell.formatted(paragraph("", run("", "Name")))
                        + cell.formatted(paragraph("", run("", "Age")))
                        + "</w:tr><w:tr>" + cell.formatted(paragraph("", run("", "Ann")))
                        + cell.formatted(paragraph("", run("", "9")))
                        + "</w:tr><w:tr><w:trPr><w:del w:author='Zenobia'/></w:trPr>"
                        + cell.formatted(paragraph("", run("", "Quirke")))
                        + "</w:tr></w:tbl>");
        parts.put(
                "word/footnotes.xml",
                "<w:footnotes " + W + "><w:footnote w:type='separator' w:id='0'>"
                        + paragraph("", run("", "---")) + "</w:footnote><w:footnote w:id='2'>"
                        + paragraph("", run("", "Says who?"))
                        + "</w:footnote></w:footnotes>");

        assertThat(markdown(parts)).isEqualTo("""
            So[^1].

            Name \\| Age\\
            Ann \\| 9

            [^1]: Says who?
            """);
    }

    @Test
    void of_a_word_document_what_is_not_shown_is_dropped() throws IOException {
        var author = "w:author='Zenobia Quirke'";
        var fieldOf = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> %s </w:instrText></w:r>"
                + "<w:r><w:fldChar w:fldCharType='separate'/></w:r>%s<w:r><w:fldChar w:fldCharType='end'/></w:r>";
        var parts = Planted.docx(paragraph(
                "<w:pPrChange " + author + "><w:pPr><w:pStyle w:val='Quirke'/></w:pPr></w:pPrChange>",
                run("", "Kept ")
                        + "<w:ins " + author + ">" + run("", "and added") + "</w:ins>"
                        + "<w:del " + author + "><w:r><w:delText>Quirke</w:delText></w:r></w:del>"
                        + "<w:moveFrom " + author + ">" + run("", "Quirke") + "</w:moveFrom>"
                        + run("<w:vanish/>", "Quirke")
                        + "<w:r><w:commentReference w:id='1'/></w:r>"
                        + fieldOf.formatted("AUTHOR \\* MERGEFORMAT", run("", "Zenobia Quirke"))
                        + fieldOf.formatted("PAGE Quirke", run("", " on 7"))
                        + fieldOf.formatted("HYPERLINK \"https://a.example/\"", run("", " link"))
                        + "<w:fldSimple w:instr=' FILENAME '>" + run("", "Quirke.docx") + "</w:fldSimple>"
                        + "<w:sdt><w:sdtPr><w:dataBinding w:xpath='creator'/></w:sdtPr><w:sdtContent>"
                        + run("", "Quirke")
                        + "</w:sdtContent></w:sdt>"
                        + "<w:r><w:drawing><docPr descr='Zenobia'/></w:drawing></w:r>"));
        var clean = text(Cleaning.clean(Planted.zip(parts)));

        assertThat(clean.markdown()).isEqualTo("Kept and added on 7 [link](<https://a.example/>)\n");
        assertThat(clean.warnings())
                .containsExactly(
                        "What the word processor fills in by itself (author, file name, dates) was left out.",
                        "The document's pictures (1) were not taken over. Send each by itself.",
                        "Only the text of the document is kept, not the file.");
    }

    @Test
    void an_open_document_keeps_its_form() throws IOException {
        var styles = "<style:style style:name='B'><style:text-properties fo:font-weight='bold'/></style:style>"
                + "<style:style style:name='P1' style:parent-style-name='Quotations'/>"
                + "<text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='1'/>"
                + "<text:list-level-style-bullet text:level='2'/></text:list-style>";
        var text = "<text:h text:outline-level='2'>How</text:h><text:p>We <text:span"
            + " text:style-name='B'>won</text:span><text:s/><text:a"
            + " xlink:href='https://a.example/'>here</text:a><text:note"
            + " text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body><text:p>Says"
            + " who?</text:p></text:note-body></text:note>.</text:p><text:list"
            + " text:style-name='L'><text:list-item><text:p>One</text:p><text:list><text:list-item>"
            + "<text:p>Deep</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>Two</text:p></text:list-item></text:list><text:p"
            + " text:style-name='P1'>Said<text:line-break/>she</text:p>"
            + "<table:table><table:table-row><table:table-cell><text:p>Name</text:p></table:table-cell>"
            + "<table:table-cell><text:p>Age</text:p></table:table-cell></table:table-row></table:table>";

        assertThat(markdown(Planted.odt(styles, text))).isEqualTo("""
            ## How

            We **won** [here](<https://a.example/>)[^1].

            1. One
               - Deep
            2. Two

            > Said\\
            > she

            Name \\| Age

            [^1]: Says who?
            """);
    }

    @Test
    void of_an_open_document_what_is_not_shown_is_dropped() throws IOException {
        var styles = "<style:style style:name='Hid'><style:text-properties text:display='none'/></style:style>";
        var text = "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Quirke"
            + "</dc:creator></office:change-info><text:p>Quirke</text:p></text:deletion></text:changed-region>"
            + "</text:tracked-changes>"
            + "<text:p>Kept<office:annotation><dc:creator>Zenobia</dc:creator><text:p>Quirke</text:p></office:annotation>"
            + "<text:author-name>Zenobia</text:author-name><text:sender-lastname>Quirke</text:sender-lastname><text:hidden-text"
            + " text:string-value='Quirke'>Quirke</text:hidden-text><text:span"
            + " text:style-name='Hid'>Quirke</text:span><draw:frame"
            + " draw:name='Quirke'><draw:text-box><text:p>Quirke</text:p></draw:text-box></draw:frame><text:a"
            + " xlink:href='file:///home/Zenobia/a.odt'> on</text:a></text:p><text:section"
            + " text:display='none'><text:p>Quirke</text:p></text:section>";

        assertThat(markdown(Planted.odt(styles, text))).isEqualTo("Kept on\n");
    }

    @Test
    void what_looks_like_a_mark_is_text() throws IOException {
        var said = "*a* _b_ [c](d) `e` &lt;f&gt; \\g ~h~ |i| &amp;amp; R&amp;D";
        assertThat(markdown(Planted.docx(paragraph("", run("", said))
                        + paragraph("", run("", "1. x"))
                        + paragraph("", run("", "- y"))
                        + paragraph("", run("", "&gt; z"))
                        + paragraph("", run("", "see https://a.example/b_c.")))))
                .isEqualTo("""
                    \\*a\\* \\_b\\_ \\[c\\](d) \\`e\\` \\<f> \\\\g \\~h\\~ \\|i\\| \\&amp; R&D

                    1\\. x

                    \\- y

                    \\> z

                    see <https://a.example/b_c>.
                    """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
                "<!DOCTYPE d SYSTEM 'http://127.0.0.1:1/d.dtd'>",
                "<!DOCTYPE d [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY e"
                        + " '&b;&b;&b;&b;&b;&b;&b;'>]>",
            })
    void a_document_type_is_refused_whatever_it_declares(String type) throws IOException {
        var docx = Planted.docx(paragraph("", run("", "x")));
        docx.computeIfPresent("word/document.xml", (_, xml) -> type + xml);
        var odt = Planted.odt("", "<text:p>x</text:p>");
        odt.computeIfPresent("content.xml", (_, xml) -> type + xml);

        assertThat(reason(Planted.zip(docx))).contains("damaged").doesNotContain("root:");
        assertThat(reason(Planted.zip(odt))).contains("damaged").doesNotContain("root:");
    }

    @Test
    void what_is_nested_without_end_is_refused() throws IOException {
        var deep = "<w:sdt>".repeat(160) + "</w:sdt>".repeat(160);

        assertThat(reason(Planted.zip(Planted.docx(deep)))).contains("damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"word/document.xml", "word/media/image1.png"})
    void a_zip_that_unpacks_to_a_giant_is_refused(String part) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(part));
            for (int i = 0; i < 300; i++) {
                zip.write(new byte[1_000_000]);
            }
            zip.closeEntry();
        }

        assertThat(reason(bytes.toByteArray())).contains("unpacks to far more");
    }

    @Test
    void a_zip_of_very_many_parts_is_refused() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 5_000; i++) {
                zip.putNextEntry(new ZipEntry("p" + i));
                zip.closeEntry();
            }
        }

        assertThat(reason(bytes.toByteArray())).contains("damaged");
    }

    @Test
    void any_other_zip_and_what_is_locked_is_refused_with_a_way_out() throws IOException {
        var locked = Planted.odt("", "<text:p>x</text:p>");
        locked.put("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>");

        assertThat(reason(Planted.zip(Map.of("a.txt", "a")))).contains("neither DOCX nor ODT");
        assertThat(reason(Planted.zip(locked))).contains("password");
        var old = Planted.join(HexFormat.of().parseHex("d0cf11e0a1b11ae1"), new byte[600]);
        assertThat(reason(old)).contains(".doc");
        assertThat(reason(Planted.join(old, "EncryptedPackage".getBytes(UTF_16LE))))
                .contains("password");
    }

    @Test
    void a_text_longer_than_a_draft_is_refused() throws IOException {
        assertThat(reason(Planted.zip(Planted.docx(paragraph("", run("", "word ".repeat(120_000)))))))
                .contains("512 KiB");
    }

    private static String markdown(Map<String, String> parts) throws IOException {
        var markdown = text(Cleaning.clean(Planted.zip(parts))).markdown();
        Planted.isNowhereIn(markdown.getBytes(UTF_8));
        return markdown;
    }

    private static CleanFile.Text text(CleanFile file) {
        assertThat(file).isInstanceOf(CleanFile.Text.class);
        return (CleanFile.Text) file;
    }

    private static String reason(byte[] original) {
        var file = Cleaning.clean(original);
        assertThat(file).isInstanceOf(CleanFile.Refused.class);
        return ((CleanFile.Refused) file).reason();
    }

    private static String paragraph(String properties, String runs) {
        return "<w:p><w:pPr>" + properties + "</w:pPr>" + runs + "</w:p>";
    }

    private static String run(String properties, String text) {
        return "<w:r><w:rPr>" + properties + "</w:rPr><w:t>" + text + "</w:t></w:r>";
    }

    private static String item(int depth, String list, String text) {
        return paragraph(
                "<w:numPr><w:ilvl w:val='" + depth + "'/><w:numId w:val='" + list + "'/></w:numPr>", run("", text));
    }

    private static String style(String id, String name) {
        return "<w:style w:styleId='" + id + "'><w:name w:val='" + name + "'/></w:style>";
    }

    private static String numbering(String id, String format) {
        return "<w:abstractNum w:abstractNumId='" + id + "'><w:lvl w:ilvl='0'><w:numFmt w:val='" + format
                + "'/></w:lvl></w:abstractNum>";
    }

    private static String links(String... idsAndTargets) {
        var links = new StringBuilder(
                "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>");
        for (int i = 0; i < idsAndTargets.length; i += 2) {
            links.append("<Relationship Id='")
                    .append(idsAndTargets[i])
                    .append("' TargetMode='External' Type='")
                    .append("http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink' Target='")
                    .append(idsAndTargets[i + 1])
                    .append("'/>");
        }
        return links.append("</Relationships>").toString();
    }
}
