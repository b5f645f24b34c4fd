package newsroom.submission.flood;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Lets a sender without an account pay for a place with computing time, which costs one text little and a flood
/// much.
///
/// A challenge is solved by a decimal number for which SHA-256 of `challenge:number` (in ASCII) begins with as
/// many zero bits as the challenge asks for. Each bit doubles the work: a challenge of difficulty *d* takes 2^*d*
/// tries on average (65,536 for 16, a million for 20, sixteen million for 24), and checking it always takes one.
///
/// Nothing is kept of a challenge until it is solved. It is bound to one form and signed, so nobody can make one,
/// ease one, or use one elsewhere; it ends at a full hour, between one and two hours after it was made, so it
/// tells no exact time. That it opens only once is for the caller to see to, with the id that the [Verdict]
/// names.
final class ProofOfWork {

    /// More than a person's device could do while somebody waits.
    static final int HARDEST = 28;

    private static final Duration LIFE = Duration.ofHours(2);
    private static final long HOUR = Duration.ofHours(1).toSeconds();
    private static final Pattern SOLUTION = Pattern.compile("\\d{1,19}");

    private final Stamp stamp;
    private final Clock clock;

    /// @param key at least 32 characters, the same for all instances
    /// @param random unpredictable, such as a `SecureRandom`
    ProofOfWork(String key, RandomGenerator random, Clock clock) {
        this.stamp = new Stamp(key, "proof-of-work", random);
        this.clock = clock;
    }

    /// What a sender is asked.
    ///
    /// @param text to be shown again, as it is, with the solution
    /// @param difficulty how many leading zero bits are asked for
    /// @param expires a full hour
    record Challenge(String text, int difficulty, Instant expires) {}

    /// What a solution is worth.
    sealed interface Verdict {
        /// It is right, and opens the form unless it was used before.
        ///
        /// @param difficulty of the challenge that was solved
        record Solved(SingleUse use, int difficulty) implements Verdict {}

        /// It opens nothing; another challenge is to be asked for.
        record Refused(Fault fault) implements Verdict {}
    }

    /// A challenge for one form.
    ///
    /// @param binding what only this form has, such as the hash of its `Idempotency-Key`; it cannot be read
    ///     from the challenge
    /// @param difficulty from 0, which every number solves, to [#HARDEST]
    Challenge challenge(String binding, int difficulty) {
        if (difficulty < 0 || difficulty > HARDEST) {
            throw new IllegalArgumentException("A challenge asks for 0 to " + HARDEST + " zero bits");
        }
        var expires = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(LIFE);
        var text = stamp.make(difficulty, expires.getEpochSecond() / HOUR, binding);
        return new Challenge(text, difficulty, expires);
    }

    /// Weighs a solution, in the same small time whatever is wrong with it.
    Verdict verify(String challenge, String solution, String binding) {
        var ours = stamp.read(challenge, binding);
        var number = SOLUTION.matcher(solution.length() <= 19 ? solution : "").matches() ? solution : "";
        var zeros = ours.isPresent() ? zeros(challenge, number) : zeros("", "");
        if (ours.isEmpty()) {
            return new Verdict.Refused(Fault.NOT_OURS);
        }
        var expires = Instant.ofEpochSecond(ours.get().second() * HOUR);
        if (!clock.instant().isBefore(expires)) {
            return new Verdict.Refused(Fault.EXPIRED);
        }
        return number.isEmpty() || zeros < ours.get().first()
                ? new Verdict.Refused(Fault.UNSOLVED)
                : new Verdict.Solved(new SingleUse(ours.get().id(), expires), (int)
                        ours.get().first());
    }

    /// Finds the smallest solution, as a client would. It takes 2^difficulty tries on average and no more than it
    /// needs, so it is for tests and as a description.
    static String solve(Challenge challenge) {
        for (long number = 0; ; number++) {
            if (zeros(challenge.text(), Long.toString(number)) >= challenge.difficulty()) {
                return Long.toString(number);
            }
        }
    }

    private static int zeros(String challenge, String number) {
        var hash = Stamp.sha256((challenge + ":" + number).getBytes(StandardCharsets.US_ASCII));
        int zeros = 0;
        for (byte each : hash) {
            int leading = Integer.numberOfLeadingZeros(each & 0xff) - 24;
            zeros += leading;
            if (leading < 8) {
                break;
            }
        }
        return zeros;
    }
}
