package newsroom.editorial.translation;

import newsroom.contracts.RevisionContent;
import newsroom.editorial.review.Source;

/// A revision of a translation: exactly what a translator handed in.
///
/// @param revision counted from 1
/// @param hash of the whole content
/// @param token of the claim under which it was handed in
/// @param content with its body named by SHA-256
record HandedIn(int revision, String hash, String translator, long token, Source source, RevisionContent content) {}
