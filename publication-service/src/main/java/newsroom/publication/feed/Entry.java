package newsroom.publication.feed;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import newsroom.publication.change.EditionId;
import newsroom.publication.edition.Marks;
import newsroom.publication.text.Licence;
import org.jspecify.annotations.Nullable;

/// An edition as feeds show it: everything printable, every address absolute.
///
/// @param id of the entry, in all feeds and for ever
/// @param address of the page
/// @param html in the direction of its language
/// @param translator the name that the translator chose for print, if any
/// @param exception why it was approved by who made it, where that was allowed
/// @param via the languages through which it was translated, the nearest last
/// @param marks what readers are told of it besides its text
record Entry(
        EditionId edition,
        int version,
        String id,
        String address,
        String title,
        @Nullable String summary,
        @Nullable String contentWarning,
        String html,
        @Nullable String byline,
        @Nullable String translator,
        @Nullable String exception,
        List<String> via,
        Licence licence,
        @Nullable String originalUrl,
        List<String> topics,
        List<String> regions,
        List<Picture> pictures,
        Instant published,
        Instant updated,
        Marks marks,
        List<Translation> translations) {

    /// The same article in another language.
    record Translation(String language, String address) {}

    String language() {
        return edition.language();
    }

    UUID article() {
        return edition.article();
    }
}
