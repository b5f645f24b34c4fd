package newsroom.submission.flood;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// How much one instance takes in from people without an account: from all of them together, and about one article.
///
/// Both are token buckets. A bucket is known by a hash of its article under a salt that lives as long as the instance;
/// addresses play no part. The buckets of articles are forgotten as soon as they would be full again, so forgetting
/// one changes nothing, and there are never more than a set number of them.
///
/// Whoever has an account takes nothing from here and is never kept waiting.
public final class Budget {

    /// @param burst how many come at once, from all together
    /// @param perHour how many come in an hour, from all together
    /// @param burstOfOne how many come at once about one article
    /// @param perHourOfOne how many come in an hour about one article
    /// @param mostArticles how many articles are counted at once
    public record Limits(long burst, long perHour, long burstOfOne, long perHourOfOne, long mostArticles) {
        public Limits {
            if (burst < 1 || perHour < 1 || burstOfOne < 1 || perHourOfOne < 1 || mostArticles < 1) {
                throw new IllegalArgumentException("Every limit of the budget must be at least one");
            }
        }
    }

    /// Whether a request may go on.
    public sealed interface Answer {
        /// It may.
        record Granted() implements Answer {}

        /// It may not, unless it comes again.
        ///
        /// @param seconds for `Retry-After`, at least one
        record Wait(long seconds) implements Answer {}
    }

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Answer GRANTED = new Answer.Granted();

    private final Limits limits;
    private final TimeMeter time;
    private final Bucket all;
    private final Cache<String, Bucket> ofArticles;
    private final byte[] salt = new byte[32];

    /// @param random unpredictable, such as a `SecureRandom`
    public Budget(Limits limits, TimeMeter time, RandomGenerator random) {
        this.limits = limits;
        this.time = time;
        this.all = bucket(limits.burst(), limits.perHour());
        var untilFull = HOUR.multipliedBy(limits.burstOfOne())
                .dividedBy(limits.perHourOfOne())
                .plusSeconds(1);
        this.ofArticles = Caffeine.newBuilder()
                .maximumSize(limits.mostArticles())
                .expireAfterAccess(untilFull)
                .ticker(time::currentTimeNanos)
                .executor(Runnable::run)
                .build();
        random.nextBytes(salt);
    }

    /// Takes from what all share, for a request that is about no article yet.
    public Answer take() {
        return take(all);
    }

    /// Takes from both, for a request about one article; from neither if one of them has nothing left.
    ///
    /// It is to be asked once the receipt has opened the article: else whoever knows an article's id could use its
    /// budget up.
    public Answer take(String articleId) {
        var one = ofArticles.get(hash(articleId), _ -> bucket(limits.burstOfOne(), limits.perHourOfOne()));
        var mine = take(one);
        if (mine instanceof Answer.Wait) {
            return mine;
        }
        var shared = take(all);
        if (shared instanceof Answer.Wait) {
            one.addTokens(1);
        }
        return shared;
    }

    /// How much of what all share is used up: 0 if nothing, 1 if there is nothing left.
    public double used() {
        return Math.clamp(1 - (double) all.getAvailableTokens() / limits.burst(), 0.0, 1.0);
    }

    /// How many articles are counted now.
    long articles() {
        ofArticles.cleanUp();
        return ofArticles.estimatedSize();
    }

    private Bucket bucket(long burst, long perHour) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perHour, HOUR))
                .withCustomTimePrecision(time)
                .build();
    }

    private static Answer take(Bucket bucket) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? GRANTED : new Answer.Wait(seconds(probe.getNanosToWaitForRefill()));
    }

    /// Rounded up, so that whoever waits as long as told is not told again for a fraction.
    private static long seconds(long nanos) {
        return Math.max(1, Math.ceilDiv(nanos, 1_000_000_000L));
    }

    private String hash(String articleId) {
        var id = articleId.getBytes(StandardCharsets.UTF_8);
        var salted = new byte[salt.length + id.length];
        System.arraycopy(salt, 0, salted, 0, salt.length);
        System.arraycopy(id, 0, salted, salt.length, id.length);
        return HexFormat.of().formatHex(Stamp.sha256(salted), 0, 16);
    }
}
