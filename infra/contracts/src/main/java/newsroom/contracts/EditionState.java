package newsroom.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Public: an edition as it stands, told by `edition/{articleId}/{language}` on the compacted topic under the key
/// `{articleId}/{language}`.
public sealed interface EditionState extends Event permits EditionState.Current, EditionState.Removed {

    /// BCP 47 tag of the edition.
    String language();

    @Override
    default String key() {
        return articleId() + "/" + language();
    }

    /// What readers get.
    ///
    /// @param version of the edition, counted from 1
    /// @param hash of `content`
    /// @param address of its page
    /// @param published its first publication, which never changes
    /// @param updated its last correction, redaction or retraction, or `published`
    /// @param redacted when words were last taken out of it for good; none if none ever were
    /// @param translator the name that its translator chose for print, if it is a translation and they chose one
    /// @param correction what was said of its last correction, if anything was
    /// @param retracted since when the collective no longer stands by it, if it does not
    /// @param retraction why, written for readers
    /// @param outdatedSince the first revision of the original that it does not follow, if it is behind
    @EventType("org.veche.publication.edition.v1")
    record Current(
            UUID articleId,
            String language,
            int version,
            String hash,
            String address,
            Instant published,
            Instant updated,
            RevisionContent content,
            @Nullable Instant redacted,
            @Nullable String translator,
            @Nullable Correction correction,
            @Nullable Instant retracted,
            @Nullable String retraction,
            @Nullable Integer outdatedSince)
            implements EditionState {}

    /// The edition is withdrawn or erased. On the wire it has no value, so that compaction forgets the text.
    @EventType("org.veche.publication.edition-removed.v1")
    record Removed(UUID articleId, String language) implements EditionState {}
}
