@NullMarked
package newsroom.store;

import org.jspecify.annotations.NullMarked;
