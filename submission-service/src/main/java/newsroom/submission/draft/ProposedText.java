package newsroom.submission.draft;

import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import org.jspecify.annotations.Nullable;

/// A text that an editor proposed as the next revision, as it is kept.
///
/// @param content its body is the SHA-256 of the text, which is kept apart
/// @param hash of the whole content
/// @param kept the SHA-256 of its content as it is kept among the texts
/// @param significance after what its editor proposed was weighed
/// @param note the SHA-256 of what they wrote to the contributor about it, if they did
record ProposedText(
        RevisionContent content,
        String hash,
        String kept,
        Significance significance,
        @Nullable String note) {}
