package newsroom.platform.web;

import java.util.UUID;

/// The answers that are kept to be repeated under an `Idempotency-Key`.
@FunctionalInterface
public interface AnswersByKey {

    /// Destroys the kept answers about an article, before their time.
    void forget(UUID article);
}
