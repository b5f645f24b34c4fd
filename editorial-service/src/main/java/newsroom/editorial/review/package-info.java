/// Editors decide about exactly one text; what they decide, and what its contributor takes back, moves the
/// translations.
@NullMarked
package newsroom.editorial.review;

import org.jspecify.annotations.NullMarked;
