@NullMarked
package newsroom.editorial.segment;

import org.jspecify.annotations.NullMarked;
