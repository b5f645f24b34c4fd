package newsroom.editorial.review;

import java.time.Instant;
import java.util.UUID;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.editorial.paper.Revision;
import org.jspecify.annotations.Nullable;

/// A revision that an editor proposed. Only the submission service numbers revisions: it makes this the next, or tells
/// that it is stale.
///
/// Readers and the contributor see that it is by the editors, which is credit to the desk. Who it was is kept here
/// alone, so that they do not decide about their own text.
///
/// @param id random
/// @param by the editor; never told outside the review
/// @param base the number of the revision on which it was written
/// @param note the SHA-256 of what was written to the contributor about it, if anything was
record ProposedRevision(
        UUID id,
        String by,
        Instant at,
        int base,
        @Nullable Significance significance,
        @Nullable String note,
        Fate fate) {

    /// What came of it.
    sealed interface Fate {

        /// It is told, and nothing has come back.
        record Told() implements Fate {}

        /// @param revision which it became
        record Accepted(int revision) implements Fate {}

        /// @param revision which was the last when it came
        record Stale(int revision) implements Fate {}
    }

    ProposedRevision ended(Fate now) {
        return new ProposedRevision(id, by, at, base, significance, note, now);
    }

    /// What an editor asks to propose.
    ///
    /// @param baseHash of the revision on which they wrote
    /// @param note written for the contributor, if anything was
    /// @param noteHash its SHA-256
    record Request(
            UUID id,
            String by,
            String baseHash,
            @Nullable Significance significance,
            @Nullable String note,
            @Nullable String noteHash) {}

    /// Makes the proposed text of the revision on which it was written. It gives the same for the same.
    @FunctionalInterface
    interface Composed {
        /// @return with its body named by SHA-256
        RevisionContent of(Revision base);
    }
}
