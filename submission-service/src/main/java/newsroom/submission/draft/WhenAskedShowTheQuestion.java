package newsroom.submission.draft;

import java.time.temporal.ChronoUnit;
import newsroom.contracts.EditorialEvent.QuestionAsked;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.event.Envelope;

/// The editors wrote to the contributor, who sees it with the draft.
final class WhenAskedShowTheQuestion {

    private final AggregateStore<Draft> drafts;
    private final Texts texts;

    WhenAskedShowTheQuestion(AggregateStore<Draft> drafts, Texts texts) {
        this.drafts = drafts;
        this.texts = texts;
    }

    void asked(Envelope<QuestionAsked> cause) {
        var told = cause.event();
        var message = new Message(
                told.messageId(),
                Message.From.EDITORS,
                cause.time().truncatedTo(ChronoUnit.HOURS),
                texts.keep(told.articleId(), told.text()),
                told.revision() == null ? null : new Message.Anchor(told.revision(), told.segment()));
        drafts.change(told.articleId().toString(), Act.because(cause), draft -> draft.asked(message))
                .orThrow();
    }
}
