/// Parts of a newsroom as processes of their own, which can be killed, stopped and cut off from one another.
@NullMarked
package newsroom.testing.process;

import org.jspecify.annotations.NullMarked;
