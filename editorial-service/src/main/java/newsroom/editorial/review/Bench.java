package newsroom.editorial.review;

import java.util.List;
import java.util.UUID;
import newsroom.editorial.decision.DecisionRule;
import newsroom.editorial.decision.Electorate;
import newsroom.editorial.decision.Terms;
import newsroom.editorial.desk.Ballot;
import newsroom.editorial.desk.Publishing;
import org.jspecify.annotations.Nullable;

/// Who decides about a review, and how, as its desk was at the last act that looked there: so that a deadline needs
/// nothing else.
///
/// @param voters under the names by which the ballot knows them
/// @param languages into which an approved text is translated when nobody named any
/// @param publishing how an approved text comes to readers
record Bench(
        String desk, Ballot ballot, Terms terms, Electorate voters, List<String> languages, Publishing publishing) {

    Bench {
        languages = List.copyOf(languages);
    }

    /// Where a desk's bench is to be had.
    @FunctionalInterface
    interface Benches {

        /// @param barred who proposed the revision, and so has no stance on it
        Bench of(String desk, UUID article, @Nullable String barred);
    }

    /// Likewise where one editor is enough, as to confirm that a typo is one.
    Bench confirming() {
        return new Bench(
                desk,
                ballot,
                new Terms(new DecisionRule.SingleEditor(), 0, terms.time(), terms.extensions()),
                voters,
                languages,
                publishing);
    }

    boolean isSecret() {
        return ballot == Ballot.SECRET;
    }
}
