package newsroom.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the publication service did with an article, told to the other services by the aggregates
/// `edition/{articleId}/{language}` and, where it concerns all languages, `article/{articleId}`.
public sealed interface ConfirmationEvent extends Event
        permits ConfirmationEvent.EditionReady,
                ConfirmationEvent.EditionScheduled,
                ConfirmationEvent.EditionDescheduled,
                ConfirmationEvent.EditionPublished,
                ConfirmationEvent.WithdrawalConfirmed,
                ConfirmationEvent.ErasureConfirmed,
                ConfirmationEvent.BylineDropConfirmed,
                Skipped {

    /// An approved text arrived and waits to be published, as a translation does for its original.
    @EventType("org.veche.confirmation.edition-ready.v1")
    record EditionReady(UUID articleId, String language, int revision, String hash) implements ConfirmationEvent {}

    /// An approved text has a time to appear: then, or with its original if that is later.
    @EventType("org.veche.confirmation.edition-scheduled.v1")
    record EditionScheduled(UUID articleId, String language, Instant at) implements ConfirmationEvent {}

    /// It has none any more, and waits for a publisher.
    @EventType("org.veche.confirmation.edition-descheduled.v1")
    record EditionDescheduled(UUID articleId, String language) implements ConfirmationEvent {}

    /// Readers have this text now.
    ///
    /// @param revision of the article, or of the translation
    /// @param address where they find it
    @EventType("org.veche.confirmation.edition-published.v1")
    record EditionPublished(UUID articleId, String language, int revision, String hash, String address)
            implements ConfirmationEvent {}

    /// No reader is shown the article any more, in any language. A withdrawal that is undone before it was carried out
    /// is not confirmed.
    ///
    /// @param withdrawal the one this answers, as `ArticleWithdrawn` named it; none if that named none
    @EventType("org.veche.confirmation.withdrawal-confirmed.v1")
    record WithdrawalConfirmed(UUID articleId, @Nullable Integer withdrawal) implements ConfirmationEvent {}

    /// The publication service has destroyed all it had of the article.
    @EventType("org.veche.confirmation.erasure-confirmed.v1")
    record ErasureConfirmed(UUID articleId) implements ConfirmationEvent {}

    /// No reader is shown the byline any more, in any language, and the publication service has destroyed it.
    ///
    /// @param lastRevision as `BylineDropped` named it
    @EventType("org.veche.confirmation.byline-drop-confirmed.v1")
    record BylineDropConfirmed(UUID articleId, int lastRevision) implements ConfirmationEvent {}
}
