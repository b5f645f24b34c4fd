/// What a text needs to be printed: HTML from Markdown, addresses from titles, names and directions of
/// languages.
@NullMarked
package newsroom.publication.text;

import org.jspecify.annotations.NullMarked;
