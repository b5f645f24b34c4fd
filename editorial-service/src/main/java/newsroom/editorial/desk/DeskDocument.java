package newsroom.editorial.desk;

import java.time.Duration;
import java.util.List;
import newsroom.editorial.decision.DecisionRule;
import newsroom.editorial.decision.DecisionRule.Approvals;
import newsroom.editorial.decision.DecisionRule.Consensus;
import newsroom.editorial.decision.DecisionRule.ConsensusMinus;
import newsroom.editorial.decision.DecisionRule.Lazy;
import newsroom.editorial.decision.DecisionRule.SingleEditor;
import newsroom.editorial.decision.Electorate;
import newsroom.editorial.decision.Electorate.Everybody;
import newsroom.editorial.decision.Electorate.Members;
import newsroom.editorial.decision.Terms;
import newsroom.platform.aggregate.Aggregate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// How a desk is written down, and what others keep of one.
public final class DeskDocument implements Aggregate<Desk> {

    @Override
    public String kind() {
        return "desk";
    }

    @Override
    public Document write(Desk desk) {
        return new Document("id", desk.id())
                .append("name", desk.name())
                .append("members", members(desk.editors()))
                .append(
                        "takes",
                        new Document("languages", desk.takes().languages())
                                .append("topics", desk.takes().topics())
                                .append("regions", desk.takes().regions()))
                .append("terms", terms(desk.terms()))
                .append("ballot", desk.ballot().name())
                .append("languages", desk.languages())
                .append("limits", limits(desk.limits()))
                .append("publishing", desk.publishing().name());
    }

    @Override
    public Desk read(Document state) {
        var takes = state.get("takes", Document.class);
        return new Desk(
                state.getString("id"),
                state.getString("name"),
                electorate(state.getList("members", String.class)),
                new Takes(
                        takes.getList("languages", String.class),
                        takes.getList("topics", String.class),
                        takes.getList("regions", String.class)),
                terms(state.get("terms", Document.class)),
                Ballot.valueOf(state.getString("ballot")),
                state.getList("languages", String.class),
                limits(state.get("limits", Document.class)),
                publishing(state));
    }

    /// At once, in what was written before there was a choice.
    public static Publishing publishing(Document state) {
        return Publishing.valueOf(state.get("publishing", Publishing.AT_ONCE.name()));
    }

    /// The names of an electorate; none where it is everybody.
    public static @Nullable List<String> members(Electorate electorate) {
        return switch (electorate) {
            case Everybody _ -> null;
            case Members(var names) -> List.copyOf(names);
        };
    }

    /// What [#members] wrote.
    public static Electorate electorate(@Nullable List<String> members) {
        return members == null ? Electorate.everybody() : Electorate.of(members);
    }

    public static Document terms(Terms terms) {
        return rule(terms.rule())
                .append("quorum", terms.quorum())
                .append("time", terms.time().toSeconds())
                .append("extensions", terms.extensions());
    }

    public static Terms terms(Document terms) {
        return new Terms(
                rule(terms),
                terms.getInteger("quorum"),
                Duration.ofSeconds(terms.getLong("time")),
                terms.getInteger("extensions"));
    }

    private static Document rule(DecisionRule rule) {
        return switch (rule) {
            case SingleEditor _ -> new Document("rule", "single-editor");
            case Approvals(var support) -> new Document("rule", "approvals").append("support", support);
            case Consensus(var support) -> new Document("rule", "consensus").append("support", support);
            case ConsensusMinus(var blocks, var support) ->
                new Document("rule", "consensus-minus").append("blocks", blocks).append("support", support);
            case Lazy(var silence) -> new Document("rule", "lazy").append("silence", silence.toSeconds());
        };
    }

    private static DecisionRule rule(Document terms) {
        return switch (terms.getString("rule")) {
            case "single-editor" -> new SingleEditor();
            case "approvals" -> new Approvals(terms.getInteger("support"));
            case "consensus" -> new Consensus(terms.getInteger("support"));
            case "consensus-minus" -> new ConsensusMinus(terms.getInteger("blocks"), terms.getInteger("support"));
            case "lazy" -> new Lazy(Duration.ofSeconds(terms.getLong("silence")));
            case String other -> throw new IllegalStateException("No rule is " + other);
        };
    }

    public static Document limits(Limits limits) {
        return new Document("open", seconds(limits.open()))
                .append("changesRequested", seconds(limits.changesRequested()))
                .append("claim", seconds(limits.claim()));
    }

    public static Limits limits(Document limits) {
        return new Limits(
                duration(limits.getLong("open")),
                duration(limits.getLong("changesRequested")),
                duration(limits.getLong("claim")));
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }

    private static @Nullable Duration duration(@Nullable Long seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }
}
