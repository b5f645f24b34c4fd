package newsroom.platform.aggregate;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private static final int AT_ONCE = 1000;
    private static final String BYLINES = "/bylines";
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

    /// Keeps several texts at once, as [#keep] would.
    public void keepAll(UUID article, Collection<String> texts) {
        var writes = texts.stream()
                .distinct()
                .map(it -> {
                    var id = article + "/" + RevisionContent.sha256(it);
                    return new ReplaceOneModel<>(
                            eq("_id", id),
                            new Document("_id", id)
                                    .append("article", article.toString())
                                    .append("text", it),
                            UPSERT);
                })
                .toList();
        if (writes.isEmpty()) {
            return;
        }
        documents.bulkWrite(writes);
        if (areDestroyed(article)) {
            documents.deleteMany(and(eq("article", article.toString()), ne("_id", article.toString())));
        }
    }

    /// Keeps a text once more to which something refers by now, if it was destroyed in the moment before, because
    /// nothing did.
    public void keepAgain(UUID article, String text) {
        var id = article + "/" + RevisionContent.sha256(text);
        if (documents.find(eq("_id", id)).projection(include("_id")).first() == null) {
            keep(article, text);
        }
    }

    /// The SHA-256 of every text that is kept of an article.
    public Set<String> hashes(UUID article) {
        var hashes = new HashSet<String>();
        var ids = documents.find(and(eq("article", article.toString()), exists("text")));
        for (var id : ids.projection(include("_id")).map(it -> it.getString("_id"))) {
            hashes.add(id.substring(article.toString().length() + 1));
        }
        return hashes;
    }

    public Optional<String> find(UUID article, String hash) {
        return Optional.ofNullable(
                        documents.find(eq("_id", article + "/" + hash)).first())
                .map(it -> it.getString("text"));
    }

    /// Those of these texts that are there, by their SHA-256.
    public Map<String, String> findAll(UUID article, Collection<String> hashes) {
        var ids = hashes.stream().map(it -> article + "/" + it).distinct().toList();
        var found = new HashMap<String, String>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            documents
                    .find(in("_id", ids.subList(from, Math.min(ids.size(), from + AT_ONCE))))
                    .forEach(it -> found.put(
                            it.getString("_id").substring(article.toString().length() + 1), it.getString("text")));
        }
        return found;
    }

    /// Puts the body back into content that names it by its hash.
    ///
    /// @throws IllegalStateException if the text is not there
    public RevisionContent whole(UUID article, RevisionContent content) {
        return content.withBody(find(article, content.body())
                .orElseThrow(() -> new IllegalStateException("A text of article " + article + " is missing")));
    }

    /// Notes that the contents of an article's revisions up to one have no byline any more, for as long as there are
    /// texts of it. The number only grows.
    public void dropBylines(UUID article, int lastRevision) {
        documents.updateOne(
                eq("_id", article + BYLINES),
                combine(setOnInsert("article", article.toString()), max("droppedThrough", lastRevision)),
                new UpdateOptions().upsert(true));
    }

    /// The last revision whose content has no byline any more, whatever somebody may say who has not heard of it yet;
    /// 0 if none was ever dropped.
    public int bylinesDroppedThrough(UUID article) {
        var dropped = documents.find(eq("_id", article + BYLINES)).first();
        return dropped == null ? 0 : dropped.getInteger("droppedThrough");
    }

    /// Destroys a single text, to which nothing refers any more.
    public void destroy(UUID article, String hash) {
        documents.deleteOne(eq("_id", article + "/" + hash));
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
