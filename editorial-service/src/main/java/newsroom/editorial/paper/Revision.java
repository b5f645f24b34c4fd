package newsroom.editorial.paper;

import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import org.jspecify.annotations.Nullable;

/// A revision of an article as its contributor sent it.
///
/// @param number counted from 1 by the submission service
/// @param hash of the whole content
/// @param significance against the revision before
/// @param content with its body named by SHA-256
/// @param note to the editors, named by SHA-256, if its contributor wrote one
public record Revision(
        int number,
        String hash,
        Significance significance,
        RevisionContent content,
        @Nullable String note) {}
