package newsroom.publication.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page as it is sent.
///
/// @param language BCP 47 tag
/// @param links values for `Link`
/// @param modified when it became what it is, if that is known
record Page(
        String language,
        String html,
        List<String> links,
        @Nullable Instant modified) {

    Page {
        links = List.copyOf(links);
    }

    /// @param at when it became what it is, if that is known
    Page dated(@Nullable Instant at) {
        return new Page(language, html, links, at);
    }
}
