package newsroom.submission.draft;

import java.time.Clock;
import java.util.UUID;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Outcome;

/// A contributor takes an article out of sight, or lets it be seen again.
final class WithdrawDraft {

    private final AggregateStore<Draft> drafts;
    private final Clock clock;

    WithdrawDraft(AggregateStore<Draft> drafts, Clock clock) {
        this.drafts = drafts;
        this.clock = clock;
    }

    Outcome<Draft> withdraw(UUID article) {
        var act = Act.ofContributor(clock.instant());
        return drafts.change(article.toString(), act, draft -> draft.withdraw(act.time()));
    }

    Outcome<Draft> undo(UUID article) {
        return drafts.change(article.toString(), Act.ofContributor(clock.instant()), Draft::undoWithdrawal);
    }
}
