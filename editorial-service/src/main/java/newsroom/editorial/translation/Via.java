package newsroom.editorial.translation;

/// An approved translation from which another was made.
///
/// @param revision of that translation
/// @param hash of that revision
record Via(String language, int revision, String hash) {}
