package newsroom.editorial.desk;

import java.time.Duration;
import java.util.List;
import newsroom.editorial.decision.DecisionRule;
import newsroom.editorial.decision.Electorate;
import newsroom.editorial.decision.Terms;
import org.jspecify.annotations.Nullable;

/// A named group of editors who decide by a rule of theirs.
///
/// @param id a word of lower-case letters, digits and hyphens
/// @param editors who decides
/// @param takes what comes to it by itself
/// @param languages into which it wants translated what it approves, BCP 47 tags; the usual ones where it names none
/// @param publishing how what it approves comes to readers
public record Desk(
        String id,
        String name,
        Electorate editors,
        Takes takes,
        Terms terms,
        Ballot ballot,
        @Nullable List<String> languages,
        Limits limits,
        Publishing publishing) {

    /// Where an article goes that no desk takes.
    public static final String GENERAL = "general";

    /// All editors, to whom an appeal goes.
    public static final String ASSEMBLY = "assembly";

    private static final Limits USUAL_LIMITS = new Limits(Duration.ofDays(7), Duration.ofDays(30));

    /// The desks that are there though nobody made them, as they are until somebody changes them.
    static final List<Desk> BUILT_IN = List.of(
            builtIn(ASSEMBLY, "Assembly", new Terms(new DecisionRule.Consensus(2), 3, Duration.ofHours(168), 2)),
            builtIn(GENERAL, "General", new Terms(new DecisionRule.SingleEditor(), 0, Duration.ofHours(168), 2)));

    public Desk {
        languages = languages == null ? null : List.copyOf(languages);
    }

    private static Desk builtIn(String id, String name, Terms terms) {
        return new Desk(
                id,
                name,
                Electorate.everybody(),
                Takes.NOTHING,
                terms,
                Ballot.OPEN,
                null,
                USUAL_LIMITS,
                Publishing.AT_ONCE);
    }

    /// The general desk as it is until somebody changes it.
    public static Desk general() {
        return BUILT_IN.getLast();
    }
}
