package newsroom.publication.page;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import newsroom.contracts.LanguageTag;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.web.Cursor;
import newsroom.platform.web.InvalidInput;
import newsroom.publication.change.EditionId;
import newsroom.publication.change.FeedName;
import newsroom.publication.change.PublicOrder;
import newsroom.publication.edition.Edition.Published;
import newsroom.publication.edition.PublicEditions;
import newsroom.publication.edition.PublicEditions.Found;
import newsroom.publication.reading.Addresses;
import newsroom.publication.reading.JsonAnswers;
import newsroom.publication.reading.Publisher;
import newsroom.publication.reading.Representation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// Readers' pages. An edition is found by its id; the rest of its address is for people.
@Hidden
@Controller
public final class PageController {

    private static final String LANGUAGE = "/{language:[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*}";
    private static final int LISTED = 30;
    private static final int UNAVAILABLE_FOR_LEGAL_REASONS = 451;
    private static final String TYPE = "text/html; charset=utf-8";
    private static final String SHORT = "public, max-age=60";
    private static final String DAY = "public, max-age=86400";
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private final Pages pages;
    private final PublicEditions editions;
    private final PublicOrder order;
    private final Addresses addresses;
    private final Clock clock;
    private final Representation style;

    PageController(PublicEditions editions, PublicOrder order, Addresses addresses, Publisher publisher, Clock clock) {
        this.pages = new Pages(addresses, publisher.name());
        this.editions = editions;
        this.order = order;
        this.addresses = addresses;
        this.clock = clock;
        this.style = new Representation(
                "text/css; charset=utf-8",
                List.of(),
                List.of(),
                DAY,
                Template.read("style.css").getBytes(StandardCharsets.UTF_8),
                null);
    }

    @GetMapping("/")
    void languages(HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(request, response, pages.languages(order.languages()), "en", HttpServletResponse.SC_OK);
    }

    @GetMapping("/style.css")
    void style(HttpServletRequest request, HttpServletResponse response) throws IOException {
        style.send(request, response, clock);
    }

    @GetMapping(LANGUAGE)
    void front(
            @PathVariable String language,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var tag = LanguageTag.canonical(language);
        if (tag.isEmpty()) {
            notFound(request, response);
            return;
        }
        if (!tag.get().equals(language)) {
            moved(response, addresses.front(tag.get()));
            return;
        }
        var listed = order.list(FeedName.in(language), after == null ? Long.MAX_VALUE : place(after), LISTED + 1);
        var shown = listed.subList(0, Math.min(LISTED, listed.size()));
        var visible =
                editions.visible(shown.stream().map(PublicOrder.Listed::edition).toList());
        var earlier = listed.size() > LISTED
                ? "/" + language + "?after="
                        + new Cursor(
                                List.of("edition", Long.toString(shown.getLast().first())))
                : null;
        var shownEditions = shown.stream()
                .map(it -> visible.get(it.edition()))
                .filter(Objects::nonNull)
                .toList();
        send(
                request,
                response,
                pages.front(language, shownEditions, order.languages(), earlier),
                language,
                HttpServletResponse.SC_OK);
    }

    @GetMapping({LANGUAGE + "/{articleId}", LANGUAGE + "/{articleId}/{slug}"})
    void edition(
            @PathVariable String language,
            @PathVariable String articleId,
            @PathVariable Optional<String> slug,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var tag = LanguageTag.canonical(language);
        var article = uuid(articleId);
        if (tag.isEmpty() || article.isEmpty()) {
            notFound(request, response);
            return;
        }
        var id = new EditionId(article.get(), tag.get());
        switch (editions.find(id)) {
            case Found.Unknown _ -> notFound(request, response);
            case Found.Gone gone -> gone(request, response, tag.get(), gone);
            case Found.Visible(var edition) -> {
                var address = addresses.page(id.article(), id.language(), edition.slug());
                var asked = "%s/%s/%s/%s".formatted(addresses.base(), language, articleId, slug.orElse(""));
                if (asked.equals(address)) {
                    visible(request, response, edition);
                } else {
                    moved(response, address);
                }
            }
        }
    }

    private void visible(HttpServletRequest request, HttpServletResponse response, Published edition)
            throws IOException {
        var language = edition.id().language();
        var body = editions.body(edition);
        if (body.isEmpty()) {
            gone(request, response, language, editions.gone(edition.id().article()));
            return;
        }
        var siblings = editions.ofArticle(edition.id().article()).orElse(Map.of());
        send(
                request,
                response,
                pages.edition(edition, body.get(), siblings.values()),
                language,
                HttpServletResponse.SC_OK);
    }

    private void gone(HttpServletRequest request, HttpServletResponse response, String language, Found.Gone gone)
            throws IOException {
        send(
                request,
                response,
                pages.gone(language, gone),
                language,
                gone.legalDuty() ? UNAVAILABLE_FOR_LEGAL_REASONS : HttpServletResponse.SC_GONE);
    }

    /// A page for those who asked for one, a problem document for programs.
    private void notFound(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var accepted = request.getHeader("Accept");
        if (accepted == null || !accepted.contains("text/html")) {
            throw RequestRefused.unknown();
        }
        send(request, response, pages.notFound(), "en", HttpServletResponse.SC_NOT_FOUND);
    }

    private static void moved(HttpServletResponse response, String address) {
        response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
        response.setHeader("Location", address);
        response.setHeader("Cache-Control", SHORT);
    }

    private void send(
            HttpServletRequest request, HttpServletResponse response, String html, String language, int status)
            throws IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Referrer-Policy", "no-referrer");
        new Representation(
                        TYPE,
                        List.of(language),
                        List.of(),
                        status == HttpServletResponse.SC_OK ? JsonAnswers.CACHING : SHORT,
                        html.getBytes(StandardCharsets.UTF_8),
                        null)
                .send(request, response, clock, status);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            var id = UUID.fromString(text);
            return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static long place(String after) {
        var keys = Cursor.parse("after", after, 2).keys();
        if (keys.getFirst().equals("edition") && keys.getLast().matches("\\d{1,18}")) {
            return Long.parseLong(keys.getLast());
        }
        throw new InvalidInput("after", "must be a cursor as it was given out, or be left away to begin at the start");
    }
}
