package newsroom.submission.attachment;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Which way up a picture is to be shown: the one thing of its metadata that a reader sees. It is read by hand, so that
/// no XML or maker's note of a stranger is parsed for it.
enum ExifOrientation {
    UPRIGHT(1, 0, 0, 1, 0, 0),
    MIRRORED(-1, 0, 0, 1, 1, 0),
    UPSIDE_DOWN(-1, 0, 0, -1, 1, 1),
    UPSIDE_DOWN_MIRRORED(1, 0, 0, -1, 0, 1),
    TURNED_LEFT_MIRRORED(0, 1, 1, 0, 0, 0),
    TURNED_LEFT(0, 1, -1, 0, 1, 0),
    TURNED_RIGHT_MIRRORED(0, -1, -1, 0, 1, 1),
    TURNED_RIGHT(0, -1, 1, 0, 0, 1);

    private static final int TAG = 0x0112;
    private static final int MOST_TAGS = 1000;

    /// Of a picture of the size one by one.
    private final int[] matrix;

    ExifOrientation(int... matrix) {
        this.matrix = matrix;
    }

    boolean turns() {
        return matrix[0] == 0;
    }

    /// What puts a picture of this size upright, into a picture whose sides are exchanged if it is turned.
    AffineTransform upright(int width, int height) {
        int right = turns() ? height : width;
        int down = turns() ? width : height;
        return new AffineTransform(
                matrix[0], matrix[1], matrix[2], matrix[3], matrix[4] * (double) right, matrix[5] * (double) down);
    }

    /// Upright if the file says nothing that can be understood.
    static ExifOrientation of(FileKind kind, byte[] file) {
        var exif = switch (kind) {
            case JPEG -> inJpeg(file);
            case PNG -> inPng(file);
            case WEBP -> inWebp(file);
            default -> -1;
        };
        try {
            return exif < 0 ? UPRIGHT : inTiff(file, exif);
        } catch (IndexOutOfBoundsException _) {
            return UPRIGHT;
        }
    }

    private static int inJpeg(byte[] file) {
        var bytes = ByteBuffer.wrap(file);
        int at = 2;
        while (at + 4 <= file.length && file[at] == (byte) 0xff) {
            int marker = file[at + 1] & 0xff;
            if (marker == 0xff) {
                at++;
            } else if (marker == 0xda || marker == 0xd9) {
                return -1;
            } else if (marker == 0xe1 && FileKind.is("Exif\0\0", file, at + 4)) {
                return at + 10;
            } else {
                at += 2 + (bytes.getShort(at + 2) & 0xffff);
            }
        }
        return -1;
    }

    private static int inPng(byte[] file) {
        return chunk("eXIf", ByteBuffer.wrap(file), 8, 4, 0, 12);
    }

    private static int inWebp(byte[] file) {
        int at = chunk("EXIF", ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN), 12, 0, 4, 8);
        return FileKind.is("Exif\0\0", file, at) ? at + 6 : at;
    }

    /// Where the content of the first chunk of a name begins, or -1.
    private static int chunk(String name, ByteBuffer file, long from, int nameAt, int sizeAt, int frame) {
        long at = from;
        while (at + frame <= file.capacity()) {
            long size = file.getInt((int) at + sizeAt) & 0xffff_ffffL;
            if (FileKind.is(name, file.array(), (int) at + nameAt)) {
                return (int) at + 8;
            }
            at += frame + size + (file.order() == ByteOrder.LITTLE_ENDIAN ? size & 1 : 0);
        }
        return -1;
    }

    private static ExifOrientation inTiff(byte[] file, int start) {
        var tiff = ByteBuffer.wrap(file, start, file.length - start).slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int tags = Math.min(tiff.getShort(directory) & 0xffff, MOST_TAGS);
        for (int i = 0; i < tags; i++) {
            int tag = directory + 2 + 12 * i;
            if ((tiff.getShort(tag) & 0xffff) == TAG) {
                int value = tiff.getShort(tag + 8);
                return value >= 1 && value <= values().length ? values()[value - 1] : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
