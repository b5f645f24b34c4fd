package newsroom.submission.draft;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that contributor and editors wrote to each other. Neither is shown who the other is.
///
/// @param id random
/// @param at truncated to the hour
/// @param text the SHA-256 of what was written
/// @param anchor what it is about, where it is a comment of the editors on a revision
record Message(
        UUID id,
        From from,
        Instant at,
        String text,
        @Nullable Anchor anchor) {

    enum From {
        CONTRIBUTOR,
        EDITORS
    }

    /// @param segment its address in that revision, where it is about one
    record Anchor(int revision, @Nullable String segment) {}

    /// About nothing that is named.
    Message(UUID id, From from, Instant at, String text) {
        this(id, from, at, text, null);
    }
}
