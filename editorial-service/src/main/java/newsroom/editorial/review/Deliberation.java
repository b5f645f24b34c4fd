package newsroom.editorial.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;
import newsroom.editorial.paper.Revision;
import newsroom.editorial.review.Proposal.Closed;
import newsroom.editorial.review.Proposal.End;
import org.jspecify.annotations.Nullable;

/// What the editors of an article deliberate.
///
/// @param proposal the one that is open, if one is
/// @param closed those that were, the newest last
/// @param appellants the editors who appealed; the third opens the appeal, and there is one
/// @param atAssembly whether the assembly decides, on an appeal
/// @param withdrawn whether the desk took the article out of sight
/// @param retracted whether what is approved is retracted
record Deliberation(
        @Nullable Proposal proposal,
        List<Closed> closed,
        SortedSet<String> appellants,
        boolean atAssembly,
        boolean withdrawn,
        boolean retracted) {

    static final Deliberation NONE = new Deliberation(null, List.of(), new TreeSet<>(), false, false, false);

    private static final int MOST_CLOSED = 20;

    Deliberation {
        closed = List.copyOf(closed);
        appellants = Collections.unmodifiableSortedSet(new TreeSet<>(appellants));
    }

    Deliberation with(@Nullable Proposal now) {
        return new Deliberation(now, closed, appellants, atAssembly, withdrawn, retracted);
    }

    /// With no proposal open, and the one that was among those that were.
    Deliberation ended(End end, Instant at) {
        if (proposal == null) {
            return this;
        }
        var all = new ArrayList<>(closed);
        all.add(proposal.ended(end, at));
        var newest = all.subList(Math.max(0, all.size() - MOST_CLOSED), all.size());
        return new Deliberation(null, newest, appellants, atAssembly, withdrawn, retracted);
    }

    /// Decided at the desk again, as about a newer revision.
    Deliberation atDesk() {
        return new Deliberation(proposal, closed, appellantsWhoWereEnough(), false, withdrawn, retracted);
    }

    Deliberation appealed() {
        return new Deliberation(proposal, closed, appellantsWhoWereEnough(), true, withdrawn, retracted);
    }

    /// Too few appealed against a decision that stands no more: nothing of it counts against another.
    private SortedSet<String> appellantsWhoWereEnough() {
        return appellants.size() < Deliberating.APPELLANTS ? new TreeSet<>() : appellants;
    }

    Deliberation appealedBy(String editor) {
        var all = new TreeSet<>(appellants);
        all.add(editor);
        return new Deliberation(proposal, closed, all, atAssembly, withdrawn, retracted);
    }

    Deliberation withdrawn(boolean now) {
        return new Deliberation(proposal, closed, appellants, atAssembly, now, retracted);
    }

    Deliberation retracted(boolean now) {
        return new Deliberation(proposal, closed, appellants, atAssembly, withdrawn, now);
    }

    /// With the hashes that revisions have now.
    Deliberation withHashes(IntFunction<Optional<Revision>> changed) {
        return new Deliberation(
                proposal == null ? null : withHash(proposal, changed),
                closed.stream()
                        .map(it -> new Closed(withHash(it.proposal(), changed), it.end(), it.at()))
                        .toList(),
                appellants,
                atAssembly,
                withdrawn,
                retracted);
    }

    private static Proposal withHash(Proposal proposal, IntFunction<Optional<Revision>> changed) {
        return changed.apply(proposal.revision())
                .map(it -> proposal.about(it.hash()))
                .orElse(proposal);
    }

    /// A proposal that opens, with what was said against the same one before another took its place. Proposing it anew
    /// lifts no block: it stands until whoever blocks lifts it, or what becomes of the revision is decided.
    Proposal withWhatStandsAgainst(Proposal opening) {
        for (var before : closed.reversed()) {
            var same = before.proposal().isAlike(opening);
            if (same && before.end().isUndecided()) {
                return opening.withObjectionsOf(before.proposal());
            }
            if (same
                    || before.end() == End.PASSED && before.proposal().outcome().isOfRevision()) {
                return opening;
            }
        }
        return opening;
    }

    /// Whether a proposal about this text was turned down, so that only an editor's opens the next.
    boolean wasTurnedDown(String hash) {
        return closed.stream()
                .anyMatch(it -> it.end() == End.FAILED && it.proposal().hash().equals(hash));
    }
}
