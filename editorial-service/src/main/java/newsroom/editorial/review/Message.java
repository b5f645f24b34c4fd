package newsroom.editorial.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that the editors and the contributor of an article wrote to each other. The contributor is not told which
/// editor it was, and nobody knows who the contributor is.
///
/// @param id random
/// @param by the editor; none for the contributor
/// @param at truncated to the hour where the contributor wrote
/// @param text the SHA-256 of what was written
record Message(UUID id, @Nullable String by, Instant at, String text) {}
