package newsroom.contracts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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
        var json = new HashMap<String, @Nullable Object>();
        json.put("body", body);
        json.put("byline", byline);
        if (contentWarning != null) {
            json.put("contentWarning", contentWarning);
        }
        json.put("images", images.stream().map(RevisionContent::json).toList());
        json.put("language", language);
        json.put("licence", licence);
        json.put("originalUrl", originalUrl);
        json.put("regions", regions);
        json.put("summary", summary);
        json.put("title", title);
        json.put("topics", topics);
        return CanonicalJson.of(json);
    }

    private static Map<String, @Nullable Object> json(Image image) {
        var json = new HashMap<String, @Nullable Object>();
        json.put("alternativeText", image.alternativeText());
        json.put("caption", image.caption());
        json.put("credit", image.credit());
        json.put("hash", image.hash());
        return json;
    }
}
