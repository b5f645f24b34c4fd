package newsroom.editorial.desk;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import newsroom.editorial.decision.DecisionRule;
import newsroom.editorial.decision.DecisionRule.Approvals;
import newsroom.editorial.decision.DecisionRule.Consensus;
import newsroom.editorial.decision.DecisionRule.ConsensusMinus;
import newsroom.editorial.decision.DecisionRule.Lazy;
import newsroom.editorial.decision.DecisionRule.SingleEditor;
import newsroom.editorial.decision.Electorate;
import newsroom.platform.web.Checks;
import org.jspecify.annotations.Nullable;

/// How a decision rule is written in requests and answers: `single-editor`, `approvals(2)`, `consensus`,
/// `consensus-minus(1)`, `lazy(48)`, and beside it the support that a consensus needs.
public final class RuleText {

    private static final Pattern WRITTEN = Pattern.compile("([a-z-]{1,20})(?:\\(([1-9][0-9]{0,4})\\))?");
    private static final int MOST = Electorate.MOST_MEMBERS;
    private static final int MOST_HOURS = 24 * 365;
    private static final DecisionRule STAND_IN = new SingleEditor();

    private RuleText() {}

    public static String of(DecisionRule rule) {
        return switch (rule) {
            case SingleEditor _ -> "single-editor";
            case Approvals(var support) -> "approvals(" + support + ")";
            case Consensus _ -> "consensus";
            case ConsensusMinus(var blocks, _) -> "consensus-minus(" + blocks + ")";
            case Lazy(var time) -> "lazy(" + time.toHours() + ")";
        };
    }

    /// How many have to support what a consensus decides; none where the rule asks for no such number, or says it.
    static @Nullable Integer support(DecisionRule rule) {
        return switch (rule) {
            case Consensus(var support) -> support;
            case ConsensusMinus(_, var support) -> support;
            case SingleEditor _, Approvals _, Lazy _ -> null;
        };
    }

    static DecisionRule read(Checks checks, @Nullable String rule, @Nullable Integer support) {
        var written = WRITTEN.matcher(Objects.requireNonNullElse(rule, ""));
        var name = written.matches() ? written.group(1) : "";
        var number = name.isEmpty() || written.group(2) == null ? 0 : Integer.parseInt(written.group(2));
        var isConsensus = name.startsWith("consensus");
        checks.require(support == null || isConsensus, "support", "is said only where the rule is a consensus");
        var supporters = isConsensus ? DeskRequest.number(checks, "support", support, 1, MOST, 1) : 1;
        var most = name.equals("lazy") ? MOST_HOURS : MOST;
        return switch (name + (number == 0 ? "" : number <= most ? "(n)" : "(too many)")) {
            case "single-editor" -> new SingleEditor();
            case "approvals(n)" -> new Approvals(number);
            case "consensus" -> new Consensus(supporters);
            case "consensus-minus(n)" -> new ConsensusMinus(number, supporters);
            case "lazy(n)" -> new Lazy(Duration.ofHours(number));
            default -> {
                checks.require(
                        false,
                        "rule",
                        "must be single-editor, approvals(n), consensus, consensus-minus(n) or lazy(hours), n from 1"
                                + " to "
                                + MOST + " and hours from 1 to " + MOST_HOURS);
                yield STAND_IN;
            }
        };
    }
}
