package newsroom.contracts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a revision says, in one language: the text and the data that a decision stands for.
///
/// @param language BCP 47 tag
/// @param body Markdown (CommonMark), as sent
/// @param byline the name chosen for print, or none
/// @param licence SPDX id or URL
/// @param originalUrl where a republication first appeared
/// @param topics ids, sorted and without repeats
/// @param regions ids, sorted and without repeats
/// @param contentWarning what readers should know before they read on, or none
public record RevisionContent(
        String language,
        String title,
        @Nullable String summary,
        String body,
        @Nullable String byline,
        String licence,
        @Nullable String originalUrl,
        List<String> topics,
        List<String> regions,
        List<Image> images,
        @Nullable String contentWarning) {

    public RevisionContent {
        topics = List.copyOf(new TreeSet<>(topics));
        regions = List.copyOf(new TreeSet<>(regions));
        images = List.copyOf(images);
    }

    /// Without a content warning.
    public RevisionContent(
            String language,
            String title,
            @Nullable String summary,
            String body,
            @Nullable String byline,
            String licence,
            @Nullable String originalUrl,
            List<String> topics,
            List<String> regions,
            List<Image> images) {
        this(language, title, summary, body, byline, licence, originalUrl, topics, regions, images, null);
    }

    /// The same data over another text, as a translation has it.
    public RevisionContent translated(
            String language, String title, @Nullable String summary, String body, @Nullable String contentWarning) {
        return new RevisionContent(
                language, title, summary, body, byline, licence, originalUrl, topics, regions, images, contentWarning);
    }

    /// The same with its body replaced, as where a store keeps the body elsewhere.
    public RevisionContent withBody(String body) {
        return new RevisionContent(
                language, title, summary, body, byline, licence, originalUrl, topics, regions, images, contentWarning);
    }

    /// The same once its byline is dropped.
    public RevisionContent withoutByline() {
        return withByline(null);
    }

    /// The same under another byline, as where a store keeps the byline elsewhere.
    public RevisionContent withByline(@Nullable String byline) {
        return new RevisionContent(
                language, title, summary, body, byline, licence, originalUrl, topics, regions, images, contentWarning);
    }

    /// SHA-256, in lower-case hexadecimal, over the canonical JSON of this content.
    public String hash() {
        return sha256(canonicalJson());
    }

    /// SHA-256, in lower-case hexadecimal, of a text in UTF-8.
    public static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /// JSON by the JSON Canonicalization Scheme (RFC 8785): sorted names, no white space, `null` for what is absent. A
    /// content warning that is absent is left away, so that texts of before there were any keep their hashes.
    String canonicalJson() {
        var json = new StringBuilder("{\"body\":").append(quoted(body));
        json.append(",\"byline\":").append(quoted(byline));
        if (contentWarning != null) {
            json.append(",\"contentWarning\":").append(quoted(contentWarning));
        }
        json.append(",\"images\":[");
        for (var image : images) {
            json.append(json.charAt(json.length() - 1) == '[' ? "" : ",")
                    .append("{\"alternativeText\":")
                    .append(quoted(image.alternativeText()))
                    .append(",\"caption\":")
                    .append(quoted(image.caption()))
                    .append(",\"credit\":")
                    .append(quoted(image.credit()))
                    .append(",\"hash\":")
                    .append(quoted(image.hash()))
                    .append('}');
        }
        return json.append("],\"language\":")
                .append(quoted(language))
                .append(",\"licence\":")
                .append(quoted(licence))
                .append(",\"originalUrl\":")
                .append(quoted(originalUrl))
                .append(",\"regions\":")
                .append(quoted(regions))
                .append(",\"summary\":")
                .append(quoted(summary))
                .append(",\"title\":")
                .append(quoted(title))
                .append(",\"topics\":")
                .append(quoted(topics))
                .append('}')
                .toString();
    }

    private static String quoted(List<String> values) {
        return String.join(",", values.stream().map(RevisionContent::quoted).toList())
                .transform(it -> "[" + it + "]");
    }

    /// Strings as RFC 8785 section 3.2.2.2 writes them.
    private static String quoted(@Nullable String text) {
        if (text == null) {
            return "null";
        }
        var json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < 0x20) {
                        json.append(String.format("\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        return json.append('"').toString();
    }
}
