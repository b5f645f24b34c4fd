package newsroom.submission.attachment;

import static java.awt.image.BufferedImage.TYPE_3BYTE_BGR;
import static java.awt.image.BufferedImage.TYPE_4BYTE_ABGR;
import static java.awt.image.BufferedImage.TYPE_BYTE_GRAY;

import java.awt.AlphaComposite;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.IndexColorModel;
import java.util.BitSet;

/// Pixels in sRGB, eight bits each, the right way up, and with nothing beside them.
final class Pixels {

    /// A screenshot or a drawing has fewer, a photograph has more.
    private static final int MOST_COLOURS_OF_A_DRAWING = 4_096;

    private static final int STRIP = 256;

    private Pixels() {}

    static BufferedImage upright(BufferedImage decoded, ExifOrientation orientation) throws CannotClean {
        try {
            if (decoded.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY
                    && !(decoded.getColorModel() instanceof IndexColorModel)) {
                return turned(grey(decoded), orientation);
            }
            return turned(inSrgb(decoded), orientation);
        } catch (RuntimeException _) {
            throw new CannotClean(
                    "The colours of this picture cannot be understood. Save it anew in sRGB and send that.");
        }
    }

    private static BufferedImage turned(BufferedImage source, ExifOrientation orientation) {
        int width = source.getWidth();
        int height = source.getHeight();
        var colours = source.getColorModel();
        int type = colours.hasAlpha()
                ? TYPE_4BYTE_ABGR
                : colours.getNumComponents() == 1 ? TYPE_BYTE_GRAY : TYPE_3BYTE_BGR;
        if (orientation == ExifOrientation.UPRIGHT && source.getType() == type) {
            return source;
        }
        var turned =
                new BufferedImage(orientation.turns() ? height : width, orientation.turns() ? width : height, type);
        var graphics = turned.createGraphics();
        graphics.setComposite(AlphaComposite.Src);
        graphics.drawImage(source, orientation.upright(width, height), null);
        graphics.dispose();
        return turned;
    }

    /// The profile that a camera or a screen leaves in a file is used up here, strip by strip to spare memory.
    private static BufferedImage inSrgb(BufferedImage source) {
        if (source.getColorModel().getColorSpace().isCS_sRGB()) {
            return source;
        }
        var converted = new BufferedImage(
                source.getWidth(),
                source.getHeight(),
                source.getColorModel().hasAlpha() ? TYPE_4BYTE_ABGR : TYPE_3BYTE_BGR);
        var conversion = new ColorConvertOp(null);
        for (int y = 0; y < source.getHeight(); y += STRIP) {
            int rows = Math.min(STRIP, source.getHeight() - y);
            conversion.filter(
                    source.getSubimage(0, y, source.getWidth(), rows),
                    converted.getSubimage(0, y, source.getWidth(), rows));
        }
        return converted;
    }

    /// Java takes grey for linear light when it converts it, which would brighten every picture; the values are taken
    /// as they are instead.
    private static BufferedImage grey(BufferedImage source) {
        int width = source.getWidth();
        int height = source.getHeight();
        if (source.getType() == TYPE_BYTE_GRAY) {
            return source;
        }
        var alpha = source.getColorModel().hasAlpha();
        var grey = new BufferedImage(width, height, alpha ? TYPE_4BYTE_ABGR : TYPE_BYTE_GRAY);
        var from = source.getRaster();
        var to = grey.getRaster();
        int most = (1 << source.getColorModel().getComponentSize(0)) - 1;
        var row = new int[width];
        for (int y = 0; y < height; y++) {
            for (int band = 0; band < to.getNumBands(); band++) {
                from.getSamples(0, y, width, 1, alpha && band == 3 ? 1 : 0, row);
                for (int x = 0; x < width; x++) {
                    row[x] = (int) (row[x] * 255L / most);
                }
                to.setSamples(0, y, width, 1, band, row);
            }
        }
        return grey;
    }

    /// Whether something shines through, or there are only a few colours. What is opaque throughout and has many would
    /// be five times as large as a PNG.
    static boolean isDrawing(BufferedImage pixels) {
        var seen = new BitSet(1 << 24);
        int colours = 0;
        var row = new int[pixels.getWidth()];
        for (int y = 0; y < pixels.getHeight(); y++) {
            pixels.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int argb : row) {
                if (argb >>> 24 != 0xff) {
                    return true;
                }
                if (colours <= MOST_COLOURS_OF_A_DRAWING && !seen.get(argb & 0xffffff)) {
                    seen.set(argb & 0xffffff);
                    colours++;
                }
            }
        }
        return colours <= MOST_COLOURS_OF_A_DRAWING;
    }
}
