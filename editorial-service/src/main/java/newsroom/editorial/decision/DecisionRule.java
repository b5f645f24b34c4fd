package newsroom.editorial.decision;

import java.time.Duration;

/// When a proposal passes.
public sealed interface DecisionRule {

    /// One editor's support is enough.
    record SingleEditor() implements DecisionRule {}

    /// So many support it, whoever objects.
    record Approvals(int support) implements DecisionRule {
        public Approvals {
            requireAtLeast(1, support, "support");
        }
    }

    /// Nobody blocks it, and at least so many support it.
    record Consensus(int support) implements DecisionRule {
        public Consensus {
            requireAtLeast(1, support, "support");
        }
    }

    /// No more than so many block it, and at least so many support it.
    record ConsensusMinus(int blocks, int support) implements DecisionRule {
        public ConsensusMinus {
            requireAtLeast(1, blocks, "blocks");
            requireAtLeast(1, support, "support");
        }
    }

    /// Nobody objects to it or blocks it for a time; silence is consent.
    record Lazy(Duration time) implements DecisionRule {
        public Lazy {
            if (!time.isPositive()) {
                throw new IllegalArgumentException("hours must be above zero");
            }
        }
    }

    /// Whether it passes with these stances, if it is closed now.
    default boolean passes(Tally tally) {
        return switch (this) {
            case SingleEditor _ -> tally.support() >= 1;
            case Approvals(var support) -> tally.support() >= support;
            case Consensus(var support) -> tally.block() == 0 && tally.support() >= support;
            case ConsensusMinus(var blocks, var support) -> tally.block() <= blocks && tally.support() >= support;
            case Lazy _ -> tally.block() == 0 && tally.object() == 0;
        };
    }

    /// Whether it closes as soon as it is met. The others wait for whoever has not spoken, so that nobody is cut off
    /// from blocking.
    default boolean closesOnceMet() {
        return switch (this) {
            case SingleEditor _, Approvals _ -> true;
            case Consensus _, ConsensusMinus _, Lazy _ -> false;
        };
    }

    /// Whether it decides though hardly anybody spoke.
    default boolean takesSilenceForConsent() {
        return this instanceof Lazy;
    }

    private static void requireAtLeast(int least, int number, String what) {
        if (number < least) {
            throw new IllegalArgumentException(what + " must be at least " + least);
        }
    }
}
