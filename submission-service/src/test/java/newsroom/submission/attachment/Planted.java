package newsroom.submission.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Files in whose every corner a name is hidden.
public final class Planted {

    public static final String NAME = "Zenobia Quirke";

    private static final String LOSSLESS_WEBP =
            "5249464638000000574542505650384c2c0000002f1fc003001f201048de1f3a8df9171014"
                    + "fc1fddfc47640f8020db6692939ce4012e10d1ffa852fd016cdb0f";
    private static final String LOSSY_WEBP =
            "5249464654000000574542505650382048000000d002009d012a2000100000c01225a00274"
                + "ca11c0de01f801fa81fd800929e000fefd2a0ffffdfa3d7feee19ae647feb473ffeb4100f47dbeffeb6b1ffffb5ce3c187a986692000"
                + "00";

    private static final HexFormat HEX = HexFormat.of();

    private Planted() {}

    /// Nothing of the name may be left, in any of the encodings it was planted in.
    public static void isNowhereIn(byte[] file) {
        var all = new String(file, ISO_8859_1);
        for (var each : new String[] {"Zenobia", "Quirke"}) {
            assertThat(all.contains(each)).isFalse();
            assertThat(all.contains(new String(each.getBytes(UTF_16LE), ISO_8859_1)))
                    .isFalse();
        }
    }

    /// Four colours in four corners, of which red is at the top left.
    static BufferedImage corners(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var graphics = image.createGraphics();
        var colours = new Color[] {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
        for (int i = 0; i < 4; i++) {
            graphics.setColor(colours[i]);
            graphics.fillRect(i % 2 * width / 2, i / 2 * height / 2, width / 2, height / 2);
        }
        graphics.dispose();
        return image;
    }

    /// Of 64 by 32 pixels, with EXIF (artist, place, thumbnail), XMP, IPTC, an ICC profile's name, a comment and words
    /// after the end.
    public static byte[] jpeg(int orientation) throws IOException {
        var plain = Encoded.jpeg(corners(64, 32), 0.95f);
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        segment(out, 0xe1, join("Exif\0\0".getBytes(US_ASCII), exif(orientation)));
        segment(out, 0xe1, ("http://ns.adobe.com/xap/1.0/\0" + xmp()).getBytes(US_ASCII));
        segment(
                out,
                0xed,
                join(
                        "Photoshop 3.0\0".getBytes(US_ASCII),
                        HEX.parseHex("3842494d04040000000000131c0250000e"),
                        NAME.getBytes(US_ASCII)));
        segment(out, 0xfe, NAME.getBytes(US_ASCII));
        segment(out, 0xeb, NAME.getBytes(US_ASCII));
        out.write(plain, 2, plain.length - 2);
        out.writeBytes(NAME.getBytes(US_ASCII));
        return out.toByteArray();
    }

    /// A TIFF block: artist, orientation, a place on the globe and a thumbnail that holds the name.
    static byte[] exif(int orientation) {
        var tiff = ByteBuffer.allocate(400);
        tiff.put("MM\0*".getBytes(US_ASCII)).putInt(8).putShort((short) 3);
        entry(tiff, 0x0112, 3, 1, orientation << 16);
        entry(tiff, 0x013b, 2, NAME.length() + 1, 100);
        entry(tiff, 0x8825, 4, 1, 150);
        tiff.putInt(200);
        tiff.position(100).put(NAME.getBytes(US_ASCII));
        tiff.position(150).putShort((short) 1);
        entry(tiff, 0x001d, 2, NAME.length() + 1, 100);
        tiff.position(200).putShort((short) 2);
        entry(tiff, 0x0201, 4, 1, 250);
        entry(tiff, 0x0202, 4, 1, 40);
        tiff.position(250)
                .put(HEX.parseHex("ffd8fffe0010"))
                .put(NAME.getBytes(US_ASCII))
                .put(HEX.parseHex("ffd9"));
        return tiff.array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static String xmp() {
        return "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
                + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about=''"
                + " xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:creator><rdf:Seq><rdf:li>"
                + NAME + "</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>";
    }

    /// A picture of one grey, which a profile says is to be seen as linear light.
    static byte[] linear(int grey) {
        var pixels = new BufferedImage(32, 32, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 32 * 32; i++) {
            pixels.setRGB(i % 32, i / 32, 0x010101 * grey);
        }
        var plain = Encoded.jpeg(pixels, 1);
        var profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        segment(out, 0xe2, join("ICC_PROFILE\0\1\1".getBytes(US_ASCII), profile));
        out.write(plain, 2, plain.length - 2);
        return out.toByteArray();
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] content) {
        out.write(0xff);
        out.write(marker);
        out.write(content.length + 2 >> 8);
        out.write(content.length + 2 & 0xff);
        out.writeBytes(content);
    }

    /// With text in three forms, XMP, EXIF and words after the end.
    static byte[] png(BufferedImage pixels, int orientation) {
        var plain = Encoded.png(pixels);
        var name = NAME.getBytes(US_ASCII);
        return join(
                Arrays.copyOf(plain, 33),
                chunk("tEXt", join("Author\0".getBytes(US_ASCII), name)),
                chunk("zTXt", join("Author\0\0".getBytes(US_ASCII), deflated(name))),
                chunk("iTXt", join("XML:com.adobe.xmp\0\0\0\0\0".getBytes(US_ASCII), xmp().getBytes(US_ASCII))),
                chunk("eXIf", exif(orientation)),
                chunk("prVt", name),
                Arrays.copyOfRange(plain, 33, plain.length),
                name);
    }

    /// Says to be grey and as large as that, and holds almost nothing.
    static byte[] pngOf(int width, int height) {
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(HEX.parseHex("0800000000"));
        return join(
                HEX.parseHex("89504e470d0a1a0a"),
                chunk("IHDR", header.array()),
                chunk("IDAT", deflated(new byte[1_000_000])),
                chunk("IEND", new byte[0]));
    }

    private static byte[] chunk(String name, byte[] content) {
        var chunk = ByteBuffer.allocate(12 + content.length);
        chunk.putInt(content.length).put(name.getBytes(US_ASCII)).put(content);
        var sum = new CRC32();
        sum.update(chunk.array(), 4, 4 + content.length);
        return chunk.putInt((int) sum.getValue()).array();
    }

    private static byte[] deflated(byte[] content) {
        var deflater = new Deflater();
        deflater.setInput(content);
        deflater.finish();
        var buffer = new byte[content.length + 100];
        int length = deflater.deflate(buffer);
        deflater.end();
        return Arrays.copyOf(buffer, length);
    }

    /// Of 32 by 16 pixels, once with loss and once without, with EXIF, XMP and words after the end.
    static byte[] webp(boolean lossy, int orientation) {
        var plain = HEX.parseHex(lossy ? LOSSY_WEBP : LOSSLESS_WEBP);
        var content = join(
                "WEBP".getBytes(US_ASCII),
                part("VP8X", HEX.parseHex("0c0000001f00000f0000")),
                Arrays.copyOfRange(plain, 12, plain.length),
                part("EXIF", exif(orientation)),
                part("XMP ", xmp().getBytes(US_ASCII)));
        return join(part("RIFF", content), NAME.getBytes(US_ASCII));
    }

    private static byte[] part(String name, byte[] content) {
        var part = ByteBuffer.allocate(8 + content.length + content.length % 2).order(ByteOrder.LITTLE_ENDIAN);
        return part.put(name.getBytes(US_ASCII))
                .putInt(content.length)
                .put(content)
                .array();
    }

    /// Two frames, a comment and an application's block; of 2 by 1 pixels, red and green.
    static byte[] gif() {
        var name = HEX.formatHex(NAME.getBytes(US_ASCII));
        var frame = "2c000000000200010000" + "0202440a00";
        return HEX.parseHex("47494638396102000100800000ff000000ff00"
                + "21fe0e" + name + "00"
                + "21ff0b584d502044617461584d500e" + name + "00"
                + "21f9040000000000" + frame
                + "21f9040000000000" + frame + "3b"
                + name);
    }

    static byte[] zip(Map<String, String> parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /// A DOCX of this body, whose properties, comments, settings, macros and thumbnail all name the author.
    static Map<String, String> docx(String body) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("[Content_Types].xml", "<Types/>");
        parts.put(
                "_rels/.rels",
                "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship"
                        + " Id='r1'"
                        + " Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' "
                        + "Target='word/document.xml'/></Relationships>");
        parts.put("docProps/core.xml", "<creator>" + NAME + "</creator>");
        parts.put("docProps/thumbnail.jpeg", NAME);
        parts.put("word/comments.xml", "<comment author='" + NAME + "'/>");
        parts.put("word/settings.xml", "<attachedTemplate>C:/Users/" + NAME + "</attachedTemplate>");
        parts.put("word/media/image1.jpeg", NAME);
        parts.put("word/embeddings/oleObject1.bin", NAME);
        parts.put(
                "word/document.xml",
                "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "
                        + "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><w:body>"
                        + body + "</w:body></w:document>");
        return parts;
    }

    /// An ODT of these styles and this text, whose properties, settings and thumbnail all name the author.
    static Map<String, String> odt(String styles, String text) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("mimetype", "application/vnd.oasis.opendocument.text");
        parts.put("META-INF/manifest.xml", "<manifest/>");
        parts.put("meta.xml", "<creator>" + NAME + "</creator>");
        parts.put("settings.xml", "<PrinterName>" + NAME + "</PrinterName>");
        parts.put("Thumbnails/thumbnail.png", NAME);
        parts.put("Pictures/1.jpg", NAME);
        parts.put(
                "content.xml",
                ("<office:document-content xmlns:office='urn:x:office:1.0' xmlns:text='urn:x:text:1.0' "
                                + "xmlns:style='urn:x:style:1.0' xmlns:table='urn:x:table:1.0' xmlns:fo='urn:x:fo:1.0' "
                                + "xmlns:draw='urn:x:drawing:1.0' xmlns:xlink='http://www.w3.org/1999/xlink' "
                                + "xmlns:dc='http://purl.org/dc/elements/1.1/'>"
                                + "<office:automatic-styles>" + styles
                                + "</office:automatic-styles><office:body><office:text>"
                                + text + "</office:text></office:body></office:document-content>")
                        .replace("urn:x:", "urn:oasis:names:tc:opendocument:xmlns:"));
        return parts;
    }

    static byte[] join(byte[]... all) {
        var joined = new ByteArrayOutputStream();
        for (var each : all) {
            joined.writeBytes(each);
        }
        return joined.toByteArray();
    }
}
