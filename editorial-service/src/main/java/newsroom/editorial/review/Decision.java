package newsroom.editorial.review;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import newsroom.contracts.Remark;
import newsroom.contracts.RevisionContent;
import org.jspecify.annotations.Nullable;

/// A decision as the review's history keeps it.
///
/// @param by who decided; never told outside the review
/// @param note the SHA-256 of what was written about it, if anything was
/// @param remarks what was written about single segments, each named by its SHA-256
/// @param named the languages that the editor named, if they named any
/// @param languages into which an approved text is to be translated
record Decision(
        Outcome outcome,
        int revision,
        String hash,
        String by,
        Instant at,
        @Nullable String note,
        List<Remark> remarks,
        @Nullable List<String> named,
        List<String> languages) {

    Decision {
        remarks = List.copyOf(remarks);
        languages = List.copyOf(languages);
    }

    /// The same about a revision that has another hash now.
    Decision about(String hash) {
        return new Decision(outcome, revision, hash, by, at, note, remarks, named, languages);
    }

    /// Whether a request asked for this very decision.
    boolean isOf(Request request) {
        return outcome == request.outcome()
                && hash.equals(request.hash())
                && by.equals(request.by())
                && Objects.equals(note, request.noteHash())
                && remarks.equals(request.remarkHashes())
                && Objects.equals(named, request.languages());
    }

    /// What an editor asks to decide.
    ///
    /// @param hash of the revision that they read
    /// @param note written for the contributor, where changes are requested or the article is declined
    /// @param noteHash its SHA-256
    /// @param remarks about single segments of the revision
    /// @param languages into which it is to be translated; none named is the editor's leave to take the usual ones
    record Request(
            Outcome outcome,
            String hash,
            String by,
            @Nullable String note,
            @Nullable String noteHash,
            List<Remark> remarks,
            @Nullable List<String> languages) {
        public Request {
            remarks = List.copyOf(remarks);
        }

        /// As a decision keeps them.
        List<Remark> remarkHashes() {
            return remarks.stream()
                    .map(it -> new Remark(it.segment(), RevisionContent.sha256(it.text())))
                    .toList();
        }
    }
}
