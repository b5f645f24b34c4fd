package newsroom.submission.draft;

import java.time.Clock;
import java.util.UUID;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Outcome;

/// A contributor takes an article out of sight, or lets it be seen again.
final class WithdrawDraft {

    private final AggregateStore<Draft> drafts;
    private final Retention retention;
    private final Clock clock;

    WithdrawDraft(AggregateStore<Draft> drafts, Retention retention, Clock clock) {
        this.drafts = drafts;
        this.retention = retention;
        this.clock = clock;
    }

    Outcome<Draft> withdraw(UUID article) {
        var act = Act.ofContributor(clock.instant());
        return drafts.change(article.toString(), act, draft -> draft.withdraw(act.time(), retention.withdrawn()));
    }

    Outcome<Draft> undo(UUID article) {
        var act = Act.ofContributor(clock.instant());
        return drafts.change(article.toString(), act, draft -> draft.undoWithdrawal(act.time()));
    }
}
