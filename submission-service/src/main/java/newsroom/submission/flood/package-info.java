/// Flooding: what the service does when more arrives than a handful of volunteers can read. Nobody's address is looked
/// at; all that counts is how much comes in, and what a sender without an account is ready to spend on it.
@NullMarked
package newsroom.submission.flood;

import org.jspecify.annotations.NullMarked;
