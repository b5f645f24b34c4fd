package newsroom.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Values as bytes whose unsigned order is the order of MongoDB's values: first by type, then by value. Values that
/// MongoDB takes for equal have equal bytes, whatever their type of number. No value's bytes begin another's, so that
/// what follows them in a compound key cannot be mistaken for part of them.
///
/// Strings are in the order of their UTF-16 units, as the server sorts them in memory; MongoDB differs from it for
/// characters beyond the basic plane.
final class Keys {

    private static final byte[] EMPTY_ARRAY = {0x08};
    private static final int NULL = 0x0A;
    private static final int NUMBER = 0x10;
    private static final int STRING = 0x20;
    private static final int DOCUMENT = 0x30;
    private static final int ARRAY = 0x40;
    private static final int BINARY = 0x50;
    private static final int STANDARD_UUID = 0x58;
    private static final int OBJECT_ID = 0x60;
    private static final int BOOLEAN = 0x70;
    private static final int DATE = 0x80;
    private static final int END = 0x00;
    private static final int ESCAPED = 0xFF;

    private Keys() {}

    static byte[] of(@Nullable Object value) {
        var out = new ByteArrayOutputStream(24);
        write(value, out);
        return out.toByteArray();
    }

    /// Where a document stands in an order: an array by its least element, or by its greatest in the opposite order.
    static byte[] ofOrder(Document document, Document order) {
        return join(order.entrySet().stream()
                .map(it -> {
                    var isAscending = ((Number) it.getValue()).doubleValue() > 0;
                    var value = Utils.getSubdocumentValueCollectionAware(document, it.getKey());
                    Comparator<byte[]> comparator = Arrays::compareUnsigned;
                    var key = value instanceof Collection<?> array
                            ? array.stream()
                                    .map(Keys::of)
                                    .min(isAscending ? comparator : comparator.reversed())
                                    .orElse(EMPTY_ARRAY)
                            : of(value);
                    return isAscending ? key : inverted(key);
                })
                .toArray(byte[][]::new));
    }

    /// The same in the opposite order.
    static byte[] inverted(byte[] key) {
        var inverted = new byte[key.length];
        for (int i = 0; i < key.length; i++) {
            inverted[i] = (byte) ~key[i];
        }
        return inverted;
    }

    /// What all strings begin with that begin so.
    static byte[] ofPrefix(String prefix) {
        var whole = of(prefix);
        return Arrays.copyOf(whole, whole.length - 2);
    }

    /// What the bytes of all values begin with that can be compared with this one.
    static byte[] typeOf(byte[] key) {
        return Arrays.copyOf(key, 1);
    }

    /// The first bytes behind all that begin with these.
    static byte[] after(byte[] prefix) {
        int length = prefix.length;
        while (length > 0 && prefix[length - 1] == (byte) 0xFF) {
            length--;
        }
        var after = Arrays.copyOf(prefix, length);
        after[length - 1]++;
        return after;
    }

    static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream(64);
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static void write(@Nullable Object value, ByteArrayOutputStream out) {
        switch (value) {
            case null -> out.write(NULL);
            case Missing _ -> out.write(NULL);
            case Number number when !(number instanceof Decimal128) -> writeNumber(number, out);
            case String string -> {
                out.write(STRING);
                writeString(string, out);
            }
            case Document document -> {
                out.write(DOCUMENT);
                document.forEach((name, of) -> {
                    var bytes = of(of);
                    out.write(bytes[0]);
                    writeString(name, out);
                    out.write(bytes, 1, bytes.length - 1);
                });
                out.write(END);
            }
            case Collection<?> array -> {
                out.write(ARRAY);
                array.forEach(each -> write(each, out));
                out.write(END);
            }
            case BinData binary -> {
                out.write(BINARY);
                writeLong(binary.getData().length, out);
                out.writeBytes(binary.getData());
            }
            case UUID uuid -> {
                out.write(STANDARD_UUID);
                writeLong(uuid.getMostSignificantBits(), out);
                writeLong(uuid.getLeastSignificantBits(), out);
            }
            case ObjectId id -> {
                out.write(OBJECT_ID);
                out.writeBytes(id.toByteArray());
            }
            case Boolean bool -> {
                out.write(BOOLEAN);
                out.write(bool ? 1 : 0);
            }
            case Instant date -> {
                out.write(DATE);
                writeLong(date.toEpochMilli() ^ Long.MIN_VALUE, out);
            }
            default ->
                throw Refusals.BAD_VALUE.because(
                        "This store keeps no " + value.getClass().getSimpleName() + " in an index or an _id.");
        }
    }

    /// The nearest double, then how far a long is from it: at most 512.
    private static void writeNumber(Number number, ByteArrayOutputStream out) {
        var nearest = number.doubleValue() + 0.0; // makes 0.0 of -0.0
        var rest = number instanceof Long exact ? distance(exact, nearest) : 0;
        var bits = Double.doubleToLongBits(nearest);
        out.write(NUMBER);
        writeLong(isNaN(nearest) ? 0 : bits < 0 ? ~bits : bits ^ Long.MIN_VALUE, out);
        out.write((rest + 0x8000) >>> 8);
        out.write(rest + 0x8000);
    }

    static boolean isNaN(@Nullable Object value) {
        return value instanceof Double number && number.isNaN();
    }

    private static int distance(long exact, double nearest) {
        return nearest == 0x1p63 ? (int) (exact - Long.MAX_VALUE) - 1 : (int) (exact - (long) nearest);
    }

    private static void writeString(String string, ByteArrayOutputStream out) {
        for (int i = 0; i < string.length(); i++) {
            int unit = string.charAt(i);
            if (unit == 0) {
                out.write(END);
                out.write(ESCAPED);
            } else if (unit < 0x80) {
                out.write(unit);
            } else if (unit < 0x800) {
                out.write(0xC0 | unit >> 6);
                out.write(0x80 | unit & 0x3F);
            } else {
                out.write(0xE0 | unit >> 12);
                out.write(0x80 | unit >> 6 & 0x3F);
                out.write(0x80 | unit & 0x3F);
            }
        }
        out.write(END);
        out.write(END);
    }

    private static void writeLong(long value, ByteArrayOutputStream out) {
        out.writeBytes(Catalog.bytes(value));
    }
}
