package newsroom.publication.feed;

import org.jspecify.annotations.Nullable;

/// An image of an edition as feeds show it.
///
/// @param address under the edition's own
/// @param size in bytes
record Picture(
        String address,
        String mediaType,
        long size,
        String alternativeText,
        @Nullable String caption,
        @Nullable String credit) {}
