/// Pages for readers, rendered on the server, without a script.
@NullMarked
package newsroom.publication.page;

import org.jspecify.annotations.NullMarked;
