package newsroom.submission.draft;

import java.util.UUID;
import newsroom.contracts.EditorialEvent.TranslationApproved;
import newsroom.contracts.EditorialEvent.TranslationCancelled;
import newsroom.contracts.EditorialEvent.TranslationOpened;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.event.Envelope;
import newsroom.submission.draft.Reach.Translation;
import org.jspecify.annotations.Nullable;

/// A translation waits for a translator or is approved: the contributor sees which languages the text goes into.
final class WhenTranslatedNoteTheLanguage {

    private final AggregateStore<Draft> drafts;

    WhenTranslatedNoteTheLanguage(AggregateStore<Draft> drafts) {
        this.drafts = drafts;
    }

    void opened(Envelope<TranslationOpened> cause) {
        note(cause, cause.event().articleId(), cause.event().language(), Translation.OPEN);
    }

    void approved(Envelope<TranslationApproved> cause) {
        note(cause, cause.event().articleId(), cause.event().language(), Translation.APPROVED);
    }

    void cancelled(Envelope<TranslationCancelled> cause) {
        note(cause, cause.event().articleId(), cause.event().language(), null);
    }

    private void note(Envelope<?> cause, UUID article, String language, @Nullable Translation how) {
        drafts.change(
                        article.toString(),
                        Act.because(cause),
                        draft -> draft.noted(reach -> reach.translation(language, how)))
                .orThrow();
    }
}
