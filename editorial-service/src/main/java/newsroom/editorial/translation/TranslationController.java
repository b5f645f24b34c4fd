package newsroom.editorial.translation;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import newsroom.editorial.listing.Query;
import newsroom.editorial.paper.Revisions;
import newsroom.editorial.review.WantTranslation;
import newsroom.editorial.translation.ShownTranslation.Listed;
import newsroom.editorial.translation.Suggestions.Suggestion;
import newsroom.editorial.translation.Translation.Live;
import newsroom.editorial.translation.TranslationBoard.Wanted;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.web.Checks;
import newsroom.platform.web.Cursor;
import newsroom.platform.web.ETags;
import newsroom.platform.web.Member;
import newsroom.platform.web.WebConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// For translators and editors: what there is to translate, and what is being made of it. Nobody is named here.
@RestController
@RequestMapping("/translations")
final class TranslationController {

    private static final Set<String> TRUTH = Set.of("true", "false");

    /// @param next where the next page begins, as `after`
    /// @param counts of all pages by language and state, where they were asked for
    record Translations(
            List<Listed> translations,
            @Nullable String next,
            @Nullable SortedMap<String, SortedMap<String, Long>> counts) {}

    record Asked(@Nullable UUID articleId, @Nullable String language) {}

    /// @param next where the next page begins, as `after`
    record Kept(List<Suggestion> suggestions, @Nullable String next) {}

    private final AggregateStore<Translation> translations;
    private final WantTranslation wantTranslation;
    private final Revisions revisions;
    private final Suggestions suggestions;
    private final ShowTranslation showTranslation;
    private final TranslationBoard board;

    TranslationController(
            AggregateStore<Translation> translations,
            WantTranslation wantTranslation,
            Revisions revisions,
            Suggestions suggestions,
            ShowTranslation showTranslation,
            TranslationBoard board) {
        this.translations = translations;
        this.wantTranslation = wantTranslation;
        this.revisions = revisions;
        this.suggestions = suggestions;
        this.showTranslation = showTranslation;
        this.board = board;
    }

    @GetMapping
    @Operation(summary = "The translations, those longest in their state first; for a translator, those they can do")
    ResponseEntity<Translations> list(HttpServletRequest request, Member member) {
        var query = new Query(
                request, "language", "from", "state", "topic", "urgency", "everybody", "counts", "after", "limit");
        var language = query.language("language");
        var from = query.language("from");
        var all = !member.is("translator") || "true".equals(query.oneOf("everybody", TRUTH));
        var wanted = new Wanted(
                language != null ? Set.of(language) : all ? null : member.languages(),
                from != null ? Set.of(from) : all || member.reads().isEmpty() ? null : member.reads(),
                query.oneOf("state", TranslationBoard.STATES),
                query.id("topic"),
                query.number("urgency", 1, 5));
        var found = board.page(wanted, query.text("after"), query.limit());
        var titles = revisions.titles(found.translations().stream()
                .map(it -> Map.entry(it.task().article(), it.task().source().revision()))
                .collect(Collectors.toSet()));
        return ResponseEntity.ok()
                .headers(query.headers(found.next()))
                .body(new Translations(
                        found.translations().stream()
                                .map(it -> Listed.of(it, titles.get(it.task().article())))
                                .toList(),
                        found.next() == null ? null : found.next().toString(),
                        "true".equals(query.oneOf("counts", TRUTH)) ? board.counts(wanted) : null));
    }

    @PostMapping
    @Operation(summary = "Opens a translation into one more language; 200 if it is there")
    ResponseEntity<Listed> want(HttpServletRequest request, @RequestBody Asked wanted, Member member) {
        new Query(request);
        var checks = new Checks();
        checks.require(wanted.articleId() != null, "articleId", "is required: the id of an article");
        var language = checks.language("language", wanted.language());
        checks.done();
        var article = Objects.requireNonNull(wanted.articleId());
        WebConfiguration.answerIsAbout(request, article);
        var opened = wantTranslation.want(article, language, member);
        var state = translations
                .find(TranslationDocument.id(article, language))
                .orElseThrow(RequestRefused::unknown)
                .state();
        var body = state instanceof Live live ? Listed.of(live, null) : null;
        var address = URI.create("/translations/" + article + "/" + language);
        return (opened ? ResponseEntity.created(address) : ResponseEntity.ok().location(address))
                .cacheControl(CacheControl.noStore())
                .body(body);
    }

    @GetMapping("/{articleId}/{language}")
    @Operation(summary = "A translation: the source, and the work so far")
    ResponseEntity<ShownTranslation> show(
            HttpServletRequest request, @PathVariable UUID articleId, @PathVariable String language, Member member) {
        new Query(request);
        var found = translations
                .find(TranslationDocument.id(articleId, languageOf(language)))
                .orElseThrow(RequestRefused::unknown);
        return ResponseEntity.ok()
                .eTag(ETags.of(found.version()))
                .cacheControl(CacheControl.noStore())
                .body(showTranslation.show(found.state(), member));
    }

    @GetMapping("/{articleId}/{language}/suggestions")
    @Operation(summary = "What was saved after its claim was over")
    ResponseEntity<Kept> suggestions(
            HttpServletRequest request, @PathVariable UUID articleId, @PathVariable String language) {
        var query = new Query(request, "after", "limit");
        var tag = languageOf(language);
        var found = translations.find(TranslationDocument.id(articleId, tag)).orElseThrow(RequestRefused::unknown);
        showTranslation.inSight(found.state());
        var after = query.text("after");
        var limit = Math.min(query.limit(), 20);
        var kept = suggestions.list(
                articleId,
                tag,
                after == null ? "" : Cursor.parse("after", after, 1).keys().getFirst(),
                limit + 1);
        var shown = kept.subList(0, Math.min(limit, kept.size()));
        var next = kept.size() > limit ? new Cursor(List.of(shown.getLast().id())) : null;
        return ResponseEntity.ok()
                .headers(query.headers(next))
                .body(new Kept(shown, next == null ? null : next.toString()));
    }

    /// Notes which article a write is about, which takes no query.
    ///
    /// @return the canonical form of the tag in its address
    static String about(HttpServletRequest request, UUID article, String language) {
        new Query(request);
        WebConfiguration.answerIsAbout(request, article);
        return languageOf(language);
    }

    static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    /// The canonical form of the tag in an address.
    static String languageOf(String tag) {
        return languageOf("language", tag);
    }

    static String languageOf(String field, String tag) {
        var checks = new Checks();
        var language = checks.language(field, tag);
        checks.done();
        return language;
    }
}
