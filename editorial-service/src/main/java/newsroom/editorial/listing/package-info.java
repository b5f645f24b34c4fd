/// Lists over HTTP: a page at a time, each going on where the one before ended.
@NullMarked
package newsroom.editorial.listing;

import org.jspecify.annotations.NullMarked;
