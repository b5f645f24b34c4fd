package newsroom.editorial.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import newsroom.contracts.Significance;
import newsroom.editorial.paper.Revision;
import org.jspecify.annotations.Nullable;

/// What a review holds of its article in every state but erased.
///
/// @param since when it came into its present state
/// @param current the newest revision, which decisions are about; none before the first came
/// @param pending the highest significance since the approved revision
/// @param approval of the newest revision that was approved, if any was
/// @param languages of all translations there are or are to be
/// @param behind those of them that have not been told of the standing
/// @param standing the number of the present standing
/// @param standingAt when that came about
/// @param decisions the newest of them, the newest last
record File(
        UUID article,
        Instant since,
        @Nullable Revision current,
        Significance pending,
        @Nullable Approval approval,
        SortedSet<String> languages,
        SortedSet<String> behind,
        long standing,
        Instant standingAt,
        List<Decision> decisions) {

    private static final int MOST_DECISIONS = 100;

    File {
        languages = new TreeSet<>(languages);
        behind = new TreeSet<>(behind);
        decisions = List.copyOf(decisions);
    }

    static File of(UUID article, Instant at) {
        return new File(article, at, null, Significance.TYPO, null, new TreeSet<>(), new TreeSet<>(), 0, at, List.of());
    }

    int currentNumber() {
        return current == null ? 0 : current.number();
    }

    int approvedNumber() {
        return approval == null ? 0 : approval.source().revision();
    }

    File revised(Revision newer, Instant at) {
        return new File(
                article,
                at,
                newer,
                highest(newer.significance()),
                approval,
                languages,
                behind,
                standing,
                standingAt,
                decisions);
    }

    /// With an older revision that came late: it becomes nothing, but what it changed since the approval counts.
    File counting(Significance significance) {
        return new File(
                article,
                since,
                current,
                highest(significance),
                approval,
                languages,
                behind,
                standing,
                standingAt,
                decisions);
    }

    File decided(Decision decision) {
        var all = new ArrayList<>(decisions);
        all.add(decision);
        var newest = all.subList(Math.max(0, all.size() - MOST_DECISIONS), all.size());
        return new File(
                article, decision.at(), current, pending, approval, languages, behind, standing, standingAt, newest);
    }

    File approved(Approval newer, Instant at) {
        var all = new TreeSet<>(languages);
        all.addAll(newer.languages());
        return new File(article, at, current, Significance.TYPO, newer, all, behind, standing, standingAt, decisions)
                .moved(at);
    }

    File wanting(String language, Instant at) {
        var all = new TreeSet<>(languages);
        all.add(language);
        var late = new TreeSet<>(behind);
        late.add(language);
        return new File(article, since, current, pending, approval, all, late, standing + 1, at, decisions);
    }

    /// In a new standing, of which no translation knows yet.
    File moved(Instant at) {
        return new File(article, since, current, pending, approval, languages, languages, standing + 1, at, decisions);
    }

    File at(Instant at) {
        return new File(article, at, current, pending, approval, languages, behind, standing, standingAt, decisions);
    }

    File caughtUp(SortedSet<String> told) {
        var late = new TreeSet<>(behind);
        late.removeAll(told);
        return new File(article, since, current, pending, approval, languages, late, standing, standingAt, decisions);
    }

    private Significance highest(Significance other) {
        return pending.compareTo(other) >= 0 ? pending : other;
    }
}
