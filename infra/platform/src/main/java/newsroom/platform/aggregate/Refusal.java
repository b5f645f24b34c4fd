package newsroom.platform.aggregate;

import java.util.HashMap;
import java.util.Map;

/// Why an aggregate does not do what it was asked, in words for whoever asked.
///
/// @param more what helps to ask better, such as the acts that are possible now; never what somebody sent
public record Refusal(Kind kind, String detail, Map<String, Object> more) {

    /// What stands in the way.
    public enum Kind {
        /// Whoever asks lacks a right.
        FORBIDDEN,
        /// It cannot be done in the state the aggregate is in.
        NOT_NOW,
        /// It was decided on a text or version that is no longer the current one.
        STALE,
        /// What was asked makes no sense for this aggregate.
        INVALID,
        /// There is no such thing, or none that whoever asks may know of.
        UNKNOWN,
        /// There was such a thing, and it is gone for good.
        GONE,
        /// There was such a thing, and it had to be destroyed for a legal duty.
        LEGALLY_REMOVED
    }

    public Refusal {
        more = Map.copyOf(more);
    }

    public Refusal(Kind kind, String detail) {
        this(kind, detail, Map.of());
    }

    /// The same, telling something more.
    public Refusal with(String name, Object value) {
        var all = new HashMap<>(more);
        all.put(name, value);
        return new Refusal(kind, detail, all);
    }
}
