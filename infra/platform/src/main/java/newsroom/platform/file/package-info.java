/// Files that belong to articles: their bytes in the store, and how one service gets them from another.
@NullMarked
package newsroom.platform.file;

import org.jspecify.annotations.NullMarked;
