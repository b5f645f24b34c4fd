@NullMarked
package newsroom.editorial.history;

import org.jspecify.annotations.NullMarked;
