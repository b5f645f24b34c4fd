/// Editions and the articles they belong to: from approval to publication, correction, withdrawal and erasure.
@NullMarked
package newsroom.publication.edition;

import org.jspecify.annotations.NullMarked;
