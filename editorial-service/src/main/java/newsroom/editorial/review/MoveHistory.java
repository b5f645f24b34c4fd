package newsroom.editorial.review;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.pull;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.List;
import java.util.UUID;
import newsroom.editorial.history.Histories;
import newsroom.editorial.history.HistoryDocument;
import newsroom.editorial.history.Link;
import newsroom.editorial.paper.Revisions;
import newsroom.platform.aggregate.AggregateStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/// Moves what a review has noted of its history into documents of their own, so that the review's does not grow.
///
/// It is done right after the write that noted it, and by a sweep where a crash or an outage came in between. The
/// documents are written first; only then the review lets go of what they hold. Doing it again changes nothing.
final class MoveHistory {

    private static final Logger log = LoggerFactory.getLogger(MoveHistory.class);
    private static final String UNMOVED = "state.history.unmoved";
    private static final int AT_ONCE = 200;

    private final AggregateStore<Review> reviews;
    private final Histories histories;
    private final Revisions revisions;

    MoveHistory(AggregateStore<Review> reviews, Histories histories, Revisions revisions) {
        this.reviews = reviews;
        this.histories = histories;
        this.revisions = revisions;
        reviews.documents().createIndex(Indexes.ascending(UNMOVED + ".number"), new IndexOptions().sparse(true));
        reviews.onWrite((id, state) -> moveSoon(id, HistoryDocument.of(state).unmoved()));
    }

    /// What was done stands whether this succeeds now or is left to the sweep.
    private void moveSoon(String id, List<Link> unmoved) {
        try {
            move(id, unmoved);
        } catch (RuntimeException e) {
            // No article is named: the time of this line may be that of its contributor's act.
            log.warn("A history is moved later: {}", e.getClass().getSimpleName());
        }
    }

    /// The review's version stays as it was: what can be read of the review is the same before and after. A rival who
    /// read it before may put back what was moved, which is then moved again.
    private void move(String id, List<Link> unmoved) {
        if (!unmoved.isEmpty()) {
            var article = UUID.fromString(id);
            histories.keep(article, unmoved, revisions.hashes(article));
            reviews.documents()
                    .updateOne(
                            eq("_id", id),
                            pull(UNMOVED, lte("number", unmoved.getLast().number())));
        }
    }

    @Scheduled(fixedDelayString = "${newsroom.editorial.sweep}")
    void sweep() {
        try {
            reviews.findAll(gte(UNMOVED + ".number", 1), AT_ONCE)
                    .forEach(it -> moveSoon(it.id(), it.state().history().unmoved()));
        } catch (RuntimeException e) {
            log.warn("The sweep of histories is tried again: {}", e.getClass().getSimpleName());
        }
    }
}
