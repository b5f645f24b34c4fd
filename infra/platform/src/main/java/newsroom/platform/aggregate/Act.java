package newsroom.platform.aggregate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import newsroom.platform.event.Envelope;
import newsroom.platform.event.Position;
import org.jspecify.annotations.Nullable;

/// The act by which an aggregate changes: when it happened, and the event that caused it, if one did.
///
/// @param time what the events of the change will say
/// @param source the subject that told the causing event
public record Act(
        Instant time, @Nullable String source, @Nullable Position position) {

    /// A request, at its exact time.
    public static Act at(Instant time) {
        return new Act(time, null, null);
    }

    /// A request of a contributor. Its time is truncated to the hour, so that nobody can match it against a connection.
    public static Act ofContributor(Instant time) {
        return new Act(time.truncatedTo(ChronoUnit.HOURS), null, null);
    }

    /// The effect of an event, at that event's time. The aggregate takes it once and refuses an older one of the same
    /// source.
    public static Act because(Envelope<?> cause) {
        return new Act(cause.time(), cause.subject(), cause.position());
    }
}
