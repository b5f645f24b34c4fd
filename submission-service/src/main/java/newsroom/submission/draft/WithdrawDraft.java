package newsroom.submission.draft;

import java.time.Clock;
import java.util.UUID;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Outcome;
import org.jspecify.annotations.Nullable;

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

    /// @param seen the version that its contributor had read; none if they did not say
    Outcome<Draft> withdraw(UUID article, @Nullable Long seen) {
        var act = Act.ofContributor(clock.instant());
        return drafts.changeVersioned(
                article.toString(),
                act,
                it -> it.state().ifStillAs(seen, it.version(), it.state().withdraw(act.time(), retention.withdrawn())));
    }

    /// @param seen as above
    Outcome<Draft> undo(UUID article, @Nullable Long seen) {
        var act = Act.ofContributor(clock.instant());
        return drafts.changeVersioned(
                article.toString(),
                act,
                it -> it.state().ifStillAs(seen, it.version(), it.state().undoWithdrawal(act.time())));
    }
}
