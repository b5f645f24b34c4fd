package newsroom.submission.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// How one process tells another what became of an original.
final class CleanFileWire {

    private static final int MOST_WARNINGS = 100;

    private CleanFileWire() {}

    static void write(CleanFile file, DataOutputStream to) throws IOException {
        switch (file) {
            case CleanFile.Image(var bytes, var mediaType, var width, var height, _, var warnings) -> {
                to.writeByte('I');
                write(bytes, to);
                write(mediaType, to);
                to.writeInt(width);
                to.writeInt(height);
                write(warnings, to);
            }
            case CleanFile.Pages(var bytes, var count, _, var warnings) -> {
                to.writeByte('P');
                write(bytes, to);
                to.writeInt(count);
                write(warnings, to);
            }
            case CleanFile.Text(var markdown, var warnings) -> {
                to.writeByte('T');
                write(markdown, to);
                write(warnings, to);
            }
            case CleanFile.Refused(var reason) -> {
                to.writeByte('R');
                write(reason, to);
            }
        }
    }

    static CleanFile read(DataInputStream from) throws IOException {
        return switch (from.readByte()) {
            case 'I' -> CleanFile.Image.of(bytes(from), string(from), from.readInt(), from.readInt(), strings(from));
            case 'P' -> CleanFile.Pages.of(bytes(from), from.readInt(), strings(from));
            case 'T' -> new CleanFile.Text(string(from), strings(from));
            case 'R' -> new CleanFile.Refused(string(from));
            default -> throw new IOException("Not an answer");
        };
    }

    private static void write(List<String> strings, DataOutputStream to) throws IOException {
        to.writeInt(strings.size());
        for (var each : strings) {
            write(each, to);
        }
    }

    private static void write(String string, DataOutputStream to) throws IOException {
        write(string.getBytes(UTF_8), to);
    }

    private static void write(byte[] bytes, DataOutputStream to) throws IOException {
        to.writeInt(bytes.length);
        to.write(bytes);
    }

    private static List<String> strings(DataInputStream from) throws IOException {
        int count = within(from.readInt(), MOST_WARNINGS);
        var strings = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            strings.add(string(from));
        }
        return strings;
    }

    private static String string(DataInputStream from) throws IOException {
        return new String(bytes(from), UTF_8);
    }

    private static byte[] bytes(DataInputStream from) throws IOException {
        var bytes = new byte[within(from.readInt(), Cleaning.MOST_BYTES)];
        from.readFully(bytes);
        return bytes;
    }

    private static int within(int number, int most) throws IOException {
        if (number < 0 || number > most) {
            throw new IOException("Out of bounds");
        }
        return number;
    }
}
