package newsroom.publication.feed;

import java.time.Instant;

/// Where an entry was (RFC 6721).
///
/// @param ref the id of the entry
/// @param when it was taken back
record Tombstone(String ref, Instant when) {}
