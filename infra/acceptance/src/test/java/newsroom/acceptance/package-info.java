@NullMarked
package newsroom.acceptance;

import org.jspecify.annotations.NullMarked;
