@NullMarked
package newsroom.submission.attachment;

import org.jspecify.annotations.NullMarked;
