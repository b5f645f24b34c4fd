package newsroom.publication.change;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.bson.types.Binary;

/// A secret that the instances over a store share and nobody else has, made when it is first asked for. What is sealed
/// with it can be told by any of them and be made by no others.
public final class StoredKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final SecretKeySpec key;

    /// @param keys where secrets are kept
    /// @param name of this one
    public StoredKey(MongoCollection<Document> keys, String name) {
        key = new SecretKeySpec(keptIn(keys, name), ALGORITHM);
    }

    public byte[] seal(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    private static byte[] keptIn(MongoCollection<Document> keys, String name) {
        var id = new Document("_id", name);
        var found = keys.find(id).first();
        if (found == null) {
            var fresh = new byte[BYTES];
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
