/// How public answers are sent: addresses, validators, compressed forms, and no answer from an instance that
/// is behind.
@NullMarked
package newsroom.publication.reading;

import org.jspecify.annotations.NullMarked;
