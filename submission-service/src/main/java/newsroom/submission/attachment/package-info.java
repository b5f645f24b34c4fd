/// Files that contributors attach, made free of what could tell who made them.
@NullMarked
package newsroom.submission.attachment;

import org.jspecify.annotations.NullMarked;
