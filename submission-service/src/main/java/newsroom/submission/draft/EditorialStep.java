package newsroom.submission.draft;

import org.jspecify.annotations.Nullable;

/// What the editors did with a revision.
///
/// @param hash of the revision they looked at
/// @param note the SHA-256 of what they wrote to the contributor, where they did
record EditorialStep(
        int revision, String hash, Kind kind, @Nullable String note) {

    enum Kind {
        TAKEN_INTO_REVIEW,
        CHANGES_REQUESTED,
        DECLINED,
        APPROVED
    }
}
