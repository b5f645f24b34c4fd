package newsroom.submission.draft;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import newsroom.contracts.EditorialEvent.ApprovalCarried;
import newsroom.contracts.EditorialEvent.ArticleApproved;
import newsroom.contracts.EditorialEvent.ArticleDeclined;
import newsroom.contracts.EditorialEvent.ArticleRestoredByDesk;
import newsroom.contracts.EditorialEvent.ArticleRetracted;
import newsroom.contracts.EditorialEvent.ArticleWithdrawnByDesk;
import newsroom.contracts.EditorialEvent.ChangesRequested;
import newsroom.contracts.EditorialEvent.ReviewOpened;
import newsroom.contracts.Remark;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.event.Envelope;
import newsroom.submission.draft.EditorialStep.Kind;
import org.jspecify.annotations.Nullable;

/// The editors took up a revision or decided on one: its contributor sees it, and the draft moves if it is the last.
final class WhenReviewedMoveTheDraft {

    private final AggregateStore<Draft> drafts;
    private final Texts texts;

    WhenReviewedMoveTheDraft(AggregateStore<Draft> drafts, Texts texts) {
        this.drafts = drafts;
        this.texts = texts;
    }

    void opened(Envelope<ReviewOpened> cause) {
        var told = cause.event();
        move(cause, told.articleId(), told.revision(), told.hash(), Kind.TAKEN_INTO_REVIEW, null, null);
    }

    void changesRequested(Envelope<ChangesRequested> cause) {
        var told = cause.event();
        move(
                cause,
                told.articleId(),
                told.revision(),
                told.hash(),
                Kind.CHANGES_REQUESTED,
                told.note(),
                told.remarks());
    }

    void declined(Envelope<ArticleDeclined> cause) {
        var told = cause.event();
        move(cause, told.articleId(), told.revision(), told.hash(), Kind.DECLINED, told.reason(), null);
    }

    void approved(Envelope<ArticleApproved> cause) {
        var told = cause.event();
        move(cause, told.articleId(), told.revision(), told.hash(), Kind.APPROVED, null, null);
    }

    void carried(Envelope<ApprovalCarried> cause) {
        var told = cause.event();
        move(cause, told.articleId(), told.revision(), told.hash(), Kind.APPROVED, null, null);
    }

    void retracted(Envelope<ArticleRetracted> cause) {
        var told = cause.event();
        move(cause, told.articleId(), told.revision(), told.hash(), Kind.RETRACTED, told.reason(), null);
    }

    void withdrawnByDesk(Envelope<ArticleWithdrawnByDesk> cause) {
        var told = cause.event();
        move(cause, told.articleId(), told.revision(), told.hash(), Kind.WITHDRAWN_BY_DESK, told.reason(), null);
    }

    void restoredByDesk(Envelope<ArticleRestoredByDesk> cause) {
        var told = cause.event();
        move(cause, told.articleId(), told.revision(), told.hash(), Kind.RESTORED_BY_DESK, null, null);
    }

    private void move(
            Envelope<?> cause,
            UUID article,
            int revision,
            String hash,
            Kind kind,
            @Nullable String note,
            @Nullable List<Remark> remarks) {
        var step = new EditorialStep(
                revision,
                hash,
                kind,
                cause.time().truncatedTo(ChronoUnit.HOURS),
                note == null ? null : texts.keep(article, note),
                remarks == null
                        ? List.of()
                        : remarks.stream()
                                .map(it -> new Remark(it.segment(), texts.keep(article, it.text())))
                                .toList());
        drafts.change(article.toString(), Act.because(cause), draft -> draft.reviewed(step))
                .orThrow();
    }
}
