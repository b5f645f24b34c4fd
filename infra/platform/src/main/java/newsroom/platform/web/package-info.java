/// The conventions that every HTTP interface of the newsroom keeps.
@NullMarked
package newsroom.platform.web;

import org.jspecify.annotations.NullMarked;
