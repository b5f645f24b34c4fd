package newsroom.publication.change;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;

/// The topics and regions under which anything was ever public, so that a feed of one stays a feed when
/// nothing is left in it, after a restart and on every instance. It says nothing of what was there. Bylines
/// are not kept: no name outlives the editions that show it.
public final class SelectedOnce {

    private static final String TOPIC = "topic/";
    private static final String REGION = "region/";
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> documents;
    private final Set<String> known = new HashSet<>();

    public SelectedOnce(MongoCollection<Document> documents) {
        this.documents = documents;
    }

    /// Called by one thread only.
    void add(Collection<Facets> facets) {
        facets.stream()
                .flatMap(it -> Stream.concat(
                        it.topics().stream().map(TOPIC::concat),
                        it.regions().stream().map(REGION::concat)))
                .distinct()
                .filter(it -> !known.contains(it))
                .toList()
                .forEach(it -> {
                    documents.replaceOne(new Document("_id", it), new Document("_id", it), UPSERT);
                    known.add(it);
                });
    }

    /// The feeds of all languages with these selections.
    List<FeedName> feeds() {
        var ids = documents.find().map(it -> it.getString("_id")).into(new ArrayList<>());
        known.addAll(ids);
        return ids.stream()
                .map(it -> FeedName.ALL.of(
                        it.startsWith(TOPIC)
                                ? new Selection.Topic(it.substring(TOPIC.length()))
                                : new Selection.Region(it.substring(REGION.length()))))
                .toList();
    }
}
