package newsroom.editorial.decision;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The stances on one proposal, and what they come to.
///
/// @param voters whose stances count
/// @param stances the latest of each who took one
/// @param deadline when it closes whoever has spoken; none once it is stalled
/// @param extended how often it was extended
public record Poll(
        Terms terms,
        Electorate voters,
        SortedMap<String, Stance> stances,
        @Nullable Instant deadline,
        int extended) {

    /// What a poll comes to.
    public sealed interface Result {

        /// It stays open, as this poll: the same, or extended, or stalled.
        record Open(Poll poll) implements Result {}

        /// @param at when it closed
        record Passed(Tally tally, Instant at) implements Result {}

        /// @param at when it closed
        record Failed(Tally tally, Instant at) implements Result {}
    }

    public Poll {
        stances = Collections.unmodifiableSortedMap(new TreeMap<>(stances));
    }

    /// A new one, in which nobody has spoken.
    public static Poll open(Terms terms, Electorate voters, Instant now) {
        return new Poll(terms, voters, new TreeMap<>(), now.plus(terms.open()), 0);
    }

    /// With a stance taken, or changed.
    public Poll with(String editor, Stance stance) {
        var all = new TreeMap<>(stances);
        all.put(editor, stance);
        return new Poll(terms, voters, all, deadline, extended);
    }

    /// With other voters. The stance of whoever is none any more is kept and does not count.
    public Poll among(Electorate now) {
        return new Poll(terms, now, stances, deadline, extended);
    }

    /// How many of its voters took which stance.
    public Tally tally() {
        return Tally.of(stances.entrySet().stream()
                .filter(it -> voters.includes(it.getKey()))
                .map(Map.Entry::getValue)
                .toList());
    }

    /// Whether too few spoke until its last deadline. It is still decided as soon as enough have spoken and its rule is
    /// met: with its deadline past, nobody is cut off from blocking any more than at one.
    public boolean isStalled() {
        return deadline == null;
    }

    /// What it comes to now. Deadlines that have passed take effect one after the other, each at its own time, however
    /// late this is asked.
    public Result at(Instant now) {
        var poll = this;
        while (true) {
            var tally = poll.tally();
            var quorum = terms.isQuorum(tally);
            var passes = terms.rule().passes(tally);
            if (quorum
                    && (poll.haveAllSpoken(tally, passes)
                            || passes && (terms.rule().closesOnceMet() || poll.isStalled()))) {
                return closed(passes, tally, now);
            }
            var due = poll.deadline;
            if (due == null || now.isBefore(due)) {
                return new Result.Open(poll);
            }
            if (quorum) {
                return closed(passes, tally, due);
            }
            poll = poll.extended >= terms.extensions()
                    ? new Poll(terms, voters, stances, null, poll.extended)
                    : new Poll(terms, voters, stances, due.plus(terms.time()), poll.extended + 1);
        }
    }

    /// Whether nobody is waited for. A block that keeps a proposal from passing can be lifted until its deadline.
    private boolean haveAllSpoken(Tally tally, boolean passes) {
        var waitsForBlocks = !passes && tally.block() > 0 && !terms.rule().closesOnceMet() && !isStalled();
        return voters.areAll(stances.keySet()) && !waitsForBlocks;
    }

    private static Result closed(boolean passes, Tally tally, Instant at) {
        return passes ? new Result.Passed(tally, at) : new Result.Failed(tally, at);
    }
}
