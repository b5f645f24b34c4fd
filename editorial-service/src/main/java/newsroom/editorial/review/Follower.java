package newsroom.editorial.review;

import java.util.UUID;

/// What follows the reviews: translations, and whatever else may come to.
@FunctionalInterface
public interface Follower {

    /// Brings one language of an article to a standing, if it is not there or beyond.
    void follow(UUID article, String language, Standing standing);
}
