/// Feeds of editions, kept as bytes and made anew only when what they show has changed.
@NullMarked
package newsroom.publication.feed;

import org.jspecify.annotations.NullMarked;
