package newsroom.submission.attachment;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.file.FileTypeDirectory;
import com.drew.metadata.jfif.JfifDirectory;
import com.drew.metadata.jpeg.HuffmanTablesDirectory;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.png.PngDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Judges what {@link Encoded} wrote, twice: a metadata reader of others must find nothing but sizes and how the pixels
/// are packed, and the file must have no part that is not needed to show them, nor anything after its end.
final class OnlyPixels {

    private static final Set<Class<? extends Directory>> TECHNICAL =
            Set.of(JpegDirectory.class, JfifDirectory.class, HuffmanTablesDirectory.class, FileTypeDirectory.class);

    private static final Set<Integer> PNG_HEADER = Set.of(
            PngDirectory.TAG_IMAGE_WIDTH,
            PngDirectory.TAG_IMAGE_HEIGHT,
            PngDirectory.TAG_BITS_PER_SAMPLE,
            PngDirectory.TAG_COLOR_TYPE,
            PngDirectory.TAG_COMPRESSION_TYPE,
            PngDirectory.TAG_FILTER_METHOD,
            PngDirectory.TAG_INTERLACE_METHOD,
            PngDirectory.TAG_PALETTE_SIZE,
            PngDirectory.TAG_PALETTE_HAS_TRANSPARENCY);

    private static final Set<String> PNG_CHUNKS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private OnlyPixels() {}

    static void demand(byte[] file) throws CannotClean {
        var clean = switch (FileKind.of(file)) {
            case JPEG -> isPlainJpeg(file);
            case PNG -> isPlainPng(file);
            default -> false;
        };
        if (!clean || !readerFindsNothing(file)) {
            throw new CannotClean(
                    "This picture could not be made free of hidden data. Take a screenshot of it and send that.");
        }
    }

    static boolean readerFindsNothing(byte[] file) {
        try {
            for (var directory : ImageMetadataReader.readMetadata(new ByteArrayInputStream(file), file.length)
                    .getDirectories()) {
                if (directory.hasErrors() || !isTechnical(directory)) {
                    return false;
                }
            }
            return true;
        } catch (ImageProcessingException | IOException | RuntimeException _) {
            return false;
        }
    }

    private static boolean isTechnical(Directory directory) {
        if (directory instanceof PngDirectory) {
            return directory.getTags().stream().allMatch(tag -> PNG_HEADER.contains(tag.getTagType()));
        }
        if (directory instanceof JfifDirectory jfif) {
            var width = jfif.getInteger(JfifDirectory.TAG_THUMB_WIDTH);
            var height = jfif.getInteger(JfifDirectory.TAG_THUMB_HEIGHT);
            return (width == null || width == 0) && (height == null || height == 0);
        }
        return TECHNICAL.contains(directory.getClass());
    }

    private static boolean isPlainPng(byte[] file) {
        var bytes = ByteBuffer.wrap(file);
        int at = 8;
        while (at + 12 <= file.length) {
            int size = bytes.getInt(at);
            var name = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (size < 0 || size > file.length - at - 12 || !PNG_CHUNKS.contains(name)) {
                return false;
            }
            at += 12 + size;
            if (name.equals("IEND")) {
                return size == 0 && at == file.length;
            }
        }
        return false;
    }

    private static boolean isPlainJpeg(byte[] file) {
        var bytes = ByteBuffer.wrap(file);
        int at = 2;
        while (at + 4 <= file.length && file[at] == (byte) 0xff) {
            int marker = file[at + 1] & 0xff;
            int size = bytes.getShort(at + 2) & 0xffff;
            switch (marker) {
                case 0xe0 -> { // JFIF without a thumbnail has 16 bytes
                    if (size != 16 || !FileKind.is("JFIF\0", file, at + 4)) {
                        return false;
                    }
                }
                case 0xc0, 0xc4, 0xdb, 0xdd -> {} // size, Huffman and quantisation tables, restart interval
                case 0xda -> {
                    return endsAfterScan(file, at + 2 + size);
                }
                default -> {
                    return false;
                }
            }
            at += 2 + size;
        }
        return false;
    }

    /// Baseline JPEG has one scan, in which every 0xff is escaped or a restart, up to the end of the image.
    private static boolean endsAfterScan(byte[] file, int from) {
        for (int at = from; at + 1 < file.length; at++) {
            int next = file[at + 1] & 0xff;
            if (file[at] == (byte) 0xff && next != 0 && (next < 0xd0 || next > 0xd7)) {
                return next == 0xd9 && at + 2 == file.length;
            }
        }
        return false;
    }
}
