/// Desks: who of the editors decides about what, and by which rule.
@NullMarked
package newsroom.editorial.desk;

import org.jspecify.annotations.NullMarked;
