package newsroom.editorial.review;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.editorial.listing.Query;
import newsroom.editorial.paper.Revision;
import newsroom.editorial.paper.Revisions;
import newsroom.editorial.review.ProposedRevision.Fate;
import newsroom.editorial.review.Review.Erased;
import newsroom.editorial.review.Review.InSight;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.text.SegmentDiff;
import newsroom.platform.text.Segments;
import newsroom.platform.text.ShownDiff;
import newsroom.platform.web.Member;
import newsroom.platform.web.RequestSeed;
import newsroom.platform.web.WebConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where editors propose revisions and see what came of them. Nobody is named: such a revision is the desk's.
@RestController
@RequestMapping("/reviews/{articleId}/proposed-revisions")
final class ProposedRevisionController {

    /// @param state `told`, `accepted` or `stale`
    /// @param revision which it became, or which was the last when it came
    /// @param mine whether it is of the editor who asks
    record Shown(
            UUID articleId,
            UUID proposalId,
            String state,
            int baseRevision,
            @Nullable Integer revision,
            Instant at,
            @Nullable Significance significance,
            @Nullable String note,
            boolean mine) {}

    /// @param proposedRevisions oldest first
    record Listed(UUID articleId, List<Shown> proposedRevisions) {}

    /// @param content whole, but for the byline
    /// @param against the revision that the diff is from: its base or, where it was stale, the current one
    /// @param diff what it changes of that
    record Whole(Shown proposed, RevisionContent content, int against, ShownDiff diff) {}

    private final AggregateStore<Review> reviews;
    private final ProposeRevision propose;
    private final Revisions revisions;
    private final ProposedTexts proposedTexts;
    private final Texts texts;

    ProposedRevisionController(
            AggregateStore<Review> reviews,
            ProposeRevision propose,
            Revisions revisions,
            ProposedTexts proposedTexts,
            Texts texts) {
        this.reviews = reviews;
        this.propose = propose;
        this.revisions = revisions;
        this.proposedTexts = proposedTexts;
        this.texts = texts;
    }

    @PostMapping
    @Operation(summary = "Proposes the next revision of the text whose hash is named")
    ResponseEntity<Shown> propose(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @RequestBody RevisionRequest proposed,
            RequestSeed seed,
            Member editor) {
        new Query(request);
        WebConfiguration.answerIsAbout(request, articleId);
        var told = propose.propose(articleId, seed.uuid("proposal"), editor, proposed.checked());
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .location(URI.create("/reviews/" + articleId + "/proposed-revisions/" + told.id()))
                .cacheControl(CacheControl.noStore())
                .body(shown(articleId, told, editor));
    }

    @GetMapping
    @Operation(summary = "The revisions that editors proposed and what came of each, oldest first")
    ResponseEntity<Listed> list(HttpServletRequest request, @PathVariable UUID articleId, Member editor) {
        new Query(request);
        var all = inSight(articleId).file().proposed().stream()
                .map(it -> shown(articleId, it, editor))
                .toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Listed(articleId, all));
    }

    @GetMapping("/{proposalId}")
    @Operation(summary = "A revision that an editor proposed, what came of it, and what it changes")
    ResponseEntity<Whole> show(
            HttpServletRequest request, @PathVariable UUID articleId, @PathVariable UUID proposalId, Member editor) {
        new Query(request);
        var file = inSight(articleId).file();
        var proposed = file.proposed(proposalId).orElseThrow(RequestRefused::unknown);
        var content = proposedTexts.find(articleId, proposalId).orElseThrow(RequestRefused::unknown);
        var against = proposed.fate() instanceof Fate.Stale
                ? Objects.requireNonNull(file.current())
                : revisions.find(articleId, proposed.base()).orElseThrow(RequestRefused::unknown);
        var diff = SegmentDiff.between(Segments.of(whole(articleId, against)), Segments.of(content))
                .shown();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Whole(shown(articleId, proposed, editor), content, against.number(), diff));
    }

    private InSight inSight(UUID article) {
        return switch (reviews.find(article.toString())
                .orElseThrow(RequestRefused::unknown)
                .state()) {
            case Erased _ -> throw new RequestRefused(new Refusal(Refusal.Kind.GONE, "The article was erased"));
            case Review.Withdrawn _, Review.Expected _ -> throw RequestRefused.unknown();
            case InSight seen -> seen;
        };
    }

    private Shown shown(UUID article, ProposedRevision it, Member editor) {
        var note = it.note();
        return new Shown(
                article,
                it.id(),
                switch (it.fate()) {
                    case Fate.Told _ -> "told";
                    case Fate.Accepted _ -> "accepted";
                    case Fate.Stale _ -> "stale";
                },
                it.base(),
                switch (it.fate()) {
                    case Fate.Told _ -> null;
                    case Fate.Accepted(var revision) -> revision;
                    case Fate.Stale(var revision) -> revision;
                },
                it.at(),
                it.significance(),
                note == null ? null : texts.find(article, note).orElse(null),
                it.by().equals(editor.name()));
    }

    /// A text that is missing is being destroyed just now.
    private RevisionContent whole(UUID article, Revision revision) {
        return texts.find(article, revision.content().body())
                .map(it -> revision.content().withBody(it))
                .orElseThrow(RequestRefused::unknown);
    }
}
