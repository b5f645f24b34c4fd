package newsroom.editorial.review;

/// The approved revision that translations follow.
///
/// @param lastChange the newest approved revision that was more than a typo: what is older than it is outdated
public record Source(int revision, String hash, int lastChange) {}
