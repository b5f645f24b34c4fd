/// What a draft is checked for before it is sent: what keeps it from being sent, and what its contributor may not have
/// meant to tell.
@NullMarked
package newsroom.submission.check;

import org.jspecify.annotations.NullMarked;
