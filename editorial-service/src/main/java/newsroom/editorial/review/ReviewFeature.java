package newsroom.editorial.review;

import newsroom.contracts.SubmissionEvent.ArticleAppealed;
import newsroom.contracts.SubmissionEvent.ArticleErased;
import newsroom.contracts.SubmissionEvent.ArticleRestored;
import newsroom.contracts.SubmissionEvent.ArticleWithdrawn;
import newsroom.contracts.SubmissionEvent.BylineDropped;
import newsroom.contracts.SubmissionEvent.MessageWritten;
import newsroom.contracts.SubmissionEvent.ProposalStale;
import newsroom.contracts.SubmissionEvent.RevisionSent;
import newsroom.contracts.SubmissionEvent.SimilarFound;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.messaging.EventConsumer;
import newsroom.platform.messaging.MessagingConfiguration.Consumers;
import newsroom.platform.messaging.MessagingConfiguration.Relays;
import newsroom.platform.messaging.MessagingConfiguration.Stores;
import newsroom.platform.messaging.OutboxRelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// What the review feature consists of.
@Configuration(proxyBeanMethods = false)
@Import({
    ReviewController.class,
    ReviewQueue.class,
    QueueController.class,
    WaitingReviews.class,
    PlaceReview.class,
    DeskBenches.class,
    ChangesSince.class,
    DecideReview.class,
    ShownProposals.class,
    ProposalController.class,
    AskContributor.class,
    CommentedReviews.class,
    ReviewConversationController.class,
    ProposeRevision.class,
    ProposedTexts.class,
    ProposedRevisionController.class,
    ReviewFileController.class,
    RedactText.class,
    RedactionController.class,
    WantTranslation.class,
    CarryOutStandings.class,
    MoveHistory.class,
    ReviewHistoryController.class,
    WhenRevisionSentOpenReview.class,
    WhenProposalStaleShowIt.class,
    WhenContributorWritesShowIt.class,
    WhenSimilarFoundLinkIt.class,
    WhenArticleWithdrawnHideIt.class,
    WhenArticleRestoredShowIt.class,
    WhenArticleErasedDestroyIt.class,
    WhenBylineDroppedDestroyIt.class
})
public class ReviewFeature {

    @Bean
    AggregateStore<Review> reviews(Stores stores) {
        return stores.of("reviews", new ReviewDocument());
    }

    @Bean
    OutboxRelay reviewRelay(Relays relays, AggregateStore<Review> reviews) {
        return relays.of(reviews);
    }

    @Bean
    EventConsumer submissions(
            Consumers consumers,
            WhenRevisionSentOpenReview openReview,
            WhenProposalStaleShowIt showStale,
            WhenContributorWritesShowIt showWriting,
            WhenSimilarFoundLinkIt linkIt,
            WhenArticleWithdrawnHideIt hideIt,
            WhenArticleRestoredShowIt showIt,
            WhenArticleErasedDestroyIt destroyIt,
            WhenBylineDroppedDestroyIt destroyByline) {
        return consumers
                .named("editorial.submissions")
                .on(RevisionSent.class, openReview)
                .on(ProposalStale.class, showStale)
                .on(MessageWritten.class, showWriting::written)
                .on(ArticleAppealed.class, showWriting::appealed)
                .on(SimilarFound.class, linkIt)
                .on(ArticleWithdrawn.class, hideIt)
                .on(ArticleRestored.class, showIt)
                .onFinal(ArticleErased.class, destroyIt)
                .atOnce(BylineDropped.class, destroyByline);
    }
}
