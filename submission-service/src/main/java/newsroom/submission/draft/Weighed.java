package newsroom.submission.draft;

import java.util.List;
import newsroom.contracts.Significance;

/// What a revision's significance comes to, after what its contributor proposed was checked.
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
}
