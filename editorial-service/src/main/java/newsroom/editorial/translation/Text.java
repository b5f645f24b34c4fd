package newsroom.editorial.translation;

import newsroom.editorial.review.Source;

/// A translator's work as it was last saved.
///
/// @param source the revision that it was made from
record Text(Wording wording, Source source) {}
