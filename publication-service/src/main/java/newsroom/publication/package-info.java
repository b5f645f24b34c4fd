@NullMarked
package newsroom.publication;

import org.jspecify.annotations.NullMarked;
