package newsroom.submission.draft;

import java.util.List;
import newsroom.contracts.Significance;

/// What a text comes to that is to be sent: how much it changes, after what its contributor proposed was checked, or
/// what keeps it from being sent.
sealed interface Weighed {

    record As(Significance significance) implements Weighed {}

    /// A typo was proposed, but the text changes what a typo never does.
    ///
    /// @param reasons what it changes, such as "numbers"
    record NoTypo(List<String> reasons) implements Weighed {
        public NoTypo {
            reasons = List.copyOf(reasons);
        }
    }

    /// Something must be mended before it can be sent at all.
    record Blocked(ShownFindings findings) implements Weighed {}
}
