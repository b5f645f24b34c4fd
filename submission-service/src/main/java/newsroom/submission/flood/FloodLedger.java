package newsroom.submission.flood;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.Base64;
import java.util.Date;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.bson.Document;

/// What all instances know together: the key of the challenges and tickets they give out, and which were used.
///
/// The key is made by the first instance and protects nothing that is stored, so it may lie beside the data. What
/// was used is forgotten a day after its end: the clocks of instances may be hours apart.
final class FloodLedger {

    private static final String KEY = "key";
    private static final int KEY_BYTES = 32;

    private final MongoCollection<Document> documents;

    FloodLedger(MongoCollection<Document> documents) {
        this.documents = documents;
        documents.createIndex(Indexes.ascending("until"), new IndexOptions().expireAfter(1L, TimeUnit.DAYS));
    }

    /// @param random unpredictable, such as a `SecureRandom`
    String key(RandomGenerator random) {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        inserted(new Document("_id", KEY).append(KEY, Base64.getEncoder().encodeToString(bytes)));
        return Objects.requireNonNull(documents.find(eq("_id", KEY)).first()).getString(KEY);
    }

    /// Whether this is its first use; any later one, at whatever instance, is not.
    boolean use(SingleUse once) {
        return inserted(new Document("_id", once.id()).append("until", Date.from(once.until())));
    }

    private boolean inserted(Document document) {
        try {
            documents.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }
}
