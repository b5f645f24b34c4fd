package newsroom.editorial.comment;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import newsroom.editorial.comment.ShownThread.ShownComment;
import newsroom.editorial.listing.Query;
import newsroom.editorial.review.Commented;
import newsroom.editorial.review.CommentedReviews;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Versioned;
import newsroom.platform.web.Checks;
import newsroom.platform.web.Cursor;
import newsroom.platform.web.ETags;
import newsroom.platform.web.InvalidInput;
import newsroom.platform.web.Member;
import newsroom.platform.web.RequestSeed;
import newsroom.platform.web.WebConfiguration;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// For editors, of whatever desk: what is said about a text, each thread in its place.
@RestController
@RequestMapping("/reviews/{articleId}/threads")
final class ThreadController {

    record CommentRequest(@Nullable String text) {}

    /// @param next where the next page begins, as `after`
    record All(
            UUID articleId,
            List<ShownThread> threads,
            @Nullable String next) {}

    /// @param entries oldest first
    /// @param next where the next page of entries begins, as `after`
    record Whole(
            ShownThread thread,
            List<ShownComment> entries,
            @Nullable String next) {}

    private final CommentedReviews reviews;
    private final Threads threads;
    private final WriteComment write;
    private final ResolveThread resolve;
    private final ShowThreads show;

    ThreadController(
            CommentedReviews reviews, Threads threads, WriteComment write, ResolveThread resolve, ShowThreads show) {
        this.reviews = reviews;
        this.threads = threads;
        this.write = write;
        this.resolve = resolve;
        this.show = show;
    }

    @PostMapping
    @Operation(summary = "Opens a thread about a segment of the revision whose hash is named, or the whole of it")
    ResponseEntity<ShownThread> open(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @RequestBody ThreadRequest thread,
            RequestSeed seed,
            Member editor) {
        begin(request, articleId);
        var written = write.open(articleId, seed.uuid("thread"), seed.uuid("comment"), editor.name(), thread.checked());
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/reviews/" + articleId + "/threads/"
                        + written.thread().state().id()))
                .eTag(tag(written.review(), written.thread()))
                .cacheControl(CacheControl.noStore())
                .body(shown(written.review(), written.thread()));
    }

    @PostMapping("/{thread}/entries")
    @Operation(summary = "Goes on with a thread; who sees it sees this too")
    ResponseEntity<ShownComment> answer(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @PathVariable UUID thread,
            @RequestBody CommentRequest comment,
            RequestSeed seed,
            Member editor) {
        begin(request, articleId);
        var checks = new Checks();
        var text = ThreadRequest.comment(checks, comment.text());
        checks.done();
        var written = write.answer(articleId, thread, seed.uuid("comment"), editor.name(), text);
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(tag(written.review(), written.thread()))
                .cacheControl(CacheControl.noStore())
                .body(show.shown(articleId, written.comment()));
    }

    @PostMapping("/{thread}/resolve")
    @Operation(summary = "Resolves a thread. If-Match names the version that was read.")
    ResponseEntity<ShownThread> resolve(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @PathVariable UUID thread,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Member editor) {
        begin(request, articleId);
        return answer(resolve.resolve(articleId, thread, ETags.expected(ifMatch), editor.name()));
    }

    @PostMapping("/{thread}/reopen")
    @Operation(summary = "Re-opens a thread. If-Match names the version that was read.")
    ResponseEntity<ShownThread> reopen(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @PathVariable UUID thread,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        begin(request, articleId);
        return answer(resolve.reopen(articleId, thread, ETags.expected(ifMatch)));
    }

    @GetMapping
    @Operation(summary = "The threads of an article, those longest in their state first")
    ResponseEntity<All> list(HttpServletRequest request, @PathVariable UUID articleId) {
        var query = new Query(request, "state", "after", "limit");
        var state = query.oneOf("state", Set.of("open", "resolved"));
        var limit = query.limit();
        var review = reviews.find(articleId);
        var page = threads.page(articleId, state, query.text("after"), limit);
        var document = new CommentThreadDocument();
        var found = page.documents().stream()
                .map(it -> document.read(it.get("state", Document.class)))
                .toList();
        return ResponseEntity.ok()
                .headers(query.headers(page.next()))
                .body(new All(articleId, show.shown(review, found), page.nextAsText()));
    }

    @GetMapping("/{thread}")
    @Operation(summary = "A thread with its entries, a page at a time; its ETag is what resolving it names")
    ResponseEntity<Whole> show(HttpServletRequest request, @PathVariable UUID articleId, @PathVariable UUID thread) {
        var query = new Query(request, "after", "limit");
        var limit = query.limit();
        var after = after(query.text("after"));
        var review = reviews.find(articleId);
        var found = threads.find(articleId, thread);
        var entries = ShowThreads.entries(review, found.state());
        var end = Math.min(entries.size(), after + limit);
        var next = end < entries.size() ? new Cursor(List.of(Integer.toString(end))) : null;
        return ResponseEntity.ok()
                .headers(query.headers(next))
                .eTag(tag(review, found))
                .body(new Whole(
                        shown(review, found),
                        entries.subList(Math.min(after, end), end).stream()
                                .map(it -> show.shown(articleId, it))
                                .toList(),
                        next == null ? null : next.toString()));
    }

    private static void begin(HttpServletRequest request, UUID article) {
        new Query(request);
        WebConfiguration.answerIsAbout(request, article);
    }

    private ResponseEntity<ShownThread> answer(ResolveThread.Resolved now) {
        return ResponseEntity.ok()
                .eTag(tag(now.review(), now.thread()))
                .cacheControl(CacheControl.noStore())
                .body(shown(now.review(), now.thread()));
    }

    private ShownThread shown(Commented review, Versioned<CommentThread> thread) {
        return show.shown(review, List.of(thread.state())).stream().findFirst().orElseThrow(RequestRefused::unknown);
    }

    private static String tag(Commented review, Versioned<CommentThread> thread) {
        return ETags.of(ShowThreads.version(review, thread));
    }

    private static int after(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        var key = Cursor.parse("after", cursor, 1).keys().getFirst();
        if (!key.matches("[0-9]{1,4}")) {
            throw new InvalidInput("after", "must be a cursor as it was given out");
        }
        return Integer.parseInt(key);
    }
}
