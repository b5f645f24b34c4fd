/// How the stances of editors become an outcome: the decision rules, as data, and nothing of what is decided.
@NullMarked
package newsroom.editorial.decision;

import org.jspecify.annotations.NullMarked;
