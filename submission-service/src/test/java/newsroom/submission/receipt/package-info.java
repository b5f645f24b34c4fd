@NullMarked
package newsroom.submission.receipt;

import org.jspecify.annotations.NullMarked;
