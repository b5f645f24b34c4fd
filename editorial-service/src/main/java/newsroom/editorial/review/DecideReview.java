package newsroom.editorial.review;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import newsroom.editorial.decision.Stance;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.aggregate.Versioned;
import newsroom.platform.text.Segments;
import newsroom.platform.web.Checks;
import org.jspecify.annotations.Nullable;

/// An editor proposes to decide about exactly the text they read, or decides where one editor is enough.
final class DecideReview {

    private final AggregateStore<Review> reviews;
    private final CarryOutStandings standings;
    private final DeskBenches benches;
    private final ChangesSince changes;
    private final Texts texts;
    private final Clock clock;

    DecideReview(
            AggregateStore<Review> reviews,
            CarryOutStandings standings,
            DeskBenches benches,
            ChangesSince changes,
            Texts texts,
            Clock clock) {
        this.reviews = reviews;
        this.standings = standings;
        this.benches = benches;
        this.changes = changes;
        this.texts = texts;
        this.clock = clock;
    }

    /// The review as it is then: decided, or with the proposal open.
    ///
    /// @param supporting whether it is supported in the same act
    Versioned<Review> decide(UUID article, Decision.Request request, boolean supporting) {
        var review = reviews.find(article.toString())
                .orElseThrow(RequestRefused::unknown)
                .state();
        mustBeAboutSegments(review, request);
        if (request.note() != null) {
            texts.keep(article, request.note());
        }
        request.remarks().forEach(it -> texts.keep(article, it.text()));
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var decided = changes.orThrow(
                reviews.change(
                        article.toString(),
                        Act.at(now),
                        it -> Deliberating.propose(it, request, supporting, benches, now)),
                article,
                request.hash());
        standings.carryOutSoon(article);
        return decided;
    }

    /// An editor takes a stance on what is proposed.
    ///
    /// @param proposal the id of what it is about; none for an approval
    /// @param reason none where none was given
    Versioned<Review> takeStance(
            UUID article, Voter voter, Stance stance, String hash, @Nullable String proposal, @Nullable String reason) {
        if (reviews.find(article.toString()).isEmpty()) {
            throw RequestRefused.unknown();
        }
        var kept = reason == null ? null : texts.keep(article, reason);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var taken = changes.orThrow(
                reviews.change(
                        article.toString(),
                        Act.at(now),
                        it -> Deliberating.takeStance(it, voter, stance, hash, proposal, kept, benches, now)),
                article,
                hash);
        standings.carryOutSoon(article);
        return taken;
    }

    Versioned<Review> takeBack(UUID article, Voter voter) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return reviews.change(article.toString(), Act.at(now), it -> Deliberating.takeBack(it, voter, benches, now))
                .orThrow();
    }

    Versioned<Review> appeal(UUID article, String editor, String reason) {
        if (reviews.find(article.toString()).isEmpty()) {
            throw RequestRefused.unknown();
        }
        var kept = texts.keep(article, reason);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return reviews.change(
                        article.toString(), Act.at(now), it -> Deliberating.appeal(it, editor, kept, benches, now))
                .orThrow();
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
