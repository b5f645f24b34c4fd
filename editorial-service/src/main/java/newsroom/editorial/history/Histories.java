package newsroom.editorial.history;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import newsroom.platform.aggregate.Texts;
import org.bson.Document;
import org.bson.conversions.Bson;

/// The histories of articles, each entry a document of its own, for ever. Of an erased article nothing stays but that
/// there were as many.
///
/// What a review says of its history stands: an entry that says otherwise, as after a restoration from a backup, is
/// overwritten by the review's own.
public final class Histories {

    private static final int AT_ONCE = 500;

    private final MongoCollection<Document> documents;
    private final Texts texts;

    public Histories(MongoCollection<Document> documents, Texts texts) {
        this.documents = documents;
        this.texts = texts;
        documents.createIndex(Indexes.ascending("article", "number"));
    }

    /// Keeps the entries that a review still has; again changes nothing. Of an article that is erased or has lost its
    /// byline meanwhile, what went with that is not kept.
    ///
    /// @param now the hashes of its revisions, asked for afterwards
    public void keep(UUID article, List<Link> links, RevisionHashes now) {
        links.forEach(it -> keep(article, it));
        if (texts.areDestroyed(article)) {
            destroy(article);
        }
        var dropped = texts.bylinesDroppedThrough(article);
        if (dropped > 0) {
            dropBylines(article, dropped, now);
        }
    }

    private void keep(UUID article, Link link) {
        var id = article + "/" + link.number();
        var document = HistoryDocument.write(link).append("_id", id).append("article", article.toString());
        try {
            documents.insertOne(document);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            documents.replaceOne(and(eq("_id", id), ne("hash", link.hash())), document);
        }
    }

    /// The entries after one, in their order.
    ///
    /// @param held what the review holds, read before
    public List<Link> after(UUID article, History held, int number, int most) {
        var links = new TreeMap<Integer, Link>();
        held.unmoved().stream().filter(it -> it.number() > number).forEach(it -> links.put(it.number(), it));
        documents
                .find(and(of(article), gt("number", number), lte("number", held.length())))
                .sort(Sorts.ascending("number"))
                .limit(most)
                .forEach(it -> links.put(it.getInteger("number"), HistoryDocument.read(it)));
        return links.values().stream().limit(most).toList();
    }

    /// Checks every entry.
    ///
    /// @param review reads what the review holds
    public Verification verify(UUID article, Supplier<History> review) {
        var held = review.get();
        var found = Verification.of(article, held.head(), it -> after(article, held, it, AT_ONCE));
        var last = documents.find(of(article)).sort(Sorts.descending("number")).first();
        var number = last == null ? 0 : last.getInteger("number");
        return number > review.get().length() ? found.withBeyondHead(number) : found;
    }

    /// Destroys what the entries of an article say.
    public void destroy(UUID article) {
        documents.updateMany(
                and(of(article), ne("content.act", History.ERASED)),
                combine(unset("salt"), unset("content"), unset("opening")));
    }

    /// Destroys the hashes that the revisions up to one had with their bylines.
    public void dropBylines(UUID article, int lastRevision, RevisionHashes now) {
        for (var it : documents
                .find(and(of(article), exists("opening"), lte("content.revision", lastRevision)))
                .into(new ArrayList<>())) {
            if (HistoryDocument.read(it).tellsAnother(lastRevision, now)) {
                documents.updateOne(eq("_id", it.getString("_id")), unset("opening"));
            }
        }
    }

    private static Bson of(UUID article) {
        return eq("article", article.toString());
    }
}
