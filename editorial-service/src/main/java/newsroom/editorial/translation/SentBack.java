package newsroom.editorial.translation;

/// What another speaker of the language asks for.
///
/// @param hash of the revision that it is about
/// @param by who asks; never told outside this service
record SentBack(int revision, String hash, String by, String note) {}
