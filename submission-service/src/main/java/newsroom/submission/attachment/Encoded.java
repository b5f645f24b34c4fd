package newsroom.submission.attachment;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes pixels as files, by the JDK's own writers, which add nothing of the machine or the time.
final class Encoded {

    private Encoded() {}

    static byte[] jpeg(BufferedImage pixels, float quality) {
        var opaque = pixels;
        if (pixels.getColorModel().hasAlpha()) {
            opaque = new BufferedImage(pixels.getWidth(), pixels.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
            var graphics = opaque.createGraphics();
            graphics.drawImage(pixels, 0, 0, null);
            graphics.dispose();
        }
        var writer = writer("jpeg");
        var how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(quality);
        return write(writer, opaque, how);
    }

    static byte[] png(BufferedImage pixels) {
        return write(writer("png"), pixels, null);
    }

    private static byte[] write(ImageWriter writer, BufferedImage pixels, @Nullable ImageWriteParam how) {
        var bytes = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(pixels, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static ImageWriter writer(String format) {
        var found = IIORegistry.getDefaultInstance()
                .getServiceProviders(
                        ImageWriterSpi.class,
                        spi -> spi.getClass().getModule() == ImageIO.class.getModule()
                                && String.join(" ", ((ImageWriterSpi) spi).getFormatNames())
                                        .toLowerCase(Locale.ROOT)
                                        .contains(format),
                        true);
        try {
            return found.next().createWriterInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
