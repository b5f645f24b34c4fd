package newsroom.editorial.translation;

/// What was made of a segment that the source has no more, until the translation is approved.
///
/// @param was the segment
/// @param text the SHA-256 of what it was translated into
record Gone(Part.Origin was, String text) {}
