package newsroom.publication.edition;

import newsroom.contracts.EditorialEvent.ArticleRetracted;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.event.Envelope;
import newsroom.platform.messaging.Reaction;

/// Marked in every language at once, and whatever is approved later of the same revisions comes with the mark.
public final class WhenArticleRetracted implements Reaction<ArticleRetracted> {

    private final AggregateStore<Article> articles;
    private final CarryOutFanOuts carryOut;

    WhenArticleRetracted(AggregateStore<Article> articles, CarryOutFanOuts carryOut) {
        this.articles = articles;
        this.carryOut = carryOut;
    }

    @Override
    public void to(Envelope<ArticleRetracted> cause) {
        var id = cause.event().articleId();
        articles.decide(
                id.toString(),
                Act.because(cause),
                article -> article.orElseGet(() -> Article.unheardOf(id))
                        .retract(cause.event().reason(), cause.time()));
        carryOut.of(id);
    }
}
