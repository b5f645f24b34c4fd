package newsroom.platform.messaging;

import static com.mongodb.client.model.Filters.eq;

import java.util.HashSet;
import java.util.Set;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.event.EventCodec;
import org.bson.Document;

/// Which texts the events name that an aggregate has not sent yet. They are put in when it sends them, so none of these
/// may be destroyed before.
public final class UnsentTexts {

    private final EventCodec codec;

    UnsentTexts(EventCodec codec) {
        this.codec = codec;
    }

    /// By their SHA-256.
    public Set<String> of(AggregateStore<?> store, String id) {
        var named = new HashSet<String>();
        var holder = store.documents().find(eq("_id", id)).first();
        if (holder != null) {
            holder.getList("outbox", Document.class)
                    .forEach(it -> codec.textOf(it.getString("data")).ifPresent(named::add));
        }
        return named;
    }
}
