package newsroom.editorial.review;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import newsroom.editorial.desk.Desks;
import newsroom.editorial.listing.Query;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.aggregate.Refusal.Kind;
import newsroom.platform.aggregate.Versioned;
import newsroom.platform.web.Checks;
import newsroom.platform.web.ETags;
import newsroom.platform.web.Member;
import newsroom.platform.web.WebConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// For editors and stewards: to move a review to another desk. For editors: to say how urgent it is.
@RestController
@RequestMapping("/reviews/{articleId}")
final class PlaceReview {

    record ToDesk(@Nullable String desk) {}

    record Urgency(@Nullable Integer urgency) {}

    record Placed(UUID articleId, String desk, int urgency) {}

    private final AggregateStore<Review> reviews;
    private final Desks desks;
    private final DeskBenches benches;
    private final CarryOutStandings standings;
    private final Clock clock;

    PlaceReview(
            AggregateStore<Review> reviews,
            Desks desks,
            DeskBenches benches,
            CarryOutStandings standings,
            Clock clock) {
        this.reviews = reviews;
        this.desks = desks;
        this.benches = benches;
        this.standings = standings;
        this.clock = clock;
    }

    @PutMapping("/desk")
    @Operation(summary = "Moves the review to another desk. If-Match names the ETag of the version meant.")
    ResponseEntity<Placed> move(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ToDesk to,
            Member member) {
        var checks = new Checks();
        var desk = desks.find(Objects.requireNonNullElse(to.desk(), ""));
        checks.require(desk.isPresent(), "desk", "must be the id of a desk that there is");
        checks.done();
        var goal = desk.orElseThrow();
        return placed(
                request, articleId, ifMatch, (it, now) -> Placing.moved(it, member, desks::of, goal, benches, now));
    }

    @PutMapping("/urgency")
    @Operation(summary = "Says how urgent the review is, 1 most and 5 least. If-Match names the version meant.")
    ResponseEntity<Placed> urgency(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Urgency said,
            Member editor) {
        var checks = new Checks();
        int urgency = Objects.requireNonNullElse(said.urgency(), 0);
        checks.require(
                urgency >= AtDesk.MOST_URGENT && urgency <= AtDesk.LEAST_URGENT,
                "urgency",
                "must be a number from " + AtDesk.MOST_URGENT + ", at once, to " + AtDesk.LEAST_URGENT
                        + ", whenever there is time");
        checks.done();
        return placed(request, articleId, ifMatch, (it, now) -> Placing.urgent(it, urgency, editor.name(), now));
    }

    private ResponseEntity<Placed> placed(
            HttpServletRequest request,
            UUID article,
            @Nullable String ifMatch,
            BiFunction<Review, Instant, Answer<Review>> act) {
        new Query(request);
        WebConfiguration.answerIsAbout(request, article);
        var seen = ETags.expected(ifMatch);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var placed = reviews.changeVersioned(
                        article.toString(), Act.at(now), it -> unlessStale(it, seen, act.apply(it.state(), now)))
                .orThrow();
        standings.carryOutSoon(article);
        var place = ((Review.InSight) placed.state()).file().desk();
        return ResponseEntity.ok()
                .eTag(ETags.of(placed.version()))
                .cacheControl(CacheControl.noStore())
                .body(new Placed(article, place.desk(), place.urgency()));
    }

    /// A version that is older does not matter where the answer would be no, or it is done.
    private static Answer<Review> unlessStale(Versioned<Review> review, long seen, Answer<Review> answer) {
        if (!(answer instanceof Answer.Accepted<Review>) || review.version() == seen) {
            return answer;
        }
        var place = ((Review.InSight) review.state()).file().desk();
        return Answer.refused(new Refusal(Kind.STALE, "Somebody changed the review since; read it first")
                .with("version", review.version())
                .with("desk", place.desk())
                .with("urgency", place.urgency()));
    }
}
