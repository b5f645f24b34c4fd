package newsroom.editorial.review;

import newsroom.contracts.SubmissionEvent.ArticleRestored;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.event.Envelope;
import newsroom.platform.messaging.Reaction;

/// A contributor undid a withdrawal: review and translations go on where they stood.
public final class WhenArticleRestoredShowIt implements Reaction<ArticleRestored> {

    private final AggregateStore<Review> reviews;
    private final CarryOutStandings standings;

    WhenArticleRestoredShowIt(AggregateStore<Review> reviews, CarryOutStandings standings) {
        this.reviews = reviews;
        this.standings = standings;
    }

    @Override
    public void to(Envelope<ArticleRestored> cause) {
        var article = cause.event().articleId();
        reviews.change(article.toString(), Act.because(cause), it -> it.restored(cause.time()));
        standings.carryOut(article);
    }
}
