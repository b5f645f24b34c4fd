/// The one public order of all that is published and taken back, and the cursor that follows it.
@NullMarked
package newsroom.publication.change;

import org.jspecify.annotations.NullMarked;
