/// Aggregates: one document each, with their unsent events, changed by one conditional write.
@NullMarked
package newsroom.platform.aggregate;

import org.jspecify.annotations.NullMarked;
