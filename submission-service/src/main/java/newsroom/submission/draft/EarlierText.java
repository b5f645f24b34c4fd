package newsroom.submission.draft;

import newsroom.contracts.RevisionContent;

/// A text that was saved before the present one.
///
/// @param textVersion the version of the draft that it came with
/// @param content its body is the SHA-256 of the text
record EarlierText(long textVersion, RevisionContent content) {}
