package newsroom.submission.draft;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import newsroom.contracts.ConfirmationEvent.BylineDropConfirmed;
import newsroom.contracts.ConfirmationEvent.EditionDescheduled;
import newsroom.contracts.ConfirmationEvent.EditionPublished;
import newsroom.contracts.ConfirmationEvent.EditionReady;
import newsroom.contracts.ConfirmationEvent.EditionScheduled;
import newsroom.contracts.ConfirmationEvent.ErasureConfirmed;
import newsroom.contracts.ConfirmationEvent.WithdrawalConfirmed;
import newsroom.contracts.EditorialEvent.ApprovalCarried;
import newsroom.contracts.EditorialEvent.ArticleApproved;
import newsroom.contracts.EditorialEvent.ArticleDeclined;
import newsroom.contracts.EditorialEvent.ArticleRedacted;
import newsroom.contracts.EditorialEvent.ArticleRestoredByDesk;
import newsroom.contracts.EditorialEvent.ArticleRetracted;
import newsroom.contracts.EditorialEvent.ArticleWithdrawnByDesk;
import newsroom.contracts.EditorialEvent.BylineDropTaken;
import newsroom.contracts.EditorialEvent.ChangesRequested;
import newsroom.contracts.EditorialEvent.ErasureTaken;
import newsroom.contracts.EditorialEvent.QuestionAsked;
import newsroom.contracts.EditorialEvent.ReviewOpened;
import newsroom.contracts.EditorialEvent.RevisionProposed;
import newsroom.contracts.EditorialEvent.RevisionRedacted;
import newsroom.contracts.EditorialEvent.TranslationApproved;
import newsroom.contracts.EditorialEvent.TranslationCancelled;
import newsroom.contracts.EditorialEvent.TranslationOpened;
import newsroom.contracts.EditorialEvent.WithdrawalTaken;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.messaging.EventConsumer;
import newsroom.platform.messaging.MessagingConfiguration.Consumers;
import newsroom.platform.messaging.MessagingConfiguration.Relays;
import newsroom.platform.messaging.MessagingConfiguration.Stores;
import newsroom.platform.messaging.OutboxRelay;
import newsroom.submission.check.CheckDraft;
import newsroom.submission.flood.FloodConfiguration;
import newsroom.submission.receipt.ReceiptSeal;
import newsroom.submission.similar.Fingerprints;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Drafts, in order: what contributors can do, what becomes of it elsewhere, where it is kept, whom we tell and hear.
@Configuration(proxyBeanMethods = false)
@Import({
    DraftController.class,
    RevisionDiffController.class,
    ChecksController.class,
    CreateDraft.class,
    SaveDraft.class,
    ConfirmReceipt.class,
    SendDraft.class,
    WriteToEditors.class,
    ConversationController.class,
    AttachmentController.class,
    SentFilesController.class,
    WithdrawDraft.class,
    DropByline.class,
    EraseDraft.class,
    FindSimilar.class,
    SimilarTexts.class,
    OwnDrafts.class,
    ShowDraft.class,
    CompareRevisions.class,
    StaleWrites.class,
    WhenReviewedMoveTheDraft.class,
    WhenAskedShowTheQuestion.class,
    WhenRevisionProposedNumberIt.class,
    WhenTranslatedNoteTheLanguage.class,
    WhenPublishedNoteTheAddress.class,
    WhenTakenBackNoteByWhom.class,
    WhenRedactedLoseTheWords.class,
    UnsentOfRedacted.class,
    RevisionContents.class,
    FloodConfiguration.class
})
public class DraftConfiguration {

    @Bean
    Retention retention(
            @Value("${newsroom.submission.retention.unsent:30d}") Duration unsent,
            @Value("${newsroom.submission.retention.declined:90d}") Duration declined,
            @Value("${newsroom.submission.retention.withdrawn:90d}") Duration withdrawn) {
        return new Retention(unsent, declined, withdrawn);
    }

    @Bean
    AggregateStore<Draft> drafts(Stores stores, Retention retention) {
        return stores.of("drafts", new DraftDocument(retention));
    }

    @Bean
    CheckDraft checkDraft() {
        return new CheckDraft();
    }

    @Bean
    Fingerprints fingerprints(MongoDatabase store, Texts texts) {
        return new Fingerprints(store.getCollection("fingerprints"), texts);
    }

    @Bean
    OutboxRelay draftRelay(Relays relays, AggregateStore<Draft> drafts) {
        return relays.of(drafts);
    }

    @Bean
    ReceiptSeal receiptSeal(@Value("${newsroom.submission.receipt-key}") String key) {
        return new ReceiptSeal(key);
    }

    @Bean
    EventConsumer editorial(
            Consumers consumers,
            WhenReviewedMoveTheDraft reviewed,
            WhenAskedShowTheQuestion asked,
            WhenRevisionProposedNumberIt proposed,
            WhenTranslatedNoteTheLanguage translated,
            WhenTakenBackNoteByWhom takenBack,
            WhenRedactedLoseTheWords redacted) {
        return consumers
                .named("submission.editorial")
                .on(ReviewOpened.class, reviewed::opened)
                .on(ChangesRequested.class, reviewed::changesRequested)
                .on(ArticleDeclined.class, reviewed::declined)
                .on(ArticleApproved.class, reviewed::approved)
                .on(ApprovalCarried.class, reviewed::carried)
                .on(ArticleRetracted.class, reviewed::retracted)
                .on(ArticleWithdrawnByDesk.class, reviewed::withdrawnByDesk)
                .on(ArticleRestoredByDesk.class, reviewed::restoredByDesk)
                .on(QuestionAsked.class, asked::asked)
                .on(RevisionProposed.class, proposed::proposed)
                .on(TranslationOpened.class, translated::opened)
                .on(TranslationApproved.class, translated::approved)
                .on(TranslationCancelled.class, translated::cancelled)
                .on(WithdrawalTaken.class, takenBack::withdrawnByEditors)
                .on(ErasureTaken.class, takenBack::erasedByEditors)
                .on(BylineDropTaken.class, takenBack::bylineDroppedByEditors)
                .on(ArticleRedacted.class, redacted::article)
                .on(RevisionRedacted.class, redacted::newest);
    }

    @Bean
    EventConsumer confirmations(
            Consumers consumers, WhenPublishedNoteTheAddress published, WhenTakenBackNoteByWhom takenBack) {
        return consumers
                .named("submission.confirmations")
                .on(EditionReady.class, published::ready)
                .on(EditionScheduled.class, published::scheduled)
                .on(EditionDescheduled.class, published::descheduled)
                .on(EditionPublished.class, published::published)
                .on(WithdrawalConfirmed.class, takenBack::withdrawnByPublication)
                .on(ErasureConfirmed.class, takenBack::erasedByPublication)
                .on(BylineDropConfirmed.class, takenBack::bylineDroppedByPublication);
    }
}
