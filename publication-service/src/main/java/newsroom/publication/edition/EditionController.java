package newsroom.publication.edition;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import newsroom.contracts.LanguageTag;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.web.Cursor;
import newsroom.publication.change.EditionId;
import newsroom.publication.change.PublicOrder;
import newsroom.publication.edition.Edition.Published;
import newsroom.publication.edition.PublicEditions.Found;
import newsroom.publication.reading.Addresses;
import newsroom.publication.reading.JsonAnswers;
import newsroom.publication.reading.Publisher;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// For integrators: editions and articles as JSON.
@RestController
public final class EditionController {

    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final int AT_ONCE = 250;

    /// How many editions one request looks at to find those it was asked for.
    private static final int MOST_LOOKED_AT = 2_000;

    /// @param next the address of the next page, none on the last
    record Page(List<EditionView> editions, @Nullable String next) {}

    /// @param original the language of the original
    record ArticleView(UUID articleId, @Nullable String original, List<EditionView> editions) {}

    private final PublicEditions editions;
    private final PublicOrder order;
    private final Addresses addresses;
    private final JsonAnswers answers;
    private final NewsItems ninjs;

    EditionController(
            PublicEditions editions, PublicOrder order, Addresses addresses, Publisher publisher, JsonAnswers answers) {
        this.editions = editions;
        this.order = order;
        this.addresses = addresses;
        this.answers = answers;
        this.ninjs = new NewsItems(addresses, publisher.name());
    }

    @GetMapping(path = "/editions", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The editions that are public, the last published first",
            description =
                    "In a language, with a topic, from a region, under a byline, published in a time: all that are"
                            + " given have to fit. A page may have fewer than asked for while there are more. With"
                            + " `Accept: application/vnd.iptc.ninjs+json` each is an item of IPTC ninjs 3.1.",
            responses = @ApiResponse(content = @Content(schema = @Schema(implementation = Page.class))))
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var found = find(request);
        answers.sendChosen(
                request,
                response,
                MediaType.APPLICATION_JSON_VALUE,
                new Page(
                        found.editions.stream()
                                .map(it -> EditionView.listed(it, addresses))
                                .toList(),
                        found.next),
                JsonAnswers.fields(request, EditionView.FIELDS),
                "editions",
                found.languages(),
                found.links());
    }

    @GetMapping(path = "/editions", produces = NewsItems.MEDIA_TYPE)
    void listNinjs(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var found = find(request);
        answers.sendChosen(
                request,
                response,
                NewsItems.MEDIA_TYPE,
                found.editions.stream().map(ninjs::listed).toList(),
                null,
                null,
                found.languages(),
                found.links());
    }

    private FoundPage find(HttpServletRequest request) {
        JsonAnswers.onlyParameters(
                request,
                Stream.concat(Arrays.stream(Selecting.PARAMETERS), Stream.of("after", "limit", "fields"))
                        .toArray(String[]::new));
        var limit = JsonAnswers.limit(request, USUAL, MOST);
        var selecting = Selecting.of(request);
        var after = request.getParameter("after");
        var from = after == null ? Long.MAX_VALUE : Cursor.number("after", after, "edition");
        var found = new ArrayList<Published>();
        var atOnce = selecting.isLine() ? limit + 1 : AT_ONCE;
        for (int looked = 0; looked < MOST_LOOKED_AT; looked += atOnce) {
            var listed = order.list(selecting.line(), from, atOnce);
            var visible = editions.visible(
                    listed.stream().map(PublicOrder.Listed::edition).toList());
            for (var each : listed) {
                var edition = visible.get(each.edition());
                if (edition != null && selecting.endsAt(edition)) {
                    return new FoundPage(found, null);
                }
                if (edition != null && selecting.takes(edition)) {
                    if (found.size() == limit) {
                        return new FoundPage(found, next(selecting, from, request));
                    }
                    found.add(edition);
                }
                from = each.first();
            }
            if (listed.size() < atOnce) {
                return new FoundPage(found, null);
            }
        }
        return new FoundPage(found, next(selecting, from, request));
    }

    private String next(Selecting selecting, long from, HttpServletRequest request) {
        var fields = request.getParameter("fields");
        return "%s/editions?%s%safter=%s&limit=%d"
                .formatted(
                        addresses.base(),
                        selecting.query(),
                        fields == null ? "" : "fields=" + Addresses.inQuery(fields) + "&",
                        Cursor.at("edition", from),
                        JsonAnswers.limit(request, USUAL, MOST));
    }

    /// @param next the address of the next page, none on the last
    private record FoundPage(
            List<Published> editions, @Nullable String next) {

        List<String> languages() {
            return editions.stream()
                    .map(it -> it.id().language())
                    .distinct()
                    .sorted()
                    .toList();
        }

        List<String> links() {
            return next == null ? List.of() : List.of("<" + next + ">; rel=\"next\"");
        }
    }

    @GetMapping(path = "/editions/{articleId}/{language}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "An edition with its text; 410 once it is withdrawn or erased",
            description = "With `Accept: application/vnd.iptc.ninjs+json` it is an item of IPTC ninjs 3.1.",
            responses = @ApiResponse(content = @Content(schema = @Schema(implementation = EditionView.class))))
    void edition(
            @PathVariable UUID articleId,
            @PathVariable String language,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        JsonAnswers.onlyParameters(request, "fields");
        var found = whole(articleId, language);
        var translations = found.siblings.values().stream()
                .filter(it -> !it.id().equals(found.edition.id()))
                .map(it -> EditionView.translation(it, addresses))
                .toList();
        answers.sendChosen(
                request,
                response,
                MediaType.APPLICATION_JSON_VALUE,
                EditionView.of(found.edition, addresses, found.body, translations),
                JsonAnswers.fields(request, EditionView.FIELDS),
                null,
                List.of(found.edition.id().language()),
                List.of(found.pageLink(addresses)));
    }

    @GetMapping(path = "/editions/{articleId}/{language}", produces = NewsItems.MEDIA_TYPE)
    void ninjs(
            @PathVariable UUID articleId,
            @PathVariable String language,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        JsonAnswers.onlyParameters(request);
        var found = whole(articleId, language);
        var original = editions.originalOf(articleId).orElse(null);
        answers.sendChosen(
                request,
                response,
                NewsItems.MEDIA_TYPE,
                ninjs.whole(found.edition, found.body, found.siblings.values(), original),
                null,
                null,
                List.of(found.edition.id().language()),
                List.of(found.pageLink(addresses)));
    }

    private Whole whole(UUID article, String language) {
        var tag = LanguageTag.canonical(language).orElseThrow(RequestRefused::unknown);
        var edition = orGone(editions.find(new EditionId(article, tag)));
        var body =
                editions.body(edition).orElseThrow(() -> editions.gone(article).refused());
        return new Whole(edition, body, editions.ofArticle(article).orElse(Map.of()));
    }

    /// An edition with its text, and the visible ones of its article.
    private record Whole(Published edition, String body, Map<String, Published> siblings) {

        String pageLink(Addresses addresses) {
            return "<%s>; rel=\"alternate\"; type=\"text/html\""
                    .formatted(
                            addresses.page(edition.id().article(), edition.id().language(), edition.slug()));
        }
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
            summary = "The text that an edition had before one of its corrections, by the version that had it last;"
                    + " 410 once words were taken out of the article for good",
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
        if (edition.isClosed(version)) {
            throw new RequestRefused(new Refusal(
                    Refusal.Kind.GONE, "It was public, until words were taken out of the article for good"));
        }
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
}
