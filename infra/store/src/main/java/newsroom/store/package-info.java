/// The embedded store: a MongoDB-compatible server in this JVM, with its data on disk.
@NullMarked
package newsroom.store;

import org.jspecify.annotations.NullMarked;
