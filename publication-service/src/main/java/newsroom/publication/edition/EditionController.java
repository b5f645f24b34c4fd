package newsroom.publication.edition;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import newsroom.contracts.LanguageTag;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.web.Cursor;
import newsroom.platform.web.InvalidInput;
import newsroom.publication.change.EditionId;
import newsroom.publication.change.FeedName;
import newsroom.publication.change.PublicOrder;
import newsroom.publication.edition.Edition.Published;
import newsroom.publication.edition.PublicEditions.Found;
import newsroom.publication.reading.Addresses;
import newsroom.publication.reading.JsonAnswers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// For integrators: editions and articles as JSON.
@RestController
public final class EditionController {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    /// @param next the address of the next page, none on the last
    record Page(List<EditionView> editions, @Nullable String next) {}

    /// @param original the language of the original
    record ArticleView(UUID articleId, @Nullable String original, List<EditionView> editions) {}

    private final PublicEditions editions;
    private final PublicOrder order;
    private final Addresses addresses;
    private final JsonAnswers answers;

    EditionController(PublicEditions editions, PublicOrder order, Addresses addresses, JsonAnswers answers) {
        this.editions = editions;
        this.order = order;
        this.addresses = addresses;
        this.answers = answers;
    }

    @GetMapping(path = "/editions", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The editions that are public, the last published first",
            responses = @ApiResponse(content = @Content(schema = @Schema(implementation = Page.class))))
    void list(
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        JsonAnswers.onlyParameters(request, "language", "after", "limit");
        var limit = JsonAnswers.limit(request, USUAL, MOST);
        var line = language == null ? FeedName.ALL : FeedName.in(known(language));
        var listed = order.list(line, after == null ? Long.MAX_VALUE : place(after), limit + 1);
        var shown = listed.subList(0, Math.min(limit, listed.size()));
        var visible =
                editions.visible(shown.stream().map(PublicOrder.Listed::edition).toList());
        var links = new ArrayList<String>();
        var next = (String) null;
        if (listed.size() > limit) {
            next = "%s/editions?%safter=%s&limit=%d"
                    .formatted(
                            addresses.base(),
                            language == null ? "" : "language=" + line.path() + "&",
                            new Cursor(List.of(
                                    "edition", Long.toString(shown.getLast().first()))),
                            limit);
            links.add("<" + next + ">; rel=\"next\"");
        }
        var views = shown.stream()
                .map(it -> visible.get(it.edition()))
                .filter(java.util.Objects::nonNull)
                .map(it -> EditionView.listed(it, addresses))
                .toList();
        answers.send(
                request,
                response,
                new Page(views, next),
                views.stream().map(EditionView::language).distinct().sorted().toList(),
                links,
                JsonAnswers.CACHING);
    }

    @GetMapping(path = "/editions/{articleId}/{language}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "An edition with its text; 410 once it is withdrawn or erased",
            responses = @ApiResponse(content = @Content(schema = @Schema(implementation = EditionView.class))))
    void edition(
            @PathVariable UUID articleId,
            @PathVariable String language,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        JsonAnswers.onlyParameters(request);
        var tag = LanguageTag.canonical(language).orElseThrow(RequestRefused::unknown);
        var edition = orGone(editions.find(new EditionId(articleId, tag)));
        var body = editions.body(edition)
                .orElseThrow(() -> editions.gone(articleId).refused());
        var siblings = editions.ofArticle(articleId).orElse(Map.of());
        var translations = siblings.values().stream()
                .filter(it -> !it.id().language().equals(tag))
                .map(it -> EditionView.translation(it, addresses))
                .toList();
        answers.send(
                request,
                response,
                EditionView.of(edition, addresses, body, translations),
                List.of(tag),
                List.of("<%s>; rel=\"alternate\"; type=\"text/html\""
                        .formatted(addresses.page(articleId, tag, edition.slug()))),
                JsonAnswers.CACHING);
    }

    @GetMapping(path = "/articles/{articleId}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "An article in all its languages; 410 once it is withdrawn or erased",
            responses = @ApiResponse(content = @Content(schema = @Schema(implementation = ArticleView.class))))
    void article(@PathVariable UUID articleId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        JsonAnswers.onlyParameters(request);
        var byLanguage = editions.ofArticle(articleId).orElseThrow(RequestRefused::unknown);
        if (byLanguage.isEmpty()) {
            throw editions.gone(articleId).refused();
        }
        var views = byLanguage.values().stream()
                .map(it -> EditionView.listed(it, addresses))
                .toList();
        var original =
                editions.originalOf(articleId).filter(byLanguage::containsKey).orElse(null);
        answers.send(
                request,
                response,
                new ArticleView(articleId, original, views),
                List.copyOf(byLanguage.keySet()),
                List.of(),
                JsonAnswers.CACHING);
    }

    @GetMapping(
            path = "/editions/{articleId}/{language}/versions/{version}",
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The text that an edition had before one of its corrections, by the version that had it last",
            responses = @ApiResponse(content = @Content(schema = @Schema(implementation = EarlierView.class))))
    void earlier(
            @PathVariable UUID articleId,
            @PathVariable String language,
            @PathVariable int version,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        JsonAnswers.onlyParameters(request);
        var tag = LanguageTag.canonical(language).orElseThrow(RequestRefused::unknown);
        var edition = orGone(editions.find(new EditionId(articleId, tag)));
        var before = edition.before(version).map(Corrected::before).orElseThrow(RequestRefused::unknown);
        var body = editions.body(edition, before).orElseThrow(RequestRefused::unknown);
        answers.send(
                request,
                response,
                EarlierView.of(edition, version, before, body, addresses),
                List.of(tag),
                List.of("<%s>; rel=\"latest-version\"".formatted(addresses.edition(articleId, tag))),
                JsonAnswers.CACHING);
    }

    @GetMapping(path = "/articles/{articleId}/recall", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What was taken back of an article, and who has confirmed that they followed",
            responses = @ApiResponse(content = @Content(schema = @Schema(implementation = RecallView.class))))
    void recall(@PathVariable UUID articleId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        JsonAnswers.onlyParameters(request);
        var recalls = editions.recalls(articleId).orElseThrow(RequestRefused::unknown);
        answers.send(request, response, RecallView.of(articleId, recalls), List.of(), List.of(), "public, no-cache");
    }

    private static Published orGone(Found found) {
        return switch (found) {
            case Found.Visible(var edition) -> edition;
            case Found.Gone gone -> throw gone.refused();
            case Found.Unknown _ -> throw RequestRefused.unknown();
        };
    }

    private static String known(String language) {
        return LanguageTag.canonical(language)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.BAD_REQUEST, "language must be the BCP 47 tag of a language"));
    }

    private static long place(String after) {
        var keys = Cursor.parse("after", after, 2).keys();
        if (keys.getFirst().equals("edition") && keys.getLast().matches("\\d{1,18}")) {
            return Long.parseLong(keys.getLast());
        }
        throw new InvalidInput("after", "must be a cursor as it was given out, or be left away to begin at the start");
    }
}
