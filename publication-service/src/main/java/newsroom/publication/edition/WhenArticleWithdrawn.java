package newsroom.publication.edition;

import newsroom.contracts.SubmissionEvent.ArticleWithdrawn;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.event.Envelope;
import newsroom.platform.messaging.Reaction;

/// Out of sight in every language at once, and whatever is approved later stays hidden.
public final class WhenArticleWithdrawn implements Reaction<ArticleWithdrawn> {

    private final AggregateStore<Article> articles;
    private final CarryOutFanOuts carryOut;

    WhenArticleWithdrawn(AggregateStore<Article> articles, CarryOutFanOuts carryOut) {
        this.articles = articles;
        this.carryOut = carryOut;
    }

    @Override
    public void to(Envelope<ArticleWithdrawn> cause) {
        var id = cause.event().articleId();
        articles.decide(
                id.toString(),
                Act.because(cause),
                article -> article.orElseGet(() -> Article.unheardOf(id))
                        .withdraw(cause.event().withdrawal(), cause.time()));
        carryOut.of(id);
    }
}
