package newsroom.publication.edition;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import newsroom.contracts.LanguageTag;
import newsroom.platform.web.InvalidInput;
import newsroom.publication.change.FeedName;
import newsroom.publication.change.Selection;
import newsroom.publication.edition.Edition.Published;
import newsroom.publication.reading.Addresses;
import org.jspecify.annotations.Nullable;

/// By what a list of editions was asked for.
///
/// @param from the first instant at which it may have been published
/// @param until the first at which it may not
record Selecting(
        @Nullable String language,
        @Nullable String topic,
        @Nullable String region,
        @Nullable String byline,
        @Nullable Instant from,
        @Nullable Instant until) {

    static final String[] PARAMETERS = {"language", "topic", "region", "byline", "from", "until"};

    /// How far the order of publication may be from the order of its times, since clocks differ.
    private static final Duration CLOCKS = Duration.ofDays(1);

    /// @throws InvalidInput naming the parameter that makes no sense
    static Selecting of(HttpServletRequest request) {
        return new Selecting(
                language(request.getParameter("language")),
                given(request, "topic"),
                given(request, "region"),
                given(request, "byline"),
                instant("from", request.getParameter("from")),
                instant("until", request.getParameter("until")));
    }

    /// The list in which all of them are, and as few others as can be.
    FeedName line() {
        var everything = language == null ? FeedName.ALL : FeedName.in(language);
        if (byline != null) {
            return everything.of(new Selection.Byline(byline));
        }
        if (topic != null) {
            return everything.of(new Selection.Topic(topic));
        }
        return region == null ? everything : everything.of(new Selection.Region(region));
    }

    /// Whether the whole of that list is wanted, so that nothing of it is looked at in vain.
    boolean isLine() {
        return from == null
                && until == null
                && Stream.of(topic, region, byline).filter(Objects::nonNull).count() <= 1;
    }

    boolean takes(Published edition) {
        var content = edition.text().content();
        return (topic == null || content.topics().contains(topic))
                && (region == null || content.regions().contains(region))
                && (byline == null || content.byline() != null && isByline(content.byline()))
                && (from == null || !edition.published().isBefore(from))
                && (until == null || edition.published().isBefore(until));
    }

    /// By the form of Unicode in which bylines are compared.
    private boolean isByline(String other) {
        return byline != null && new Selection.Byline(byline).equals(new Selection.Byline(other));
    }

    /// Whether nothing that was published before this edition can be wanted.
    boolean endsAt(Published edition) {
        return from != null && edition.published().isBefore(from.minus(CLOCKS));
    }

    /// The query that asks for the same.
    String query() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("language", language);
        all.put("topic", topic);
        all.put("region", region);
        all.put("byline", byline);
        all.put("from", from);
        all.put("until", until);
        return all.entrySet().stream()
                .flatMap(it -> Stream.ofNullable(it.getValue())
                        .map(value -> it.getKey() + "=" + Addresses.inQuery(value.toString()) + "&"))
                .collect(Collectors.joining());
    }

    private static @Nullable String given(HttpServletRequest request, String name) {
        var text = request.getParameter(name);
        if (text != null && text.isBlank()) {
            throw new InvalidInput(name, "must not be empty; leave it away to get all");
        }
        return text;
    }

    private static @Nullable String language(@Nullable String text) {
        return text == null
                ? null
                : LanguageTag.canonical(text)
                        .orElseThrow(() -> new InvalidInput("language", "must be the BCP 47 tag of a language"));
    }

    private static @Nullable Instant instant(String field, @Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException _) {
            throw new InvalidInput(field, "must be an instant as in 2026-11-22T17:00:00Z");
        }
    }
}
