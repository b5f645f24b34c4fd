@NullMarked
package newsroom.platform.text;

import org.jspecify.annotations.NullMarked;
