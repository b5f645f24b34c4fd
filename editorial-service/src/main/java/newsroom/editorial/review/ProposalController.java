package newsroom.editorial.review;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import newsroom.editorial.decision.Stance;
import newsroom.editorial.listing.Query;
import newsroom.editorial.review.Review.InSight;
import newsroom.platform.aggregate.Versioned;
import newsroom.platform.web.Checks;
import newsroom.platform.web.ETags;
import newsroom.platform.web.Member;
import newsroom.platform.web.WebConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// For editors: what is proposed about a revision, and their stances on it.
@RestController
@RequestMapping("/reviews/{articleId}")
final class ProposalController {

    private static final int LONGEST_REASON = 10_000;

    /// @param hash of the revision that was read
    /// @param proposal that was read, by its id; needed for whatever is no approval
    /// @param reason required where somebody objects or blocks
    record StanceRequest(
            @Nullable String stance,
            @Nullable String hash,
            @Nullable String proposal,
            @Nullable String reason) {}

    record AppealRequest(@Nullable String reason) {}

    /// @param proposal what is open now
    /// @param acts what can be proposed now
    record Deliberated(
            UUID articleId, String state, @Nullable ShownProposal proposal, List<String> acts) {}

    private final DecideReview decideReview;
    private final DeskBenches benches;
    private final ShownProposals proposals;

    ProposalController(DecideReview decideReview, DeskBenches benches, ShownProposals proposals) {
        this.decideReview = decideReview;
        this.benches = benches;
        this.proposals = proposals;
    }

    @PostMapping("/proposals")
    @Operation(summary = "Proposes what is to be decided about the revision whose hash is named")
    ResponseEntity<Deliberated> propose(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @RequestBody DecisionRequest proposal,
            Member editor) {
        begin(request, articleId);
        var checked = proposal.checked(benches.voter(articleId, editor.name()));
        return answer(HttpStatus.CREATED, articleId, decideReview.decide(articleId, checked, false), editor);
    }

    @DeleteMapping("/proposals")
    @Operation(summary = "Takes one's own proposal back")
    ResponseEntity<Deliberated> takeBack(HttpServletRequest request, @PathVariable UUID articleId, Member editor) {
        begin(request, articleId);
        var voter = benches.voter(articleId, editor.name());
        return answer(HttpStatus.OK, articleId, decideReview.takeBack(articleId, voter), editor);
    }

    @PutMapping("/stance")
    @Operation(summary = "Takes a stance on what is proposed about the revision whose hash is named, or changes it")
    ResponseEntity<Deliberated> stance(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @RequestBody StanceRequest stance,
            Member editor) {
        begin(request, articleId);
        var checks = new Checks();
        var chosen = Arrays.stream(Stance.values())
                .filter(it -> it.word().equals(stance.stance()))
                .findFirst();
        checks.require(
                chosen.isPresent(),
                "stance",
                "must be one of "
                        + Arrays.stream(Stance.values()).map(Stance::word).collect(Collectors.joining(", ")));
        var hash = checks.hash("hash", stance.hash());
        var taken = chosen.orElse(Stance.SUPPORT);
        var reason = taken.needsReason()
                        || stance.reason() != null && !stance.reason().isBlank()
                ? checks.shortText("reason", stance.reason(), LONGEST_REASON)
                : null;
        checks.done();
        var voter = benches.voter(articleId, editor.name());
        return answer(
                HttpStatus.OK,
                articleId,
                decideReview.takeStance(articleId, voter, taken, hash, stance.proposal(), reason),
                editor);
    }

    @PostMapping("/appeal")
    @Operation(summary = "Appeals against a decision to decline; the third editor opens a decision of the assembly")
    ResponseEntity<Deliberated> appeal(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @RequestBody AppealRequest appeal,
            Member editor) {
        begin(request, articleId);
        var checks = new Checks();
        var reason = checks.shortText("reason", appeal.reason(), LONGEST_REASON);
        checks.done();
        return answer(HttpStatus.OK, articleId, decideReview.appeal(articleId, editor.name(), reason), editor);
    }

    private static void begin(HttpServletRequest request, UUID article) {
        new Query(request);
        WebConfiguration.answerIsAbout(request, article);
    }

    private ResponseEntity<Deliberated> answer(HttpStatus status, UUID article, Versioned<Review> now, Member editor) {
        var review = (InSight) now.state();
        return ResponseEntity.status(status)
                .eTag(ETags.of(now.version()))
                .cacheControl(CacheControl.noStore())
                .body(new Deliberated(
                        article,
                        ReviewDocument.nameOf(review),
                        proposals.open(article, review, editor.name()),
                        proposals.acts(article, review, editor.name())));
    }
}
