package newsroom.submission.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;

class PdfCleaningTest {

    @Test
    void a_pdf_keeps_what_is_seen_and_nothing_else() throws IOException {
        var clean = pages(Cleaning.clean(planted()));

        assertThat(clean.count()).isEqualTo(2);
        assertThat(clean.warnings()).singleElement().asString().contains("pictures of its pages");
        Planted.isNowhereIn(clean.bytes());
        try (var document = Loader.loadPDF(clean.bytes())) {
            assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(200, within(1f));
            assertThat(document.getDocument().getTrailer().keySet())
                    .containsExactlyInAnyOrder(COSName.SIZE, COSName.ROOT);
            var page = new PDFRenderer(document).renderImage(0);
            assertThat(new Color(page.getRGB(30, 70)).getRed()).isGreaterThan(200);
            assertThat(new Color(page.getRGB(30, 70)).getBlue()).isLessThan(60);
            assertThat(new Color(page.getRGB(150, 30)).getBlue()).isGreaterThan(200);
        }
    }

    @Test
    void the_same_pdf_gives_the_same_file() throws IOException {
        var original = planted();

        assertThat(pages(Cleaning.clean(original)).sha256())
                .isEqualTo(pages(Cleaning.clean(original)).sha256());
    }

    @Test
    void a_page_as_large_as_a_field_is_drawn_small() throws IOException {
        var clean = pages(Cleaning.clean(pdf(1, new PDRectangle(14_400, 14_400))));

        assertThat(clean.bytes().length).isLessThan(1_000_000);
    }

    @Test
    void a_pdf_of_very_many_pages_is_refused() throws IOException {
        assertThat(reason(pdf(61, new PDRectangle(10, 10)))).contains("60 pages");
    }

    @Test
    void a_locked_pdf_is_refused() throws IOException {
        for (var user : new String[] {"", "secret"}) {
            try (var document = new PDDocument();
                    var bytes = new ByteArrayOutputStream()) {
                document.addPage(new PDPage());
                document.protect(new StandardProtectionPolicy("owner", user, new AccessPermission()));
                document.save(bytes);
                assertThat(reason(bytes.toByteArray())).contains("encrypted");
            }
        }
    }

    @Test
    void a_pdf_with_a_picture_that_cannot_be_drawn_is_refused_rather_than_left_with_a_hole() throws IOException {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            var page = new PDPage();
            document.addPage(page);
            var picture = new PDImageXObject(
                    document,
                    new ByteArrayInputStream(new byte[100]),
                    COSName.JPX_DECODE,
                    10,
                    10,
                    8,
                    PDDeviceRGB.INSTANCE);
            try (var drawing = new PDPageContentStream(document, page)) {
                drawing.drawImage(picture, 0, 0, 100, 100);
            }
            document.save(bytes);
            assertThat(reason(bytes.toByteArray())).contains("JPEG 2000");
        }
    }

    @Test
    void a_damaged_pdf_is_refused_or_clean() throws IOException {
        var original = planted();
        var random = new Random(3);
        for (int i = 0; i < 20; i++) {
            var changed = Arrays.copyOf(original, original.length - random.nextInt(original.length / 2));
            for (int j = 0; j < 10; j++) {
                changed[10 + random.nextInt(changed.length - 10)] = (byte) random.nextInt();
            }
            if (Cleaning.clean(changed) instanceof CleanFile.Pages clean) {
                Planted.isNowhereIn(clean.bytes());
            }
        }
        assertThat(reason(Arrays.copyOf(original, 20))).contains("damaged");
    }

    /// Two pages, the first with a red and a blue field; information, XMP, a comment, a script, a stream of its own and
    /// the metadata of a picture all hold the name.
    static byte[] planted() throws IOException {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            var name = Planted.NAME;
            document.getDocumentInformation().setAuthor(name);
            document.getDocumentInformation().setProducer(name);
            document.getDocumentInformation().setCreationDate(Calendar.getInstance());
            document.getDocumentCatalog()
                    .setMetadata(new PDMetadata(document, new ByteArrayInputStream(name.getBytes(UTF_8))));
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('" + name + "')"));
            document.getDocumentCatalog()
                    .getCOSObject()
                    .setItem("Hidden", new PDStream(document, new ByteArrayInputStream(name.getBytes(UTF_8))));
            var page = new PDPage(new PDRectangle(200, 100));
            document.addPage(page);
            document.addPage(new PDPage(new PDRectangle(50, 50)));
            var comment = new PDAnnotationText();
            comment.setContents(name);
            comment.setTitlePopup(name);
            comment.setRectangle(new PDRectangle(10, 10, 20, 20));
            page.getAnnotations().add(comment);
            try (var drawing = new PDPageContentStream(document, page)) {
                drawing.drawImage(JPEGFactory.createFromByteArray(document, Planted.jpeg(1)), 100, 0, 10, 10);
                drawing.setNonStrokingColor(Color.RED);
                drawing.addRect(0, 0, 100, 100);
                drawing.fill();
                drawing.setNonStrokingColor(Color.BLUE);
                drawing.addRect(120, 50, 80, 50);
                drawing.fill();
            }
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] pdf(int pages, PDRectangle size) throws IOException {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            for (int i = 0; i < pages; i++) {
                document.addPage(new PDPage(size));
            }
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static CleanFile.Pages pages(CleanFile file) {
        assertThat(file).isInstanceOf(CleanFile.Pages.class);
        return (CleanFile.Pages) file;
    }

    private static String reason(byte[] original) {
        var file = Cleaning.clean(original);
        assertThat(file).isInstanceOf(CleanFile.Refused.class);
        return ((CleanFile.Refused) file).reason();
    }
}
