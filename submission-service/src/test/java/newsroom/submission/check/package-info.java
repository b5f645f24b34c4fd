@NullMarked
package newsroom.submission.check;

import org.jspecify.annotations.NullMarked;
