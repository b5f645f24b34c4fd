package newsroom.editorial.paper;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.file.ArticleFiles;
import org.bson.Document;

/// Immutable documents about articles: revisions as they were sent, translations as they were handed in, suggestions.
/// Each is written before the aggregate that refers to it.
///
/// They are in one place so that an erasure forgets none. It is final: whoever was about to write one destroys it
/// again.
/// Long texts stand in [Texts] and are named by their SHA-256.
public final class Papers {

    /// Where a paper is kept.
    public record Place(String folder, String id) {}

    private final MongoCollection<Document> documents;
    private final Texts texts;
    private final ArticleFiles files;

    public Papers(MongoCollection<Document> documents, Texts texts, ArticleFiles files) {
        this.documents = documents;
        this.texts = texts;
        this.files = files;
        documents.createIndex(Indexes.ascending("article"));
        documents.createIndex(Indexes.ascending("folder", "_id"));
    }

    /// Keeps a paper unless there is one of that id, and returns the one that there is now: this, or an older one.
    /// Of an erased article, nothing is kept.
    public Document keep(UUID article, String folder, String id, Document paper) {
        var document = new Document("_id", id)
                .append("article", article.toString())
                .append("folder", folder)
                .append("paper", paper);
        try {
            documents.insertOne(document);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return find(id).orElse(paper);
        }
        if (texts.areDestroyed(article)) {
            documents.deleteOne(eq("_id", id));
        }
        return paper;
    }

    /// Keeps several papers at once, as [#keep] would.
    ///
    /// @param papers by folder and id
    public void keepAll(UUID article, Map<Place, Document> papers) {
        var all = new ArrayList<Document>();
        papers.forEach((place, paper) -> all.add(new Document("_id", place.id())
                .append("article", article.toString())
                .append("folder", place.folder())
                .append("paper", paper)));
        if (all.isEmpty()) {
            return;
        }
        try {
            documents.insertMany(all, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream().anyMatch(it -> it.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
                throw e;
            }
        }
        if (texts.areDestroyed(article)) {
            documents.deleteMany(eq("article", article.toString()));
        }
    }

    public Optional<Document> find(String id) {
        return Optional.ofNullable(documents.find(eq("_id", id)).first()).map(it -> it.get("paper", Document.class));
    }

    /// The stored documents with these ids, each with its `paper`, in no order.
    public List<Document> findAll(Collection<String> ids) {
        return documents.find(in("_id", ids)).into(new ArrayList<>());
    }

    /// The stored documents of a folder with ids after one, in the order of their ids.
    public List<Document> inFolder(String folder, String after, int most) {
        return documents
                .find(and(eq("folder", folder), gt("_id", after)))
                .sort(Sorts.ascending("_id"))
                .limit(most)
                .into(new ArrayList<>());
    }

    /// The stored documents of an article, each with its `_id`, `folder` and `paper`, in no order.
    List<Document> ofArticle(UUID article) {
        return documents.find(eq("article", article.toString())).into(new ArrayList<>());
    }

    /// Puts another paper in the place of one, if that is still there.
    void replace(String id, Document paper) {
        documents.updateOne(eq("_id", id), set("paper", paper));
    }

    void destroy(String id) {
        documents.deleteOne(eq("_id", id));
    }

    void destroyFolder(String folder) {
        documents.deleteMany(eq("folder", folder));
    }

    /// Destroys every text, paper and file of an article, now and whatever is still being written.
    public void destroy(UUID article) {
        texts.destroy(article);
        files.destroy(article);
        documents.deleteMany(eq("article", article.toString()));
    }
}
