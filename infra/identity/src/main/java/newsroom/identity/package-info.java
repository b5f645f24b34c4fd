/// Who may do what: the newsroom's accounts, and the issuer of the signed tokens by which its services know them.
@NullMarked
package newsroom.identity;

import org.jspecify.annotations.NullMarked;
