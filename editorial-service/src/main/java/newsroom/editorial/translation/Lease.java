package newsroom.editorial.translation;

import java.time.Instant;

/// A translator's hold on a translation.
///
/// @param holder the account; never told outside this service
/// @param token grows with every claim, and every write of the holder carries it
/// @param until when it ends by itself
record Lease(String holder, long token, Instant until) {}
