package newsroom.editorial.desk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How long what is at a desk may wait: a review before it is told to stall, a claim without a save before it ends.
///
/// @param open for a decision; no limit where there is none
/// @param changesRequested for its contributor; likewise
/// @param claim how long it holds; the usual time where the desk names none
public record Limits(
        @Nullable Duration open,
        @Nullable Duration changesRequested,
        @Nullable Duration claim) {

    /// With the usual time for claims.
    public Limits(@Nullable Duration open, @Nullable Duration changesRequested) {
        this(open, changesRequested, null);
    }
}
