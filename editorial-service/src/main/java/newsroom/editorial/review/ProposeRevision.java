package newsroom.editorial.review;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import newsroom.contracts.RevisionContent;
import newsroom.editorial.paper.Revision;
import newsroom.editorial.paper.Revisions;
import newsroom.editorial.review.ProposedRevision.Fate;
import newsroom.editorial.review.Review.InSight;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Outcome.Refused;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.text.SegmentDiff;
import newsroom.platform.text.Segments;
import newsroom.platform.web.Member;

/// An editor proposes the next revision of exactly the text they read.
final class ProposeRevision {

    /// With how many of an editor's earlier proposals a request is compared.
    private static final int MOST_COMPARED = 20;

    private final AggregateStore<Review> reviews;
    private final Revisions revisions;
    private final ProposedTexts proposedTexts;
    private final Texts texts;
    private final Clock clock;

    ProposeRevision(
            AggregateStore<Review> reviews,
            Revisions revisions,
            ProposedTexts proposedTexts,
            Texts texts,
            Clock clock) {
        this.reviews = reviews;
        this.revisions = revisions;
        this.proposedTexts = proposedTexts;
        this.texts = texts;
        this.clock = clock;
    }

    /// The revision as it is proposed now, or was by an earlier request for the same.
    ///
    /// @param id of the proposal: a repeat of the request has the same
    ProposedRevision propose(UUID article, UUID id, Member editor, RevisionRequest.Edit edit) {
        var review = reviews.find(article.toString())
                .orElseThrow(RequestRefused::unknown)
                .state();
        var earlier = earlier(article, review, editor, edit);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var note = edit.note() == null ? null : texts.keep(article, edit.note());
        var request = new ProposedRevision.Request(
                id, editor.name(), edit.baseHash(), edit.significance(), edit.note(), note);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var outcome = reviews.change(
                article.toString(),
                Act.at(now),
                it -> it.propose(request, base -> composed(article, id, base, edit), now));
        if (outcome instanceof Refused<Review>(var found, var refusal)
                && refusal.kind() == Refusal.Kind.STALE
                && found.state() instanceof InSight seen) {
            throw new RequestRefused(withBoth(refusal, article, Review.currentOf(seen.file()), edit));
        }
        return outcome.orThrow().state().proposed().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /// Kept before the review refers to it, and not where the review refuses.
    private RevisionContent composed(UUID article, UUID id, Revision base, RevisionRequest.Edit edit) {
        var whole = whole(article, base);
        edit.mustBeOf(whole);
        var content = edit.of(whole);
        if (content.equals(whole)) {
            throw new RequestRefused(new Refusal(Refusal.Kind.INVALID, "It changes nothing of the revision"));
        }
        return proposedTexts.keep(article, id, content);
    }

    /// Repeating what was done is no conflict, however far the text has come since. What was told stale although it was
    /// written on the current revision may be proposed again.
    private Optional<ProposedRevision> earlier(UUID article, Review review, Member editor, RevisionRequest.Edit edit) {
        return review.proposed().reversed().stream()
                .filter(it -> it.by().equals(editor.name()) && Objects.equals(it.note(), edit.noteHash()))
                .filter(it -> it.significance() == edit.significance())
                .filter(it -> !(it.fate() instanceof Fate.Stale(var last) && last == it.base()))
                .limit(MOST_COMPARED)
                .filter(it -> revisions
                        .find(article, it.base())
                        .filter(base -> base.hash().equals(edit.baseHash()))
                        .map(base -> edit.of(whole(article, base)).withoutByline())
                        .equals(proposedTexts.find(article, it.id())))
                .findFirst();
    }

    private Refusal withBoth(Refusal refusal, UUID article, Revision current, RevisionRequest.Edit edit) {
        var whole = whole(article, current);
        var proposed = edit.of(whole);
        return refusal.with("current", whole)
                .with("proposed", proposed)
                .with(
                        "diff",
                        SegmentDiff.between(Segments.of(whole), Segments.of(proposed))
                                .shown());
    }

    /// A text that is missing is being destroyed just now.
    private RevisionContent whole(UUID article, Revision revision) {
        return texts.find(article, revision.content().body())
                .map(it -> revision.content().withBody(it))
                .orElseThrow(RequestRefused::unknown);
    }
}
