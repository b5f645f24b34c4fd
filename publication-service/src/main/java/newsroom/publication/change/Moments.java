package newsroom.publication.change;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When what readers see became what it is, by the changes that this instance has followed and by nothing else: of
/// everything, of each article, and of each stretch of the public order.
///
/// Whoever dates what they make has to read the date before they read what they make it of: bytes may be newer than
/// their date for a moment, but never older.
public final class Moments {

    /// How many numbers of the public order a stretch has.
    public static final int STRETCH = 1000;

    /// @param at when it became what it is
    /// @param number of the change that made it so
    public record Moment(Instant at, long number) {

        private static Moment after(@Nullable Moment before, Change change) {
            return new Moment(
                    PublicOrder.later(change.at(), before == null ? Instant.EPOCH : before.at), change.number());
        }
    }

    /// @param stretches in which its editions were first published
    private record Known(Moment moment, Set<Long> stretches) {}

    private final Map<UUID, Known> articles = new ConcurrentHashMap<>();
    private final Map<Long, Moment> stretches = new ConcurrentHashMap<>();
    private volatile @Nullable Moment everything;

    /// Of everything there is; none while nothing ever was.
    public Optional<Moment> ofEverything() {
        return Optional.ofNullable(everything);
    }

    /// Of an article, in all its languages.
    public Optional<Moment> of(UUID article) {
        return Optional.ofNullable(articles.get(article)).map(Known::moment);
    }

    /// Of the editions that were first published by numbers of a stretch, and of those that they are translations of.
    ///
    /// @param stretch counted from 1
    public Optional<Moment> ofStretch(long stretch) {
        return Optional.ofNullable(stretches.get(stretch));
    }

    /// The stretch in which a number is.
    public static long stretchOf(long number) {
        return (number - 1) / STRETCH + 1;
    }

    void followed(Change change) {
        everything = Moment.after(everything, change);
        var known = articles.compute(change.edition().article(), (_, before) -> {
            var own = before == null ? Set.<Long>of() : before.stretches;
            // the first state that readers see of an edition is the first of its versions
            var with = change.version() == 1 ? with(own, stretchOf(change.number())) : own;
            return new Known(Moment.after(before == null ? null : before.moment, change), with);
        });
        known.stretches.forEach(it -> stretches.compute(it, (_, before) -> Moment.after(before, change)));
    }

    private static Set<Long> with(Set<Long> some, long another) {
        return Set.copyOf(Stream.concat(some.stream(), Stream.of(another)).toList());
    }
}
