package newsroom.editorial.translation;

import java.time.Duration;
import java.time.Instant;

/// A translator's hold on a translation.
///
/// @param holder the account; never told outside this service
/// @param token grows with every claim, and every write of the holder carries it
/// @param until when it ends by itself
/// @param base the revision of the source that there was when it began
/// @param extended whether it was extended on request, which is possible once
record Lease(String holder, long token, Instant until, int base, boolean extended) {

    /// Renewed by a save; what was extended is not made shorter.
    Lease renewed(Instant now, Duration lease) {
        var next = now.plus(lease);
        return new Lease(holder, token, next.isAfter(until) ? next : until, base, extended);
    }

    Lease extended(Duration lease) {
        return new Lease(holder, token, until.plus(lease), base, true);
    }
}
