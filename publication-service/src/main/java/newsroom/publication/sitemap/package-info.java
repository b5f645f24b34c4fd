/// What search engines read: where every page is, in which languages, what is new, and by which rules they may come.
@NullMarked
package newsroom.publication.sitemap;

import org.jspecify.annotations.NullMarked;
