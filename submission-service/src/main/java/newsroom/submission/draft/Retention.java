package newsroom.submission.draft;

import java.time.Duration;

/// How long is kept what nobody wants any more. What was published is not destroyed by the passing of time.
///
/// @param unsent a draft of which nothing was sent, from when it was last saved
/// @param declined an article that was never published, from when it was declined
/// @param withdrawn how long a withdrawal can be undone; what was never published goes then
record Retention(Duration unsent, Duration declined, Duration withdrawn) {

    Retention {
        requirePositive("unsent", unsent);
        requirePositive("declined", declined);
        requirePositive("withdrawn", withdrawn);
    }

    private static void requirePositive(String which, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(
                    "newsroom.submission.retention." + which + " must be a duration above zero, such as 30d");
        }
    }
}
