package newsroom.publication.edition;

import java.util.UUID;
import newsroom.contracts.EditorialEvent.BylineDropTaken;
import newsroom.contracts.EditorialEvent.ErasureTaken;
import newsroom.contracts.EditorialEvent.WithdrawalTaken;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.event.Envelope;

/// The editorial service has followed what was taken back: noted in the recall list of the article.
public final class WhenTakenByEditors {

    private static final String EDITORS = "editorial";

    private final AggregateStore<Article> articles;

    WhenTakenByEditors(AggregateStore<Article> articles) {
        this.articles = articles;
    }

    public void withdrawal(Envelope<WithdrawalTaken> cause) {
        confirm(cause, cause.event().articleId(), Recall.Act.WITHDRAWAL);
    }

    public void erasure(Envelope<ErasureTaken> cause) {
        confirm(cause, cause.event().articleId(), Recall.Act.ERASURE);
    }

    public void bylineDrop(Envelope<BylineDropTaken> cause) {
        confirm(cause, cause.event().articleId(), Recall.Act.REDACTION);
    }

    private void confirm(Envelope<?> cause, UUID id, Recall.Act act) {
        articles.change(id.toString(), Act.because(cause), it -> it.confirmed(act, EDITORS, cause.time()));
    }
}
