package newsroom.submission.flood;

import java.util.OptionalInt;

/// How hard it is made to come in without an account, by how much of the shared [Budget] is used up.
///
/// Below the threshold nothing is asked. From there the difficulty rises evenly from the easiest to the hardest,
/// so the work, which doubles with each step, rises much faster.
///
/// @param threshold the used share from which a proof of work is asked for, above 0 and at most 1
/// @param easiest zero bits asked for at the threshold
/// @param hardest zero bits asked for when all is used up
record Load(double threshold, int easiest, int hardest) {

    Load {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException("The threshold must be above 0 and at most 1");
        }
        if (easiest < 1 || hardest < easiest || hardest > ProofOfWork.HARDEST) {
            throw new IllegalArgumentException(
                    "Difficulties go from 1 to " + ProofOfWork.HARDEST + ", the easiest first");
        }
    }

    /// The difficulty of the proof of work to ask for, or empty if none is.
    ///
    /// @param used share of the budget, from 0 to 1
    OptionalInt difficulty(double used) {
        if (used < threshold) {
            return OptionalInt.empty();
        }
        var above = threshold == 1 ? 1 : (Math.min(used, 1) - threshold) / (1 - threshold);
        return OptionalInt.of(easiest + (int) Math.round(above * (hardest - easiest)));
    }
}
