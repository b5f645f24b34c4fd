package newsroom.publication.change;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;

/// The topics and regions under which anything was ever public, so that a feed of one stays a feed when nothing is left
/// in it, after a restart and on every instance. They are kept sealed: whoever names one is told whether it was, and
/// nothing here says a word of an article that was erased. Bylines are not kept at all.
public final class SelectedOnce {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> documents;
    private final StoredKey key;
    private final PublicOrder order;
    private final Set<Selection> known = new HashSet<>();

    public SelectedOnce(MongoCollection<Document> documents, StoredKey key, PublicOrder order) {
        this.documents = documents;
        this.key = key;
        this.order = order;
    }

    /// Called by one thread only.
    void add(Collection<Facets> facets) {
        facets.stream()
                .flatMap(it -> Stream.concat(
                        it.topics().stream().map(Selection.Topic::new),
                        it.regions().stream().map(Selection.Region::new)))
                .distinct()
                .filter(it -> !known.contains(it))
                .toList()
                .forEach(it -> {
                    var id = new Document("_id", id(it).orElseThrow());
                    documents.replaceOne(id, id, UPSERT);
                    known.add(it);
                });
    }

    /// Whether there is such a feed, or was one before this instance began to follow. It asks the store only where the
    /// order does not know.
    public boolean isKnown(FeedName feed) {
        if (order.isKnown(feed)) {
            return true;
        }
        var selection = Objects.requireNonNull(feed.selection()); // everything is known
        var was = id(selection)
                .filter(it -> documents.find(eq("_id", it)).first() != null)
                .isPresent();
        if (was) {
            order.know(FeedName.ALL.of(selection));
        }
        return was;
    }

    private Optional<String> id(Selection selection) {
        var named = switch (selection) {
            case Selection.Topic(var id) -> "topic/" + id;
            case Selection.Region(var id) -> "region/" + id;
            case Selection.Byline _, Selection.Corrections _ -> null;
        };
        return Optional.ofNullable(named).map(it -> HexFormat.of().formatHex(key.seal(it)));
    }
}
