package newsroom.editorial.review;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import newsroom.editorial.listing.Query;
import newsroom.editorial.review.Review.Erased;
import newsroom.editorial.review.Review.Expected;
import newsroom.editorial.review.Review.InSight;
import newsroom.editorial.review.Review.Withdrawn;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.web.Checks;
import newsroom.platform.web.Member;
import newsroom.platform.web.RequestSeed;
import newsroom.platform.web.WebConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where editors and the contributor of an article write to each other. The contributor is shown as one, and nothing
/// more; they see editors as editors.
@RestController
@RequestMapping("/reviews/{articleId}/conversation")
final class ReviewConversationController {

    private static final int LONGEST_TEXT = 5000;

    /// @param text what to write to the contributor
    record MessageRequest(@Nullable String text) {}

    /// @param from `contributor` or `editors`
    /// @param by the editor, for other editors
    /// @param thread of comments that it stands in, if it stands in one
    record Shown(
            UUID messageId,
            String from,
            @Nullable String by,
            Instant at,
            String text,
            @Nullable UUID thread) {}

    /// @param messages oldest first
    record Conversation(UUID articleId, List<Shown> messages) {}

    private final AggregateStore<Review> reviews;
    private final AskContributor ask;
    private final Texts texts;

    ReviewConversationController(AggregateStore<Review> reviews, AskContributor ask, Texts texts) {
        this.reviews = reviews;
        this.ask = ask;
        this.texts = texts;
    }

    @GetMapping
    @Operation(summary = "What editors and contributor wrote to each other, oldest first")
    ResponseEntity<Conversation> conversation(HttpServletRequest request, @PathVariable UUID articleId) {
        new Query(request);
        return switch (reviews.find(articleId.toString())
                .orElseThrow(RequestRefused::unknown)
                .state()) {
            case Erased _ -> throw new RequestRefused(new Refusal(Refusal.Kind.GONE, "The article was erased"));
            case Expected _ -> throw RequestRefused.unknown();
            case Withdrawn hidden -> answer(HttpStatus.OK, articleId, hidden);
            case InSight seen -> answer(HttpStatus.OK, articleId, seen);
        };
    }

    @PostMapping
    @Operation(summary = "Ask the contributor something, or answer them")
    ResponseEntity<Conversation> ask(
            HttpServletRequest request,
            @PathVariable UUID articleId,
            @RequestBody MessageRequest message,
            RequestSeed seed,
            Member editor) {
        new Query(request);
        WebConfiguration.answerIsAbout(request, articleId);
        var checks = new Checks();
        var text = checks.text("text", message.text(), 4 * LONGEST_TEXT);
        checks.require(text.length() <= LONGEST_TEXT, "text", "has more than " + LONGEST_TEXT + " characters");
        checks.done();
        var asked = ask.ask(articleId, seed.uuid("message"), editor.name(), text);
        return answer(HttpStatus.CREATED, articleId, asked.state());
    }

    private ResponseEntity<Conversation> answer(HttpStatus status, UUID article, Review review) {
        var messages = review.conversation().stream()
                .map(it -> new Shown(
                        it.id(),
                        it.by() == null ? "contributor" : "editors",
                        it.by(),
                        it.at(),
                        texts.find(article, it.text()).orElse(""),
                        it.thread() == null ? null : it.thread().thread()))
                .toList();
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(new Conversation(article, messages));
    }
}
