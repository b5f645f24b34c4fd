package newsroom.publication.reading;

import com.github.luben.zstd.Zstd;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpDateTime;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.jspecify.annotations.Nullable;

/// A public answer as bytes, with its compressed forms and its validators, which depend on what is
/// published alone. It decides all headers of the answer, whoever sends it.
public final class Representation {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /// Above this, a little smaller takes much longer.
    private static final int ZSTD_LEVEL = 12;

    /// What is answered to one request.
    ///
    /// @param body none with a 304
    record Answer(int status, HttpFields headers, @Nullable Form body) {}

    /// The bytes in one coding.
    static final class Form {
        private final String tag;
        private final byte[] bytes;
        private HttpFields whole = HttpFields.EMPTY;
        private HttpFields unchanged = HttpFields.EMPTY;
        private volatile @Nullable ByteBuffer outside;

        private Form(String tag, byte[] bytes) {
            this.tag = tag;
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }

        /// The bytes outside the heap, where sending them copies nothing; made when first asked for.
        ByteBuffer buffer() {
            var buffer = outside;
            if (buffer == null) {
                buffer = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
                outside = buffer;
            }
            return buffer.duplicate();
        }
    }

    private final Map<Coding, Form> forms = new EnumMap<>(Coding.class);
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
        this(type, languages, links, caching, bytes, modified, Map.of());
    }

    /// @param more headers that go with it, whatever of it is sent
    public Representation(
            String type,
            List<String> languages,
            List<String> links,
            String caching,
            byte[] bytes,
            @Nullable Instant modified,
            Map<String, String> more) {
        this.modified = modified == null ? null : modified.truncatedTo(ChronoUnit.SECONDS);
        var hash = hash(bytes);
        add(Coding.IDENTITY, hash, bytes);
        add(Coding.GZIP, hash, gzip(bytes));
        add(Coding.ZSTD, hash, Zstd.compress(bytes, ZSTD_LEVEL));
        forms.forEach((coding, form) -> {
            form.unchanged = validators(form, caching, links, more);
            form.whole = whole(form, coding, type, String.join(", ", languages));
        });
    }

    /// Only what is smaller than the bytes as they are.
    private void add(Coding coding, String hash, byte[] bytes) {
        var plain = forms.get(Coding.IDENTITY);
        if (plain == null || bytes.length < plain.bytes.length) {
            forms.put(coding, new Form("\"" + hash + coding.suffix() + "\"", bytes));
        }
    }

    private HttpFields validators(Form form, String caching, List<String> links, Map<String, String> more) {
        var fields = HttpFields.build();
        fields.add(new PreEncodedHttpField(HttpHeader.ETAG, form.tag));
        fields.add(new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, caching));
        fields.add(new PreEncodedHttpField(HttpHeader.VARY, "Accept-Encoding"));
        if (modified != null) {
            fields.add(new PreEncodedHttpField(HttpHeader.LAST_MODIFIED, HTTP_DATE.format(modified)));
        }
        links.forEach(it -> fields.add(new PreEncodedHttpField(HttpHeader.LINK, it)));
        more.forEach((name, value) -> fields.add(new PreEncodedHttpField(name, value)));
        return fields.asImmutable();
    }

    private static HttpFields whole(Form form, Coding coding, String type, String languages) {
        var fields = HttpFields.build(form.unchanged);
        fields.add(new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, type));
        if (!languages.isEmpty()) {
            fields.add(new PreEncodedHttpField(HttpHeader.CONTENT_LANGUAGE, languages));
        }
        if (coding != Coding.IDENTITY) {
            fields.add(new PreEncodedHttpField(HttpHeader.CONTENT_ENCODING, coding.token()));
        }
        fields.add(new PreEncodedHttpField(HttpHeader.CONTENT_LENGTH, Integer.toString(form.bytes.length)));
        return fields.asImmutable();
    }

    /// About how many bytes it takes to keep.
    public int weight() {
        return forms.values().stream().mapToInt(it -> it.bytes.length + 1024).sum();
    }

    public byte[] bytes() {
        return plain().bytes.clone();
    }

    /// Answers a GET or HEAD, with 304 where the client has these bytes already.
    public void send(HttpServletRequest request, HttpServletResponse response, Clock clock) throws IOException {
        send(request, response, clock, HttpServletResponse.SC_OK);
    }

    /// The same, with another status than 200 where the bytes have to be sent.
    public void send(HttpServletRequest request, HttpServletResponse response, Clock clock, int status)
            throws IOException {
        var answer = answer(
                status,
                request.getHeader("Accept-Encoding"),
                request.getHeader("If-None-Match"),
                request.getHeader("If-Modified-Since"),
                clock.instant());
        response.setStatus(answer.status);
        answer.headers.forEach(it -> response.addHeader(it.getName(), it.getValue()));
        if (answer.body != null && !request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(answer.body.bytes);
        }
    }

    /// The answer to a GET or HEAD with these headers.
    ///
    /// @param status where the bytes have to be sent; only with 200 a client may have them already
    Answer answer(int status, @Nullable String accepted, @Nullable String known, @Nullable String since, Instant now) {
        var form = forms.getOrDefault(Coding.chosen(accepted), plain());
        if (status == HttpStatus.OK_200) {
            var had = had(known, form);
            if (had == null && known == null && isUnmodified(since)) {
                had = form;
            }
            if (had != null) {
                return new Answer(HttpStatus.NOT_MODIFIED_304, dated(had.unchanged, now), null);
            }
        }
        return new Answer(status, dated(form.whole, now), form);
    }

    private Form plain() {
        return Objects.requireNonNull(forms.get(Coding.IDENTITY));
    }

    /// Nothing is dated ahead of the clock when it is sent.
    private HttpFields dated(HttpFields fields, Instant now) {
        return modified == null || !modified.isAfter(now)
                ? fields
                : HttpFields.build(fields).put(HttpHeader.LAST_MODIFIED, HTTP_DATE.format(now));
    }

    /// The form that a client has by its `If-None-Match`, the one that it takes now before the others.
    private @Nullable Form had(@Nullable String header, Form now) {
        if (header == null) {
            return null;
        }
        if (header.equals(now.tag)) {
            return now;
        }
        var given = Arrays.stream(header.split(","))
                .map(String::strip)
                .map(it -> it.startsWith("W/") ? it.substring(2) : it)
                .toList();
        if (given.contains(now.tag) || given.contains("*")) {
            return now;
        }
        return forms.values().stream()
                .filter(it -> given.contains(it.tag))
                .findFirst()
                .orElse(null);
    }

    /// Any date from the last change on will do, since clients make dates up.
    private boolean isUnmodified(@Nullable String since) {
        if (modified == null || since == null) {
            return false;
        }
        var date = HttpDateTime.parseToEpoch(since);
        return date >= 0 && !modified.isAfter(Instant.ofEpochMilli(date));
    }

    private static byte[] gzip(byte[] bytes) {
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
