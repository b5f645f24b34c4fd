package newsroom.editorial.comment;

import org.jspecify.annotations.Nullable;

/// What a thread is about, as it was when it was opened. The revision is named by its number, since its hash goes with
/// a byline that is dropped.
///
/// @param segment its address in that revision; none for the whole text
record Anchor(int revision, @Nullable String segment) {}
