package newsroom.submission.attachment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.ZipInputStream;

/// The parts of a zipped document that are read for its text. The rest is unpacked only to pass over it, and bounded
/// in number and size as they are.
final class DocumentParts {

    private static final int MOST_ENTRIES = 4_000;
    private static final long MOST_UNPACKED = 200L * 1024 * 1024;
    private static final int LARGEST_PART = 16 * 1024 * 1024;
    private static final int LARGEST_PARTS = 32 * 1024 * 1024;

    private final Map<String, byte[]> parts;
    private final int images;

    private DocumentParts(Map<String, byte[]> parts, int images) {
        this.parts = parts;
        this.images = images;
    }

    static DocumentParts of(byte[] zip, Predicate<String> wanted) throws CannotClean {
        var parts = new HashMap<String, byte[]>();
        var buffer = new byte[8192];
        int entries = 0;
        int images = 0;
        long unpacked = 0;
        long kept = 0;
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var name = entry.getName();
                var isWanted = wanted.test(name);
                if (++entries > MOST_ENTRIES || isWanted && parts.containsKey(name)) {
                    throw damaged();
                }
                if (isImage(name)) {
                    images++;
                }
                var part = new ByteArrayOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    unpacked += read;
                    kept += isWanted ? read : 0;
                    if (unpacked > MOST_UNPACKED || kept > LARGEST_PARTS || part.size() > LARGEST_PART) {
                        throw new CannotClean(
                                "This document unpacks to far more than its size. Paste its text instead.");
                    }
                    if (isWanted) {
                        part.write(buffer, 0, read);
                    }
                }
                if (isWanted) {
                    parts.put(name, part.toByteArray());
                }
            }
        } catch (IOException | IllegalArgumentException _) {
            throw damaged();
        }
        return new DocumentParts(parts, images);
    }

    Optional<byte[]> part(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    boolean has(String name) {
        return parts.containsKey(name);
    }

    /// How many pictures the document has; none of them is read.
    int images() {
        return images;
    }

    private static boolean isImage(String name) {
        return name.contains("media/") && !name.endsWith("/") || name.startsWith("Pictures/") && !name.endsWith("/");
    }

    static CannotClean damaged() {
        return new CannotClean("This document is damaged. Open it, save it anew as DOCX or ODT, or paste its text.");
    }
}
