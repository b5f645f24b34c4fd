/// Receipts: how an anonymous contributor comes back to a draft without an account.
@NullMarked
package newsroom.submission.receipt;

import org.jspecify.annotations.NullMarked;
