package newsroom.faults;

import java.util.Set;

/// What a reader was given.
///
/// @param instance who gave it
/// @param began in nanoseconds since the storm began
/// @param etag with the form in which it was asked for
/// @param hash of the bytes
/// @param articles the marks of articles of which it held anything
record Read(String instance, String path, long began, int status, String etag, String hash, Set<String> articles) {
    Read {
        articles = Set.copyOf(articles);
    }
}
