package newsroom.submission.draft;

import java.time.Instant;
import java.util.List;
import newsroom.contracts.Remark;
import org.jspecify.annotations.Nullable;

/// What the editors did with a revision.
///
/// @param hash of the revision they looked at
/// @param at truncated to the hour; none in what was written before this was noted
/// @param note the SHA-256 of what they wrote to the contributor, where they did
/// @param remarks what they wrote about single segments, each named by its SHA-256
record EditorialStep(
        int revision,
        String hash,
        Kind kind,
        @Nullable Instant at,
        @Nullable String note,
        List<Remark> remarks) {

    EditorialStep {
        remarks = List.copyOf(remarks);
    }

    /// The same about a revision by the hash that it has now.
    EditorialStep about(SentRevision revision) {
        return new EditorialStep(this.revision, revision.hash(), kind, at, note, remarks);
    }

    enum Kind {
        TAKEN_INTO_REVIEW,
        CHANGES_REQUESTED,
        DECLINED,
        APPROVED,
        RETRACTED,
        WITHDRAWN_BY_DESK,
        RESTORED_BY_DESK
    }
}
