package newsroom.submission.similar;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.text.Fingerprint;
import org.bson.Document;

/// The fingerprints of the texts that were sent, of each article the one of the last, and which articles were found to
/// be like it.
///
/// A search reads no more than a set number of documents, however many there are: it looks a few of the text's marks
/// up, and reads the fingerprints that have most of them. They go with the texts of their article and, like these, do
/// not come again.
public final class Fingerprints {

    /// A text that has four fifths of its segments in common with another has most of so many marks in common too.
    private static final int MARKS_LOOKED_UP = 24;

    private static final int MOST_OF_A_MARK = 50;
    private static final int MOST_READ = 50;
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> documents;
    private final Texts texts;

    public Fingerprints(MongoCollection<Document> documents, Texts texts) {
        this.documents = documents;
        this.texts = texts;
        documents.createIndex(Indexes.ascending("marks"));
    }

    /// Keeps the fingerprint of an article in place of an older one, and that others are like it. Of an article whose
    /// texts are destroyed, nothing is kept.
    public void keep(UUID article, Fingerprint fingerprint, List<UUID> similar) {
        var id = article.toString();
        documents.replaceOne(
                eq("_id", id),
                new Document("_id", id)
                        .append("segments", fingerprint.segments())
                        .append("marks", fingerprint.marks())
                        .append("similar", similar.stream().map(UUID::toString).toList()),
                UPSERT);
        if (texts.areDestroyed(article)) {
            destroy(article);
        }
    }

    /// The articles that may have that share of segments in common with a text, the likeliest first.
    ///
    /// @param article whose text it is
    public List<UUID> mayBeAlike(UUID article, Fingerprint fingerprint, double share) {
        var common = new HashMap<String, Integer>();
        for (var mark : fingerprint.marks().stream().limit(MARKS_LOOKED_UP).toList()) {
            documents
                    .find(eq("marks", mark))
                    .projection(Projections.include("_id"))
                    .limit(MOST_OF_A_MARK)
                    .forEach(it -> common.merge(it.getString("_id"), 1, Integer::sum));
        }
        common.remove(article.toString());
        var byCommon = Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey());
        var alike = new ArrayList<UUID>();
        for (var found :
                common.entrySet().stream().sorted(byCommon).limit(MOST_READ).toList()) {
            find(found.getKey())
                    .filter(it -> fingerprint(it).mayBeAlike(fingerprint, share))
                    .ifPresent(_ -> alike.add(UUID.fromString(found.getKey())));
        }
        return alike;
    }

    /// What was found to be like the last text of an article.
    public List<UUID> similarTo(UUID article) {
        return find(article.toString()).stream()
                .flatMap(it -> it.getList("similar", String.class).stream())
                .map(UUID::fromString)
                .toList();
    }

    public void destroy(UUID article) {
        documents.deleteOne(eq("_id", article.toString()));
    }

    private Optional<Document> find(String id) {
        return Optional.ofNullable(documents.find(eq("_id", id)).first());
    }

    private static Fingerprint fingerprint(Document document) {
        return new Fingerprint(document.getInteger("segments"), document.getList("marks", Long.class));
    }
}
