package newsroom.publication.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import newsroom.publication.edition.Corrected;
import newsroom.publication.reading.Addresses;
import newsroom.publication.text.Printable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Writes JSON Feed 1.1, with what it has no field for under `_veche`.
final class JsonFeedWriter {

    private static final String VERSION = "https://jsonfeed.org/version/1.1";
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(it -> it.withValueInclusion(JsonInclude.Include.NON_EMPTY))
            .build();

    record Author(String name) {}

    record Translation(String language, String url) {}

    @JsonPropertyOrder({"url", "mime_type", "title", "size_in_bytes"})
    record Attachment(
            String url,
            @JsonProperty("mime_type") String mimeType,
            @Nullable String title,
            @JsonProperty("size_in_bytes") long size) {}

    @JsonPropertyOrder({"version", "at", "type", "note", "language"})
    record Correction(
            int version,
            String at,
            @Nullable String type,
            @Nullable String note,
            @Nullable String language) {}

    @JsonPropertyOrder({"reason", "at"})
    record Retraction(String reason, String at) {}

    @JsonPropertyOrder({
        "article_id",
        "version",
        "content_warning",
        "redacted",
        "correction",
        "retraction",
        "outdated_since",
        "translator",
        "translation_exception",
        "translated_through",
        "license",
        "license_url",
        "translations"
    })
    record Veche(
            @JsonProperty("article_id") UUID article,
            int version,
            @JsonProperty("content_warning") @Nullable String contentWarning,
            @Nullable String redacted,
            @Nullable Correction correction,
            @Nullable Retraction retraction,
            @JsonProperty("outdated_since") @Nullable Integer outdatedSince,
            @Nullable String translator,
            @JsonProperty("translation_exception") @Nullable String exception,
            @JsonProperty("translated_through") List<String> via,
            String license,
            @JsonProperty("license_url") String licenseUrl,
            List<Translation> translations) {}

    @JsonPropertyOrder({
        "id",
        "url",
        "external_url",
        "title",
        "summary",
        "content_html",
        "image",
        "date_published",
        "date_modified",
        "authors",
        "language",
        "tags",
        "attachments",
        "_veche"
    })
    record Item(
            String id,
            String url,
            @JsonProperty("external_url") @Nullable String externalUrl,
            String title,
            @Nullable String summary,
            @JsonProperty("content_html") String contentHtml,
            @Nullable String image,
            @JsonProperty("date_published") String datePublished,
            @JsonProperty("date_modified") String dateModified,
            List<Author> authors,
            String language,
            List<String> tags,
            List<Attachment> attachments,
            @JsonProperty("_veche") Veche veche) {}

    @JsonPropertyOrder({"version", "title", "home_page_url", "feed_url", "next_url", "language", "authors", "items"})
    record Document(
            String version,
            String title,
            @JsonProperty("home_page_url") String homePageUrl,
            @JsonProperty("feed_url") String feedUrl,
            @JsonProperty("next_url") @Nullable String nextUrl,
            @Nullable String language,
            List<Author> authors,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<Item> items) {}

    private final Addresses addresses;

    JsonFeedWriter(Addresses addresses) {
        this.addresses = addresses;
    }

    byte[] write(Feed feed, String home) {
        var previous = feed.previousPath(Format.JSON);
        return JSON.writeValueAsBytes(new Document(
                VERSION,
                feed.title(),
                home,
                addresses.feed(feed.path(Format.JSON)),
                previous == null ? null : addresses.feed(previous),
                feed.name().language(),
                List.of(new Author(feed.publisher())),
                feed.entries().stream().map(JsonFeedWriter::item).toList()));
    }

    private static Item item(Entry entry) {
        var marks = entry.marks();
        return new Item(
                entry.id(),
                entry.address(),
                entry.originalUrl(),
                entry.title(),
                entry.summary(),
                entry.html(),
                entry.pictures().isEmpty() ? null : entry.pictures().getFirst().address(),
                entry.published().toString(),
                entry.updated().toString(),
                entry.byline() == null ? List.of() : List.of(new Author(entry.byline())),
                entry.language(),
                Stream.concat(entry.topics().stream(), entry.regions().stream())
                        .distinct()
                        .toList(),
                entry.pictures().stream()
                        .map(it -> new Attachment(
                                it.address(),
                                it.mediaType(),
                                it.alternativeText().isEmpty() ? null : it.alternativeText(),
                                it.size()))
                        .toList(),
                new Veche(
                        entry.article(),
                        entry.version(),
                        entry.contentWarning(),
                        marks.redacted() == null ? null : marks.redacted().toString(),
                        marks.corrections().isEmpty()
                                ? null
                                : correction(marks.corrections().getLast()),
                        marks.retraction() == null ? null : retraction(marks.retraction()),
                        marks.outdated() == null || !marks.outdated().major()
                                ? null
                                : (Integer) marks.outdated().since(),
                        entry.translator(),
                        entry.exception(),
                        entry.via(),
                        entry.licence().id(),
                        entry.licence().address(),
                        entry.translations().stream()
                                .map(it -> new Translation(it.language(), it.address()))
                                .toList()));
    }

    private static Correction correction(Corrected it) {
        return new Correction(it.version(), it.at().toString(), it.type(), printable(it.note()), it.noteLanguage());
    }

    private static Retraction retraction(newsroom.publication.edition.Retraction it) {
        return new Retraction(Printable.of(it.reason()), it.at().toString());
    }

    private static @Nullable String printable(@Nullable String text) {
        return text == null ? null : Printable.of(text);
    }
}
