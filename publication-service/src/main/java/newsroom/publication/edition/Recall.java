package newsroom.publication.edition;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Something was taken back, and who has confirmed that they have followed.
///
/// @param number of the fan-out
/// @param at when it was decided, truncated to the hour where a contributor caused it
/// @param confirmed when each has confirmed, by what it is called; no more exact than `at`
public record Recall(long number, Act act, Instant at, SortedMap<String, Instant> confirmed) {

    /// What was done.
    public enum Act {
        REDACTION,
        RETRACTION,
        WITHDRAWAL,
        ERASURE
    }

    public Recall {
        confirmed = Collections.unmodifiableSortedMap(new TreeMap<>(confirmed));
    }

    Recall confirmedBy(String who, Instant when) {
        if (confirmed.containsKey(who)) {
            return this;
        }
        var all = new TreeMap<>(confirmed);
        all.put(who, when);
        return new Recall(number, act, at, all);
    }
}
