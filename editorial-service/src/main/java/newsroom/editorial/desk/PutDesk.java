package newsroom.editorial.desk;

import java.time.Clock;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Outcome;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.aggregate.Refusal.Kind;
import newsroom.platform.aggregate.Versioned;
import org.springframework.beans.factory.annotation.Value;

/// A steward makes a desk, or changes one.
final class PutDesk {

    private final AggregateStore<Desk> store;
    private final Desks desks;
    private final Clock clock;
    private final boolean hidesNames;

    PutDesk(
            AggregateStore<Desk> store,
            Desks desks,
            Clock clock,
            @Value("${newsroom.internal-key:}") String keyThatHidesNames) {
        this.store = store;
        this.desks = desks;
        this.clock = clock;
        this.hidesNames = !keyThatHidesNames.isEmpty();
    }

    /// Makes one that there is not.
    Versioned<Desk> make(Desk desk) {
        var existing = desks.versioned(desk.id());
        if (existing.isPresent()) {
            return sameOr(existing.get(), desk, "There is a desk of this id already");
        }
        if (desks.all().size() >= Desks.MOST) {
            throw new RequestRefused(
                    new Refusal(Kind.NOT_NOW, "There are " + Desks.MOST + " desks, the most there can be"));
        }
        return written(desk, 0);
    }

    /// Changes one, as it was in a version.
    Versioned<Desk> change(Desk desk, long seen) {
        var existing = desks.versioned(desk.id()).orElseThrow(RequestRefused::unknown);
        if (existing.version() != seen) {
            return sameOr(existing, desk, "Somebody changed the desk since; read it first");
        }
        return written(desk, seen);
    }

    private Versioned<Desk> written(Desk desk, long seen) {
        if (desk.ballot() == Ballot.SECRET && !hidesNames) {
            throw new RequestRefused(new Refusal(
                    Kind.NOT_NOW,
                    "A secret ballot needs the setting newsroom.internal-key, by which names are hidden"));
        }
        var outcome = seen == 0
                ? store.decide(
                        desk.id(),
                        Act.at(clock.instant()),
                        it -> it.isPresent()
                                ? Answer.refused(stale("Somebody was quicker; read it first"))
                                : Answer.accepted(desk))
                : store.changeVersioned(
                        desk.id(),
                        Act.at(clock.instant()),
                        it -> it.version() != seen
                                ? Answer.refused(stale("Somebody changed the desk since; read it first"))
                                : it.state().equals(desk) ? Answer.alreadyDone() : Answer.accepted(desk));
        return switch (outcome) {
            case Outcome.Refused<Desk>(var now, var refusal) -> sameOr(now, desk, refusal.detail());
            case Outcome.Done<Desk> _, Outcome.Unknown<Desk> _ -> outcome.orThrow();
        };
    }

    /// A repeat of what was done is no conflict.
    private static Versioned<Desk> sameOr(Versioned<Desk> now, Desk desk, String detail) {
        if (now.state().equals(desk)) {
            return now;
        }
        throw new RequestRefused(stale(detail).with("version", now.version()).with("desk", ShownDesk.of(now.state())));
    }

    private static Refusal stale(String detail) {
        return new Refusal(Kind.STALE, detail);
    }
}
