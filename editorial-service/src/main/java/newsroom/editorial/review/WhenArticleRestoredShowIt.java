package newsroom.editorial.review;

import java.time.Clock;
import newsroom.contracts.SubmissionEvent.ArticleRestored;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.event.Envelope;
import newsroom.platform.messaging.Reaction;

/// A contributor undid a withdrawal: review and translations go on where they stood.
public final class WhenArticleRestoredShowIt implements Reaction<ArticleRestored> {

    private final AggregateStore<Review> reviews;
    private final CarryOutStandings standings;
    private final Clock clock;

    WhenArticleRestoredShowIt(AggregateStore<Review> reviews, CarryOutStandings standings, Clock clock) {
        this.reviews = reviews;
        this.standings = standings;
        this.clock = clock;
    }

    @Override
    public void to(Envelope<ArticleRestored> cause) {
        var article = cause.event().articleId();
        reviews.change(
                article.toString(),
                Act.because(cause),
                it -> it.restored(cause.time(), Deliberating.from(clock.instant())));
        standings.carryOut(article);
    }
}
