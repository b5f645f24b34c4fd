package newsroom.editorial.review;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import newsroom.contracts.EditorialEvent.ReviewStalled;
import newsroom.editorial.review.Review.Approved;
import newsroom.editorial.review.Review.ChangesRequested;
import newsroom.editorial.review.Review.Declined;
import newsroom.editorial.review.Review.Erased;
import newsroom.editorial.review.Review.Expected;
import newsroom.editorial.review.Review.InSight;
import newsroom.editorial.review.Review.Open;
import newsroom.editorial.review.Review.Withdrawn;
import newsroom.platform.aggregate.Answer;
import org.jspecify.annotations.Nullable;

/// A review that is longer in a state than its desk allows says so, once each time that it comes into one.
final class Stalling {

    private Stalling() {}

    /// When it has waited too long, if that is to be told.
    static @Nullable Instant due(Review review) {
        return switch (review) {
            case Open(var file) -> due(file, file.desk().limits().open());
            case ChangesRequested(var file) -> due(file, file.desk().limits().changesRequested());
            case Expected _, Approved _, Declined _, Withdrawn _, Erased _ -> null;
        };
    }

    private static @Nullable Instant due(File file, @Nullable Duration limit) {
        return limit == null || file.desk().stalled() ? null : file.since().plus(limit);
    }

    static Answer.Accepted<Review> told(InSight review) {
        var file = review.file();
        return new Answer.Accepted<>(
                review.with(file.with(file.desk().told())),
                List.of(new ReviewStalled(
                        file.article(), file.desk().desk(), ReviewDocument.nameOf(review), file.since())));
    }
}
