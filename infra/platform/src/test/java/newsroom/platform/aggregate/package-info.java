@NullMarked
package newsroom.platform.aggregate;

import org.jspecify.annotations.NullMarked;
