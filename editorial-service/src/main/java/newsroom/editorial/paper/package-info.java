/// What the service keeps about an article beside its aggregates, each a document of its own.
@NullMarked
package newsroom.editorial.paper;

import org.jspecify.annotations.NullMarked;
