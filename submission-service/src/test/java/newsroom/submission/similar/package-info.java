@NullMarked
package newsroom.submission.similar;

import org.jspecify.annotations.NullMarked;
