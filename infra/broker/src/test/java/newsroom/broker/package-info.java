@NullMarked
package newsroom.broker;

import org.jspecify.annotations.NullMarked;
