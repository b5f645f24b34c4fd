package newsroom.publication.edition;

import java.util.UUID;
import newsroom.publication.reading.Addresses;
import org.jspecify.annotations.Nullable;

/// A text that readers had in an earlier version of an edition.
///
/// @param version the last that had it
/// @param hash of the whole content
/// @param latest the address of the edition as it is now
/// @param body Markdown
record EarlierView(
        UUID articleId,
        String language,
        int version,
        int revision,
        String hash,
        String latest,
        String title,
        @Nullable String summary,
        @Nullable String byline,
        String licence,
        String body) {

    static EarlierView of(
            Edition.Published edition, int version, ApprovedText before, String body, Addresses addresses) {
        var id = edition.id();
        var content = before.content();
        return new EarlierView(
                id.article(),
                id.language(),
                version,
                before.revision(),
                before.hash(),
                addresses.edition(id.article(), id.language()),
                content.title(),
                content.summary(),
                content.byline(),
                content.licence(),
                body);
    }
}
