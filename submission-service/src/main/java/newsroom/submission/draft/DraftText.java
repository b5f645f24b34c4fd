package newsroom.submission.draft;

import newsroom.contracts.RevisionContent;
import org.jspecify.annotations.Nullable;

/// What a contributor saves.
///
/// @param content its body is the SHA-256 of the text, which is kept apart
/// @param hash of the whole content
/// @param note for the editors; it is no part of the text
record DraftText(
        RevisionContent content, String hash, @Nullable String note) {

    /// What is kept of a whole text.
    static DraftText of(RevisionContent whole, @Nullable String note) {
        return new DraftText(whole.withBody(RevisionContent.sha256(whole.body())), whole.hash(), note);
    }
}
