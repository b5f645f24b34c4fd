package newsroom.editorial.review;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import newsroom.editorial.paper.Revision;
import newsroom.editorial.paper.Revisions;
import newsroom.editorial.review.Review.InSight;
import newsroom.platform.aggregate.Outcome;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.aggregate.Versioned;
import newsroom.platform.text.SegmentDiff;
import newsroom.platform.text.Segments;

/// What an editor is told who spoke about another revision than the current one: what changed since they read.
final class ChangesSince {

    private final Revisions revisions;
    private final Texts texts;

    ChangesSince(Revisions revisions, Texts texts) {
        this.revisions = revisions;
        this.texts = texts;
    }

    /// The review as it is then, unless it refuses.
    ///
    /// @param read the hash of the revision that was read; it need not be one of this article
    Versioned<Review> orThrow(Outcome<Review> outcome, UUID article, String read) {
        if (outcome instanceof Outcome.Refused<Review>(var found, var refusal)
                && refusal.kind() == Refusal.Kind.STALE
                && refusal.more().containsKey("hash")
                && found.state() instanceof InSight seen) {
            throw new RequestRefused(told(refusal, article, read, Review.currentOf(seen.file())));
        }
        return outcome.orThrow();
    }

    private Refusal told(Refusal refusal, UUID article, String read, Revision current) {
        var told = refusal.with("significance", current.significance().name().toLowerCase(Locale.ROOT));
        var after = segments(article, current);
        for (int number = current.number() - 1; number > 0; number--) {
            var earlier = revisions.find(article, number).filter(it -> it.hash().equals(read));
            if (earlier.isPresent()) {
                var before = segments(article, earlier.get());
                return before.isEmpty() || after.isEmpty()
                        ? told
                        : told.with(
                                "diff",
                                SegmentDiff.between(before.get(), after.get()).shown());
            }
        }
        return told;
    }

    /// None of a text that is being destroyed just now.
    private Optional<Segments> segments(UUID article, Revision revision) {
        return texts.find(article, revision.content().body())
                .map(it -> Segments.of(revision.content().withBody(it)));
    }
}
