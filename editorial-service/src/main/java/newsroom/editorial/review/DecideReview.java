package newsroom.editorial.review;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.text.Segments;
import newsroom.platform.web.Checks;
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
        var review = reviews.find(article.toString())
                .orElseThrow(RequestRefused::unknown)
                .state();
        mustBeAboutSegments(review, request);
        if (request.note() != null) {
            texts.keep(article, request.note());
        }
        request.remarks().forEach(it -> texts.keep(article, it.text()));
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var decided = reviews.change(article.toString(), Act.at(now), it -> it.decide(request, usualLanguages, now))
                .orThrow();
        standings.carryOutSoon(article);
        return decided.state().decisions().reversed().stream()
                .filter(it -> it.isOf(request))
                .findFirst()
                .orElseThrow();
    }

    /// Of a revision that is not the current one any more, the review itself refuses what is said.
    private void mustBeAboutSegments(Review review, Decision.Request request) {
        if (!(review instanceof Review.InSight seen)
                || seen.file().current() == null
                || !seen.file().current().hash().equals(request.hash())
                || request.remarks().isEmpty()) {
            return;
        }
        var content = seen.file().current().content();
        var body = texts.find(seen.file().article(), content.body()).orElseThrow(RequestRefused::unknown);
        var segments = Segments.of(content.withBody(body));
        var checks = new Checks();
        for (int i = 0; i < request.remarks().size(); i++) {
            checks.require(
                    segments.at(request.remarks().get(i).segment()).isPresent(),
                    "remarks[" + i + "].segment",
                    "must be the address of a segment of this revision, as GET /reviews/{articleId}/revisions/"
                            + "{revision}/segments lists them");
        }
        checks.done();
    }
}
