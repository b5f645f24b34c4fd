package newsroom.platform.file;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;

/// A service's own copies of the files of articles, each under article and SHA-256, written before whatever refers to
/// it.
///
/// Destroying those of an article is final: a marker stays, and whoever was about to write one destroys it again.
public final class ArticleFiles {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    /// What is known of a copy.
    public record Kept(String sha256, String mediaType, long size) {}

    private final MongoCollection<Document> documents;
    private final FileChunks chunks;

    public ArticleFiles(MongoCollection<Document> documents, FileChunks chunks) {
        this.documents = documents;
        this.chunks = chunks;
        documents.createIndex(Indexes.ascending("article"), new IndexOptions());
    }

    public Optional<Kept> find(UUID article, String sha256) {
        return Optional.ofNullable(
                        documents.find(eq("_id", id(article, sha256))).first())
                .map(it -> new Kept(sha256, it.getString("mediaType"), it.getLong("size")));
    }

    /// Keeps a file. Of an article whose files are destroyed, nothing is kept.
    ///
    /// @throws OtherBytes if it has another hash
    void keep(UUID article, String sha256, String mediaType, InputStream bytes) throws IOException {
        var id = id(article, sha256);
        var digest = sha256();
        var size = chunks.write(article, id, new DigestInputStream(bytes, digest), null);
        if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
            chunks.destroy(id);
            throw new OtherBytes();
        }
        documents.replaceOne(
                eq("_id", id),
                new Document("_id", id)
                        .append("article", article.toString())
                        .append("mediaType", mediaType)
                        .append("size", size),
                UPSERT);
        if (areDestroyed(article)) {
            destroy(article);
        }
    }

    /// Writes out a copy.
    ///
    /// @throws FileChunks.Destroyed if it is destroyed
    public void copy(UUID article, Kept kept, OutputStream to) throws IOException {
        chunks.copy(id(article, kept.sha256()), kept.size(), to);
    }

    /// Destroys every file of an article, now and whatever is still being written.
    public void destroy(UUID article) {
        var marker = article.toString();
        documents.replaceOne(eq("_id", marker), new Document("_id", marker).append("destroyed", true), UPSERT);
        documents.deleteMany(and(eq("article", marker), ne("_id", marker)));
        chunks.destroyAll(article);
    }

    boolean areDestroyed(UUID article) {
        return documents.find(eq("_id", article.toString())).first() != null;
    }

    private static String id(UUID article, String sha256) {
        return article + "/" + sha256;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /// What came is not what was asked for.
    static final class OtherBytes extends IOException {
        OtherBytes() {
            super("The file has another hash than it should");
        }
    }
}
