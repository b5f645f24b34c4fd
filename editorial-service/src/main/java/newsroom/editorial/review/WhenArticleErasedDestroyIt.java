package newsroom.editorial.review;

import newsroom.contracts.SubmissionEvent.ArticleErased;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.event.Envelope;
import newsroom.platform.messaging.Reaction;

/// An article is erased: all that the service has of it is destroyed, and whatever comes of it later is passed over. It
/// may come before any revision does.
public final class WhenArticleErasedDestroyIt implements Reaction<ArticleErased> {

    private final AggregateStore<Review> reviews;
    private final CarryOutStandings standings;

    WhenArticleErasedDestroyIt(AggregateStore<Review> reviews, CarryOutStandings standings) {
        this.reviews = reviews;
        this.standings = standings;
    }

    @Override
    public void to(Envelope<ArticleErased> cause) {
        var article = cause.event().articleId();
        reviews.decide(article.toString(), Act.because(cause), it -> Review.erased(it, article, cause.time()));
        standings.carryOut(article);
    }
}
