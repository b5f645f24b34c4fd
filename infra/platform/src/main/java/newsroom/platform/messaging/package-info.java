/// The way of an event from one aggregate's outbox to the effects it has elsewhere.
@NullMarked
package newsroom.platform.messaging;

import org.jspecify.annotations.NullMarked;
