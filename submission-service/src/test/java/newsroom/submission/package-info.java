@NullMarked
package newsroom.submission;

import org.jspecify.annotations.NullMarked;
