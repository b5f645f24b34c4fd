package newsroom.platform.messaging;

import newsroom.contracts.Event;
import newsroom.platform.event.Envelope;

/// The effect that an event has on an aggregate of this service. It may be called again for the same event and must
/// then
/// change nothing more.
@FunctionalInterface
public interface Reaction<E extends Event> {
    void to(Envelope<E> cause);
}
