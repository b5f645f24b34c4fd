/// Translators claim an approved article for their language, and never lose a line.
@NullMarked
package newsroom.editorial.translation;

import org.jspecify.annotations.NullMarked;
