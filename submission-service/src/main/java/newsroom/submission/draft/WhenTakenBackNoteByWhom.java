package newsroom.submission.draft;

import newsroom.contracts.ConfirmationEvent.BylineDropConfirmed;
import newsroom.contracts.ConfirmationEvent.ErasureConfirmed;
import newsroom.contracts.ConfirmationEvent.WithdrawalConfirmed;
import newsroom.contracts.EditorialEvent.BylineDropTaken;
import newsroom.contracts.EditorialEvent.ErasureTaken;
import newsroom.contracts.EditorialEvent.WithdrawalTaken;
import newsroom.contracts.Event;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.event.Envelope;
import org.jspecify.annotations.Nullable;

/// Another service has put the article out of sight or destroyed it, or its byline: the contributor sees who has.
final class WhenTakenBackNoteByWhom {

    private final AggregateStore<Draft> drafts;

    WhenTakenBackNoteByWhom(AggregateStore<Draft> drafts) {
        this.drafts = drafts;
    }

    void withdrawnByEditors(Envelope<WithdrawalTaken> cause) {
        withdrawn(cause, Service.EDITORIAL, cause.event().withdrawal());
    }

    void withdrawnByPublication(Envelope<WithdrawalConfirmed> cause) {
        withdrawn(cause, Service.PUBLICATION, cause.event().withdrawal());
    }

    void erasedByEditors(Envelope<ErasureTaken> cause) {
        erased(cause, Service.EDITORIAL);
    }

    void erasedByPublication(Envelope<ErasureConfirmed> cause) {
        erased(cause, Service.PUBLICATION);
    }

    void bylineDroppedByEditors(Envelope<BylineDropTaken> cause) {
        bylineDropped(cause, Service.EDITORIAL, cause.event().lastRevision());
    }

    void bylineDroppedByPublication(Envelope<BylineDropConfirmed> cause) {
        bylineDropped(cause, Service.PUBLICATION, cause.event().lastRevision());
    }

    private void withdrawn(Envelope<? extends Event> cause, Service by, @Nullable Integer withdrawal) {
        drafts.change(
                        cause.event().articleId().toString(),
                        Act.because(cause),
                        draft -> draft.withdrawalTaken(by, withdrawal))
                .orThrow();
    }

    private void bylineDropped(Envelope<? extends Event> cause, Service by, int lastRevision) {
        drafts.change(
                        cause.event().articleId().toString(),
                        Act.because(cause),
                        draft -> draft.bylineDropTaken(by, lastRevision))
                .orThrow();
    }

    private void erased(Envelope<? extends Event> cause, Service by) {
        drafts.change(cause.event().articleId().toString(), Act.because(cause), draft -> draft.erasureTaken(by))
                .orThrow();
    }
}
