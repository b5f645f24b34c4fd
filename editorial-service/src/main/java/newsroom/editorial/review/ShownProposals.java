package newsroom.editorial.review;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import newsroom.contracts.Tally;
import newsroom.editorial.decision.Stance;
import newsroom.editorial.desk.RuleText;
import newsroom.editorial.review.Proposal.Closed;
import newsroom.editorial.review.Review.InSight;
import newsroom.editorial.review.ShownProposal.ShownStance;
import newsroom.platform.aggregate.Texts;
import org.jspecify.annotations.Nullable;

/// Shows to an editor what is proposed, as far as the ballot lets them see it.
final class ShownProposals {

    private final Texts texts;
    private final DeskBenches benches;

    ShownProposals(Texts texts, DeskBenches benches) {
        this.texts = texts;
        this.benches = benches;
    }

    @Nullable
    ShownProposal open(UUID article, InSight review, String editor) {
        var open = review.file().deliberation().proposal();
        return open == null ? null : shown(article, open, null, editor);
    }

    List<ShownProposal> closed(UUID article, InSight review) {
        return review.file().deliberation().closed().stream()
                .map(it -> shown(article, it.proposal(), it, null))
                .toList();
    }

    /// What this editor can propose now; nothing where they have no stance.
    List<String> acts(UUID article, InSight review, String editor) {
        var file = review.file();
        var bench = benches.of(file.decidingDesk(), article, file.barred());
        var decides = !file.isProposedBy(editor)
                && bench.voters().includes(benches.voter(article, editor).on(bench));
        return decides
                ? Deliberating.possible(review).stream().map(Outcome::word).toList()
                : List.of();
    }

    private ShownProposal shown(UUID article, Proposal it, @Nullable Closed closed, @Nullable String editor) {
        var secret = it.bench().isSecret();
        var counted = it.poll().tally();
        var tally = new Tally(counted.support(), counted.standAside(), counted.object(), counted.block());
        var mine = editor == null || secret ? null : it.poll().stances().get(editor);
        var ended = closed == null ? null : closed.end();
        return new ShownProposal(
                article,
                it.id(),
                it.outcome().word(),
                it.revision(),
                it.hash(),
                it.by(),
                it.at(),
                it.bench().desk(),
                RuleText.of(it.poll().terms().rule()),
                it.poll().terms().quorum(),
                it.bench().ballot().word(),
                it.note(),
                it.remarks(),
                it.languages(),
                it.correction(),
                secret && !isDecided(ended) ? null : tally,
                secret ? null : stances(article, it),
                mine == null ? null : mine.word(),
                closed == null ? it.poll().deadline() : null,
                it.poll().extended(),
                closed == null && it.poll().isStalled(),
                ended == null ? null : ended.word());
    }

    /// What was dropped before it came to anything tells no tally, either.
    private static boolean isDecided(Proposal.@Nullable End end) {
        return end == Proposal.End.PASSED || end == Proposal.End.FAILED;
    }

    private List<ShownStance> stances(UUID article, Proposal proposal) {
        return proposal.poll().stances().entrySet().stream()
                .map(it -> stance(article, proposal, it.getKey(), it.getValue()))
                .toList();
    }

    private ShownStance stance(UUID article, Proposal proposal, String by, Stance stance) {
        var said = Objects.requireNonNull(proposal.said().get(by), "Each stance was said at some time");
        var reason = said.reason();
        return new ShownStance(
                by,
                stance.word(),
                reason == null ? null : texts.find(article, reason).orElse(null),
                said.at());
    }
}
