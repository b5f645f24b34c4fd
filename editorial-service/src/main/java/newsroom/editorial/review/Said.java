package newsroom.editorial.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What goes with a stance.
///
/// @param reason the SHA-256 of it, if one was given
record Said(@Nullable String reason, Instant at) {}
