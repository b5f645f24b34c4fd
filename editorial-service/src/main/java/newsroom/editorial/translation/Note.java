package newsroom.editorial.translation;

import java.time.Instant;

/// What somebody wrote, or did, beside the work, for whoever takes it next.
///
/// @param act `release`, `reassignment` or `exception`
/// @param role of who did it: `translator` or `coordinator`
/// @param text in their words; empty where they gave none
record Note(Instant at, String act, String role, String text) {}
