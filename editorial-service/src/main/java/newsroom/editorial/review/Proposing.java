package newsroom.editorial.review;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import newsroom.contracts.EditorialEvent.RevisionProposed;
import newsroom.editorial.review.Review.Declined;
import newsroom.editorial.review.Review.Erased;
import newsroom.editorial.review.Review.Expected;
import newsroom.editorial.review.Review.InSight;
import newsroom.editorial.review.Review.Withdrawn;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.aggregate.Refusal.Kind;

/// How a review takes a revision that an editor proposes, and what came of it.
final class Proposing {

    static final int MOST = 500;

    private Proposing() {}

    static Answer<Review> propose(
            Review review, ProposedRevision.Request request, ProposedRevision.Composed composed, Instant now) {
        return switch (review) {
            case Erased _ -> Answer.refused(Kind.GONE, "The article was erased");
            case Withdrawn(var before, _)
            when before.file().proposed(request.id()).isPresent() -> Answer.alreadyDone();
            case Withdrawn _ -> Deliberating.notNow(review, Deliberating.WITHDRAWN);
            case Expected _ -> Answer.refused(Kind.UNKNOWN, "There is no such review");
            case InSight seen when seen.file().proposed(request.id()).isPresent() -> Answer.alreadyDone();
            case Declined _ ->
                Answer.refused(new Refusal(Kind.NOT_NOW, "It is declined; only an appeal re-opens it")
                        .with("acts", List.of()));
            case InSight seen
            when !Review.currentOf(seen.file()).hash().equals(request.baseHash()) -> Review.stale(seen.file());
            case InSight seen
            when seen.file().proposed().size() >= MOST ->
                Deliberating.notNow(seen, "Editors propose at most " + MOST + " revisions of an article");
            case InSight seen -> proposed(seen, request, composed, now);
        };
    }

    private static Answer<Review> proposed(
            InSight review, ProposedRevision.Request request, ProposedRevision.Composed composed, Instant now) {
        var current = Review.currentOf(review.file());
        var proposed = new ProposedRevision(
                request.id(),
                request.by(),
                now,
                current.number(),
                request.significance(),
                request.noteHash(),
                new ProposedRevision.Fate.Told());
        return Answer.accepted(
                review.with(review.file().and(proposed).noted(Acts.revisionProposed(proposed, current))),
                new RevisionProposed(
                        review.file().article(),
                        request.id(),
                        current.number(),
                        current.hash(),
                        composed.of(current),
                        request.significance(),
                        request.note()));
    }

    /// What editors proposed came too late, and the same where it had come to something.
    static Review stale(Review review, UUID proposal, int last, Instant at) {
        return changed(review, file -> {
            var ended = file.ended(proposal, new ProposedRevision.Fate.Stale(last));
            return ended.equals(file) ? file : ended.noted(Acts.proposalStale(proposal, last, at));
        });
    }

    static Review changed(Review review, UnaryOperator<File> change) {
        return switch (review) {
            case Erased _ -> review;
            case Withdrawn(var before, var withdrawal) ->
                new Withdrawn(before.with(change.apply(before.file())), withdrawal);
            case InSight seen -> seen.with(change.apply(seen.file()));
        };
    }

    /// It is no longer waited for what comes of it; the same where it was not.
    static Review ended(Review review, UUID proposal, ProposedRevision.Fate fate) {
        return changed(review, file -> file.ended(proposal, fate));
    }
}
