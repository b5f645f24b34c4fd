/// What the tests of all modules stand on: the stack in this JVM, tokens, and the rules of the architecture.
@NullMarked
package newsroom.testing;

import org.jspecify.annotations.NullMarked;
