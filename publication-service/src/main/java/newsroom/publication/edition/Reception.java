package newsroom.publication.edition;

import newsroom.contracts.Correction;
import org.jspecify.annotations.Nullable;

/// An approved text as an edition receives it.
///
/// @param typo whether it mends nothing but typos
/// @param correction what is said to readers who had an earlier text, if anything is
/// @param noteLanguage BCP 47 tag of the language of that
/// @param retraction whether the collective stands by it
/// @param outdated whether the original has moved on already
record Reception(
        ApprovedText text,
        boolean typo,
        @Nullable Correction correction,
        @Nullable String noteLanguage,
        @Nullable Retraction retraction,
        @Nullable Outdated outdated) {

    /// A text of which nothing needs to be said.
    static Reception of(ApprovedText text) {
        return new Reception(text, false, null, null, null, null);
    }

    Reception with(ApprovedText other) {
        return new Reception(other, typo, correction, noteLanguage, retraction, outdated);
    }

    /// What is said of an edition that readers did not have before.
    Marks marks() {
        return Marks.NONE.with(this);
    }
}
