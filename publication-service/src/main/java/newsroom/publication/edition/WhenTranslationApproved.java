package newsroom.publication.edition;

import java.util.List;
import java.util.Objects;
import newsroom.contracts.EditorialEvent.TranslationApproved;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.event.Envelope;
import newsroom.platform.messaging.Reaction;

/// Publishes a translation, or keeps it ready until its original is published.
public final class WhenTranslationApproved implements Reaction<TranslationApproved> {

    private final ApprovedTexts approvedTexts;
    private final AggregateStore<Article> articles;
    private final CarryOutFanOuts carryOut;

    WhenTranslationApproved(ApprovedTexts approvedTexts, AggregateStore<Article> articles, CarryOutFanOuts carryOut) {
        this.approvedTexts = approvedTexts;
        this.articles = articles;
        this.carryOut = carryOut;
    }

    @Override
    public void to(Envelope<TranslationApproved> cause) {
        var event = cause.event();
        var id = event.articleId();
        if (!event.language().equals(event.content().language())) {
            throw new IllegalArgumentException("The text is in another language than its translation");
        }
        var making = new Making(event.credit(), event.exception(), Objects.requireNonNullElse(event.via(), List.of()));
        approvedTexts
                .take(
                        id,
                        event.revision(),
                        event.sourceRevision(),
                        event.hash(),
                        event.content(),
                        known -> !known.hasTranslation(event.language(), event.revision()))
                .ifPresent(text -> articles.decide(id.toString(), Act.because(cause), article -> {
                    var known = article.orElseGet(() -> Article.unheardOf(id));
                    return known.approveTranslation(approvedTexts.heldBy(known, text.made(making)), cause.time());
                }));
        carryOut.of(id);
    }
}
