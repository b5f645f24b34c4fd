package newsroom.editorial.listing;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import newsroom.platform.web.Cursor;
import newsroom.platform.web.InvalidInput;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// A page of aggregates, those longest in their state first.
///
/// @param documents as stored
/// @param next where the next page begins, if there is one
public record Page(List<Document> documents, @Nullable Cursor next) {

    private static final String FIELD = "after";

    public Page {
        documents = List.copyOf(documents);
    }

    /// The cursor as it stands in answers.
    public @Nullable String nextAsText() {
        return next == null ? null : next.toString();
    }

    /// Reads the page after a cursor, by keys: it costs the same however far down the list it is.
    public static Page of(MongoCollection<Document> collection, Bson filter, @Nullable String after, int limit) {
        var wanted = after == null ? filter : and(filter, beyond(after));
        var found = collection
                .find(wanted)
                .sort(Sorts.ascending("state.since", "_id"))
                .limit(limit + 1)
                .into(new ArrayList<>());
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        var shown = found.subList(0, limit);
        var last = shown.getLast();
        var since = last.get("state", Document.class).getDate("since").getTime();
        return new Page(shown, new Cursor(List.of(Long.toString(since), last.getString("_id"))));
    }

    private static Bson beyond(String after) {
        var keys = Cursor.parse(FIELD, after, 2).keys();
        try {
            var since = Date.from(Instant.ofEpochMilli(Long.parseLong(keys.getFirst())));
            return and(
                    gte("state.since", since), // by which an index finds the place
                    or(gt("state.since", since), gt("_id", keys.getLast())));
        } catch (NumberFormatException _) {
            throw new InvalidInput(FIELD, "must be a cursor as it was given out");
        }
    }
}
