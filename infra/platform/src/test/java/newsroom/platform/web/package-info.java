@NullMarked
package newsroom.platform.web;

import org.jspecify.annotations.NullMarked;
