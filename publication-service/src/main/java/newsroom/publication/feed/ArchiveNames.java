package newsroom.publication.feed;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import newsroom.publication.change.Archive;
import newsroom.publication.change.FeedName;
import org.bson.Document;
import org.bson.types.Binary;

/// What archives are called in addresses: where they begin and end, the hash of their content, and a seal
/// that only this newsroom can make. So one that was, and is not any more, can be told from one that never
/// was, by every instance and for ever, without keeping any of them.
public final class ArchiveNames {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int SEAL_BYTES = 8;
    private static final Pattern NAME = Pattern.compile("(\\d{1,18})-(\\d{1,18})-([0-9a-f]{32})([0-9a-f]{16})");

    private final SecretKeySpec key;

    /// @param keys where the secret is kept, which all instances share
    public ArchiveNames(MongoCollection<Document> keys) {
        key = new SecretKeySpec(keptIn(keys), ALGORITHM);
    }

    String of(FeedName feed, Archive archive) {
        return "%d-%d-%s%s".formatted(archive.upTo(), archive.above(), archive.hash(), seal(feed, archive));
    }

    /// The archive that was given a name; none if that name never was given.
    Optional<Archive> named(FeedName feed, String name) {
        var matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var archive = new Archive(Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(1)), matcher.group(3));
        return Optional.of(archive)
                .filter(it -> MessageDigest.isEqual(
                        of(feed, it).getBytes(StandardCharsets.US_ASCII), name.getBytes(StandardCharsets.US_ASCII)));
    }

    private String seal(FeedName feed, Archive archive) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var sealed = "%s %d %d %s".formatted(feed.path(), archive.above(), archive.upTo(), archive.hash());
            var whole = mac.doFinal(sealed.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(whole, SEAL_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    private static byte[] keptIn(MongoCollection<Document> keys) {
        var id = new Document("_id", "archives");
        var found = keys.find(id).first();
        if (found == null) {
            var fresh = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(fresh);
            try {
                keys.insertOne(new Document(id).append("key", new Binary(fresh)));
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
            }
            found = Objects.requireNonNull(keys.find(id).first());
        }
        return found.get("key", Binary.class).getData();
    }
}
