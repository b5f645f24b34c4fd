@NullMarked
package newsroom.launcher;

import org.jspecify.annotations.NullMarked;
