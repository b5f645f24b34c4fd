package newsroom.publication.edition;

import newsroom.contracts.SubmissionEvent.ArticleRestored;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.event.Envelope;
import newsroom.platform.messaging.Reaction;

/// Back in sight, with what was approved in the meantime.
public final class WhenArticleRestored implements Reaction<ArticleRestored> {

    private final AggregateStore<Article> articles;
    private final CarryOutFanOuts carryOut;

    WhenArticleRestored(AggregateStore<Article> articles, CarryOutFanOuts carryOut) {
        this.articles = articles;
        this.carryOut = carryOut;
    }

    @Override
    public void to(Envelope<ArticleRestored> cause) {
        var id = cause.event().articleId();
        articles.decide(
                id.toString(),
                Act.because(cause),
                article -> article.orElseGet(() -> Article.unheardOf(id)).restore(cause.time()));
        carryOut.of(id);
    }
}
