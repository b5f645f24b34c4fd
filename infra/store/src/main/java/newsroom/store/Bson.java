package newsroom.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/// Documents as they lie on disk.
final class Bson {

    private static final int LARGEST = 16 << 20;

    private Bson() {}

    /// @throws de.bwaldvogel.mongo.exception.MongoServerError if it is larger than MongoDB allows, 16 MiB
    static byte[] encode(Document document) {
        var buffer = Unpooled.buffer(1024);
        BsonEncoder.encodeDocument(document, buffer);
        if (buffer.readableBytes() > LARGEST) {
            throw Refusals.TOO_LARGE.because(
                    "A document has at most %d bytes; this one has %d.".formatted(LARGEST, buffer.readableBytes()));
        }
        return ByteBufUtil.getBytes(buffer);
    }

    /// The number in a field; 0 if there is none.
    static long numberOf(Document document, String field) {
        return document.get(field) instanceof Number number ? number.longValue() : 0;
    }

    static Document decode(byte[] bytes) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }
}
