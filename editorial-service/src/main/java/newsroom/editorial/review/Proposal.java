package newsroom.editorial.review;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import newsroom.contracts.Correction;
import newsroom.contracts.Remark;
import newsroom.contracts.RevisionContent;
import newsroom.editorial.decision.Poll;
import newsroom.editorial.decision.Stance;
import org.jspecify.annotations.Nullable;

/// What is proposed to decide about one revision, and the stances on it.
///
/// @param by who made it; none for the approval that opens by itself, or where the ballot is secret
/// @param note for the contributor; only while it is open
/// @param remarks about single segments; likewise
/// @param languages those that its maker named, if any
/// @param correction what kind of one an approval is, if it was said
/// @param said what goes with the stances of the poll, by the same names
record Proposal(
        Outcome outcome,
        int revision,
        String hash,
        @Nullable String by,
        Instant at,
        @Nullable String note,
        List<Remark> remarks,
        @Nullable List<String> languages,
        @Nullable Correction correction,
        Bench bench,
        Poll poll,
        SortedMap<String, Said> said) {

    /// How one ended.
    enum End {
        /// It was decided as proposed.
        PASSED,
        /// The stances were against it.
        FAILED,
        /// A newer revision came.
        STALE,
        /// Another took its place, or what it was about is over.
        REPLACED,
        TAKEN_BACK;

        /// Whether the stances came to nothing, though the text they were about is the same.
        boolean isUndecided() {
            return this == REPLACED || this == TAKEN_BACK;
        }

        String word() {
            return this == TAKEN_BACK ? "taken-back" : name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// One that is no longer open.
    record Closed(Proposal proposal, End end, Instant at) {}

    Proposal {
        remarks = List.copyOf(remarks);
        languages = languages == null ? null : List.copyOf(languages);
        said = Collections.unmodifiableSortedMap(new TreeMap<>(said));
    }

    /// The approval that is open by itself.
    ///
    /// @param from when its time begins to run
    static Proposal approval(int revision, String hash, Bench bench, Instant at, Instant from) {
        return new Proposal(
                Outcome.APPROVE,
                revision,
                hash,
                null,
                at,
                null,
                List.of(),
                null,
                null,
                bench,
                Poll.open(bench.terms(), bench.voters(), from),
                new TreeMap<>());
    }

    static Proposal of(Decision.Request request, int revision, Bench bench, Instant at) {
        return new Proposal(
                request.outcome(),
                revision,
                request.hash(),
                bench.isSecret() ? null : request.by(),
                at,
                request.note(),
                request.remarks(),
                request.languages(),
                request.correction(),
                bench,
                Poll.open(bench.terms(), bench.voters(), at),
                new TreeMap<>());
    }

    /// By which a stance names it, so that it is never taken on what has taken its place.
    String id() {
        return RevisionContent.sha256(String.join("\n", outcome.word(), "" + revision, at.toString(), "" + note))
                .substring(0, 16);
    }

    Proposal with(String voter, Stance stance, Said what) {
        var all = new TreeMap<>(said);
        all.put(voter, what);
        return with(bench, poll.with(voter, stance), all);
    }

    /// Whether it asks for the same about the same text, and knows those who speak by the same names.
    boolean isAlike(Proposal other) {
        return outcome == other.outcome()
                && hash.equals(other.hash())
                && bench.ballot() == other.bench().ballot();
    }

    Proposal withObjectionsOf(Proposal before) {
        var all = this;
        for (var taken : before.poll().stances().entrySet()) {
            var what = before.said().get(taken.getKey());
            if (taken.getValue().needsReason() && what != null) {
                all = all.with(taken.getKey(), taken.getValue(), what);
            }
        }
        return all;
    }

    Proposal with(Poll now) {
        return with(bench, now, said);
    }

    /// With the desk as it is now. The ballot stays what it was, as do its names.
    Proposal refreshed(Bench now) {
        return now.ballot() != bench.ballot()
                ? this
                : with(
                        now,
                        new Poll(now.terms(), now.voters(), poll.stances(), poll.deadline(), poll.extended()),
                        said);
    }

    /// The time that it is open begins anew, as after a withdrawal, in which nobody could speak.
    Proposal resumed(Instant at) {
        return with(
                bench,
                new Poll(
                        poll.terms(),
                        poll.voters(),
                        poll.stances(),
                        Poll.open(poll.terms(), poll.voters(), at).deadline(),
                        poll.extended()),
                said);
    }

    /// About a revision that has another hash now.
    Proposal about(String hash) {
        return new Proposal(outcome, revision, hash, by, at, note, remarks, languages, correction, bench, poll, said);
    }

    Closed ended(End end, Instant at) {
        var bare = new Proposal(
                outcome, revision, hash, by, this.at, null, List.of(), languages, correction, bench, poll, said);
        return new Closed(bare, end, at);
    }

    /// Whether a request asks for this very one. One that says no more than the outcome means the one that is open.
    boolean isOf(Decision.Request request) {
        return outcome == request.outcome()
                && hash.equals(request.hash())
                && (request.note() == null || request.note().equals(note))
                && remarks.equals(request.remarks())
                && (request.languages() == null || request.languages().equals(languages))
                && (request.correction() == null || request.correction().equals(correction));
    }

    private Proposal with(Bench bench, Poll poll, SortedMap<String, Said> said) {
        return new Proposal(outcome, revision, hash, by, at, note, remarks, languages, correction, bench, poll, said);
    }
}
