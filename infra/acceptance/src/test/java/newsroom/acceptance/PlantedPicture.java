package newsroom.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageIO;

/// A photograph that says who took it.
///
/// @param artist in its EXIF
/// @param creator in its XMP
/// @param comment between the two
record PlantedPicture(String artist, String creator, String comment) {

    private static final int APP1 = 0xe1;
    private static final int COMMENT = 0xfe;
    private static final short ARTIST = 0x013b;
    private static final short ASCII = 2;

    byte[] jpeg() throws IOException {
        var plain = new ByteArrayOutputStream();
        if (!ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_3BYTE_BGR), "jpeg", plain)) {
            throw new IOException("No JPEG can be written here");
        }
        var bytes = plain.toByteArray();
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, 2);
        segment(out, APP1, exif());
        segment(out, COMMENT, comment.getBytes(UTF_8));
        segment(out, APP1, ("http://ns.adobe.com/xap/1.0/\0" + xmp()).getBytes(UTF_8));
        out.write(bytes, 2, bytes.length - 2);
        return out.toByteArray();
    }

    /// One directory with one entry, and what that points to.
    private byte[] exif() {
        var name = (artist + "\0").getBytes(UTF_8);
        return ByteBuffer.allocate(32 + name.length)
                .put("Exif\0\0".getBytes(UTF_8))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("II".getBytes(UTF_8))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort(ARTIST)
                .putShort(ASCII)
                .putInt(name.length)
                .putInt(26)
                .putInt(0)
                .put(name)
                .array();
    }

    private String xmp() {
        return "<?xpacket begin=\"\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
                + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description "
                + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator><rdf:Seq><rdf:li>" + creator
                + "</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>";
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] data) {
        out.write(0xff);
        out.write(marker);
        out.write((data.length + 2) >> 8);
        out.write(data.length + 2);
        out.writeBytes(data);
    }
}
