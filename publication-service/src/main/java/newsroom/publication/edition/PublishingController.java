package newsroom.publication.edition;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import newsroom.contracts.LanguageTag;
import newsroom.platform.web.Cursor;
import newsroom.platform.web.ETags;
import newsroom.platform.web.InvalidInput;
import newsroom.platform.web.WebConfiguration;
import newsroom.publication.reading.JsonAnswers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// For publishers: what is approved and not public yet, and when it is to be. Every change names the plan it was made
/// on by its ETag.
@RestController
@RequestMapping("/publishing/articles")
public final class PublishingController {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    /// @param at an instant (RFC 3339)
    record ScheduleRequest(@Nullable String at) {}

    /// @param until an instant (RFC 3339)
    record EmbargoRequest(@Nullable String until) {}

    /// @param next the cursor to go on from; none on the last page
    record Waiting(List<ShownPlan> articles, @Nullable String next) {}

    private final PlanPublication plan;

    PublishingController(PlanPublication plan) {
        this.plan = plan;
    }

    @GetMapping
    @Operation(summary = "The articles of which something waits for a time or for a publisher")
    ResponseEntity<Waiting> waiting(
            @RequestParam(required = false) @Nullable String after, HttpServletRequest request) {
        JsonAnswers.onlyParameters(request, "after", "limit");
        var limit = JsonAnswers.limit(request, USUAL, MOST);
        var found = plan.waiting(after == null ? "" : Cursor.key("after", after, "article"), limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit
                ? Cursor.at("article", shown.getLast().articleId()).toString()
                : null;
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Waiting(shown, next));
    }

    @GetMapping("/{articleId}")
    @Operation(summary = "The plan of an article; its ETag is what a change of it names")
    ResponseEntity<ShownPlan> show(HttpServletRequest request, @PathVariable UUID articleId) {
        begin(request, articleId);
        return answer(plan.show(articleId));
    }

    @PostMapping("/{articleId}/editions/{language}/publish")
    @Operation(summary = "Publishes an edition now, and with the original whatever waits for a publisher beside it")
    ResponseEntity<ShownPlan> publish(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @PathVariable String language,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        begin(request, articleId);
        return answer(plan.publish(articleId, known(language), ETags.expected(ifMatch)));
    }

    @PutMapping("/{articleId}/editions/{language}/schedule")
    @Operation(summary = "Sets the time at which an edition appears, or with its original if that is later")
    ResponseEntity<ShownPlan> schedule(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @PathVariable String language,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ScheduleRequest schedule) {
        begin(request, articleId);
        var at = instant("at", schedule.at());
        return answer(plan.schedule(articleId, known(language), at, ETags.expected(ifMatch)));
    }

    @DeleteMapping("/{articleId}/editions/{language}/schedule")
    @Operation(summary = "Takes that time back: the edition waits until a publisher publishes it")
    ResponseEntity<ShownPlan> deschedule(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @PathVariable String language,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        begin(request, articleId);
        return answer(plan.deschedule(articleId, known(language), ETags.expected(ifMatch)));
    }

    @PutMapping("/{articleId}/embargo")
    @Operation(summary = "Keeps all of an article from readers until a time, also before anything of it is approved")
    ResponseEntity<ShownPlan> embargo(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody EmbargoRequest embargo) {
        begin(request, articleId);
        return answer(plan.embargo(articleId, instant("until", embargo.until()), ETags.expected(ifMatch)));
    }

    @DeleteMapping("/{articleId}/embargo")
    @Operation(summary = "Lifts the embargo: what waited for it alone appears")
    ResponseEntity<ShownPlan> lift(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        begin(request, articleId);
        return answer(plan.embargo(articleId, null, ETags.expected(ifMatch)));
    }

    private static void begin(HttpServletRequest request, UUID article) {
        JsonAnswers.onlyParameters(request);
        WebConfiguration.answerIsAbout(request, article);
    }

    private static ResponseEntity<ShownPlan> answer(ShownPlan now) {
        return ResponseEntity.ok()
                .eTag(ETags.of(now.number()))
                .cacheControl(CacheControl.noStore())
                .body(now);
    }

    private static String known(String language) {
        return LanguageTag.canonical(language)
                .orElseThrow(() -> new InvalidInput("language", "must be the BCP 47 tag of a language"));
    }

    private static Instant instant(String field, @Nullable String text) {
        try {
            return Instant.parse(text == null ? "" : text);
        } catch (DateTimeParseException _) {
            throw new InvalidInput(field, "must be an instant as in 2026-12-24T18:00:00Z");
        }
    }
}
