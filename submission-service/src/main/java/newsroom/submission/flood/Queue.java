package newsroom.submission.flood;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/// The way in for those who cannot solve a [ProofOfWork], since their browser runs no scripts: they wait instead.
///
/// A ticket names the minute from which it is good, which lies the further ahead the more tickets were handed out
/// lately, between the shortest and the longest wait. It is signed and bound to one form; the sender keeps it, the
/// service does not. Of a used ticket only a random id is to be remembered, until a full hour.
///
/// Tickets that nobody comes back with count too, so a flood of requests for tickets makes everybody wait, but
/// never longer than the longest wait. What a ticket opens still takes from the [Budget]: if that has nothing
/// left, the same ticket can be shown again later.
final class Queue {

    /// @param shortest the wait when nobody else waits
    /// @param longest the wait when very many do
    /// @param each how much longer the wait gets by each who waits
    record Pace(Duration shortest, Duration longest, Duration each) {
        Pace {
            if (shortest.isNegative() || each.isNegative() || longest.compareTo(shortest) < 0) {
                throw new IllegalArgumentException("The longest wait must not be shorter than the shortest");
            }
        }
    }

    /// What somebody waits with.
    ///
    /// @param text to be shown again, as it is
    /// @param goodFrom a full minute
    /// @param seconds until then, for `Retry-After`
    record Ticket(String text, Instant goodFrom, long seconds) {}

    /// What a ticket opens.
    sealed interface Admission {
        /// It is good, unless it was used before.
        record Admitted(SingleUse use) implements Admission {}

        /// It will be good.
        ///
        /// @param seconds for `Retry-After`, at least one
        record TooEarly(long seconds) implements Admission {}

        /// It was not made here or not for this form, or its time is over: another one is to be asked for.
        record Refused(boolean expired) implements Admission {}
    }

    private static final Duration GOOD_FOR = Duration.ofHours(2);
    private static final long MINUTE = 60;

    private final Stamp stamp;
    private final Pace pace;
    private final Clock clock;
    private Instant last = Instant.EPOCH;

    /// @param key at least 32 characters, the same for all instances
    /// @param random unpredictable, such as a `SecureRandom`
    Queue(String key, Pace pace, RandomGenerator random, Clock clock) {
        this.stamp = new Stamp(key, "queue", random);
        this.pace = pace;
        this.clock = clock;
    }

    /// A ticket for one form.
    ///
    /// @param binding what only this form has; it cannot be read from the ticket
    Ticket ticket(String binding) {
        var now = clock.instant();
        var goodFrom = roundedUp(next(now));
        return new Ticket(stamp.make(goodFrom.getEpochSecond() / MINUTE, 0, binding), goodFrom, until(goodFrom, now));
    }

    /// Weighs a ticket that is shown again.
    Admission admit(String ticket, String binding) {
        var ours = stamp.read(ticket, binding);
        if (ours.isEmpty()) {
            return new Admission.Refused(false);
        }
        var now = clock.instant();
        var goodFrom = Instant.ofEpochSecond(ours.get().first() * MINUTE);
        var end = goodFrom.truncatedTo(ChronoUnit.HOURS).plus(GOOD_FOR);
        if (now.isBefore(goodFrom)) {
            return new Admission.TooEarly(until(goodFrom, now));
        }
        return now.isBefore(end)
                ? new Admission.Admitted(new SingleUse(ours.get().id(), end))
                : new Admission.Refused(true);
    }

    /// The time at which whoever asks now has waited long enough: one step behind the last who asked.
    private synchronized Instant next(Instant now) {
        var first = now.plus(pace.shortest());
        var end = now.plus(pace.longest());
        var behind = last.plus(pace.each());
        last = behind.isBefore(first) ? first : behind.isAfter(end) ? end : behind;
        return last;
    }

    private static Instant roundedUp(Instant time) {
        var minute = time.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(time) ? time : minute.plusSeconds(MINUTE);
    }

    private static long until(Instant time, Instant now) {
        return Math.max(1, Math.ceilDiv(Duration.between(now, time).toMillis(), 1000L));
    }
}
