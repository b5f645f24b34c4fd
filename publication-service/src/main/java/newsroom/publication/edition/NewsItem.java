package newsroom.publication.edition;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One edition as ninjs 3.1 writes it. What it has no property for is left out: its schema allows no others.
///
/// @param uri the id of the edition, in every format and for ever
/// @param pubStatus `usable`, or `canceled` once the collective no longer stands by it
/// @param edNote what was said last about the text: why it was retracted, or what was corrected
record NewsItem(
        String uri,
        String type,
        String representationType,
        Standard standard,
        String version,
        Instant firstCreated,
        Instant versionCreated,
        String pubStatus,
        String language,
        @Nullable String by,
        List<Text> headlines,
        @Nullable List<Text> descriptions,
        @Nullable List<Text> bodies,
        @Nullable List<Subject> subjects,
        @Nullable List<Place> places,
        @Nullable List<Rendition> renditions,
        @Nullable List<Associated> associations,
        List<Id> altIds,
        RightsInfo rightsInfo,
        String usageTerms,
        String copyrightNotice,
        @Nullable String edNote,
        List<TrustIndicator> trustIndicators) {

    record Standard(String name, String version, String schema) {}

    record Text(String role, String contentType, String value) {}

    record Subject(String rel, String uri, String literal) {}

    record Place(String rel, String uri, String literal) {}

    /// @param name unique among the renditions of an item
    /// @param title what the picture shows
    record Rendition(String name, String href, @Nullable String title) {}

    /// The same article in another language.
    ///
    /// @param rel `translationOf` for the original of this one, `translation` for any other
    record Associated(String name, String rel, String uri, String type, String language, List<Id> altIds) {}

    record Id(String role, String value) {}

    record RightsInfo(String linkedRights) {}

    /// @param role from IPTC's list of trust indicators
    record TrustIndicator(String role, String title, String href) {}
}
