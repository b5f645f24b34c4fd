package newsroom.editorial.desk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How long a review may wait at a desk before it is told to stall.
///
/// @param open for a decision; no limit where there is none
/// @param changesRequested for its contributor; likewise
public record Limits(@Nullable Duration open, @Nullable Duration changesRequested) {}
