package newsroom.editorial.review;

import newsroom.contracts.SubmissionEvent.ArticleWithdrawn;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.event.Envelope;
import newsroom.platform.messaging.Reaction;

/// A contributor took an article out of sight: its review and its translations show nowhere and stand still. It may
/// come before any revision does.
public final class WhenArticleWithdrawnHideIt implements Reaction<ArticleWithdrawn> {

    private final AggregateStore<Review> reviews;
    private final CarryOutStandings standings;

    WhenArticleWithdrawnHideIt(AggregateStore<Review> reviews, CarryOutStandings standings) {
        this.reviews = reviews;
        this.standings = standings;
    }

    @Override
    public void to(Envelope<ArticleWithdrawn> cause) {
        var article = cause.event().articleId();
        reviews.decide(
                article.toString(),
                Act.because(cause),
                it -> Review.withdrawn(it, article, cause.event().withdrawal(), cause.time()));
        standings.carryOut(article);
    }
}
