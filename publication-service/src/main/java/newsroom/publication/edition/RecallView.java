package newsroom.publication.edition;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// What was taken back of an article, oldest first.
record RecallView(UUID articleId, List<Act> acts) {

    /// @param act `redaction`, `retraction`, `withdrawal` or `erasure`
    /// @param at when it was decided, truncated to the hour where a contributor caused it
    /// @param confirmed by whom, in the order of their names: whoever is missing has not followed yet
    record Act(String act, Instant at, List<Confirmation> confirmed) {}

    /// @param who the service, or the subscriber
    record Confirmation(String who, Instant at) {}

    static RecallView of(UUID article, List<Recall> recalls) {
        return new RecallView(
                article,
                recalls.stream()
                        .map(it -> new Act(
                                it.act().name().toLowerCase(Locale.ROOT),
                                it.at(),
                                it.confirmed().entrySet().stream()
                                        .map(one -> new Confirmation(one.getKey(), one.getValue()))
                                        .toList()))
                        .toList());
    }
}
