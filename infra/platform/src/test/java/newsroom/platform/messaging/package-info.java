@NullMarked
package newsroom.platform.messaging;

import org.jspecify.annotations.NullMarked;
