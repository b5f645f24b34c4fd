package newsroom.submission.flood;

import io.github.bucket4j.TimeMeter;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Where new drafts come in from people without an account.
///
/// All of them together take from one [Budget]. While much of it is left, nothing is asked. From the threshold of
/// the [Load] on whoever comes has to show a solved [ProofOfWork], or a ticket of the [Queue] whose time has come;
/// each opens once. Half of what is left at the threshold is kept for those who solve, so that tickets, which cost
/// nothing but time, cannot take the place of all.
final class Entrance {

    /// What comes with a form.
    ///
    /// @param form what only this form has, such as its `Idempotency-Key`
    /// @param proof a challenge, a colon and the number that solves it
    /// @param ticket as it was given out
    record Shown(
            String form, @Nullable String proof, @Nullable String ticket) {}

    /// What whoever comes is told.
    sealed interface Answer {
        record Admitted() implements Answer {}

        /// Come again with the same.
        ///
        /// @param seconds for `Retry-After`, at least one
        record Wait(long seconds) implements Answer {}

        /// Come again with one of these.
        ///
        /// @param fault why what was shown opens nothing; none where nothing was
        record Asked(ProofOfWork.Challenge challenge, Queue.Ticket ticket, Optional<Fault> fault) implements Answer {}
    }

    /// How far what is shown leads.
    private sealed interface Way {
        record Free() implements Way {}

        record Through(SingleUse use, long left) implements Way {}

        record Early(long seconds) implements Way {}

        record Nowhere(Optional<Fault> fault) implements Way {}
    }

    /// By how many bits a challenge may be easier than those that are asked by now: while somebody solves it, more
    /// may come. Who keeps a store of easy ones gains no more than this.
    private static final int STILL_ENOUGH = 2;

    private final Budget budget;
    private final Load load;
    private final ProofOfWork work;
    private final Queue queue;
    private final Predicate<SingleUse> first;
    private final long keptForSolvers;

    /// @param first whether something is used for the first time, by whatever instance; it is used by asking
    Entrance(Budget.Limit limit, TimeMeter time, Load load, ProofOfWork work, Queue queue, Predicate<SingleUse> first) {
        this.budget = new Budget(limit, time);
        this.load = load;
        this.work = work;
        this.queue = queue;
        this.first = first;
        this.keptForSolvers = (long) (limit.atOnce() * (1 - load.threshold()) / 2);
    }

    /// What would be answered now. Nothing is used up by asking.
    Answer look(Shown shown) {
        return answer(shown, budget::look, _ -> true);
    }

    /// Lets a draft in, or tells what is to be done for it.
    Answer enter(Shown shown) {
        return answer(shown, budget::take, this::use);
    }

    private Answer answer(Shown shown, LongFunction<Budget.Answer> ask, Predicate<SingleUse> use) {
        return switch (way(shown)) {
            case Way.Free _ -> of(ask.apply(0));
            case Way.Early(var seconds) -> new Answer.Wait(seconds);
            case Way.Nowhere(var fault) -> asked(shown.form(), fault);
            case Way.Through(var once, var left) -> {
                var answer = of(ask.apply(left));
                yield answer instanceof Answer.Admitted && !use.test(once)
                        ? asked(shown.form(), Optional.of(Fault.USED))
                        : answer;
            }
        };
    }

    private Way way(Shown shown) {
        var asked = load.difficulty(budget.used());
        if (asked.isEmpty()) {
            return new Way.Free();
        }
        if (shown.proof() != null) {
            return byWork(shown.proof(), shown.form(), asked.getAsInt());
        }
        return shown.ticket() == null ? new Way.Nowhere(Optional.empty()) : byTicket(shown.ticket(), shown.form());
    }

    private Way byWork(String proof, String form, int asked) {
        int colon = Math.max(0, proof.indexOf(':'));
        var verdict =
                work.verify(proof.substring(0, colon), proof.substring(Math.min(colon + 1, proof.length())), form);
        return switch (verdict) {
            case ProofOfWork.Verdict.Solved(_, var difficulty)
            when difficulty < asked - STILL_ENOUGH -> new Way.Nowhere(Optional.of(Fault.TOO_EASY));
            case ProofOfWork.Verdict.Solved(var use, _) -> new Way.Through(use, 0);
            case ProofOfWork.Verdict.Refused(var fault) -> new Way.Nowhere(Optional.of(fault));
        };
    }

    private Way byTicket(String ticket, String form) {
        return switch (queue.admit(ticket, form)) {
            case Queue.Admission.Admitted(var use) -> new Way.Through(use, keptForSolvers);
            case Queue.Admission.TooEarly(var seconds) -> new Way.Early(seconds);
            case Queue.Admission.Refused(var expired) ->
                new Way.Nowhere(Optional.of(expired ? Fault.EXPIRED : Fault.NOT_OURS));
        };
    }

    private boolean use(SingleUse once) {
        var isFirst = first.test(once);
        if (!isFirst) {
            budget.giveBack();
        }
        return isFirst;
    }

    private Answer asked(String form, Optional<Fault> fault) {
        var difficulty = load.difficulty(budget.used()).orElse(load.easiest());
        return new Answer.Asked(work.challenge(form, difficulty), queue.ticket(form), fault);
    }

    private static Answer of(Budget.Answer answer) {
        return switch (answer) {
            case Budget.Answer.Granted _ -> new Answer.Admitted();
            case Budget.Answer.Wait(var seconds) -> new Answer.Wait(seconds);
        };
    }
}
