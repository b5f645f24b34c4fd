/// Editions in the news industry's exchange format, IPTC ninjs 3.1.
@NullMarked
package newsroom.publication.ninjs;

import org.jspecify.annotations.NullMarked;
