package newsroom.submission.draft;

import java.util.function.UnaryOperator;
import newsroom.contracts.ConfirmationEvent.EditionDescheduled;
import newsroom.contracts.ConfirmationEvent.EditionPublished;
import newsroom.contracts.ConfirmationEvent.EditionReady;
import newsroom.contracts.ConfirmationEvent.EditionScheduled;
import newsroom.contracts.Event;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.event.Envelope;

/// An edition waits to be published or is: the contributor sees where readers find it.
final class WhenPublishedNoteTheAddress {

    private final AggregateStore<Draft> drafts;

    WhenPublishedNoteTheAddress(AggregateStore<Draft> drafts) {
        this.drafts = drafts;
    }

    void ready(Envelope<EditionReady> cause) {
        note(cause, reach -> reach.ready(cause.event().language()));
    }

    void scheduled(Envelope<EditionScheduled> cause) {
        note(
                cause,
                reach -> reach.scheduled(cause.event().language(), cause.event().at()));
    }

    void descheduled(Envelope<EditionDescheduled> cause) {
        note(cause, reach -> reach.scheduled(cause.event().language(), null));
    }

    void published(Envelope<EditionPublished> cause) {
        var told = cause.event();
        drafts.change(
                        told.articleId().toString(),
                        Act.because(cause),
                        it -> it.published(told.language(), told.revision(), told.hash(), told.address()))
                .orThrow();
    }

    private void note(Envelope<? extends Event> cause, UnaryOperator<Reach> change) {
        drafts.change(cause.event().articleId().toString(), Act.because(cause), draft -> draft.noted(change))
                .orThrow();
    }
}
