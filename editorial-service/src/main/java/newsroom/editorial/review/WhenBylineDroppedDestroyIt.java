package newsroom.editorial.review;

import newsroom.contracts.SubmissionEvent.BylineDropped;
import newsroom.editorial.paper.Revisions;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.event.Envelope;
import newsroom.platform.messaging.DroppedBylines;
import newsroom.platform.messaging.Reaction;

/// A contributor dropped the byline: review and translations lose it, and so does whatever comes later of the same
/// revisions. It may come before any of them does, and does not wait for those before it, so the review does not
/// remember the position of this cause.
public final class WhenBylineDroppedDestroyIt implements Reaction<BylineDropped> {

    private final AggregateStore<Review> reviews;
    private final Revisions revisions;
    private final DroppedBylines bylines;
    private final CarryOutStandings standings;

    WhenBylineDroppedDestroyIt(
            AggregateStore<Review> reviews, Revisions revisions, DroppedBylines bylines, CarryOutStandings standings) {
        this.reviews = reviews;
        this.revisions = revisions;
        this.bylines = bylines;
        this.standings = standings;
    }

    /// The number first and the revisions next, then the review and last the translations: each is made of the one
    /// before, so what is being made while this happens is made again, or made without.
    @Override
    public void to(Envelope<BylineDropped> cause) {
        var article = cause.event().articleId();
        var last = cause.event().lastRevision();
        bylines.drop(article, last);
        revisions.dropBylines(article, last);
        reviews.decide(
                article.toString(),
                Act.at(cause.time()),
                it -> Review.bylineDropped(it, article, last, number -> revisions.find(article, number), cause.time()));
        standings.carryOut(article);
    }
}
