package newsroom.editorial.review;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import newsroom.contracts.Significance;
import newsroom.editorial.desk.Desks;
import newsroom.editorial.listing.Query;
import newsroom.editorial.review.Review.InSight;
import newsroom.editorial.review.ReviewQueue.Counts;
import newsroom.editorial.review.ReviewQueue.Wanted;
import newsroom.platform.web.InvalidInput;
import newsroom.platform.web.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// For editors: what waits. Nothing here names a contributor.
@RestController
@RequestMapping("/reviews")
final class QueueController {

    private static final int MOST_HOURS = 24 * 3650;

    /// @param stalled whether it is longer in its state than its desk allows
    record Listed(
            UUID articleId,
            String state,
            int revision,
            String hash,
            Significance significance,
            String language,
            String title,
            List<String> topics,
            String desk,
            int urgency,
            boolean stalled,
            Instant since) {

        static Listed of(InSight review) {
            var file = review.file();
            var current = Objects.requireNonNull(file.current());
            return new Listed(
                    file.article(),
                    ReviewDocument.nameOf(review),
                    current.number(),
                    current.hash(),
                    file.pending(),
                    current.content().language(),
                    current.content().title(),
                    current.content().topics(),
                    file.desk().desk(),
                    file.desk().urgency(),
                    file.desk().stalled(),
                    file.since());
        }
    }

    /// @param next where the next page begins, as `after`
    /// @param counts of all pages, where they were asked for
    record Reviews(
            List<Listed> reviews,
            @Nullable String next,
            @Nullable Counts counts) {}

    private final ReviewQueue queue;
    private final Desks desks;

    QueueController(ReviewQueue queue, Desks desks) {
        this.queue = queue;
        this.desks = desks;
    }

    @GetMapping
    @Operation(summary = "The reviews, those longest in their state first")
    ResponseEntity<Reviews> list(HttpServletRequest request, Member editor) {
        var query = new Query(
                request,
                "desk",
                "stage",
                "state",
                "language",
                "topic",
                "age",
                "urgency",
                "stance",
                "counts",
                "after",
                "limit");
        var wanted = new Wanted(
                desk(query),
                stage(query),
                query.language("language"),
                query.id("topic"),
                query.number("age", 0, MOST_HOURS),
                query.number("urgency", AtDesk.MOST_URGENT, AtDesk.LEAST_URGENT),
                query.oneOf("stance", Set.of("missing")) == null ? null : editor.name());
        var counted = "true".equals(query.oneOf("counts", Set.of("true", "false")));
        var found = queue.page(wanted, query.text("after"), query.limit());
        return ResponseEntity.ok()
                .headers(query.headers(found.next()))
                .body(new Reviews(
                        found.reviews().stream().map(Listed::of).toList(),
                        found.next() == null ? null : found.next().toString(),
                        counted ? queue.counts(wanted) : null));
    }

    private @Nullable String desk(Query query) {
        var desk = query.id("desk");
        if (desk != null && desks.find(desk).isEmpty()) {
            throw new InvalidInput("desk", "must be the id of a desk that there is");
        }
        return desk;
    }

    /// A stage is a state that lasts; both names are known.
    private static @Nullable String stage(Query query) {
        var stage = query.oneOf("stage", ReviewDocument.LISTED);
        var state = query.oneOf("state", ReviewDocument.LISTED);
        if (stage != null && state != null && !stage.equals(state)) {
            throw new InvalidInput("state", "must be what stage is, or be left away");
        }
        return stage == null ? state : stage;
    }
}
