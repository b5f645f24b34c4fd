package newsroom.editorial.review;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import newsroom.contracts.Correction;
import newsroom.contracts.Remark;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Tally;
import org.jspecify.annotations.Nullable;

/// A decision as the review's history keeps it.
///
/// @param by who decided, where one editor is enough and the ballot is open; never told outside the review
/// @param rule by which it was decided, and with which tally; none in what was decided before there were rules
/// @param correction what kind of one it is, where it approves a newer text
/// @param note the SHA-256 of what was written about it, if anything was
/// @param remarks what was written about single segments, each named by its SHA-256
/// @param named the languages that the editor named, if they named any
/// @param languages into which an approved text is to be translated
record Decision(
        Outcome outcome,
        int revision,
        String hash,
        @Nullable String by,
        Instant at,
        @Nullable String note,
        List<Remark> remarks,
        @Nullable List<String> named,
        List<String> languages,
        @Nullable String rule,
        @Nullable Tally tally,
        @Nullable Correction correction) {

    Decision {
        remarks = List.copyOf(remarks);
        languages = List.copyOf(languages);
    }

    /// The same about a revision that has another hash now.
    Decision about(String hash) {
        return new Decision(
                outcome, revision, hash, by, at, note, remarks, named, languages, rule, tally, correction);
    }

    /// Whether a request asked for this very decision.
    boolean isOf(Request request) {
        return outcome == request.outcome()
                && hash.equals(request.hash())
                && (by == null || by.equals(request.by()))
                && Objects.equals(note, request.noteHash())
                && remarks.equals(request.remarkHashes())
                && Objects.equals(named, request.languages())
                && Objects.equals(correction, request.correction());
    }

    /// What an editor asks to decide.
    ///
    /// @param hash of the revision that they read
    /// @param note written for the contributor, where changes are requested or the article is declined
    /// @param noteHash its SHA-256
    /// @param remarks about single segments of the revision
    /// @param languages into which it is to be translated; none named is the editor's leave to take the usual ones
    /// @param correction what kind of one an approval is, if it was said
    record Request(
            Outcome outcome,
            String hash,
            Voter voter,
            @Nullable String note,
            @Nullable String noteHash,
            List<Remark> remarks,
            @Nullable List<String> languages,
            @Nullable Correction correction) {
        public Request {
            remarks = List.copyOf(remarks);
        }

        String by() {
            return voter.name();
        }

        /// As a decision keeps them.
        List<Remark> remarkHashes() {
            return remarks.stream()
                    .map(it -> new Remark(it.segment(), RevisionContent.sha256(it.text())))
                    .toList();
        }
    }
}
