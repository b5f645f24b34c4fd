package newsroom.editorial.translation;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import newsroom.editorial.listing.Query;
import newsroom.editorial.translation.ShowSegments.ShownGone;
import newsroom.editorial.translation.Wordings.Wording;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.web.Checks;
import newsroom.platform.web.Cursor;
import newsroom.platform.web.InvalidInput;
import newsroom.platform.web.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// For translators: a text by its segments, each saved as soon as it is done.
@RestController
@RequestMapping("/translations/{articleId}/{language}/segments")
final class SegmentController {

    private static final int MOST_AT_ONCE = 1000;
    private static final int MOST_WORDINGS = 200;

    /// @param sourceRevision whose segments these are
    /// @param gone what was made of segments that the source has no more, on the first page
    /// @param next where the next page begins, as `after`
    record Bench(
            int sourceRevision,
            int all,
            List<ShownSegment> segments,
            List<ShownGone> gone,
            @Nullable String next) {}

    /// @param segment its address, as the list gives it
    /// @param text with the source's placeholders; left away where it is kept
    record Request(
            @Nullable Integer sourceRevision,
            @Nullable String segment,
            @Nullable String text,
            @Nullable Boolean keep) {}

    record Requests(
            @Nullable Integer sourceRevision, @Nullable List<@Nullable Request> segments) {}

    record History(String segment, List<Wording> wordings) {}

    private final AggregateStore<Translation> translations;
    private final ShowTranslation showTranslation;
    private final ShowSegments showSegments;
    private final SaveWork saveWork;
    private final Wordings wordings;

    SegmentController(
            AggregateStore<Translation> translations,
            ShowTranslation showTranslation,
            ShowSegments showSegments,
            SaveWork saveWork,
            Wordings wordings) {
        this.translations = translations;
        this.showTranslation = showTranslation;
        this.showSegments = showSegments;
        this.saveWork = saveWork;
        this.wordings = wordings;
    }

    @GetMapping
    @Operation(summary = "The segments of the source, in order, and what was made of each")
    ResponseEntity<Bench> list(
            HttpServletRequest request, @PathVariable UUID articleId, @PathVariable String language) {
        var query = new Query(request, "after", "limit");
        var live = inSight(articleId, language);
        int after = after(query.text("after"));
        var shown = showSegments.of(live, after, query.limit());
        int all = showSegments.count(live);
        var next = after + shown.size() < all ? new Cursor(List.of(Integer.toString(after + shown.size()))) : null;
        return ResponseEntity.ok()
                .headers(query.headers(next))
                .body(new Bench(
                        live.task().source().revision(),
                        all,
                        shown,
                        after == 0 ? showSegments.gone(live) : List.of(),
                        next == null ? null : next.toString()));
    }

    @PutMapping("/{n}")
    @Operation(summary = "Saves one segment, which renews the lease; too late, it is kept as a suggestion")
    ResponseEntity<SaveWork.Saved> save(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @PathVariable String language,
            @PathVariable int n,
            @RequestHeader(name = TranslatorController.FENCING_TOKEN, required = false) @Nullable String token,
            @RequestBody Request sent,
            Member translator) {
        var checks = new Checks();
        checks.require(n > 0, "n", "must be the position of a segment, from 1");
        var segment = checked(checks, "", sent);
        checks.done();
        return saved(
                request,
                articleId,
                language,
                token,
                new Sent.Segments(sent.sourceRevision(), List.of(segment)),
                translator);
    }

    @PatchMapping
    @Operation(summary = "Saves several segments at once: all of them, or none")
    ResponseEntity<SaveWork.Saved> saveAll(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @PathVariable String language,
            @RequestHeader(name = TranslatorController.FENCING_TOKEN, required = false) @Nullable String token,
            @RequestBody Requests sent,
            Member translator) {
        var checks = new Checks();
        var all = Objects.requireNonNullElse(sent.segments(), List.<@Nullable Request>of());
        checks.require(
                !all.isEmpty() && all.size() <= MOST_AT_ONCE,
                "segments",
                "must hold from 1 to " + MOST_AT_ONCE + " segments");
        var segments = new ArrayList<SentSegment>();
        for (int i = 0; i < Math.min(all.size(), MOST_AT_ONCE); i++) {
            var each = all.get(i);
            checks.require(
                    each == null || each.sourceRevision() == null,
                    "segments[" + i + "].sourceRevision",
                    "stands once, beside the segments");
            segments.add(checked(checks, "segments[" + i + "].", each));
        }
        checks.done();
        return saved(
                request, articleId, language, token, new Sent.Segments(sent.sourceRevision(), segments), translator);
    }

    @GetMapping("/{n}/history")
    @Operation(summary = "Everything that was ever saved for what this segment says, the oldest first")
    ResponseEntity<History> history(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @PathVariable String language,
            @PathVariable int n) {
        new Query(request);
        var live = inSight(articleId, language);
        var address = showSegments.addressAt(live, n);
        if (address == null) {
            throw RequestRefused.unknown();
        }
        return TranslationController.answer(
                new History(address, wordings.of(articleId, live.task().language(), address, MOST_WORDINGS)));
    }

    private static SentSegment checked(Checks checks, String at, @Nullable Request sent) {
        if (sent == null) {
            checks.require(false, at.isEmpty() ? "body" : at.substring(0, at.length() - 1), "must be an object");
            return new SentSegment("", null, true);
        }
        var keep = Boolean.TRUE.equals(sent.keep());
        checks.require(
                sent.segment() != null && sent.segment().matches("[0-9a-f]{64}(~[0-9]{1,6})?"),
                at + "segment",
                "must be the address of a segment, as the list of segments gives it");
        checks.require(
                keep == (sent.text() == null),
                at + "text",
                "must be the translation, or be left away where keep is true");
        if (sent.text() != null && !sent.text().isEmpty()) {
            checks.text(at + "text", sent.text(), SavedText.MOST_BYTES);
        }
        return new SentSegment(Objects.requireNonNullElse(sent.segment(), ""), sent.text(), keep);
    }

    private ResponseEntity<SaveWork.Saved> saved(
            HttpServletRequest request,
            UUID article,
            String language,
            @Nullable String token,
            Sent sent,
            Member translator) {
        var tag = TranslationController.about(request, article, language);
        return TranslationController.answer(
                saveWork.save(article, tag, translator, TranslatorController.number(token), sent));
    }

    private Translation.Live inSight(UUID article, String language) {
        return showTranslation.inSight(translations
                .find(TranslationDocument.id(article, TranslationController.languageOf(language)))
                .orElseThrow(RequestRefused::unknown)
                .state());
    }

    private static int after(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        var position = Cursor.parse("after", cursor, 1).keys().getFirst();
        if (!position.matches("[0-9]{1,9}")) {
            throw new InvalidInput("after", "must be a cursor as it was given out");
        }
        return Integer.parseInt(position);
    }
}
