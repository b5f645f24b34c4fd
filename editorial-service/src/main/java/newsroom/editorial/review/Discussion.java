package newsroom.editorial.review;

import java.util.UUID;

/// What is said about an article beside its review. It goes with the article.
@FunctionalInterface
public interface Discussion {

    /// Destroys all that was said about an article, now and whatever is still being written.
    void destroy(UUID article);
}
