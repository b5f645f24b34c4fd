package newsroom.submission.flood;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.TimeMeter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import newsroom.submission.flood.Budget.Answer;
import newsroom.submission.flood.Budget.Limit;
import newsroom.submission.receipt.Receipt;

/// How often those come back who show a receipt, right or wrong.
///
/// A receipt that was given out, or opened its draft, within the last hour has a budget of its own; all others
/// share one. So those who guess receipts slow one another down and nobody who is at work, and nothing at all is
/// kept of what they guess. Of a receipt that is known a hash is kept, for that hour and in memory, under a salt
/// that lives as long as the instance. Whether a draft exists plays no part.
public final class Visits {

    private static final Duration KNOWN_FOR = Duration.ofHours(1);

    private final Limit ofOne;
    private final TimeMeter time;
    private final Budget strangers;
    private final Cache<String, Budget> known;
    private final byte[] salt = new byte[32];

    /// @param ofOne what one receipt may do that is known
    /// @param ofStrangers what all others may do together
    /// @param mostKnown how many receipts are known at once
    /// @param random unpredictable, such as a `SecureRandom`
    Visits(Limit ofOne, Limit ofStrangers, long mostKnown, TimeMeter time, RandomGenerator random) {
        this.ofOne = ofOne;
        this.time = time;
        this.strangers = new Budget(ofStrangers, time);
        // No earlier than its budget is full again: forgetting it gives nobody more.
        var kept = ofOne.untilFull().compareTo(KNOWN_FOR) > 0 ? ofOne.untilFull() : KNOWN_FOR;
        this.known = Caffeine.newBuilder()
                .maximumSize(mostKnown)
                .expireAfterAccess(kept)
                .ticker(time::currentTimeNanos)
                .executor(Runnable::run)
                .build();
        random.nextBytes(salt);
    }

    /// Counts a visit.
    ///
    /// @param typed what was shown as a receipt; empty if nothing was
    Answer enter(String typed) {
        return budget(typed).take(0);
    }

    /// What a visit would be answered now.
    Answer look(String typed) {
        return budget(typed).look(0);
    }

    /// Notes that this receipt opens a draft.
    public void opened(String typed) {
        for (var each : read(typed)) {
            var _ = known.get(hash(each), _ -> new Budget(ofOne, time));
        }
    }

    /// How many receipts are known now.
    long known() {
        known.cleanUp();
        return known.estimatedSize();
    }

    private Budget budget(String typed) {
        for (var each : read(typed)) {
            var own = known.getIfPresent(hash(each));
            if (own != null) {
                return own;
            }
        }
        return strangers;
    }

    /// In whole words, so that a receipt is the same one however it is typed.
    private static List<String> read(String typed) {
        return Receipt.typed(typed).stream().map(Receipt::spelled).toList();
    }

    private String hash(String receipt) {
        var words = receipt.getBytes(StandardCharsets.UTF_8);
        var salted = new byte[salt.length + words.length];
        System.arraycopy(salt, 0, salted, 0, salt.length);
        System.arraycopy(words, 0, salted, salt.length, words.length);
        return HexFormat.of().formatHex(Stamp.sha256(salted), 0, 16);
    }
}
