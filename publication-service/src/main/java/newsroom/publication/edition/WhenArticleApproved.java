package newsroom.publication.edition;

import newsroom.contracts.EditorialEvent.ArticleApproved;
import newsroom.contracts.Significance;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.event.Envelope;
import newsroom.platform.messaging.Reaction;

/// Publishes the original, and with it the translations that wait for it; a newer revision is its correction.
public final class WhenArticleApproved implements Reaction<ArticleApproved> {

    private final ApprovedTexts approvedTexts;
    private final AggregateStore<Article> articles;
    private final CarryOutFanOuts carryOut;

    WhenArticleApproved(ApprovedTexts approvedTexts, AggregateStore<Article> articles, CarryOutFanOuts carryOut) {
        this.approvedTexts = approvedTexts;
        this.articles = articles;
        this.carryOut = carryOut;
    }

    @Override
    public void to(Envelope<ArticleApproved> cause) {
        var event = cause.event();
        var id = event.articleId();
        approvedTexts
                .take(id, event.revision(), event.revision(), event.hash(), event.content())
                .ifPresent(text -> articles.decide(id.toString(), Act.because(cause), article -> {
                    var known = article.orElseGet(() -> Article.unheardOf(id));
                    return known.approve(
                            approvedTexts.heldBy(known, text), event.significance() == Significance.TYPO, cause.time());
                }));
        carryOut.of(id);
    }
}
