@NullMarked
package newsroom.testing;

import org.jspecify.annotations.NullMarked;
