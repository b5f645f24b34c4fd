package newsroom.editorial.comment;

import java.time.Instant;
import java.util.UUID;

/// An entry of a thread.
///
/// @param id random
/// @param by the editor, whom no contributor is told
/// @param text the SHA-256 of what was written
record Comment(UUID id, String by, Instant at, String text) {}
