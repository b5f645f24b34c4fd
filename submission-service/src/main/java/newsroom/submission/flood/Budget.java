package newsroom.submission.flood;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/// How much one instance takes in of something: a token bucket. It counts what comes, and does not ask from where.
final class Budget {

    /// @param atOnce how many come at once when none have for a while
    /// @param perHour how many come in an hour
    record Limit(long atOnce, long perHour) {
        Limit {
            if (atOnce < 1 || perHour < 1) {
                throw new IllegalArgumentException("Every limit must be at least one");
            }
        }

        /// How long it takes until all that was used up is there again.
        Duration untilFull() {
            return HOUR.multipliedBy(atOnce).dividedBy(perHour).plusSeconds(1);
        }
    }

    /// Whether a request may go on.
    sealed interface Answer {
        /// It may.
        record Granted() implements Answer {}

        /// It may not, unless it comes again.
        ///
        /// @param seconds for `Retry-After`, at least one
        record Wait(long seconds) implements Answer {}
    }

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Answer GRANTED = new Answer.Granted();

    private final Limit limit;
    private final Bucket bucket;

    Budget(Limit limit, TimeMeter time) {
        this.limit = limit;
        this.bucket = Bucket.builder()
                .addLimit(it -> it.capacity(limit.atOnce()).refillGreedy(limit.perHour(), HOUR))
                .withCustomTimePrecision(time)
                .build();
    }

    /// Takes one, unless fewer than so many would be left for others.
    Answer take(long left) {
        var answer = look(left);
        return answer instanceof Answer.Granted && !bucket.tryConsume(1) ? look(left) : answer;
    }

    /// What would be answered now.
    Answer look(long left) {
        var probe = bucket.estimateAbilityToConsume(left + 1);
        return probe.canBeConsumed() ? GRANTED : new Answer.Wait(seconds(probe.getNanosToWaitForRefill()));
    }

    /// Gives back one that was taken and not needed.
    void giveBack() {
        bucket.addTokens(1);
    }

    /// How much is used up: 0 if nothing, 1 if there is nothing left.
    double used() {
        return Math.clamp(1 - (double) bucket.getAvailableTokens() / limit.atOnce(), 0.0, 1.0);
    }

    /// Rounded up, so that whoever waits as long as told is not told again for a fraction.
    private static long seconds(long nanos) {
        return Math.max(1, Math.ceilDiv(nanos, 1_000_000_000L));
    }
}
