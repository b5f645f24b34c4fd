package newsroom.publication.edition;

import java.util.UUID;
import java.util.function.Function;
import newsroom.contracts.EditorialEvent.ArticleRestoredByDesk;
import newsroom.contracts.EditorialEvent.ArticleRetracted;
import newsroom.contracts.EditorialEvent.ArticleWithdrawnByDesk;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.event.Envelope;

/// The desk took an article out of sight, in every language at once, or brings it back; or it no longer stands by it,
/// and whatever is approved later of the same revisions comes with the mark.
public final class WhenDeskTookBack {

    private final AggregateStore<Article> articles;
    private final CarryOutFanOuts carryOut;

    WhenDeskTookBack(AggregateStore<Article> articles, CarryOutFanOuts carryOut) {
        this.articles = articles;
        this.carryOut = carryOut;
    }

    public void withdrawn(Envelope<ArticleWithdrawnByDesk> cause) {
        change(cause, cause.event().articleId(), it -> it.withdrawByDesk(cause.time()));
    }

    public void restored(Envelope<ArticleRestoredByDesk> cause) {
        change(cause, cause.event().articleId(), it -> it.restoreByDesk(cause.time()));
    }

    public void retracted(Envelope<ArticleRetracted> cause) {
        change(cause, cause.event().articleId(), it -> it.retract(cause.event().reason(), cause.time()));
    }

    private void change(Envelope<?> cause, UUID id, Function<Article, Answer<Article>> act) {
        articles.decide(
                id.toString(),
                Act.because(cause),
                article -> act.apply(article.orElseGet(() -> Article.unheardOf(id))));
        carryOut.of(id);
    }
}
