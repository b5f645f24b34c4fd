package newsroom.submission.draft;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Versioned;
import newsroom.platform.text.Fingerprint;
import newsroom.platform.text.Segments;
import newsroom.submission.similar.Fingerprints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/// Looks for articles that are much like a revision that was sent, so that they are linked. Nobody waits for it: it
/// finds by a mark on the draft what was sent, whenever that was, and a crash delays it and nothing else.
class FindSimilar {

    /// Of the segments of the longer text, whatever their order.
    static final double SHARE = 0.8;

    private static final Logger log = LoggerFactory.getLogger(FindSimilar.class);
    private static final String TO_COMPARE = "state." + DraftDocument.TO_COMPARE;
    private static final int AT_ONCE = 100;
    private static final int MOST_READ = 30;
    private static final int MOST_LINKED = 10;

    private final AggregateStore<Draft> drafts;
    private final RevisionContents contents;
    private final Fingerprints fingerprints;
    private final Clock clock;

    FindSimilar(AggregateStore<Draft> drafts, RevisionContents contents, Fingerprints fingerprints, Clock clock) {
        this.drafts = drafts;
        this.contents = contents;
        this.fingerprints = fingerprints;
        this.clock = clock;
        drafts.documents().createIndex(Indexes.ascending(TO_COMPARE), new IndexOptions().sparse(true));
    }

    /// Those that cannot be compared hold up no other.
    @Scheduled(fixedDelayString = "${newsroom.submission.comparison-sweep:2s}")
    void sweep() {
        for (var found : drafts.findAll(eq(TO_COMPARE, true), AT_ONCE)) {
            try {
                compare(found);
            } catch (RuntimeException e) {
                log.warn(
                        "A revision is compared with others later: {}",
                        e.getClass().getSimpleName());
            }
        }
    }

    /// The fingerprint is kept before others are looked for: of two texts that are sent at once, one finds the other.
    private void compare(Versioned<Draft> found) {
        var article = found.state().articleId();
        var revision = lastSent(found.state());
        var text = revision.flatMap(it -> segments(article, it));
        if (revision.isEmpty() || text.isEmpty()) {
            return; // it is being erased just now
        }
        var fingerprint = Fingerprint.of(text.get());
        fingerprints.keep(article, fingerprint, List.of());
        var similar = fingerprints.mayBeAlike(article, fingerprint, SHARE).stream()
                .limit(MOST_READ)
                .filter(it -> isAlike(text.get(), it))
                .limit(MOST_LINKED)
                .toList();
        if (!similar.isEmpty()) {
            fingerprints.keep(article, fingerprint, similar);
        }
        drafts.change(found.id(), Act.ofContributor(clock.instant()), it -> it.compared(revision.get(), similar));
    }

    private boolean isAlike(Segments text, UUID other) {
        return drafts.find(other.toString())
                .map(Versioned::state)
                .flatMap(it -> lastSent(it).flatMap(sent -> segments(other, sent)))
                .filter(it -> it.alike(text) >= SHARE)
                .isPresent();
    }

    private static Optional<SentRevision> lastSent(Draft draft) {
        return draft.papersIfAny().flatMap(it -> it.writing().lastSent());
    }

    /// Those of the body. A title makes no text another.
    private Optional<Segments> segments(UUID article, SentRevision revision) {
        return contents.whole(article, revision).map(it -> Segments.of(it.body()));
    }
}
