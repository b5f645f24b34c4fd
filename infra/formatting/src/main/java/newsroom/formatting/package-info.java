@NullMarked
package newsroom.formatting;

import org.jspecify.annotations.NullMarked;
