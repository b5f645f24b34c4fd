/// What waits for somebody now, of whatever kind.
@NullMarked
package newsroom.editorial.work;

import org.jspecify.annotations.NullMarked;
