package newsroom.submission.draft;

import java.time.Instant;
import java.util.UUID;

/// Something that contributor and editors wrote to each other. Neither is shown who the other is.
///
/// @param id random
/// @param at truncated to the hour
/// @param text the SHA-256 of what was written
record Message(UUID id, From from, Instant at, String text) {

    enum From {
        CONTRIBUTOR,
        EDITORS
    }
}
