package newsroom.publication.edition;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import newsroom.publication.edition.Edition.Published;
import newsroom.publication.reading.Addresses;
import newsroom.publication.text.Licence;
import org.jspecify.annotations.Nullable;

/// An edition as integrators get it.
///
/// @param version counted from 1 with each change that readers can see
/// @param revision of the article, or of the translation
/// @param hash of the whole content
/// @param address of the page
/// @param data the address of this
/// @param published first publication, which never changes
/// @param updated last correction beyond a typo, or redaction
/// @param redacted when words were last taken out of it for good; none if none ever were
/// @param translator the name that the translator chose for print, if any
/// @param exception why it was approved by who made it, where a coordinator allowed that
/// @param via the languages through which it was translated, the nearest last; none from the original itself
/// @param body Markdown; only where a single edition was asked for
record EditionView(
        UUID articleId,
        String language,
        int version,
        int revision,
        String hash,
        String address,
        String data,
        Instant published,
        Instant updated,
        @Nullable Instant redacted,
        String title,
        @Nullable String summary,
        @Nullable String byline,
        @Nullable String translator,
        @Nullable String exception,
        @Nullable List<String> via,
        String licence,
        String licenceAddress,
        @Nullable String originalUrl,
        List<String> topics,
        List<String> regions,
        @Nullable String contentWarning,
        @Nullable String body,
        @Nullable List<Translation> translations) {

    /// The same article in another language.
    record Translation(String language, String address, String data) {}

    static EditionView listed(Published edition, Addresses addresses) {
        return of(edition, addresses, null, null);
    }

    static EditionView of(
            Published edition, Addresses addresses, @Nullable String body, @Nullable List<Translation> translations) {
        var id = edition.id();
        var content = edition.text().content();
        var making = edition.text().making();
        return new EditionView(
                id.article(),
                id.language(),
                edition.version(),
                edition.text().revision(),
                edition.text().hash(),
                addresses.page(id.article(), id.language(), edition.slug()),
                addresses.edition(id.article(), id.language()),
                edition.published(),
                edition.updated(),
                edition.redacted(),
                content.title(),
                content.summary(),
                content.byline(),
                making.credit(),
                making.exception(),
                making.via().isEmpty() ? null : making.via(),
                content.licence(),
                new Licence(content.licence()).address(),
                content.originalUrl(),
                content.topics(),
                content.regions(),
                content.contentWarning(),
                body,
                translations);
    }

    static Translation translation(Published edition, Addresses addresses) {
        var id = edition.id();
        return new Translation(
                id.language(),
                addresses.page(id.article(), id.language(), edition.slug()),
                addresses.edition(id.article(), id.language()));
    }
}
