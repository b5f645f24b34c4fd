package newsroom.publication.reading;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// A public answer as bytes, with its compressed form and its validators, which depend on what is published
/// alone.
public final class Representation {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", java.util.Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final String type;
    private final String languages;
    private final List<String> links;
    private final String caching;
    private final byte[] identity;
    private final byte[] gzip;
    private final String tag;
    private final @Nullable Instant modified;

    /// @param type with its charset
    /// @param languages for `Content-Language`, as BCP 47 tags
    /// @param links for `Link`, in the form of RFC 8288
    /// @param caching for `Cache-Control`
    /// @param modified when these bytes became the current ones, if that is known
    public Representation(
            String type,
            List<String> languages,
            List<String> links,
            String caching,
            byte[] bytes,
            @Nullable Instant modified) {
        this.type = type;
        this.languages = String.join(", ", languages);
        this.links = List.copyOf(links);
        this.caching = caching;
        this.identity = bytes;
        this.gzip = compressed(bytes);
        this.tag = hash(bytes);
        this.modified = modified == null ? null : modified.truncatedTo(ChronoUnit.SECONDS);
    }

    /// About how many bytes it takes to keep.
    public int weight() {
        return identity.length + gzip.length + 1024;
    }

    public byte[] bytes() {
        return identity.clone();
    }

    /// Answers a GET or HEAD, with 304 where the client has these bytes already.
    public void send(HttpServletRequest request, HttpServletResponse response, Clock clock) throws IOException {
        send(request, response, clock, HttpServletResponse.SC_OK);
    }

    /// The same, with another status than 200 where the bytes have to be sent.
    public void send(HttpServletRequest request, HttpServletResponse response, Clock clock, int status)
            throws IOException {
        var compress = gzip.length < identity.length && takesGzip(request.getHeader("Accept-Encoding"));
        var known = status == HttpServletResponse.SC_OK ? knownTag(request.getHeader("If-None-Match"), compress) : null;
        response.setHeader("ETag", known == null ? tag(compress) : known);
        response.setHeader("Cache-Control", caching);
        response.setHeader("Vary", "Accept-Encoding");
        if (modified != null) {
            response.setHeader("Last-Modified", HTTP_DATE.format(earlier(modified, clock.instant())));
        }
        links.forEach(it -> response.addHeader("Link", it));
        if (known != null || status == HttpServletResponse.SC_OK && isUnmodified(request)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        var body = compress ? gzip : identity;
        response.setStatus(status);
        response.setHeader("Content-Type", type);
        if (!languages.isEmpty()) {
            response.setHeader("Content-Language", languages);
        }
        if (compress) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }

    private String tag(boolean compressed) {
        return "\"" + tag + (compressed ? "-gzip\"" : "\"");
    }

    /// The tag of ours that the client has, if any, that of the form it takes now before the other.
    private @Nullable String knownTag(@Nullable String header, boolean compress) {
        if (header == null) {
            return null;
        }
        var given = Arrays.stream(header.split(","))
                .map(String::strip)
                .map(it -> it.startsWith("W/") ? it.substring(2) : it)
                .toList();
        if (given.contains(tag(compress)) || given.contains("*")) {
            return tag(compress);
        }
        return given.contains(tag(!compress)) ? tag(!compress) : null;
    }

    /// `If-None-Match` wins over `If-Modified-Since`; any date from the last change on will do, since clients
    /// make dates up.
    private boolean isUnmodified(HttpServletRequest request) {
        if (modified == null || request.getHeader("If-None-Match") != null) {
            return false;
        }
        try {
            var since = request.getDateHeader("If-Modified-Since");
            return since >= 0 && !modified.isAfter(Instant.ofEpochMilli(since));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static boolean takesGzip(@Nullable String accepted) {
        return accepted != null
                && Arrays.stream(accepted.split(","))
                        .map(it -> it.replace(" ", "").toLowerCase(java.util.Locale.ROOT))
                        .anyMatch(it -> (it.equals("gzip") || it.startsWith("gzip;") || it.equals("*"))
                                && !it.matches(".*;q=0(\\.0*)?"));
    }

    private static byte[] compressed(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length / 3 + 64);
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String hash(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 18));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
