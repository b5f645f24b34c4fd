@NullMarked
package newsroom.platform.event;

import org.jspecify.annotations.NullMarked;
