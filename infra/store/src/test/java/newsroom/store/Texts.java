package newsroom.store;

import java.util.HexFormat;
import java.util.SplittableRandom;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;

/// What fills documents of a given size: random words, which are compressed about as badly as random bytes.
final class Texts {

    /// What a string in a field `text` takes beside its letters.
    private static final int FRAME = 11;

    private static final String WORDS = words(8 << 20);

    private Texts() {}

    private static String words(int length) {
        var random = new SplittableRandom(1);
        var text = new StringBuilder(length);
        while (text.length() < length) {
            for (int letters = random.nextInt(2, 11); letters > 0; letters--) {
                text.append((char) ('a' + random.nextInt(26)));
            }
            text.append(' ');
        }
        return text.substring(0, length);
    }

    static String some(SplittableRandom random, int length) {
        var from = random.nextInt(WORDS.length() - length);
        return WORDS.substring(from, from + length);
    }

    /// Adds a field `text` that brings a document to a size.
    static Document filled(Document document, int bytes, SplittableRandom random) {
        return document.append("text", some(random, bytes - bytes(document) - FRAME));
    }

    static int bytes(Document document) {
        return new RawBsonDocument(document, new DocumentCodec())
                .getByteBuffer()
                .remaining();
    }

    /// Ids whose order says nothing of when they were given.
    static String id(int i) {
        return HexFormat.of().toHexDigits(new SplittableRandom(i).nextLong());
    }
}
