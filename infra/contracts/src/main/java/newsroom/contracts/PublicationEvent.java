package newsroom.contracts;

import java.time.Instant;
import java.util.UUID;

/// Public: what happened to an edition, told by `edition/{articleId}/{language}`: ids, language, hash and address, no
/// text.
public sealed interface PublicationEvent extends Event
        permits PublicationEvent.EditionPublished,
                PublicationEvent.EditionCorrected,
                PublicationEvent.EditionRedacted,
                PublicationEvent.EditionRetracted,
                PublicationEvent.EditionWithdrawn,
                PublicationEvent.EditionErased,
                Skipped {

    /// The first appearance of an edition, or its return after a withdrawal.
    ///
    /// @param version of the edition, counted from 1
    /// @param hash of its content
    /// @param address of its page
    @EventType("org.veche.publication.edition-published.v1")
    record EditionPublished(
            UUID articleId, String language, int version, String hash, String address, Instant published)
            implements PublicationEvent {}

    /// A newer approved text took the place of the one before.
    @EventType("org.veche.publication.edition-corrected.v1")
    record EditionCorrected(UUID articleId, String language, int version, String hash, String address, Instant updated)
            implements PublicationEvent {}

    /// Words were taken out of the text for good, such as the byline. Whoever copied an earlier version is asked to
    /// take them out too.
    ///
    /// @param hash of the content without them
    @EventType("org.veche.publication.edition-redacted.v1")
    record EditionRedacted(UUID articleId, String language, int version, String hash, String address, Instant updated)
            implements PublicationEvent {}

    /// The collective no longer stands by the text, which stays readable and is marked.
    @EventType("org.veche.publication.edition-retracted.v1")
    record EditionRetracted(UUID articleId, String language, int version, String hash, String address, Instant updated)
            implements PublicationEvent {}

    /// The edition is out of sight; whoever copied it is asked to take it down.
    @EventType("org.veche.publication.edition-withdrawn.v1")
    record EditionWithdrawn(UUID articleId, String language, int version) implements PublicationEvent {}

    /// The edition is destroyed; whoever copied it is asked to destroy it too.
    @EventType("org.veche.publication.edition-erased.v1")
    record EditionErased(UUID articleId, String language, int version) implements PublicationEvent {}
}
