package newsroom.submission.draft;

import java.time.Clock;
import java.util.UUID;
import newsroom.contracts.RevisionContent;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Outcome;
import newsroom.platform.aggregate.Texts;
import org.jspecify.annotations.Nullable;

/// A contributor saves the text, for themselves.
final class SaveDraft {

    private final AggregateStore<Draft> drafts;
    private final Texts texts;
    private final Clock clock;

    SaveDraft(AggregateStore<Draft> drafts, Texts texts, Clock clock) {
        this.drafts = drafts;
        this.texts = texts;
        this.clock = clock;
    }

    /// @param seen the version on which they wrote
    Outcome<Draft> save(UUID article, long seen, RevisionContent whole, @Nullable String note) {
        var text = DraftText.of(whole, note);
        var act = Act.ofContributor(clock.instant());
        var outcome = drafts.changeVersioned(article.toString(), act, it -> {
            var answer = it.state().save(text, seen, it.version(), act.time());
            if (answer instanceof Answer.Accepted) {
                texts.keep(article, whole.body()); // of what is refused, nothing is kept
            }
            return answer;
        });
        if (outcome instanceof Outcome.Done<Draft>(_, var changed) && changed) {
            texts.keepAgain(article, whole.body());
        }
        return outcome;
    }
}
