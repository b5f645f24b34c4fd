/// The guarantees under faults, and a checker from outside that says whether they held.
@NullMarked
package newsroom.faults;

import org.jspecify.annotations.NullMarked;
