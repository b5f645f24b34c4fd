package newsroom.platform.aggregate;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Optional;
import java.util.UUID;
import newsroom.contracts.RevisionContent;
import org.bson.Document;

/// The long texts of articles, each a document of its own under article and SHA-256, written before whatever refers to
/// it.
///
/// Destroying the texts of an article is final: a marker without text stays, and whoever was about to write one
/// destroys
/// it again.
public final class Texts {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> documents;

    public Texts(MongoCollection<Document> documents) {
        this.documents = documents;
        documents.createIndex(Indexes.ascending("article"), new IndexOptions());
    }

    /// Keeps a text and returns its SHA-256. Of an article whose texts are destroyed, nothing is kept.
    public String keep(UUID article, String text) {
        var hash = RevisionContent.sha256(text);
        var id = article + "/" + hash;
        documents.replaceOne(
                eq("_id", id),
                new Document("_id", id).append("article", article.toString()).append("text", text),
                UPSERT);
        if (areDestroyed(article)) {
            documents.deleteOne(eq("_id", id));
        }
        return hash;
    }

    public Optional<String> find(UUID article, String hash) {
        return Optional.ofNullable(
                        documents.find(eq("_id", article + "/" + hash)).first())
                .map(it -> it.getString("text"));
    }

    /// Puts the body back into content that names it by its hash.
    ///
    /// @throws IllegalStateException if the text is not there
    public RevisionContent whole(UUID article, RevisionContent content) {
        return content.withBody(find(article, content.body())
                .orElseThrow(() -> new IllegalStateException("A text of article " + article + " is missing")));
    }

    /// Destroys every text of an article, now and whatever is still being written.
    public void destroy(UUID article) {
        var marker = article.toString();
        documents.replaceOne(eq("_id", marker), new Document("_id", marker).append("destroyed", true), UPSERT);
        documents.deleteMany(and(eq("article", marker), ne("_id", marker)));
    }

    public boolean areDestroyed(UUID article) {
        return documents.find(eq("_id", article.toString())).first() != null;
    }
}
