@NullMarked
package newsroom.editorial;

import org.jspecify.annotations.NullMarked;
