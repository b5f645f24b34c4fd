package newsroom.editorial.review;

import java.util.UUID;
import newsroom.editorial.paper.Revision;
import newsroom.editorial.review.Review.Erased;
import newsroom.editorial.review.Review.InSight;
import newsroom.editorial.review.Review.Withdrawn;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Refusal;
import org.jspecify.annotations.Nullable;

/// The reviews, for those who comment on their texts.
public final class CommentedReviews {

    private final AggregateStore<Review> reviews;

    CommentedReviews(AggregateStore<Review> reviews) {
        this.reviews = reviews;
    }

    /// A review that has a text.
    ///
    /// @throws RequestRefused if there is none, or its article is erased
    public Commented find(UUID article) {
        return seen(reviews.find(article.toString())
                .orElseThrow(RequestRefused::unknown)
                .state());
    }

    /// Writes to the contributor what stands in a thread; again changes nothing.
    ///
    /// @param message in a thread
    /// @param text of it
    /// @return the review with it
    public Commented tell(UUID article, Message message, String text) {
        return seen(reviews.change(article.toString(), Act.at(message.at()), it -> it.ask(message, text))
                .orThrow()
                .state());
    }

    private static Commented seen(Review review) {
        return switch (review) {
            case Erased _ -> throw new RequestRefused(new Refusal(Refusal.Kind.GONE, "The article was erased"));
            case Withdrawn(var before, _) -> seen(before.file(), false);
            case InSight seen -> seen(seen.file(), true);
        };
    }

    private static Commented seen(File file, boolean inSight) {
        var current = (@Nullable Revision) file.current();
        if (current == null) {
            throw RequestRefused.unknown();
        }
        return new Commented(file.article(), current, inSight, file.conversation());
    }
}
