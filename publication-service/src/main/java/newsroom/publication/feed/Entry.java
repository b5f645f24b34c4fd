package newsroom.publication.feed;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import newsroom.publication.change.EditionId;
import newsroom.publication.text.Licence;
import newsroom.publication.text.WritingSystem;
import org.jspecify.annotations.Nullable;

/// An edition as feeds show it: everything printable, every address absolute.
///
/// @param id of the entry, in all feeds and for ever
/// @param address of the page
/// @param html in the direction of its language
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
        Licence licence,
        @Nullable String originalUrl,
        List<String> topics,
        List<String> regions,
        Instant published,
        Instant updated,
        List<Translation> translations) {

    /// The same article in another language.
    record Translation(String language, String address) {}

    String language() {
        return edition.language();
    }

    UUID article() {
        return edition.article();
    }

    /// Feeds have no place for the direction of a text, so the text brings its own.
    static String directed(String html, String language) {
        return WritingSystem.isRightToLeft(language)
                ? "<div dir=\"rtl\" lang=\"%s\">%s</div>".formatted(language, html)
                : html;
    }
}
