package newsroom.submission.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.HexFormat;

/// What a file is by its content. Its name and the type that its sender claims are not looked at.
///
/// Markdown and plain text cannot be told apart by content, so both are one kind, and it is read as Markdown: what
/// becomes of it is a draft's text, which is Markdown.
enum FileKind {
    JPEG,
    PNG,
    WEBP,
    GIF,
    PDF,
    /// A zip; only its parts tell whether it is a DOCX, an ODT or something else.
    ZIP,
    TEXT,
    /// The older Office formats, and what newer Office writes under a password.
    COMPOUND,
    COMPOUND_ENCRYPTED,
    HEIF,
    TIFF,
    RTF,
    UNKNOWN;

    private static final int HEAD = 1024;
    private static final byte[] COMPOUND_MAGIC = HexFormat.of().parseHex("d0cf11e0a1b11ae1");

    static FileKind of(byte[] file) {
        var head = new String(file, 0, Math.min(file.length, HEAD), ISO_8859_1);
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        } else if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return PNG;
        } else if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
            return GIF;
        } else if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return WEBP;
        } else if (head.startsWith("PK\u0003\u0004")) {
            return ZIP;
        } else if (startsWith(file, COMPOUND_MAGIC)) {
            return contains(file, "EncryptedPackage".getBytes(UTF_16LE)) ? COMPOUND_ENCRYPTED : COMPOUND;
        } else if (head.startsWith("II*\0") || head.startsWith("MM\0*")) {
            return TIFF;
        } else if (head.startsWith("ftyp", 4)) {
            return HEIF;
        } else if (head.startsWith("{\\rtf")) {
            return RTF;
        } else if (head.startsWith("%PDF-") || head.contains("%PDF-") && !isText(file)) {
            return PDF;
        }
        return isText(file) ? TEXT : UNKNOWN;
    }

    /// Valid UTF-8 without control characters other than tab and the ends of lines and pages.
    private static boolean isText(byte[] file) {
        for (byte each : file) {
            if (each >= 0 && each < ' ' && each != '\t' && each != '\n' && each != '\r' && each != '\f'
                    || each == 127) {
                return false;
            }
        }
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(file));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private static boolean startsWith(byte[] file, byte[] magic) {
        return file.length >= magic.length && Arrays.equals(file, 0, magic.length, magic, 0, magic.length);
    }

    private static boolean contains(byte[] file, byte[] sought) {
        return new String(file, ISO_8859_1).contains(new String(sought, ISO_8859_1));
    }

    /// Whether the bytes from a place on are these letters.
    static boolean is(String letters, byte[] file, int at) {
        var sought = letters.getBytes(US_ASCII);
        return at >= 0
                && at <= file.length - sought.length
                && Arrays.equals(file, at, at + sought.length, sought, 0, sought.length);
    }
}
