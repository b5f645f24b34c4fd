package newsroom.contracts;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// The name of an event on the wire (`ce_type`). It is explicit and versioned, and outlives any Java class name.
/// A field may be added to an event under the same name; whatever else changes takes a new version.
@Retention(RUNTIME)
@Target(TYPE)
public @interface EventType {
    String value();
}
