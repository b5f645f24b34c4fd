package newsroom.faults;

import java.util.ArrayList;
import java.util.List;

/// Says which of the newsroom's promises were broken, by the evidence alone.
final class Checker {

    private static final List<Check> CHECKS = List.of(
            new TopicCheck(),
            new TransitionCheck(),
            new DraftCheck(),
            new ProposalCheck(),
            new ClaimCheck(),
            new PublicationCheck(),
            new ReaderCheck(),
            new EffectCheck(),
            new QueueCheck());

    private Checker() {}

    /// A sentence about each promise that was broken.
    static List<String> findings(Evidence evidence) {
        var findings = new ArrayList<String>();
        CHECKS.forEach(it -> it.check(evidence, findings::add));
        return findings;
    }
}
