package newsroom.editorial.paper;

import java.util.UUID;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import org.jspecify.annotations.Nullable;

/// A revision of an article as it was sent, but for a byline that was dropped since.
///
/// @param number counted from 1 by the submission service
/// @param hash of the whole content
/// @param significance against the revision before
/// @param content with its body named by SHA-256
/// @param note to the editors, named by SHA-256, if its contributor wrote one
/// @param proposal which it was; none if its contributor sent it
public record Revision(
        int number,
        String hash,
        Significance significance,
        RevisionContent content,
        @Nullable String note,
        @Nullable UUID proposal) {

    /// Whose it is, in answers.
    public String by() {
        return proposal == null ? "contributor" : "editors";
    }

    /// Once its byline is dropped.
    ///
    /// @param hash of the whole content without it
    Revision withoutByline(String hash) {
        return new Revision(number, hash, significance, content.withoutByline(), note, proposal);
    }
}
