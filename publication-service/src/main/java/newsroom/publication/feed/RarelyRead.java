package newsroom.publication.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Supplier;
import newsroom.publication.reading.Representation;

/// Representations that are made when they are asked for, and kept for the next who asks: no more than a
/// bound of bytes, none longer than an hour, and each only in the state that it was made in.
final class RarelyRead {

    private static final long MOST_BYTES = 32L << 20;
    private static final Duration LONGEST = Duration.ofHours(1);

    private record Made(long state, Representation representation) {}

    private final Cache<String, Made> made = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((String key, Made it) -> 2 * key.length() + it.representation.weight())
            .expireAfterWrite(LONGEST)
            .build();

    /// @param state what it has to be made in; read before it is made, so that what changes meanwhile makes
    ///     it anew
    Representation get(String key, long state, Supplier<Representation> make) {
        var known = made.getIfPresent(key);
        if (known != null && known.state == state) {
            return known.representation;
        }
        var fresh = new Made(state, make.get());
        made.put(key, fresh);
        return fresh.representation;
    }

    /// What was taken back, or corrected, is not to lie in memory any longer.
    void forget() {
        made.invalidateAll();
    }
}
