package newsroom.submission.draft;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.util.UUID;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Outcome;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.messaging.ParkedEvents;
import newsroom.platform.web.AnswersByKey;
import newsroom.submission.attachment.Attachments;
import newsroom.submission.similar.Fingerprints;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;

/// A contributor has an article destroyed, or a steward for a legal duty: here at once and then everywhere. What a
/// crash left undone is found by a mark on the draft and finished later.
class EraseDraft {

    private static final int AT_ONCE = 100;
    private static final String DESTROYED = "state.textsDestroyed";

    private final AggregateStore<Draft> drafts;
    private final Texts texts;
    private final Fingerprints fingerprints;
    private final Attachments attachments;
    private final ParkedEvents parked;
    private final AnswersByKey answers;
    private final Clock clock;

    EraseDraft(
            AggregateStore<Draft> drafts,
            Texts texts,
            Fingerprints fingerprints,
            Attachments attachments,
            ParkedEvents parked,
            AnswersByKey answers,
            Clock clock) {
        this.drafts = drafts;
        this.texts = texts;
        this.fingerprints = fingerprints;
        this.attachments = attachments;
        this.parked = parked;
        this.answers = answers;
        this.clock = clock;
        drafts.documents().createIndex(Indexes.ascending(DESTROYED), new IndexOptions().sparse(true));
    }

    /// @param seen the version that whoever asks for it had read; none if they did not say
    Outcome<Draft> erase(UUID article, Eraser by, @Nullable Long seen) {
        var outcome = drafts.changeVersioned(
                article.toString(),
                act(),
                it -> it.state().ifStillAs(seen, it.version(), it.state().erase(by)));
        if (outcome instanceof Outcome.Done) {
            return destroyTexts(article);
        }
        return outcome;
    }

    /// Finishes erasures that were interrupted.
    @Scheduled(fixedDelayString = "${newsroom.submission.erasure-sweep:60s}")
    void finish() {
        drafts.findAll(and(eq("state.is", "erased"), eq(DESTROYED, false)), AT_ONCE)
                .forEach(it -> destroyTexts(it.state().articleId()));
    }

    private Outcome<Draft> destroyTexts(UUID article) {
        texts.destroy(article);
        fingerprints.destroy(article);
        attachments.destroy(article);
        parked.blank(article);
        answers.forget(article);
        answers.forget(ConfirmReceipt.answerWithReceipt(article));
        return drafts.change(article.toString(), act(), Draft::whenTextsDestroyed);
    }

    private Act act() {
        return Act.ofContributor(clock.instant());
    }
}
