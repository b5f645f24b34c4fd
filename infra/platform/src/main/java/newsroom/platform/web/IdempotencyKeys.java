package newsroom.platform.web;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import newsroom.contracts.RevisionContent;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;

/// What was asked under which `Idempotency-Key`, and what was answered, for 24 hours.
///
/// The key is stored hashed only, together with who sent it; seed and answer are encrypted under a key derived from it.
/// No
/// time finer than an hour is stored.
final class IdempotencyKeys {

    /// How long an answer is kept.
    static final Duration KEPT = Duration.ofHours(24);

    /// The attempt of a request on which nobody works any more.
    static final String ABANDONED = "abandoned";

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    /// What is known under a key.
    sealed interface Entry {
        /// The request is being worked on; `attempt` changes when another takes it over.
        record Running(String fingerprint, String attempt, byte[] seed) implements Entry {}

        record Answered(String fingerprint, byte[] answer) implements Entry {}

        /// It was answered, and the answer is gone.
        record Spent(String fingerprint) implements Entry {}
    }

    private final MongoCollection<Document> documents;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    IdempotencyKeys(MongoCollection<Document> documents, Clock clock) {
        this.documents = documents;
        this.clock = clock;
        documents.createIndex(Indexes.ascending("article"), new IndexOptions().sparse(true));
        documents.createIndex(Indexes.ascending("expires"));
    }

    static String id(String sender, String key) {
        return RevisionContent.sha256(sender + "\n" + key);
    }

    /// Begins a request, or tells what is known of it already: null when it begins.
    @Nullable
    Entry begin(String id, String key, String fingerprint, String attempt, byte[] seed) {
        while (true) {
            if (inserted(id, key, fingerprint, attempt, seed)) {
                return null;
            }
            var known = find(id, key);
            if (known != null) {
                return known;
            }
            // It was forgotten between the two.
        }
    }

    private boolean inserted(String id, String key, String fingerprint, String attempt, byte[] seed) {
        var expires = clock.instant().plus(KEPT).truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        try {
            documents.insertOne(new Document("_id", id)
                    .append("fingerprint", fingerprint)
                    .append("attempt", attempt)
                    .append("seed", new Binary(encrypted(key, seed)))
                    .append("expires", Date.from(expires)));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
    }

    boolean knows(String id) {
        return documents.find(eq("_id", id)).projection(include("_id")).first() != null;
    }

    @Nullable
    Entry find(String id, String key) {
        var found = documents.find(eq("_id", id)).first();
        if (found == null) {
            return null;
        }
        var fingerprint = found.getString("fingerprint");
        var answer = found.get("answer", Binary.class);
        var seed = found.get("seed", Binary.class);
        if (answer != null) {
            return new Entry.Answered(fingerprint, decrypted(key, answer.getData()));
        }
        return seed == null
                ? new Entry.Spent(fingerprint)
                : new Entry.Running(fingerprint, found.getString("attempt"), decrypted(key, seed.getData()));
    }

    /// Takes over a request that nobody works on any more, unless it was answered in the meantime.
    boolean takeOver(String id, String from, String attempt) {
        return documents
                        .updateOne(and(eq("_id", id), eq("attempt", from), exists("seed")), set("attempt", attempt))
                        .getModifiedCount()
                == 1;
    }

    /// @param fingerprint of the whole request
    /// @param article what the answer is about, if it has to go early
    void answer(String id, String key, String fingerprint, byte[] answer, @Nullable UUID article) {
        var kept = combine(
                set("answer", new Binary(encrypted(key, answer))), set("fingerprint", fingerprint), unset("seed"));
        documents.updateOne(eq("_id", id), article == null ? kept : combine(kept, set("article", article.toString())));
    }

    /// Leaves a request that may have changed something, though its answer is not known, to whoever repeats it.
    void abandon(String id, String attempt) {
        documents.updateOne(and(eq("_id", id), eq("attempt", attempt)), set("attempt", ABANDONED));
    }

    /// Forgets a request that changed nothing, so that it can be tried again.
    void release(String id, String attempt) {
        documents.deleteOne(and(eq("_id", id), eq("attempt", attempt)));
    }

    /// Forgets the answers about an article; the keys stay spent.
    void spend(UUID article) {
        documents.updateMany(eq("article", article.toString()), combine(unset("answer"), unset("article")));
    }

    @Scheduled(fixedDelay = 600_000)
    void forgetExpired() {
        documents.deleteMany(lte("expires", Date.from(clock.instant())));
    }

    byte[] randomBytes(int many) {
        var bytes = new byte[many];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] encrypted(String key, byte[] plain) {
        try {
            var nonce = randomBytes(NONCE);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, derived(key), new GCMParameterSpec(TAG_BITS, nonce));
            var sealed = cipher.doFinal(plain);
            var all = java.util.Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-GCM", e);
        }
    }

    private static byte[] decrypted(String key, byte[] all) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, derived(key), new GCMParameterSpec(TAG_BITS, all, 0, NONCE));
            return cipher.doFinal(all, NONCE, all.length - NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A stored answer was not written under this key", e);
        }
    }

    private static SecretKeySpec derived(String key) throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update("veche answer ".getBytes(StandardCharsets.UTF_8));
        return new SecretKeySpec(digest.digest(key.getBytes(StandardCharsets.UTF_8)), "AES");
    }
}
