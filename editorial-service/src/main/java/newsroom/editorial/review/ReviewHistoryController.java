package newsroom.editorial.review;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import newsroom.editorial.history.Entry;
import newsroom.editorial.history.Histories;
import newsroom.editorial.history.Link;
import newsroom.editorial.listing.Query;
import newsroom.editorial.review.Review.Erased;
import newsroom.editorial.review.Review.Expected;
import newsroom.editorial.review.Review.InSight;
import newsroom.editorial.review.Review.Withdrawn;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.aggregate.Versioned;
import newsroom.platform.web.Cursor;
import newsroom.platform.web.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What was done with an article. Nothing here names a contributor, or tells when exactly one did something.
@RestController
@RequestMapping("/reviews/{articleId}/history")
final class ReviewHistoryController {

    /// @param text none where it is destroyed, or the article is withdrawn
    record ShownText(
            String what,
            @Nullable String segment,
            String hash,
            @Nullable String text) {}

    /// @param erased whether what it said is destroyed
    /// @param by the role of who did it
    /// @param person who that was, if it is known and may be told
    /// @param revisionHash none where the byline of that revision was dropped since
    /// @param entry its hash, which binds it to the one before
    record ShownEntry(
            int number,
            boolean erased,
            @Nullable String act,
            @Nullable String at,
            @Nullable String by,
            @Nullable String person,
            @Nullable Integer revision,
            @Nullable String revisionHash,
            @Nullable Map<String, Object> details,
            @Nullable List<ShownText> texts,
            String entry) {}

    /// @param length how many entries there are
    /// @param head the hash of the last: who keeps it sees later whether anything before it was changed
    /// @param entries oldest first
    /// @param next where the next page begins, as `after`
    record Shown(
            UUID articleId,
            int length,
            @Nullable String head,
            List<ShownEntry> entries,
            @Nullable String next) {}

    /// @param fault `missing`, `previous`, `content`, `hash`, `revision-hash`, `head` or `beyond-head`
    record ShownFault(int number, String fault) {}

    /// @param intact whether nothing was changed, removed or added beside the review
    /// @param checked how many entries are there
    /// @param erased how many of them have lost what they said
    record Verified(UUID articleId, boolean intact, int checked, int erased, List<ShownFault> faults) {}

    private final AggregateStore<Review> reviews;
    private final Histories histories;
    private final Texts texts;

    ReviewHistoryController(AggregateStore<Review> reviews, Histories histories, Texts texts) {
        this.reviews = reviews;
        this.histories = histories;
        this.texts = texts;
    }

    @GetMapping
    @Operation(summary = "Every act, oldest first: who, as far as it is known and may be told, did what and when")
    ResponseEntity<Shown> show(HttpServletRequest request, @PathVariable UUID articleId) {
        var query = new Query(request, "after", "limit");
        var limit = query.limit();
        var after = after(query.text("after"));
        var review = find(articleId);
        var withTexts = switch (review) {
            case Erased _ -> throw new RequestRefused(new Refusal(Refusal.Kind.GONE, "The article was erased"));
            case Withdrawn _ -> false;
            case InSight _ -> true;
        };
        var found = histories.after(articleId, review.history(), after, limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit
                ? new Cursor(List.of(Integer.toString(page.getLast().number())))
                : null;
        var head = review.history().head();
        return ResponseEntity.ok()
                .headers(query.headers(next))
                .body(new Shown(
                        articleId,
                        review.history().length(),
                        head == null ? null : head.hash(),
                        page.stream().map(it -> shown(articleId, it, withTexts)).toList(),
                        next == null ? null : next.toString()));
    }

    /// Stewards may ask this too, and of an erased article everybody who may: it tells nothing of what was done.
    @GetMapping("/verify")
    @Operation(summary = "Checks every entry against its hash, the one before it, and the end that the review holds")
    ResponseEntity<Verified> verify(HttpServletRequest request, @PathVariable UUID articleId) {
        new Query(request);
        var found = histories.verify(articleId, () -> find(articleId).history());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Verified(
                        articleId,
                        found.faults().isEmpty(),
                        found.checked(),
                        found.erased(),
                        found.faults().stream()
                                .map(it -> new ShownFault(it.number(), it.what().word()))
                                .toList()));
    }

    private ShownEntry shown(UUID article, Link link, boolean withTexts) {
        var said = link.content();
        var opening = link.opening();
        return said == null
                ? new ShownEntry(link.number(), true, null, null, null, null, null, null, null, null, link.hash())
                : new ShownEntry(
                        link.number(),
                        false,
                        said.act(),
                        said.at(),
                        said.role(),
                        said.person(),
                        said.revision(),
                        opening == null ? null : opening.revisionHash(),
                        said.details(),
                        said.texts().stream()
                                .map(it -> shown(article, it, withTexts))
                                .toList(),
                        link.hash());
    }

    private ShownText shown(UUID article, Entry.Text text, boolean withText) {
        return new ShownText(
                text.what(),
                text.segment(),
                text.hash(),
                withText ? texts.find(article, text.hash()).orElse(null) : null);
    }

    private Review find(UUID article) {
        return reviews.find(article.toString())
                .map(Versioned::state)
                .filter(it -> !(it instanceof Expected))
                .orElseThrow(RequestRefused::unknown);
    }

    private static int after(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        try {
            return Integer.parseInt(Cursor.parse("after", cursor, 1).keys().getFirst());
        } catch (NumberFormatException _) {
            throw new InvalidInput("after", "must be a cursor as it was given out");
        }
    }
}
