package newsroom.editorial.translation;

import java.util.UUID;
import newsroom.editorial.review.Follower;
import newsroom.editorial.review.Standing;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;

/// Translations open, close, follow their source and end as the review of their article tells them.
public final class FollowReview implements Follower {

    private final AggregateStore<Translation> translations;

    FollowReview(AggregateStore<Translation> translations) {
        this.translations = translations;
    }

    @Override
    public void follow(UUID article, String language, Standing standing) {
        translations.decide(
                TranslationDocument.id(article, language),
                Act.at(standing.at()),
                it -> Translation.follow(it, article, language, standing));
    }
}
