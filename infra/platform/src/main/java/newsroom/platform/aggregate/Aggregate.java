package newsroom.platform.aggregate;

import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// What the store has to know of a kind of aggregate: how its state is written down, and what becomes due by itself.
public interface Aggregate<S> {

    /// The first part of its subject: `draft`, `review`, `translation`, `edition`.
    String kind();

    Document write(S state);

    S read(Document state);

    /// When something is to happen by itself, if anything is.
    default @Nullable Instant due(S state) {
        return null;
    }

    /// What has become due by `now`. The result must be due later than `now`, or never.
    default Answer.Accepted<S> settle(S state, Instant now) {
        throw new IllegalStateException("Nothing of this aggregate falls due");
    }
}
