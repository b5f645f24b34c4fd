package newsroom.submission.attachment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.filter.MissingImageReaderException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/// Makes a new PDF of pictures of the pages, the only way that surely leaves nothing but what is seen: a PDF has more
/// places to hide something in than can be listed. It costs the text, which the contributor is told.
///
/// Filled-in form fields are drawn; comments and other annotations are not.
final class PdfCleaning {

    static final int MOST_PAGES = 60;

    private static final int DOTS_PER_INCH = 150;

    /// A page of A3 has four.
    private static final double MOST_PIXELS = 6_000_000;

    private static final float QUALITY = 0.8f;

    private PdfCleaning() {}

    static CleanFile.Pages clean(byte[] original) throws CannotClean {
        try (var document = Loader.loadPDF(original)) {
            if (document.isEncrypted()) {
                throw locked();
            }
            int count = document.getNumberOfPages();
            if (count < 1) {
                throw damaged();
            }
            if (count > MOST_PAGES) {
                throw new CannotClean("This PDF has more than " + MOST_PAGES + " pages. Send it in parts.");
            }
            return CleanFile.Pages.of(
                    drawn(document, count),
                    count,
                    List.of("The PDF was made anew of pictures of its pages. Its text can no longer be selected or"
                            + " read aloud; to keep it, send a DOCX or ODT, or paste it."));
        } catch (InvalidPasswordException _) {
            throw locked();
        } catch (MissingImageReaderException _) {
            throw new CannotClean("This PDF holds pictures in JPEG 2000 or JBIG2, which are not read here. "
                    + "Print it into a new PDF, or send its pages as JPEG or PNG.");
        } catch (IOException | RuntimeException _) {
            throw damaged();
        }
    }

    private static byte[] drawn(PDDocument document, int count) throws IOException, CannotClean {
        var renderer = new Renderer(document);
        renderer.setAnnotationsFilter(PDAnnotationWidget.class::isInstance);
        var pages = new ArrayList<PicturesPdf.Page>();
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            var page = document.getPage(i);
            var picture = renderer.renderImage(i, scale(page), ImageType.RGB);
            var jpeg = Encoded.jpeg(picture, QUALITY);
            OnlyPixels.demand(jpeg);
            bytes += jpeg.length;
            if (bytes > Cleaning.MOST_BYTES) {
                throw new CannotClean("Pictures of this PDF's pages would have more than 25 MB. Send it in parts.");
            }
            pages.add(new PicturesPdf.Page(jpeg, picture.getWidth(), picture.getHeight()));
        }
        return PicturesPdf.of(pages, DOTS_PER_INCH);
    }

    /// Less for a page so large that its picture would not fit.
    private static float scale(PDPage page) throws CannotClean {
        var box = page.getCropBox();
        double unit = page.getUserUnit();
        double area = (double) box.getWidth() * box.getHeight();
        if (!(box.getWidth() >= 1 && box.getHeight() >= 1 && area < 1e12)) {
            throw damaged();
        }
        double wanted = DOTS_PER_INCH / 72.0 * unit;
        double most = Math.min(Math.sqrt(MOST_PIXELS / area), 20_000 / Math.max(box.getWidth(), box.getHeight()));
        return (float) Math.min(wanted, most);
    }

    private static CannotClean locked() {
        return new CannotClean("This PDF is encrypted. Print it into a new PDF without a password and send that.");
    }

    private static CannotClean damaged() {
        return new CannotClean("This PDF is damaged. Print it into a new PDF, or send its pages as JPEG or PNG.");
    }

    /// Where PDFBox would leave a picture out and only log it, the page would be sent with a hole.
    private static final class Renderer extends PDFRenderer {

        Renderer(PDDocument document) {
            super(document);
            setSubsamplingAllowed(true);
        }

        @Override
        protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
            return new PageDrawer(parameters) {
                @Override
                protected void operatorException(Operator operator, List<COSBase> operands, IOException e)
                        throws IOException {
                    if (e instanceof MissingImageReaderException) {
                        throw e;
                    }
                    super.operatorException(operator, operands, e);
                }
            };
        }
    }
}
