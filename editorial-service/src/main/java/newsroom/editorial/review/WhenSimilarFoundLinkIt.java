package newsroom.editorial.review;

import newsroom.contracts.SubmissionEvent.SimilarFound;
import newsroom.editorial.paper.SimilarArticles;
import newsroom.platform.event.Envelope;
import newsroom.platform.messaging.Reaction;

/// A revision is much like other articles: editors see the links at its review.
public final class WhenSimilarFoundLinkIt implements Reaction<SimilarFound> {

    private final SimilarArticles similar;

    WhenSimilarFoundLinkIt(SimilarArticles similar) {
        this.similar = similar;
    }

    @Override
    public void to(Envelope<SimilarFound> cause) {
        var found = cause.event();
        similar.keep(found.articleId(), found.revision(), found.articles());
    }
}
