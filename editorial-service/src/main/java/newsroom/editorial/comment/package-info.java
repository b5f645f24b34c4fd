/// What editors say to each other, or to its contributor too, about a text: threads, each in one place of it.
@NullMarked
package newsroom.editorial.comment;

import org.jspecify.annotations.NullMarked;
