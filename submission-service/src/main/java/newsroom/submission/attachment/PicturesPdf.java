package newsroom.submission.attachment;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A PDF with one JPEG on each page and nothing else: no information dictionary, no date, no id. The same pictures
/// give the same bytes.
final class PicturesPdf {

    private static final int POINTS_PER_INCH = 72;

    /// The objects of one page: itself, what is drawn on it, its picture.
    private static final int OBJECTS = 3;

    private static final int FIRST_PAGE = 3;

    record Page(byte[] jpeg, int width, int height) {}

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Integer> places = new ArrayList<>();

    private PicturesPdf() {}

    static byte[] of(List<Page> pages, int dotsPerInch) {
        var pdf = new PicturesPdf();
        pdf.write("%PDF-1.4\n");
        pdf.object("<< /Type /Catalog /Pages 2 0 R >>");
        var kids = IntStream.range(0, pages.size())
                .mapToObj(i -> FIRST_PAGE + OBJECTS * i + " 0 R")
                .collect(Collectors.joining(" "));
        pdf.object("<< /Type /Pages /Count " + pages.size() + " /Kids [" + kids + "] >>");
        for (var page : pages) {
            pdf.page(page, dotsPerInch);
        }
        return pdf.end();
    }

    private void page(Page page, int dotsPerInch) {
        int self = places.size() + 1;
        var width = points(page.width(), dotsPerInch);
        var height = points(page.height(), dotsPerInch);
        object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + width + " " + height + "] /Contents " + (self + 1)
                + " 0 R /Resources << /XObject << /Picture " + (self + 2) + " 0 R >> >> >>");
        var drawing = (width + " 0 0 " + height + " 0 0 cm /Picture Do").getBytes(US_ASCII);
        stream("", drawing);
        stream(
                "/Type /XObject /Subtype /Image /Width " + page.width() + " /Height " + page.height()
                        + " /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode ",
                page.jpeg());
    }

    private void object(String content) {
        begin();
        write(content + "\nendobj\n");
    }

    private void stream(String entries, byte[] content) {
        begin();
        write("<< " + entries + "/Length " + content.length + " >>\nstream\n");
        bytes.writeBytes(content);
        write("\nendstream\nendobj\n");
    }

    private void begin() {
        places.add(bytes.size());
        write(places.size() + " 0 obj\n");
    }

    private byte[] end() {
        int table = bytes.size();
        write("xref\n0 " + (places.size() + 1) + "\n0000000000 65535 f \n");
        for (int place : places) {
            write(String.format(Locale.ROOT, "%010d 00000 n \n", place));
        }
        write("trailer\n<< /Size " + (places.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + table + "\n%%EOF\n");
        return bytes.toByteArray();
    }

    private void write(String text) {
        bytes.writeBytes(text.getBytes(US_ASCII));
    }

    private static String points(int pixels, int dotsPerInch) {
        return String.format(Locale.ROOT, "%.2f", (double) pixels * POINTS_PER_INCH / dotsPerInch);
    }
}
