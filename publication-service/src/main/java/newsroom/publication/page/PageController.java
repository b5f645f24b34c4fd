package newsroom.publication.page;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import newsroom.contracts.LanguageTag;
import newsroom.platform.web.Cursor;
import newsroom.publication.change.EditionId;
import newsroom.publication.change.FeedName;
import newsroom.publication.change.Moments;
import newsroom.publication.change.PublicOrder;
import newsroom.publication.change.SelectedOnce;
import newsroom.publication.edition.Corrected;
import newsroom.publication.edition.Edition.Published;
import newsroom.publication.edition.PublicEditions;
import newsroom.publication.edition.PublicEditions.Found;
import newsroom.publication.edition.PublicEditions.OfArticle;
import newsroom.publication.page.EarlierPage.Whole;
import newsroom.publication.page.ListPage.Part;
import newsroom.publication.reading.Addresses;
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
    private static final String DAY = "public, max-age=86400";

    private final Pages pages;
    private final HotPages hot;
    private final OwnWords ownWords;
    private final PageAnswers answers;
    private final PublicEditions editions;
    private final PublicOrder order;
    private final SelectedOnce selectedOnce;
    private final Moments moments;
    private final Addresses addresses;
    private final Clock clock;
    private final Representation style;

    PageController(
            HotPages hot,
            OwnWords ownWords,
            PublicEditions editions,
            PublicOrder order,
            SelectedOnce selectedOnce,
            Moments moments,
            Addresses addresses,
            Publisher publisher,
            Clock clock) {
        this.pages = new Pages(addresses, publisher);
        this.hot = hot;
        this.ownWords = ownWords;
        this.answers = new PageAnswers(pages, publisher, clock);
        this.editions = editions;
        this.order = order;
        this.selectedOnce = selectedOnce;
        this.moments = moments;
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

    @GetMapping("/style.css")
    void style(HttpServletRequest request, HttpServletResponse response) throws IOException {
        style.send(request, response, clock);
    }

    @GetMapping("/")
    void languages(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var modified = modified();
        answers.send(request, response, pages.languages(order.languages()).dated(modified));
    }

    @GetMapping(LANGUAGE)
    void front(
            @PathVariable String language,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var path = "/" + language;
        var known = after == null ? hot.find(path) : Optional.<Representation>empty();
        if (known.isPresent()) {
            answers.send(request, response, known.get());
            return;
        }
        var tag = LanguageTag.canonical(language);
        if (tag.isEmpty()) {
            answers.notFound(request, response);
        } else if (!tag.get().equals(language)) {
            PageAnswers.moved(response, addresses.front(tag.get()));
        } else if (after == null) {
            answers.send(request, response, hot.make(path, () -> front(language)));
        } else {
            var modified = modified();
            var part = part(FeedName.in(language), Cursor.number("after", after, "edition"), false);
            answers.send(
                    request,
                    response,
                    pages.front(language, part, order.languages(), "?after=" + after)
                            .dated(modified));
        }
    }

    private HotPages.Made front(String language) {
        var modified = modified();
        var part = part(FeedName.in(language), Long.MAX_VALUE, true);
        var articles = new HashSet<UUID>();
        part.editions().forEach(it -> articles.add(it.id().article()));
        return new HotPages.Made(
                answers.representation(
                        pages.front(language, part, order.languages(), null).dated(modified), "/" + language),
                language,
                articles);
    }

    @GetMapping(LANGUAGE + "/about")
    void about(@PathVariable String language, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (isKnown(language)) {
            var modified = modified();
            answers.send(
                    request,
                    response,
                    pages.about(language, ownWords.in(language), order.languages())
                            .dated(modified));
        } else {
            answers.notFound(request, response);
        }
    }

    /// The path is parsed as it was sent, since names may hold what servers would decode into a path.
    @GetMapping({
        LANGUAGE + "/corrections",
        LANGUAGE + "/topics/{name}",
        LANGUAGE + "/regions/{name}",
        LANGUAGE + "/bylines/{name}"
    })
    void list(
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var asked = request.getRequestURI().substring(1);
        var feed = FeedName.parse(asked).filter(selectedOnce::isKnown);
        var selection = feed.map(FeedName::selection);
        if (feed.isEmpty() || selection.isEmpty()) {
            answers.notFound(request, response);
        } else if (!feed.get().path().equals(asked)) {
            PageAnswers.moved(response, addresses.list(feed.get().path()));
        } else {
            var modified = modified();
            var part = part(
                    feed.get(),
                    after == null ? Long.MAX_VALUE : Cursor.number("after", after, "edition"),
                    after == null);
            var page = pages.list(
                    feed.get(),
                    selection.get(),
                    part,
                    order.languagesOf(selection.get()),
                    after == null ? null : "?after=" + after);
            answers.send(request, response, page.dated(modified));
        }
    }

    @GetMapping({LANGUAGE + "/{articleId}", LANGUAGE + "/{articleId}/{slug}"})
    void edition(
            @PathVariable String language,
            @PathVariable String articleId,
            @PathVariable Optional<String> slug,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var path = "/%s/%s/%s".formatted(language, articleId, slug.orElse(""));
        var known = hot.find(path);
        if (known.isPresent()) {
            answers.send(request, response, known.get());
            return;
        }
        var tag = LanguageTag.canonical(language);
        var article = uuid(articleId);
        if (tag.isEmpty() || article.isEmpty()) {
            answers.notFound(request, response);
            return;
        }
        var id = new EditionId(article.get(), tag.get());
        switch (editions.find(id)) {
            case Found.Unknown _ -> answers.notFound(request, response);
            case Found.Gone gone -> answers.gone(request, response, tag.get(), gone);
            case Found.Visible(var edition) -> {
                var address = addresses.page(id.article(), id.language(), edition.slug());
                if (address.equals(addresses.base() + path)) {
                    visible(request, response, path, id);
                } else {
                    PageAnswers.moved(response, address);
                }
            }
        }
    }

    /// It is read anew, in one with its siblings, after the moment by which it is dated.
    private void visible(HttpServletRequest request, HttpServletResponse response, String path, EditionId id)
            throws IOException {
        var page = isNew(id)
                ? hot.makeIfAny(
                        path,
                        () -> representation(id, path).map(it -> new HotPages.Made(it, null, Set.of(id.article()))))
                : representation(id, path);
        if (page.isPresent()) {
            answers.send(request, response, page.get());
        } else {
            answers.gone(request, response, id.language(), editions.gone(id.article()));
        }
    }

    private boolean isNew(EditionId id) {
        return order.view(FeedName.in(id.language())).editions().contains(id);
    }

    private Optional<Representation> representation(EditionId id, String path) {
        return page(id).map(it -> answers.representation(it, path));
    }

    private Optional<Page> page(EditionId id) {
        var modified = moments.of(id.article()).map(Moments.Moment::at).orElse(null);
        var article = editions.ofArticles(List.of(id.article())).getOrDefault(id.article(), OfArticle.NOTHING);
        return Optional.ofNullable(article.visible().get(id.language()))
                .flatMap(edition -> editions.body(edition)
                        .map(body -> pages.edition(
                                        edition, body, article.visible().values(), article.original())
                                .dated(modified)));
    }

    @GetMapping(LANGUAGE + "/{articleId}/versions/{version:[1-9]\\d{0,8}}")
    void earlier(
            @PathVariable String language,
            @PathVariable String articleId,
            @PathVariable int version,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var article = uuid(articleId);
        if (!isKnown(language) || article.isEmpty()) {
            answers.notFound(request, response);
            return;
        }
        switch (editions.find(new EditionId(article.get(), language))) {
            case Found.Unknown _ -> answers.notFound(request, response);
            case Found.Gone gone -> answers.gone(request, response, language, gone);
            case Found.Visible(var edition) -> {
                var before = before(edition, version);
                var next = before.flatMap(_ -> next(edition, version));
                if (edition.isClosed(version)) {
                    answers.closed(request, response, language);
                } else if (before.isPresent() && next.isPresent()) {
                    answers.send(request, response, pages.earlier(edition, version, before.get(), next.get()));
                } else {
                    answers.notFound(request, response);
                }
            }
        }
    }

    private Optional<Whole> before(Published edition, int version) {
        return edition.before(version)
                .map(Corrected::before)
                .flatMap(it -> editions.body(edition, it).map(body -> new Whole(it, body)));
    }

    /// What took the place of the text of a version: that of the next correction, or what readers have now.
    private Optional<Whole> next(Published edition, int version) {
        return edition.marks().corrections().stream()
                .filter(it -> it.versionBefore() > version)
                .findFirst()
                .map(it -> before(edition, it.versionBefore()))
                .orElseGet(() -> editions.body(edition).map(body -> new Whole(edition.text(), body)));
    }

    private Part part(FeedName feed, long before, boolean first) {
        var listed = order.list(feed, before, LISTED + 1);
        var shown = listed.subList(0, Math.min(LISTED, listed.size()));
        var visible =
                editions.visible(shown.stream().map(PublicOrder.Listed::edition).toList());
        return new Part(
                shown.stream()
                        .map(it -> visible.get(it.edition()))
                        .filter(Objects::nonNull)
                        .toList(),
                first,
                listed.size() > LISTED
                        ? "?after=" + Cursor.at("edition", shown.getLast().first())
                        : null);
    }

    /// When anything that readers see last changed: a list is at least as old.
    private @Nullable Instant modified() {
        return moments.ofEverything().map(Moments.Moment::at).orElse(null);
    }

    private static boolean isKnown(String language) {
        return LanguageTag.canonical(language).filter(language::equals).isPresent();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            var id = UUID.fromString(text);
            return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
