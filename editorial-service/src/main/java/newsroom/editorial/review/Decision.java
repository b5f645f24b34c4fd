package newsroom.editorial.review;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A decision as the review's history keeps it.
///
/// @param by who decided; never told outside the review
/// @param note the SHA-256 of what was written about it, if anything was
/// @param named the languages that the editor named, if they named any
/// @param languages into which an approved text is to be translated
record Decision(
        Outcome outcome,
        int revision,
        String hash,
        String by,
        Instant at,
        @Nullable String note,
        @Nullable List<String> named,
        List<String> languages) {

    Decision {
        languages = List.copyOf(languages);
    }

    /// Whether a request asked for this very decision.
    boolean isOf(Request request) {
        return outcome == request.outcome()
                && hash.equals(request.hash())
                && by.equals(request.by())
                && Objects.equals(note, request.noteHash())
                && Objects.equals(named, request.languages());
    }

    /// What an editor asks to decide.
    ///
    /// @param hash of the revision that they read
    /// @param note written for the contributor, where changes are requested or the article is declined
    /// @param noteHash its SHA-256
    /// @param languages into which it is to be translated; none named is the editor's leave to take the usual ones
    record Request(
            Outcome outcome,
            String hash,
            String by,
            @Nullable String note,
            @Nullable String noteHash,
            @Nullable List<String> languages) {}
}
