package newsroom.submission.draft;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.web.Checks;
import newsroom.platform.web.ETags;
import newsroom.platform.web.InvalidInput;
import newsroom.platform.web.RequestSeed;
import newsroom.platform.web.WebConfiguration;
import newsroom.submission.attachment.Attachment;
import newsroom.submission.attachment.Attachment.Arriving;
import newsroom.submission.attachment.Attachment.Clean;
import newsroom.submission.attachment.Attachments;
import newsroom.submission.attachment.CleanCopy;
import newsroom.submission.attachment.FileIntake;
import newsroom.submission.draft.Draft.Live;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The files of a draft. What one is, its content tells; what it is called and said to be is not looked at.
@RestController
@RequestMapping("/drafts/{articleId}/attachments")
final class AttachmentController {

    private static final int LONGEST_BODY = 512 * 1024;

    /// @param state `cleaning`, `clean` or `refused`
    /// @param sha256 of the clean copy, by which a draft's images name it
    /// @param warnings what was lost in cleaning
    /// @param reason why it was refused, and what to do instead
    record Shown(
            UUID attachmentId,
            String state,
            @Nullable String sha256,
            @Nullable String mediaType,
            @Nullable Long size,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Integer pages,
            @Nullable List<String> warnings,
            @Nullable String reason) {

        static Shown of(Attachment attachment) {
            return switch (attachment) {
                case Clean(var id, _, CleanCopy copy) ->
                    new Shown(
                            id,
                            attachment.state(),
                            copy.sha256(),
                            copy.mediaType(),
                            copy.size(),
                            copy.width(),
                            copy.height(),
                            copy.pages(),
                            copy.warnings(),
                            null);
                case Attachment.Refused(var id, _, var reason) -> bare(id, attachment.state(), reason);
                case Arriving _, Attachment.Original _, Attachment.Leaving _ ->
                    bare(attachment.id(), attachment.state(), null);
            };
        }

        private static Shown bare(UUID id, String state, @Nullable String reason) {
            return new Shown(id, state, null, null, null, null, null, null, null, reason);
        }
    }

    record All(List<Shown> attachments) {}

    private final OwnDrafts own;
    private final Attachments attachments;
    private final FileIntake intake;
    private final SaveDraft save;
    private final StaleWrites stale;
    private final ShowDraft show;

    AttachmentController(
            OwnDrafts own,
            Attachments attachments,
            FileIntake intake,
            SaveDraft save,
            StaleWrites stale,
            ShowDraft show) {
        this.own = own;
        this.attachments = attachments;
        this.intake = intake;
        this.save = save;
        this.stale = stale;
        this.show = show;
    }

    @PostMapping
    @Operation(
            summary = "Attach a file: the body itself, or the part \"file\" of a form. It is cleaned after the answer.")
    ResponseEntity<Shown> attach(@PathVariable UUID articleId, RequestSeed seed, HttpServletRequest request) {
        var draft = own.find(articleId, Callers.required(request)).state();
        if (!(draft instanceof Live)) {
            throw new RequestRefused(
                    new Refusal(Refusal.Kind.NOT_NOW, "Not possible now: attach").with("acts", DraftView.words(draft)));
        }
        if (request.getContentLengthLong() == 0) {
            throw new InvalidInput("file", "must not be empty");
        }
        var opened = attachments
                .open(articleId, seed.uuid("attachment"))
                .orElseThrow(() -> new RequestRefused(new Refusal(
                        Refusal.Kind.NOT_NOW,
                        "A draft has at most " + Attachments.MOST_PER_DRAFT + " attachments; delete one first")));
        var attached = opened instanceof Arriving arriving
                ? intake.take(arriving, request).orElseThrow(RequestRefused::unknown)
                : opened;
        WebConfiguration.answerIsAbout(request, articleId);
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/drafts/" + articleId + "/attachments/" + attached.id()))
                .body(Shown.of(attached));
    }

    @GetMapping
    @Operation(summary = "The files of a draft, and how far each is.")
    All list(@PathVariable UUID articleId, HttpServletRequest request) {
        own.find(articleId, Callers.required(request));
        return new All(attachments.of(articleId).stream().map(Shown::of).toList());
    }

    @GetMapping("/{attachmentId}")
    @Operation(summary = "How far a file is, and what it is once it is clean.")
    Shown show(@PathVariable UUID articleId, @PathVariable UUID attachmentId, HttpServletRequest request) {
        own.find(articleId, Callers.required(request));
        return Shown.of(found(articleId, attachmentId));
    }

    @GetMapping("/{attachmentId}/file")
    @Operation(summary = "The clean copy of a file.")
    void file(
            @PathVariable UUID articleId,
            @PathVariable UUID attachmentId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        own.find(articleId, Callers.required(request));
        CleanFileAnswer.write(attachments, clean(articleId, attachmentId), response);
    }

    @DeleteMapping("/{attachmentId}")
    @Operation(summary = "Take a file away. What a revision was sent with stays with that revision.")
    ResponseEntity<Void> remove(
            @PathVariable UUID articleId, @PathVariable UUID attachmentId, HttpServletRequest request) {
        own.find(articleId, Callers.required(request));
        attachments.find(articleId, attachmentId).ifPresent(attachments::remove);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{attachmentId}/text")
    @Operation(summary = "Save a document's text as the draft's. If-Match names the version it replaces.")
    ResponseEntity<DraftView.Status> text(
            @PathVariable UUID articleId,
            @PathVariable UUID attachmentId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            HttpServletRequest request)
            throws IOException {
        var draft = own.find(articleId, Callers.required(request));
        var seen = ETags.expected(ifMatch);
        var clean = clean(articleId, attachmentId);
        if (!clean.copy().isText()) {
            throw new RequestRefused(new Refusal(
                    Refusal.Kind.INVALID, "Only DOCX, ODT, Markdown and plain text can become a draft's text"));
        }
        var checks = new Checks();
        checks.require(clean.copy().size() <= LONGEST_BODY, "body", "would have more than 512 KiB");
        checks.done();
        var body = checks.text("body", markdown(clean), LONGEST_BODY);
        checks.done();
        var text = draft.state().papersIfAny().map(it -> it.writing().text()).orElseThrow(RequestRefused::unknown);
        var content = text.content().withBody(body);
        var now = stale.orCurrent(save.save(articleId, seen, content, text.note()), content);
        WebConfiguration.answerIsAbout(request, articleId);
        return ResponseEntity.ok().eTag(ETags.of(now.version())).body(show.status(now.state(), null));
    }

    private Attachment found(UUID article, UUID id) {
        return attachments.find(article, id).orElseThrow(RequestRefused::unknown);
    }

    private Clean clean(UUID article, UUID id) {
        if (found(article, id) instanceof Clean clean) {
            return clean;
        }
        throw new RequestRefused(new Refusal(Refusal.Kind.NOT_NOW, "There is no clean copy of this file"));
    }

    private String markdown(Clean clean) throws IOException {
        return new String(attachments.read(clean), StandardCharsets.UTF_8);
    }
}
