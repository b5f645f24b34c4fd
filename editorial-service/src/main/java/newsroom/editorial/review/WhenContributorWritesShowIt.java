package newsroom.editorial.review;

import java.time.Clock;
import java.util.UUID;
import newsroom.contracts.SubmissionEvent;
import newsroom.contracts.SubmissionEvent.ArticleAppealed;
import newsroom.contracts.SubmissionEvent.MessageWritten;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.event.Envelope;

/// A contributor answered, asked, or appealed: editors see it with the review.
final class WhenContributorWritesShowIt {

    private final AggregateStore<Review> reviews;
    private final Texts texts;
    private final DeskBenches benches;
    private final Clock clock;

    WhenContributorWritesShowIt(AggregateStore<Review> reviews, Texts texts, DeskBenches benches, Clock clock) {
        this.reviews = reviews;
        this.texts = texts;
        this.benches = benches;
        this.clock = clock;
    }

    void written(Envelope<MessageWritten> cause) {
        var told = cause.event();
        var message = message(cause, told.messageId(), told.text());
        reviews.decide(id(cause), Act.because(cause), it -> Review.written(it, told.articleId(), message));
    }

    void appealed(Envelope<ArticleAppealed> cause) {
        var told = cause.event();
        var reason = message(cause, told.messageId(), told.reason());
        reviews.decide(
                id(cause),
                Act.because(cause),
                it -> Review.appealed(
                        it, told.articleId(), told.revision(), reason, benches, Deliberating.from(clock.instant())));
    }

    /// Of an article that was erased meanwhile no text is kept.
    private Message message(Envelope<? extends SubmissionEvent> cause, UUID id, String text) {
        return new Message(id, null, cause.time(), texts.keep(cause.event().articleId(), text));
    }

    private static String id(Envelope<? extends SubmissionEvent> cause) {
        return cause.event().articleId().toString();
    }
}
