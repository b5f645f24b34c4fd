package newsroom.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import newsroom.contracts.RevisionContent;
import newsroom.platform.web.IdempotencyKeys.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;

/// Makes any write repeatable under an `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header-07): it has its
/// effect
/// once, and concurrent and later repeats of it get the same answer for 24 hours.
///
/// Keys are scoped to who sends them. A key without an account has to be random, of at least 22 characters (128 bits in
/// base 64). The same key with another request is 422. Only answers that tell of success are kept.
final class IdempotencyFilter extends OncePerRequestFilter {

    /// The request attribute that holds the seed.
    static final String SEED = RequestSeed.class.getName();

    /// The request attribute by which a controller says which article its answer is about.
    static final String ARTICLE = IdempotencyFilter.class.getName() + ".article";

    private static final String HEADER = "Idempotency-Key";
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final List<String> REPLAYED = List.of("Content-Type", "ETag", "Location");
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration ABANDONED = Duration.ofSeconds(30);
    private static final int SHORTEST_ANONYMOUS = 22;
    private static final int LONGEST = 255;

    private static final JsonMapper JSON = new JsonMapper();

    private record Answer(int status, List<String[]> headers, byte[] body) {}

    private final IdempotencyKeys keys;
    private final Admission admission;

    /// What the attempts begin with that this instance makes, and those of them that it is working on. It knows of any
    /// other that nobody does, although the store could not be told, or took its beginning and could not say so.
    private final String instance = UUID.randomUUID() + "/";

    private final Set<String> running = ConcurrentHashMap.newKeySet();

    IdempotencyFilter(IdempotencyKeys keys, Admission admission) {
        this.keys = keys;
        this.admission = admission;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader(HEADER);
        if (READS.contains(request.getMethod()) || header == null) {
            request.setAttribute(SEED, new RequestSeed(keys.randomBytes(32)));
            chain.doFilter(request, response);
            return;
        }
        var key = unquoted(header);
        var sender = request.getUserPrincipal() == null
                ? "anonymous"
                : "member " + request.getUserPrincipal().getName();
        var fault = faultOf(key, request.getUserPrincipal() == null);
        if (fault != null) {
            Problems.write(response, HttpStatus.BAD_REQUEST, fault);
            return;
        }
        var id = IdempotencyKeys.id(sender, key);
        try {
            admission.look(request);
        } catch (Admission.Refused refused) {
            if (!keys.knows(id)) {
                Problems.write(response, refused);
                return;
            }
        }
        var attempt = instance + UUID.randomUUID();
        running.add(attempt);
        try {
            runOrReplay(request, response, chain, id, key, attempt);
        } finally {
            running.remove(attempt);
        }
    }

    private void runOrReplay(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            String id,
            String key,
            String attempt)
            throws ServletException, IOException {
        var fingerprint = fingerprint(request, key);
        var seed = keys.randomBytes(32);
        var waitedSince = System.nanoTime();
        var seen = "";
        for (; ; ) {
            switch (keys.begin(id, key, fingerprint, attempt, seed)) {
                case null -> {
                    run(request, response, chain, id, key, attempt, seed, fingerprint);
                    return;
                }
                case Entry.Answered(var of, _)
                when !isOf(of, fingerprint, request) -> {
                    refuseOther(response);
                    return;
                }
                case Entry.Running(var of, _, _)
                when !of.equals(fingerprint) -> {
                    refuseOther(response);
                    return;
                }
                case Entry.Answered(_, var answer) -> {
                    replay(response, JSON.readValue(answer, Answer.class));
                    return;
                }
                case Entry.Spent(var of)
                when !isOf(of, fingerprint, request) -> {
                    refuseOther(response);
                    return;
                }
                case Entry.Spent _ -> {
                    Problems.write(
                            response, HttpStatus.CONFLICT, "This was done before, and its answer is no longer kept");
                    return;
                }
                case Entry.Running(_, var other, var itsSeed) -> {
                    if (!seen.equals(other)) {
                        seen = other;
                        waitedSince = System.nanoTime();
                    }
                    var isAbandoned = other.equals(IdempotencyKeys.ABANDONED)
                            || other.startsWith(instance) && !running.contains(other)
                            || System.nanoTime() - waitedSince > ABANDONED.toNanos();
                    if (isAbandoned && keys.takeOver(id, other, attempt)) {
                        run(request, response, chain, id, key, attempt, itsSeed, fingerprint);
                        return;
                    }
                    LockSupport.parkNanos(LOOK.toNanos());
                }
            }
        }
    }

    private void run(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            String id,
            String key,
            String attempt,
            byte[] seed,
            String fingerprint)
            throws ServletException, IOException {
        request.setAttribute(SEED, new RequestSeed(seed));
        var recorded = new ContentCachingResponseWrapper(response);
        var settled = false;
        try {
            chain.doFilter(request, recorded);
            var status = HttpStatus.valueOf(recorded.getStatus());
            if (status.is2xxSuccessful()) {
                keep(request, recorded, id, key, fingerprint);
                settled = true;
            } else if (!status.is5xxServerError()) {
                keys.release(id, attempt);
                settled = true;
            }
        } finally {
            if (!settled) {
                abandon(id, attempt); // its effect may have been had: a repeat must get the same seed
            }
        }
        recorded.copyBodyToResponse();
    }

    /// Nobody waits for this: mostly it is the store that failed, and keeps whoever asks it waiting.
    private void abandon(String id, String attempt) {
        Thread.ofVirtual().name("abandon").start(() -> {
            try {
                keys.abandon(id, attempt);
            } catch (RuntimeException e) {
                logger.debug("A request is left to whoever has the patience to repeat it", e);
            }
        });
    }

    private void keep(
            HttpServletRequest request,
            ContentCachingResponseWrapper recorded,
            String id,
            String key,
            String fingerprint)
            throws IOException {
        var headers = REPLAYED.stream()
                .filter(it -> recorded.getHeader(it) != null)
                .map(it -> new String[] {it, recorded.getHeader(it)})
                .toList();
        var answer = new Answer(recorded.getStatus(), headers, recorded.getContentAsByteArray());
        var streamed = StreamedRequest.of(request);
        keys.answer(
                id,
                key,
                streamed == null ? fingerprint : whole(fingerprint, streamed),
                JSON.writeValueAsBytes(answer),
                (UUID) request.getAttribute(ARTICLE));
    }

    private static void replay(HttpServletResponse response, Answer answer) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(it -> response.setHeader(it[0], it[1]));
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(answer.body());
    }

    private static void refuseOther(HttpServletResponse response) throws IOException {
        Problems.write(
                response,
                HttpStatus.UNPROCESSABLE_CONTENT,
                HEADER + " was used for another request; a new request needs a new key");
    }

    /// The draft wants a quoted string (RFC 9651); the quotes may be left away.
    private static String unquoted(String header) {
        var text = header.strip();
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static @Nullable String faultOf(String key, boolean anonymous) {
        if (key.isEmpty() || key.length() > LONGEST || key.chars().anyMatch(it -> it < 0x20 || it > 0x7e)) {
            return HEADER + " must be a string of 1 to 255 printable ASCII characters";
        }
        return anonymous && key.length() < SHORTEST_ANONYMOUS
                ? HEADER + " must be random when nobody is signed in: at least 128 bits, as 22 or more characters"
                : null;
    }

    /// Whether an answered request was this one. A body that is not held in memory is read for it.
    private static boolean isOf(String known, String fingerprint, HttpServletRequest request) throws IOException {
        var streamed = StreamedRequest.of(request);
        return known.equals(streamed == null ? fingerprint : whole(fingerprint, streamed));
    }

    private static String whole(String fingerprint, StreamedRequest request) throws IOException {
        return RevisionContent.sha256(fingerprint + "\n" + request.digest());
    }

    /// Of a request that is read as it comes, what is known before its body. The key stands in it, so that who does
    /// not have that cannot recognise a body later.
    private static String fingerprint(HttpServletRequest request, String key) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString() + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            if (StreamedRequest.of(request) == null) {
                digest.update(request.getInputStream().readAllBytes());
            } else {
                digest.update(key.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
