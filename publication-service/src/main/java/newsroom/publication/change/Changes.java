package newsroom.publication.change;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.LongStream;
import org.bson.Document;

/// The public order as it is stored: one document per number, gap-free, each state of an edition once.
public final class Changes {

    private final MongoCollection<Document> documents;

    public Changes(MongoCollection<Document> documents) {
        this.documents = documents;
        documents.createIndex(Indexes.ascending("edition", "version"), new IndexOptions().unique(true));
    }

    /// The changes that follow a number, in their order.
    public List<Change> after(long number, int most) {
        if (documents.find(eq("_id", number + 1)).first() == null) {
            return List.of();
        }
        var numbers = LongStream.rangeClosed(number + 1, number + most).boxed().toList();
        return documents.find(in("_id", numbers)).map(Changes::read).into(new ArrayList<>()).stream()
                .sorted(Comparator.comparingLong(Change::number))
                .toList();
    }

    /// The highest number there is, 0 for none.
    long last() {
        var last = documents
                .find()
                .projection(include("_id"))
                .sort(Sorts.descending("_id"))
                .first();
        return last == null ? 0 : last.getLong("_id");
    }

    boolean isTaken(long number) {
        return documents.find(eq("_id", number)).first() != null;
    }

    boolean isNumbered(EditionId edition, int version) {
        return documents
                        .find(and(eq("edition", edition.toString()), eq("version", version)))
                        .first()
                != null;
    }

    /// @return whether it stands there now: not if the number, or the state of the edition, was there before
    boolean insert(Change change) {
        try {
            documents.insertOne(new Document("_id", change.number())
                    .append("edition", change.edition().toString())
                    .append("version", change.version())
                    .append("kind", change.kind().name())
                    .append("at", Date.from(change.at())));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private static Change read(Document it) {
        return new Change(
                it.getLong("_id"),
                EditionId.parse(it.getString("edition")),
                it.getInteger("version"),
                Change.Kind.valueOf(it.getString("kind")),
                Instant.ofEpochMilli(it.getDate("at").getTime()));
    }
}
