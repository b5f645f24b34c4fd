package newsroom.submission.draft;

import newsroom.contracts.ConfirmationEvent.EditionDescheduled;
import newsroom.contracts.ConfirmationEvent.EditionPublished;
import newsroom.contracts.ConfirmationEvent.EditionReady;
import newsroom.contracts.ConfirmationEvent.EditionScheduled;
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
        var told = cause.event();
        drafts.change(
                        told.articleId().toString(),
                        Act.because(cause),
                        draft -> draft.noted(reach -> reach.ready(told.language())))
                .orThrow();
    }

    void scheduled(Envelope<EditionScheduled> cause) {
        var told = cause.event();
        drafts.change(
                        told.articleId().toString(),
                        Act.because(cause),
                        draft -> draft.noted(reach -> reach.scheduled(told.language(), told.at())))
                .orThrow();
    }

    void descheduled(Envelope<EditionDescheduled> cause) {
        var told = cause.event();
        drafts.change(
                        told.articleId().toString(),
                        Act.because(cause),
                        draft -> draft.noted(reach -> reach.scheduled(told.language(), null)))
                .orThrow();
    }

    void published(Envelope<EditionPublished> cause) {
        var told = cause.event();
        drafts.change(
                        told.articleId().toString(),
                        Act.because(cause),
                        draft -> draft.noted(reach -> reach.published(told.language(), told.address(), told.hash())))
                .orThrow();
    }
}
