package newsroom.contracts;

import org.jspecify.annotations.Nullable;

/// An image of a text: the SHA-256 of its clean file and what is printed with it.
public record Image(
        String hash,
        String alternativeText,
        @Nullable String caption,
        @Nullable String credit) {}
