@NullMarked
package newsroom.identity;

import org.jspecify.annotations.NullMarked;
