package newsroom.publication.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.publication.edition.PublicEditions.Found;
import newsroom.publication.reading.JsonAnswers;
import newsroom.publication.reading.Publisher;
import newsroom.publication.reading.Representation;

/// Sends pages, each with what keeps browsers from doing more with it than showing it.
final class PageAnswers {

    private static final int UNAVAILABLE_FOR_LEGAL_REASONS = 451;
    private static final String TYPE = "text/html; charset=utf-8";
    private static final String SHORT = "public, max-age=60";
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";
    private static final Map<String, String> PROTECTING = Map.of(
            "Content-Security-Policy", POLICY, "Referrer-Policy", "no-referrer", "X-Content-Type-Options", "nosniff");

    private final Pages pages;
    private final Publisher publisher;
    private final Clock clock;

    PageAnswers(Pages pages, Publisher publisher, Clock clock) {
        this.pages = pages;
        this.publisher = publisher;
        this.clock = clock;
    }

    void send(HttpServletRequest request, HttpServletResponse response, Page page) throws IOException {
        var query = request.getQueryString();
        send(request, response, representation(page, request.getRequestURI() + (query == null ? "" : "?" + query)));
    }

    void send(HttpServletRequest request, HttpServletResponse response, Representation page) throws IOException {
        page.send(request, response, clock);
    }

    /// @param path under which it is asked for, with its query
    Representation representation(Page page, String path) {
        var headers = new LinkedHashMap<>(PROTECTING);
        if (publisher.onion() != null) {
            headers.put("Onion-Location", publisher.onion() + path);
        }
        return representation(page, JsonAnswers.CACHING, headers);
    }

    /// Says that it was here; 451 where the newsroom had to take it away (RFC 7725).
    void gone(HttpServletRequest request, HttpServletResponse response, String language, Found.Gone gone)
            throws IOException {
        representation(pages.gone(language, gone), SHORT, PROTECTING)
                .send(
                        request,
                        response,
                        clock,
                        gone.legalDuty() ? UNAVAILABLE_FOR_LEGAL_REASONS : HttpServletResponse.SC_GONE);
    }

    /// Says that an earlier version was here, until words were taken out of the article for good.
    void closed(HttpServletRequest request, HttpServletResponse response, String language) throws IOException {
        representation(pages.closed(language), SHORT, PROTECTING)
                .send(request, response, clock, HttpServletResponse.SC_GONE);
    }

    /// A page for those who asked for one, a problem document for programs.
    void notFound(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var accepted = request.getHeader("Accept");
        if (accepted == null || !accepted.contains("text/html")) {
            throw RequestRefused.unknown();
        }
        representation(pages.notFound(), SHORT, PROTECTING)
                .send(request, response, clock, HttpServletResponse.SC_NOT_FOUND);
    }

    static void moved(HttpServletResponse response, String address) {
        response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
        response.setHeader("Location", address);
        response.setHeader("Cache-Control", SHORT);
    }

    private static Representation representation(Page page, String caching, Map<String, String> headers) {
        return new Representation(
                TYPE,
                List.of(page.language()),
                page.links(),
                caching,
                page.html().getBytes(StandardCharsets.UTF_8),
                page.modified(),
                headers);
    }
}
