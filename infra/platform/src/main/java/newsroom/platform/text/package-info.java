/// Texts by their segments: how they are cut, told apart, compared and found again. Pure, and bounded whatever the
/// text.
@NullMarked
package newsroom.platform.text;

import org.jspecify.annotations.NullMarked;
