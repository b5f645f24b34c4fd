package newsroom.platform.messaging;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import java.util.UUID;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.event.EventCodec;
import org.bson.Document;

/// Takes bylines that were dropped out of what waits beside the states of a service's aggregates: events that are
/// parked, and events that are not sent yet. Doing it again changes nothing.
public final class DroppedBylines {

    private final Texts texts;
    private final ParkedEvents parked;
    private final EventCodec codec;

    DroppedBylines(Texts texts, ParkedEvents parked, EventCodec codec) {
        this.texts = texts;
        this.parked = parked;
        this.codec = codec;
    }

    /// Drops the byline of an article's revisions up to one from what is parked, now and whenever it is parked later.
    public void drop(UUID article, int lastRevision) {
        texts.dropBylines(article, lastRevision);
        parked.dropBylines(article, lastRevision);
    }

    /// The last revision of an article of which the byline is dropped; 0 if none is.
    public int droppedThrough(UUID article) {
        return texts.bylinesDroppedThrough(article);
    }

    /// Drops it from the events that an aggregate has not sent yet. One that is being sent just now is like one that
    /// was sent before.
    public void dropUnsent(AggregateStore<?> store, String id, int lastRevision) {
        var holder = store.documents().find(eq("_id", id)).first();
        if (holder == null) {
            return;
        }
        for (var entry : holder.getList("outbox", Document.class)) {
            var article = UUID.fromString(entry.getString("article"));
            codec.withoutByline(
                            entry.getString("data"),
                            lastRevision,
                            body -> texts.find(article, body).orElse(body))
                    .ifPresent(data -> store.documents()
                            .updateOne(
                                    and(eq("_id", id), eq("outbox.id", entry.getString("id"))),
                                    set("outbox.$.data", data)));
        }
    }
}
