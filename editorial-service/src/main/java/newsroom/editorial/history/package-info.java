/// What was done with each article, as a chain of salted hashes that nobody changes unseen.
@NullMarked
package newsroom.editorial.history;

import org.jspecify.annotations.NullMarked;
