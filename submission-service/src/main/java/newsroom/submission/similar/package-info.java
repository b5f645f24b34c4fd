/// Which texts are much like which others, without keeping what they say.
@NullMarked
package newsroom.submission.similar;

import org.jspecify.annotations.NullMarked;
