package newsroom.editorial.translation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/// Who translated into, or approved in, a language of late. Only the day is kept.
final class Speakers {

    /// After so long without an act somebody does not count as active.
    static final Duration RECENTLY = Duration.ofDays(90);

    private final MongoCollection<Document> documents;

    Speakers(MongoDatabase store) {
        this.documents = store.getCollection("speakers");
        documents.createIndex(Indexes.ascending("day"));
    }

    void spoke(String name, String language, Instant at) {
        var day = Date.from(at.truncatedTo(ChronoUnit.DAYS));
        var id = language + "/" + name;
        if (documents.find(and(eq("_id", id), gte("day", day))).first() == null) {
            documents.updateOne(
                    eq("_id", id),
                    combine(setOnInsert("language", language), max("day", day)),
                    new UpdateOptions().upsert(true));
        }
    }

    /// How many are active in each language; none where nobody is.
    Map<String, Integer> active(Instant now) {
        var many = new HashMap<String, Integer>();
        documents
                .aggregate(List.of(
                        Aggregates.match(gte("day", Date.from(now.minus(RECENTLY)))),
                        Aggregates.group("$language", Accumulators.sum("many", 1))))
                .forEach(it -> many.put(
                        it.getString("_id"), it.get("many", Number.class).intValue()));
        return many;
    }
}
