package newsroom.publication.edition;

import newsroom.contracts.SubmissionEvent.ArticleErased;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.event.Envelope;
import newsroom.platform.messaging.Reaction;

/// Destroyed in every language, and whatever is approved later is discarded.
public final class WhenArticleErased implements Reaction<ArticleErased> {

    private final AggregateStore<Article> articles;
    private final CarryOutFanOuts carryOut;

    WhenArticleErased(AggregateStore<Article> articles, CarryOutFanOuts carryOut) {
        this.articles = articles;
        this.carryOut = carryOut;
    }

    @Override
    public void to(Envelope<ArticleErased> cause) {
        var id = cause.event().articleId();
        var legalDuty = Boolean.TRUE.equals(cause.event().legalDuty());
        articles.decide(
                id.toString(),
                Act.because(cause),
                article -> article.orElseGet(() -> Article.unheardOf(id)).erase(legalDuty, cause.time()));
        carryOut.of(id);
    }
}
