@NullMarked
package newsroom.testing.process;

import org.jspecify.annotations.NullMarked;
