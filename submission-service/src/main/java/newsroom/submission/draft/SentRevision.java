package newsroom.submission.draft;

import java.time.Instant;
import newsroom.contracts.Significance;

/// A revision that was sent: it never changes.
///
/// @param revision counted from 1
/// @param hash of its whole content
/// @param significance against the revision before
/// @param sent truncated to the hour
/// @param content the SHA-256 of its content as it is kept among the texts
record SentRevision(int revision, String hash, Significance significance, Instant sent, String content) {}
