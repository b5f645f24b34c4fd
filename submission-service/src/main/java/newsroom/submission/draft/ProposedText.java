package newsroom.submission.draft;

import java.util.UUID;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import org.jspecify.annotations.Nullable;

/// A text that an editor proposes as the next revision.
///
/// @param proposal random
/// @param baseHash of the revision on which it was written
/// @param text its body is the SHA-256 of the text, which is kept apart
/// @param hash of the whole content
/// @param content the SHA-256 of its content as it is kept among the texts
/// @param significance after what its editor proposed was weighed
/// @param note the SHA-256 of what they wrote to the contributor about it, if they did
record ProposedText(
        UUID proposal,
        String baseHash,
        RevisionContent text,
        String hash,
        String content,
        Significance significance,
        @Nullable String note) {}
