/// Drafts: the text as its contributor keeps it, and what becomes of it.
@NullMarked
package newsroom.submission.draft;

import org.jspecify.annotations.NullMarked;
