@NullMarked
package newsroom.submission.draft;

import org.jspecify.annotations.NullMarked;
