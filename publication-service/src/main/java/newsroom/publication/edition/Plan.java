package newsroom.publication.edition;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When the editions of an article are to appear that readers do not have yet.
///
/// @param number counts its changes, for those who name the one they have seen
/// @param byHand whether each waits until a publisher publishes it
/// @param held the languages of those that wait for that
/// @param scheduled when those appear that have a time set, by language
/// @param embargo before when nothing of the article appears; none if it has none
record Plan(
        long number,
        boolean byHand,
        Set<String> held,
        SortedMap<String, Instant> scheduled,
        @Nullable Instant embargo) {

    static final Plan AT_ONCE = new Plan(0, false, Set.of(), new TreeMap<>(), null);

    Plan {
        held = Set.copyOf(held);
        scheduled = Collections.unmodifiableSortedMap(new TreeMap<>(scheduled));
    }

    Plan byHand(boolean now) {
        return now == byHand ? this : new Plan(number + 1, now, held, scheduled, embargo);
    }

    Plan holding(String language) {
        var all = new TreeSet<>(held);
        all.add(language);
        return new Plan(number + 1, byHand, all, scheduled, embargo);
    }

    Plan scheduled(String language, Instant at) {
        var times = new TreeMap<>(scheduled);
        times.put(language, at);
        return new Plan(number + 1, byHand, held, times, embargo);
    }

    /// With one that no longer has a time, and waits for a hand.
    Plan descheduled(String language) {
        return released(language).holding(language);
    }

    /// With one that waits for nothing but the others.
    Plan released(String language) {
        var fewer = new TreeSet<>(held);
        fewer.remove(language);
        var times = new TreeMap<>(scheduled);
        times.remove(language);
        return new Plan(number + 1, byHand, fewer, times, embargo);
    }

    Plan releasedAll(Set<String> languages) {
        var plan = this;
        for (var language : languages) {
            plan = plan.released(language);
        }
        return plan;
    }

    Plan embargoed(@Nullable Instant until) {
        return new Plan(number + 1, byHand, held, scheduled, until);
    }

    /// Whether anything waits for a time or for a hand.
    boolean isWaiting() {
        return embargo != null || !held.isEmpty() || !scheduled.isEmpty();
    }

    boolean waits(String language) {
        return held.contains(language) || scheduled.containsKey(language);
    }

    /// The first of the times that are set.
    @Nullable
    Instant next() {
        return Stream.concat(scheduled.values().stream(), Stream.ofNullable(embargo))
                .min(Instant::compareTo)
                .orElse(null);
    }

    /// Once the times until an instant have come.
    Plan at(Instant now) {
        var plan = this;
        for (var it : scheduled.entrySet()) {
            if (!it.getValue().isAfter(now)) {
                plan = plan.released(it.getKey());
            }
        }
        return embargo != null && !embargo.isAfter(now) ? plan.embargoed(null) : plan;
    }
}
