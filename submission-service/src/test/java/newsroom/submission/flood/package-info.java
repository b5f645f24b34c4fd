@NullMarked
package newsroom.submission.flood;

import org.jspecify.annotations.NullMarked;
