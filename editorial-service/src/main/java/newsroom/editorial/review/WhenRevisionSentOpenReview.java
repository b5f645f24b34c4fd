package newsroom.editorial.review;

import java.time.Clock;
import java.util.Optional;
import newsroom.contracts.SubmissionEvent.RevisionSent;
import newsroom.editorial.desk.Desks;
import newsroom.editorial.paper.Revisions;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.event.Envelope;
import newsroom.platform.file.PullFiles;
import newsroom.platform.messaging.Reaction;

/// A revision was sent, or an editor's proposal became one: it is kept, and the review of its article opens, or opens
/// again.
public final class WhenRevisionSentOpenReview implements Reaction<RevisionSent> {

    private final AggregateStore<Review> reviews;
    private final Revisions revisions;
    private final Desks desks;
    private final DeskBenches benches;
    private final PullFiles pull;
    private final Clock clock;

    WhenRevisionSentOpenReview(
            AggregateStore<Review> reviews,
            Revisions revisions,
            Desks desks,
            DeskBenches benches,
            PullFiles pull,
            Clock clock) {
        this.reviews = reviews;
        this.revisions = revisions;
        this.desks = desks;
        this.benches = benches;
        this.pull = pull;
        this.clock = clock;
    }

    @Override
    public void to(Envelope<RevisionSent> cause) {
        var sent = cause.event();
        var id = sent.articleId().toString();
        if (reviews.find(id).map(it -> it.state() instanceof Review.Erased).orElse(false)) {
            return;
        }
        pull.of(sent.articleId(), sent.content());
        var revision = revisions.keep(
                sent.articleId(),
                sent.revision(),
                sent.hash(),
                sent.significance(),
                sent.content(),
                sent.note(),
                sent.proposal());
        var desk = desks.routed(sent.content());
        reviews.decide(
                id,
                Act.because(cause),
                it -> Review.revisionSent(
                        Optional.of(Placing.routed(it, sent.articleId(), desk, desks::of, cause.time())),
                        sent.articleId(),
                        revisions.find(sent.articleId(), sent.revision()).orElse(revision), // its byline may be dropped
                        benches,
                        cause.time(),
                        Deliberating.from(clock.instant())));
    }
}
