package newsroom.editorial.decision;

import java.time.Duration;
import newsroom.editorial.decision.DecisionRule.Lazy;

/// Under what terms a desk decides.
///
/// @param quorum how many must have taken a stance, whichever, for a decision to count; no rule that takes silence
///     for consent looks at it
/// @param time how long a proposal is open, and how long each extension
/// @param extensions how often it is extended where too few spoke; after the last it stalls
public record Terms(DecisionRule rule, int quorum, Duration time, int extensions) {

    /// The most extensions that a desk can choose.
    public static final int MOST_EXTENSIONS = 10;

    public Terms {
        if (quorum < 0) {
            throw new IllegalArgumentException("quorum must not be negative");
        }
        if (!time.isPositive()) {
            throw new IllegalArgumentException("time must be above zero");
        }
        if (extensions < 0 || extensions > MOST_EXTENSIONS) {
            throw new IllegalArgumentException("extensions must be from 0 to " + MOST_EXTENSIONS);
        }
    }

    /// How long a proposal is open at first.
    Duration open() {
        return rule instanceof Lazy(var silence) ? silence : time;
    }

    /// Where nobody spoke at all, none was reached, however low it is.
    boolean isQuorum(Tally tally) {
        return rule.takesSilenceForConsent() || tally.cast() >= Math.max(1, quorum);
    }
}
