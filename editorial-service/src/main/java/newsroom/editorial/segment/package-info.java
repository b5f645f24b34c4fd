/// Texts cut into what a translator translates and what stands around it, and joined again. Pure, and bounded whatever
/// the text.
@NullMarked
package newsroom.editorial.segment;

import org.jspecify.annotations.NullMarked;
