package newsroom.editorial.review;

import static com.mongodb.client.model.Filters.in;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import newsroom.contracts.Correction;
import newsroom.contracts.Remark;
import newsroom.contracts.RevisionContent;
import newsroom.contracts.Significance;
import newsroom.contracts.Tally;
import newsroom.editorial.listing.Query;
import newsroom.editorial.paper.Revision;
import newsroom.editorial.paper.Revisions;
import newsroom.editorial.paper.SimilarArticles;
import newsroom.editorial.review.Review.Erased;
import newsroom.editorial.review.Review.Expected;
import newsroom.editorial.review.Review.InSight;
import newsroom.editorial.review.Review.Withdrawn;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.aggregate.Versioned;
import newsroom.platform.text.Segment;
import newsroom.platform.text.Segments;
import newsroom.platform.web.ETags;
import newsroom.platform.web.Member;
import newsroom.platform.web.WebConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// For editors: what a review says, and what was decided about it. Nothing here names a contributor.
@RestController
@RequestMapping("/reviews")
final class ReviewController {

    record Decided(
            UUID articleId,
            String outcome,
            int revision,
            String hash,
            @Nullable String by,
            Instant at,
            @Nullable String note,
            List<Remark> remarks,
            @Nullable List<String> languages,
            @Nullable String rule,
            @Nullable Tally tally,
            @Nullable Correction correction) {}

    /// @param corrects whether who proposes to approve it says to readers what correction it is
    /// @param proposal what is open to stances, if anything is
    /// @param earlier proposals that are closed, the newest last
    /// @param withdrawnByDesk whether the desk took the article out of sight
    /// @param by `contributor`, or `editors` where one of them proposed the revision, which is credit to the desk
    record Shown(
            UUID articleId,
            String state,
            @Nullable Integer revision,
            @Nullable String hash,
            @Nullable Significance significance,
            @Nullable String by,
            @Nullable RevisionContent content,
            @Nullable String note,
            @Nullable List<Decided> decisions,
            @Nullable Integer approvedRevision,
            @Nullable String approvedHash,
            @Nullable Boolean corrects,
            @Nullable List<Similar> similar,
            @Nullable ShownProposal proposal,
            @Nullable List<ShownProposal> earlier,
            @Nullable Boolean withdrawnByDesk,
            @Nullable Boolean retracted,
            List<String> acts) {}

    /// Another article that the current revision is much like.
    record Similar(UUID articleId, String state, String title) {}

    /// @param by as above
    /// @param note to the editors, which its contributor sent with it
    record ShownRevision(
            UUID articleId,
            int revision,
            String hash,
            Significance significance,
            String by,
            RevisionContent content,
            @Nullable String note) {}

    /// @param segment its address in this revision
    record ShownSegment(String segment, Segment.Kind kind, String text) {}

    /// @param segments in the order of the text
    record ShownSegments(UUID articleId, int revision, String hash, List<ShownSegment> segments) {}

    private final AggregateStore<Review> reviews;
    private final DecideReview decideReview;
    private final Revisions revisions;
    private final Texts texts;
    private final SimilarArticles similar;
    private final DeskBenches benches;
    private final ShownProposals proposals;

    ReviewController(
            AggregateStore<Review> reviews,
            DecideReview decideReview,
            Revisions revisions,
            Texts texts,
            SimilarArticles similar,
            DeskBenches benches,
            ShownProposals proposals) {
        this.reviews = reviews;
        this.decideReview = decideReview;
        this.revisions = revisions;
        this.texts = texts;
        this.similar = similar;
        this.benches = benches;
        this.proposals = proposals;
    }

    @GetMapping("/{articleId}")
    @Operation(summary = "A review with the text it is about and what was decided")
    ResponseEntity<Shown> show(HttpServletRequest request, @PathVariable UUID articleId, Member editor) {
        new Query(request);
        var found = reviews.find(articleId.toString()).orElseThrow(RequestRefused::unknown);
        return ResponseEntity.ok()
                .eTag(ETags.of(found.version()))
                .cacheControl(CacheControl.noStore())
                .body(shown(articleId, found, editor));
    }

    @GetMapping("/{articleId}/revisions/{number}")
    @Operation(summary = "A revision as it was sent")
    ResponseEntity<ShownRevision> revision(
            HttpServletRequest request, @PathVariable UUID articleId, @PathVariable int number) {
        var revision = revisionInSight(request, articleId, number);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new ShownRevision(
                        articleId,
                        revision.number(),
                        revision.hash(),
                        revision.significance(),
                        revision.by(),
                        whole(articleId, revision),
                        note(articleId, revision)));
    }

    @GetMapping("/{articleId}/revisions/{number}/segments")
    @Operation(summary = "The segments of a revision, each with its address, by which remarks name it")
    ResponseEntity<ShownSegments> segments(
            HttpServletRequest request, @PathVariable UUID articleId, @PathVariable int number) {
        var revision = revisionInSight(request, articleId, number);
        var segments = Segments.of(whole(articleId, revision)).inOrder().stream()
                .map(it -> new ShownSegment(it.address(), it.kind(), it.text()))
                .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new ShownSegments(articleId, revision.number(), revision.hash(), segments));
    }

    @PostMapping("/{articleId}/decisions")
    @Operation(summary = "Proposes what is to be decided about the revision whose hash is named, and supports it")
    ResponseEntity<?> decide(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @RequestBody DecisionRequest decision,
            Member editor) {
        new Query(request);
        WebConfiguration.answerIsAbout(request, articleId);
        var checked = decision.checked(benches.voter(articleId, editor.name()));
        var now = decideReview.decide(articleId, checked, true).state();
        var open = now.proposal();
        var answer = now.decisions().reversed().stream()
                .filter(it -> open == null || !open.isOf(checked))
                .filter(it -> it.isOf(checked))
                .findFirst();
        return answer.isPresent()
                ? ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(decided(articleId, answer.get()))
                : ResponseEntity.accepted()
                        .cacheControl(CacheControl.noStore())
                        .body(proposals.open(articleId, (InSight) now, editor.name()));
    }

    private Shown shown(UUID article, Versioned<Review> found, Member editor) {
        var state = ReviewDocument.nameOf(found.state());
        return switch (found.state()) {
            case Erased _ -> throw new RequestRefused(new Refusal(Refusal.Kind.GONE, "The article was erased"));
            case Expected _ -> throw RequestRefused.unknown();
            case Withdrawn _ ->
                new Shown(
                        article, state, null, null, null, null, null, null, null, null, null, null, null, null, null,
                        null, null, List.of());
            case InSight seen -> {
                var file = seen.file();
                var current = Objects.requireNonNull(file.current());
                var approved = file.approval() == null ? null : file.approval().source();
                yield new Shown(
                        article,
                        state,
                        current.number(),
                        current.hash(),
                        current.significance(),
                        current.by(),
                        whole(article, current),
                        note(article, current),
                        file.decisions().stream()
                                .map(it -> decided(article, it))
                                .toList(),
                        approved == null ? null : approved.revision(),
                        approved == null ? null : approved.hash(),
                        file.corrects(),
                        similar(article, current),
                        proposals.open(article, seen, editor.name()),
                        proposals.closed(article, seen),
                        file.deliberation().withdrawn(),
                        file.deliberation().retracted(),
                        proposals.acts(article, seen, editor.name()));
            }
        };
    }

    /// As far as editors see them.
    private List<Similar> similar(UUID article, Revision current) {
        var ids = similar.of(article, current.number()).stream()
                .map(UUID::toString)
                .toList();
        return ids.isEmpty()
                ? List.of()
                : reviews.findAll(in("_id", ids), ids.size()).stream()
                        .map(Versioned::state)
                        .filter(InSight.class::isInstance)
                        .map(InSight.class::cast)
                        .flatMap(it -> Stream.ofNullable(it.file().current())
                                .map(revision -> new Similar(
                                        it.file().article(),
                                        ReviewDocument.nameOf(it),
                                        revision.content().title())))
                        .toList();
    }

    private InSight inSight(UUID article) {
        return switch (reviews.find(article.toString())
                .orElseThrow(RequestRefused::unknown)
                .state()) {
            case Erased _ -> throw new RequestRefused(new Refusal(Refusal.Kind.GONE, "The article was erased"));
            case Withdrawn _ -> throw RequestRefused.unknown();
            case InSight seen -> seen;
        };
    }

    private Revision revisionInSight(HttpServletRequest request, UUID article, int number) {
        new Query(request);
        inSight(article);
        return revisions.find(article, number).orElseThrow(RequestRefused::unknown);
    }

    private @Nullable String note(UUID article, Revision revision) {
        return revision.note() == null
                ? null
                : texts.find(article, revision.note()).orElse(null);
    }

    /// A text that is missing is being destroyed just now.
    private RevisionContent whole(UUID article, Revision revision) {
        return texts.find(article, revision.content().body())
                .map(it -> revision.content().withBody(it))
                .orElseThrow(RequestRefused::unknown);
    }

    private Decided decided(UUID article, Decision decision) {
        var note = decision.note();
        return new Decided(
                article,
                decision.outcome().word(),
                decision.revision(),
                decision.hash(),
                decision.by(),
                decision.at(),
                note == null ? null : texts.find(article, note).orElse(null),
                decision.remarks().stream()
                        .map(it -> new Remark(
                                it.segment(), texts.find(article, it.text()).orElse("")))
                        .toList(),
                decision.outcome() == Outcome.APPROVE ? decision.languages() : null,
                decision.rule(),
                decision.tally(),
                decision.correction());
    }
}
