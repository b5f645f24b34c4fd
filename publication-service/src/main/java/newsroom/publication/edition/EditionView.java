package newsroom.publication.edition;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
/// @param corrections those that were more than typos, oldest first; none if there were none
/// @param retraction why the collective no longer stands by it, if it does not
/// @param outdated that its original has moved on, if it has
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
        @Nullable List<Correction> corrections,
        @Nullable Retracted retraction,
        @Nullable Behind outdated,
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

    /// What can be asked for alone.
    static final Set<String> FIELDS = Arrays.stream(EditionView.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toUnmodifiableSet());

    /// The same article in another language.
    record Translation(String language, String address, String data) {}

    /// Another text took the place of one that readers had.
    ///
    /// @param version of the edition with the newer text
    /// @param type `addendum`, `clarification`, `correction`, `erratum` or `new-edition`, if it was said
    /// @param before the address of the text that was there before; none once words were taken out of it for good
    record Correction(
            int version,
            Instant at,
            @Nullable String type,
            @Nullable String note,
            @Nullable String noteLanguage,
            @Nullable String before) {}

    /// @param reason written for readers
    record Retracted(String reason, Instant at) {}

    /// @param since the first approved revision of the article that it does not follow
    /// @param major whether one of those changes more than little
    record Behind(int since, boolean major) {}

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
                edition.marks().redacted(),
                corrections(edition, addresses),
                retracted(edition.marks().retraction()),
                behind(edition.marks().outdated()),
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

    private static @Nullable List<Correction> corrections(Published edition, Addresses addresses) {
        var id = edition.id();
        var all = edition.marks().corrections();
        return all.isEmpty()
                ? null
                : all.stream()
                        .map(it -> new Correction(
                                it.version(),
                                it.at(),
                                it.type(),
                                it.note(),
                                it.noteLanguage(),
                                it.before() == null
                                        ? null
                                        : addresses.version(id.article(), id.language(), it.versionBefore())))
                        .toList();
    }

    private static @Nullable Retracted retracted(@Nullable Retraction it) {
        return it == null ? null : new Retracted(it.reason(), it.at());
    }

    private static @Nullable Behind behind(@Nullable Outdated it) {
        return it == null ? null : new Behind(it.since(), it.major());
    }

    static Translation translation(Published edition, Addresses addresses) {
        var id = edition.id();
        return new Translation(
                id.language(),
                addresses.page(id.article(), id.language(), edition.slug()),
                addresses.edition(id.article(), id.language()));
    }
}
