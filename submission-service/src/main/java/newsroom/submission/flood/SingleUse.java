package newsroom.submission.flood;

import java.time.Instant;

/// What must be remembered of a solved challenge or a used ticket, by all instances, so that it opens nothing
/// twice.
///
/// @param id random; it tells nothing of who used it or when
/// @param until when it may be forgotten: a full hour, and no earlier than its end
record SingleUse(String id, Instant until) {}
