package newsroom.platform.event;

import java.time.Instant;
import newsroom.contracts.Event;

/// An event with what its record says about it.
///
/// @param subject the aggregate that told it, such as `translation/{articleId}/es`
/// @param time when it happened; truncated to the hour where a contributor caused it
public record Envelope<E extends Event>(E event, String subject, Position position, Instant time) {}
