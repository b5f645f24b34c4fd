package newsroom.editorial.review;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Texts;
import org.springframework.beans.factory.annotation.Value;

/// An editor decides about exactly the text they read.
final class DecideReview {

    private final AggregateStore<Review> reviews;
    private final CarryOutStandings standings;
    private final List<String> usualLanguages;
    private final Texts texts;
    private final Clock clock;

    DecideReview(
            AggregateStore<Review> reviews,
            CarryOutStandings standings,
            @Value("${newsroom.editorial.languages}") List<String> usualLanguages,
            Texts texts,
            Clock clock) {
        this.reviews = reviews;
        this.standings = standings;
        this.usualLanguages = List.copyOf(usualLanguages);
        this.texts = texts;
        this.clock = clock;
    }

    /// The decision as it stands in the review's history, whether by this request or an earlier one of its kind.
    Decision decide(UUID article, Decision.Request request) {
        if (reviews.find(article.toString()).isEmpty()) {
            throw RequestRefused.unknown();
        }
        if (request.note() != null) {
            texts.keep(article, request.note());
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var review = reviews.change(article.toString(), Act.at(now), it -> it.decide(request, usualLanguages, now))
                .orThrow();
        standings.carryOutSoon(article);
        return review.state().decisions().reversed().stream()
                .filter(it -> it.isOf(request))
                .findFirst()
                .orElseThrow();
    }
}
