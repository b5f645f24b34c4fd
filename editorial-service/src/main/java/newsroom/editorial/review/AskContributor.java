package newsroom.editorial.review;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.aggregate.Versioned;

/// An editor writes to the contributor of an article, whom nobody knows.
final class AskContributor {

    private final AggregateStore<Review> reviews;
    private final Texts texts;
    private final Clock clock;

    AskContributor(AggregateStore<Review> reviews, Texts texts, Clock clock) {
        this.reviews = reviews;
        this.texts = texts;
        this.clock = clock;
    }

    /// @param id of the message: a repeat has the same
    Versioned<Review> ask(UUID article, UUID id, String editor, String text) {
        if (reviews.find(article.toString()).isEmpty()) {
            throw RequestRefused.unknown();
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var message = new Message(id, editor, now, texts.keep(article, text));
        return reviews.change(article.toString(), Act.at(now), it -> it.ask(message, text))
                .orThrow();
    }
}
