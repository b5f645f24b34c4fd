package newsroom.publication.edition;

import java.util.UUID;
import newsroom.contracts.EditorialEvent.ApprovalCarried;
import newsroom.contracts.EditorialEvent.ArticleApproved;
import newsroom.contracts.RevisionContent;
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
        take(
                cause,
                event.articleId(),
                event.revision(),
                event.hash(),
                event.content(),
                event.significance() == Significance.TYPO);
    }

    /// An approval that stands for a text which mends but typos.
    public void carried(Envelope<ApprovalCarried> cause) {
        var event = cause.event();
        take(cause, event.articleId(), event.revision(), event.hash(), event.content(), true);
    }

    private void take(Envelope<?> cause, UUID id, int revision, String hash, RevisionContent content, boolean typo) {
        approvedTexts
                .take(id, revision, revision, hash, content)
                .ifPresent(text -> articles.decide(id.toString(), Act.because(cause), article -> {
                    var known = article.orElseGet(() -> Article.unheardOf(id));
                    return known.approve(approvedTexts.heldBy(known, text), typo, cause.time());
                }));
        carryOut.of(id);
    }
}
