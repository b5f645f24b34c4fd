package newsroom.editorial.review;

import newsroom.contracts.SubmissionEvent.ProposalStale;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.event.Envelope;
import newsroom.platform.messaging.Reaction;

/// A revision that an editor proposed did not become one: they see it, and against what they would write now.
public final class WhenProposalStaleShowIt implements Reaction<ProposalStale> {

    private final AggregateStore<Review> reviews;

    WhenProposalStaleShowIt(AggregateStore<Review> reviews) {
        this.reviews = reviews;
    }

    @Override
    public void to(Envelope<ProposalStale> cause) {
        var told = cause.event();
        reviews.change(
                told.articleId().toString(),
                Act.because(cause),
                it -> it.proposalStale(told.proposalId(), told.revision(), cause.time()));
    }
}
