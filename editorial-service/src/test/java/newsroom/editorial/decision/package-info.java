@NullMarked
package newsroom.editorial.decision;

import org.jspecify.annotations.NullMarked;
