package newsroom.submission.draft;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.aggregate.Versioned;
import newsroom.platform.web.Checks;
import newsroom.platform.web.ETags;
import newsroom.platform.web.RequestSeed;
import newsroom.platform.web.WebConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where a contributor and the editors write to each other about a draft, and neither learns who the other is.
@RestController
@RequestMapping("/drafts/{articleId}")
final class ConversationController {

    private static final int LONGEST_TEXT = 5000;

    /// @param text what to write to the editors
    record MessageRequest(@Nullable String text) {}

    /// @param reason why the assembly should decide again
    record AppealRequest(@Nullable String reason) {}

    /// @param messages oldest first
    record Conversation(UUID articleId, List<Shown> messages) {}

    /// @param from `contributor` or `editors`
    /// @param at truncated to the hour
    /// @param revision which it is about, where it is a comment on one
    /// @param segment its address in that revision, where it is about one
    /// @param excerpt what stands there
    record Shown(
            UUID messageId,
            String from,
            Instant at,
            String text,
            @Nullable Integer revision,
            @Nullable String segment,
            @Nullable String excerpt) {}

    private final OwnDrafts own;
    private final ShowDraft show;
    private final WriteToEditors write;
    private final Texts texts;

    ConversationController(OwnDrafts own, ShowDraft show, WriteToEditors write, Texts texts) {
        this.own = own;
        this.show = show;
        this.write = write;
        this.texts = texts;
    }

    @GetMapping("/conversation")
    @Operation(summary = "What the editors and the contributor wrote to each other, oldest first.")
    ResponseEntity<Conversation> conversation(@PathVariable UUID articleId, HttpServletRequest request) {
        var found = own.find(articleId, Callers.required(request));
        var papers = found.state().papersIfAny().orElseThrow(RequestRefused::unknown);
        return ResponseEntity.ok()
                .eTag(ETags.of(found.version()))
                .body(new Conversation(
                        articleId,
                        papers.conversation().stream()
                                .map(it -> shown(papers, it))
                                .toList()));
    }

    private Shown shown(Papers papers, Message message) {
        var anchor = message.anchor();
        return new Shown(
                message.id(),
                message.from().name().toLowerCase(Locale.ROOT),
                message.at(),
                texts.find(papers.articleId(), message.text()).orElse(""),
                anchor == null ? null : anchor.revision(),
                anchor == null ? null : anchor.segment(),
                anchor == null ? null : show.excerpt(papers, anchor.revision(), anchor.segment()));
    }

    @PostMapping("/conversation")
    @Operation(summary = "Write to the editors, in answer to a question or not.")
    ResponseEntity<DraftView.Status> write(
            @PathVariable UUID articleId,
            @RequestBody MessageRequest message,
            RequestSeed seed,
            HttpServletRequest request) {
        own.find(articleId, Callers.required(request));
        var text = checked("text", message.text());
        return created(write.write(articleId, seed, text).orThrow(), request);
    }

    @PostMapping("/appeal")
    @Operation(summary = "Ask the whole assembly to decide again about a text that was declined. It can be asked once.")
    ResponseEntity<DraftView.Status> appeal(
            @PathVariable UUID articleId,
            @RequestBody AppealRequest appeal,
            RequestSeed seed,
            HttpServletRequest request) {
        own.find(articleId, Callers.required(request));
        var reason = checked("reason", appeal.reason());
        return created(write.appeal(articleId, seed, reason).orThrow(), request);
    }

    private static String checked(String field, @Nullable String text) {
        var checks = new Checks();
        var checked = checks.shortText(field, text, LONGEST_TEXT);
        checks.done();
        return checked;
    }

    private ResponseEntity<DraftView.Status> created(Versioned<Draft> now, HttpServletRequest request) {
        WebConfiguration.answerIsAbout(request, now.state().articleId());
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(ETags.of(DraftController.known(now)))
                .body(show.status(now.state(), null));
    }
}
