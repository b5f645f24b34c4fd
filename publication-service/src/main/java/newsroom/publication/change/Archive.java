package newsroom.publication.change;

/// A stretch of a line below what its feed shows, as an archive of it (RFC 5005, section 4), and the
/// content that it had when it was named.
///
/// @param above the number above which it begins
/// @param upTo the number of its newest entry
/// @param hash in hexadecimal, over the ids and versions of what it shows and over the archive before it
public record Archive(long above, long upTo, String hash) {}
