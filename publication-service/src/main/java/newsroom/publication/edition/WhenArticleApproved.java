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
import newsroom.publication.edition.Approvals.Approval;

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
                event.hash(),
                event.content(),
                new Approval(event.revision(), event.significance(), event.correction()),
                Boolean.TRUE.equals(event.byHand()));
    }

    /// An approval that stands for a text which mends but typos.
    public void carried(Envelope<ApprovalCarried> cause) {
        var event = cause.event();
        var approval = new Approval(event.revision(), Significance.TYPO, null);
        take(cause, event.articleId(), event.hash(), event.content(), approval, false);
    }

    private void take(
            Envelope<?> cause, UUID id, String hash, RevisionContent content, Approval approval, boolean byHand) {
        var revision = approval.revision();
        approvedTexts
                .take(id, revision, revision, hash, content, known -> !known.hasOriginal(revision))
                .ifPresent(text -> articles.decide(id.toString(), Act.because(cause), article -> {
                    var known = article.orElseGet(() -> Article.unheardOf(id));
                    return known.approve(approvedTexts.heldBy(known, text), approval, byHand, cause.time());
                }));
        carryOut.of(id);
    }
}
