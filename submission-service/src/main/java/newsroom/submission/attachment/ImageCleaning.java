package newsroom.submission.attachment;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Takes the pixels of a picture, puts them upright in sRGB and writes them as a new file. Of an animation the first
/// picture is kept: what else its frames, their times and their palettes could carry nobody would see.
final class ImageCleaning {

    /// The largest that a telephone or camera makes in one shot, short of those that glue several together.
    static final long MOST_PIXELS = 50_000_000;

    private static final long MOST_DECODED_BYTES = 4 * 40_000_000L;
    private static final int LONGEST_SIDE = 20_000;
    private static final float QUALITY = 0.92f;

    private ImageCleaning() {}

    static CleanFile.Image clean(FileKind kind, byte[] original) throws CannotClean {
        var warnings = new ArrayList<String>();
        var pixels = decode(kind, original, warnings);
        var upright = Pixels.upright(pixels, ExifOrientation.of(kind, original));
        var photograph = kind == FileKind.JPEG || !Pixels.isDrawing(upright);
        var bytes = photograph ? Encoded.jpeg(upright, QUALITY) : Encoded.png(upright);
        if (bytes.length > Cleaning.MOST_BYTES) {
            throw new CannotClean(
                    "Cleaned, this picture would have more than 25 MB. Make it smaller and send it again.");
        }
        OnlyPixels.demand(bytes);
        return CleanFile.Image.of(
                bytes, photograph ? "image/jpeg" : "image/png", upright.getWidth(), upright.getHeight(), warnings);
    }

    private static BufferedImage decode(FileKind kind, byte[] original, List<String> warnings) throws CannotClean {
        var readers = ImageIO.getImageReadersByFormatName(kind.name().toLowerCase(Locale.ROOT));
        if (!readers.hasNext()) {
            throw new IllegalStateException("No reader for " + kind);
        }
        var reader = readers.next();
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(original))) {
            reader.setInput(stream, false, true);
            bound(reader);
            if (kind == FileKind.GIF && reader.getNumImages(true) > 1 || moves(kind, original)) {
                warnings.add("Only the first picture of the animation was kept.");
            }
            var pixels = reader.read(0);
            if (pixels.getWidth() < 1 || pixels.getHeight() < 1) {
                throw unreadable();
            }
            return pixels;
        } catch (IOException | RuntimeException _) {
            throw unreadable();
        } finally {
            reader.dispose();
        }
    }

    /// From the header alone, before any pixel has its memory.
    private static void bound(ImageReader reader) throws IOException, CannotClean {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width < 1 || height < 1) {
            throw unreadable();
        }
        if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) {
            throw tooLarge();
        }
        var raw = reader.getRawImageType(0);
        int bits = raw == null ? 32 : raw.getColorModel().getPixelSize();
        if (width * height * Math.max(bits, 8) / 8 > MOST_DECODED_BYTES) {
            throw tooLarge();
        }
    }

    private static boolean moves(FileKind kind, byte[] original) {
        return switch (kind) {
            case WEBP -> FileKind.is("VP8X", original, 12) && original.length > 20 && (original[20] & 2) != 0;
            case PNG -> FileKind.is("acTL", original, 37);
            default -> false;
        };
    }

    private static CannotClean tooLarge() {
        return new CannotClean("This picture has more than 50 megapixels, or more than 20,000 pixels along a side. "
                + "Make it smaller and send it again.");
    }

    private static CannotClean unreadable() {
        return new CannotClean(
                "This picture is damaged or cut off. Open it, save it anew as JPEG or PNG and send that.");
    }
}
