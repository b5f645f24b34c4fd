/// Events as they are written down and read back.
@NullMarked
package newsroom.platform.event;

import org.jspecify.annotations.NullMarked;
