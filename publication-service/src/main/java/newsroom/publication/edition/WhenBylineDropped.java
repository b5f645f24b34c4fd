package newsroom.publication.edition;

import newsroom.contracts.SubmissionEvent.BylineDropped;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.event.Envelope;
import newsroom.platform.messaging.Reaction;

/// A redaction of every edition that has the byline, and whatever is approved later of the same revisions comes
/// without it. The file does not remember the position of this cause, since it does not wait for those before it.
public final class WhenBylineDropped implements Reaction<BylineDropped> {

    private final ApprovedTexts approvedTexts;
    private final AggregateStore<Article> articles;
    private final CarryOutFanOuts carryOut;

    WhenBylineDropped(ApprovedTexts approvedTexts, AggregateStore<Article> articles, CarryOutFanOuts carryOut) {
        this.approvedTexts = approvedTexts;
        this.articles = articles;
        this.carryOut = carryOut;
    }

    @Override
    public void to(Envelope<BylineDropped> cause) {
        var id = cause.event().articleId();
        articles.decide(
                id.toString(),
                Act.at(cause.time()),
                article -> article.orElseGet(() -> Article.unheardOf(id))
                        .dropByline(
                                cause.event().lastRevision(),
                                text -> approvedTexts.withoutByline(id, text),
                                cause.time()));
        carryOut.of(id);
    }
}
