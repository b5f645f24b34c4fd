package newsroom.publication.edition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Another text took the place of one that readers had, for more than typos.
///
/// @param version of the edition with the newer text
/// @param at when readers got it
/// @param type `addendum`, `clarification`, `correction`, `erratum` or `new-edition`, if it was said
/// @param note written for readers, if there is one
/// @param noteLanguage BCP 47 tag of the language of that note
/// @param before the text that readers had until then; none once words were taken out of the edition for good
public record Corrected(
        int version,
        Instant at,
        @Nullable String type,
        @Nullable String note,
        @Nullable String noteLanguage,
        @Nullable ApprovedText before) {

    /// The version of the edition that had the text before last.
    public int versionBefore() {
        return version - 1;
    }
}
