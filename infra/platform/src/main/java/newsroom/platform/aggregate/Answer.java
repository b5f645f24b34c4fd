package newsroom.platform.aggregate;

import java.util.List;
import newsroom.contracts.Event;

/// What an aggregate answers to a request.
public sealed interface Answer<S> {

    /// The request is granted: the aggregate is now in this state and tells these events.
    record Accepted<S>(S state, List<Event> events) implements Answer<S> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /// The request was met before, usually by a repeat of itself.
    record AlreadyDone<S>() implements Answer<S> {}

    /// The request cannot be met.
    record Refused<S>(Refusal refusal) implements Answer<S> {}

    static <S> Answer<S> accepted(S state, Event... events) {
        return new Accepted<>(state, List.of(events));
    }

    static <S> Answer<S> alreadyDone() {
        return new AlreadyDone<>();
    }

    static <S> Answer<S> refused(Refusal.Kind kind, String detail) {
        return new Refused<>(new Refusal(kind, detail));
    }

    static <S> Answer<S> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }
}
